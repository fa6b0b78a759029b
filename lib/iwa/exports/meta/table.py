"""The rows of a Meta content export under canonical names, whatever was joined to make the file.

People stack exports of several months, accounts or languages: headers then stand again further
down, or French and English columns stand side by side, each filled for part of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Sheet
from iwa.exports.labels import Columns, Header
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, without
from iwa.exports.wording import normalised
from iwa.numbers import counted
from iwa.tables import METRICS


def gathered(notes: Notes, header: Header, columns: Columns) -> pd.DataFrame:
    """All rows under the header, text cells by canonical name, index the row number; facts are stripped.

    Blank rows and headers repeated further down are left out, and so are rows with more cells
    than the header has labels: theirs stand in the wrong column, they become issues.
    """
    headers = [header, *_later_headers(notes.sheet, header, columns)]
    parts = []
    for position, start in enumerate(headers):
        below = notes.sheet.cells.loc[start.row :]
        if position + 1 < len(headers):
            below = below.loc[: headers[position + 1].row - 1]
        parts.append(_part(replace(notes.sheet, cells=below), start, notes))
    whole = pd.concat(parts).fillna("") if len(parts) > 1 else parts[0]
    return whole.assign(**{str(name): whole[name].str.strip() for name in whole if name not in METRICS})


def _later_headers(sheet: Sheet, header: Header, columns: Columns) -> list[Header]:
    names = {normalised(label) for label in columns["post_id"]}
    ids = labels.below(sheet, header)[header.positions["post_id"]].str.strip().str.casefold()
    rows = ids.index[ids.isin(names)]
    if rows.empty:
        return []
    again = sheet.cells.loc[rows]
    return [labels.match_row(row.tolist(), columns, int(str(number))) for number, row in again.iterrows()]


def _part(sheet: Sheet, header: Header, notes: Notes) -> pd.DataFrame:
    table = labels.body(sheet, header)
    for name, places in header.repeated.items():
        copies = [sheet.cells.loc[table.index, place] for place in places]
        table[name] = _first_filled(copies, _labels(sheet, header)[places[0]], notes)
    overflowing = _overflowing(sheet, header, table.index)
    for row in table.index[overflowing]:
        sentence = (
            "La ligne a plus de cellules que l’en-tête n’a de colonnes : ses valeurs sont décalées, "
            "elle est laissée de côté. Reprenez le fichier d’origine."
        )
        notes.doubt(pd.Index([row]), "shifted-row", sentence)
    return without(table, overflowing)


def _first_filled(copies: Sequence[pd.Series], label: str, notes: Notes) -> pd.Series:
    """One column of several that say the same: the first filled cell of each row."""
    chosen = copies[0]
    differs = pd.Series(False, index=chosen.index)
    for other in copies[1:]:
        unequal = (chosen != "") & (other != "") & (chosen != other)
        apart = cells.numbers(chosen[unequal])[0] != cells.numbers(other[unequal])[0]
        differs |= apart.reindex(chosen.index, fill_value=False)
        chosen = chosen.mask(chosen == "", other)
    sentence = (
        f"La colonne « {label} » est en double dans le fichier et ses valeurs diffèrent sur "
        f"{counted(differs.sum(), 'ligne')} : la première colonne est retenue."
    )
    tell_once(notes, chosen.index[differs], "columns-differ", sentence)
    return chosen


def _overflowing(sheet: Sheet, header: Header, rows: pd.Index) -> pd.Series:
    last = max(place for place, label in enumerate(_labels(sheet, header)) if label)
    beyond = sheet.cells.iloc[:, last + 1 :]
    filled = (beyond != "").any(axis=1)
    return filled.loc[rows].astype("bool")


def _labels(sheet: Sheet, header: Header) -> list[str]:
    return [str(label).strip() for label in sheet.cells.loc[header.row]]
