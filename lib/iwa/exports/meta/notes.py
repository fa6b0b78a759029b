"""One sentence for many rows: what Meta's files have wrong, they have wrong throughout."""

from __future__ import annotations

import pandas as pd

from iwa.exports.reading import Notes


def tell_once(notes: Notes, rows: pd.Index, kind: str, sentence: str, *, fatal: bool = False) -> None:
    """One issue, placed at the first of the rows; nothing when there are none.

    `fatal` when the rows give nothing: each of them then is an issue.
    """
    if rows.empty:
        return
    notes.doubt(rows[:1], kind, sentence, fatal=False)
    if fatal:
        notes.states.loc[rows] = "issue"
