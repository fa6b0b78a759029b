"""What readers have to say in one sentence: of many rows at once, of a sheet that is not read."""

from __future__ import annotations

import pandas as pd

from iwa.exports.document import Sheet
from iwa.exports.reading import Notes
from iwa.numbers import counted


def tell_once(notes: Notes, rows: pd.Index, kind: str, sentence: str, *, fatal: bool = False) -> None:
    """One issue, placed at the first of the rows; nothing when there are none.

    `fatal` when the rows give nothing: each of them then is an issue.
    """
    if rows.empty:
        return
    notes.doubt(rows[:1], kind, sentence, fatal=False)
    if fatal:
        notes.states.loc[rows] = "issue"


def unread(sheet: Sheet, sentence: str, kind: str = "unknown-sheet") -> Notes:
    """The notes on a sheet that is not read: its filled rows are one issue, the blank ones structural.

    "{count}" in the sentence stands for the number of filled rows.
    """
    notes = Notes(sheet)
    filled = sheet.cells.index[(sheet.cells != "").any(axis=1)]
    count = counted(len(filled), "ligne remplie", "lignes remplies")
    tell_once(notes, filled, kind, sentence.replace("{count}", count), fatal=True)
    return notes


def unrecognised(sheet: Sheet) -> Notes:
    """The notes on a sheet that is none of the export's own."""
    return unread(sheet, f"L’onglet « {sheet.name} » n’est pas reconnu et n’est pas lu ({{count}}).")
