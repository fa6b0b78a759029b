"""A text that stops before its end, as a download or a synchronisation leaves it when it is interrupted.

The last cell of such a file may be half of a figure: 12 where the network wrote 1 245. It is taken
away and said, for a wrong figure looks as good as a right one.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports.document import CUT

OPEN_END = (
    "Le fichier s’arrête sans fin de ligne : s’il a été coupé, le dernier chiffre de la ligne {row} est incomplet. "
    "Comparez-le à celui du réseau."
)
STOPS = (
    CUT + " : il s’arrête au milieu de la ligne {row}. Ce qui est entier est lu, la suite manque. "
    "Téléchargez-le à nouveau."
)


def without_cut_end(
    cells: pd.DataFrame, text: bytes, delimiter: str, quote_open: bool
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The cells less the last one where the text stops inside it, and a sentence when it does.

    A line without an end is cut when it holds fewer cells than those above it; one that is as long
    may be whole, and only a figure at its very end is told. Rows are numbered from 1 by place.

    >>> table = pd.DataFrame([["Jour", "Vues", "Clics"], ["1", "1245", "7"], ["2", "12", ""]])
    >>> left, (said,) = without_cut_end(table, b"Jour,Vues,Clics\\n1,1245,7\\n2,12", ",", False)
    >>> left.iloc[2].tolist(), said.startswith("Le fichier est sans doute coupé")
    (['2', '', ''], True)
    """
    tail = text[-4096:].decode("utf-8", errors="ignore")
    if cells.empty or tail.endswith("\n"):
        return cells, ()
    row, last = len(cells), _extent(cells.iloc[-1])
    if last == 0:
        return cells, ()
    short = last + _blank_cells_at_the_end(tail, delimiter) < _width_above(cells)
    broken = tail.endswith("\ufffd")
    if quote_open and "\n" in str(cells.iloc[-1, last - 1]):
        return cells, ()  # the quote swallowed the lines below it: that is told by its own sentence
    if not (short or broken or quote_open) or _in_words(cells, last):
        return cells, (OPEN_END.format(row=row),) if tail[-1:].isdigit() and last > 1 else ()
    if quote_open or not tail.endswith(('"', delimiter)):
        cells = cells.copy()
        cells.iloc[-1, last - 1] = ""
    return cells, (STOPS.format(row=row),)


def _extent(row: pd.Series) -> int:
    """How many cells a row has up to the last one that is filled."""
    filled = (row != "").to_numpy().nonzero()[0]
    return int(filled[-1]) + 1 if len(filled) else 0


def _width_above(cells: pd.DataFrame) -> int:
    """The width of the table that the last row stands in: of the rows above it, up to a blank one."""
    above = cells.iloc[:-1] != ""
    blank = (~above.any(axis=1)).to_numpy().nonzero()[0]
    block = above.iloc[int(blank[-1]) + 1 :] if len(blank) else above
    filled = block.any(axis=0).to_numpy().nonzero()[0]
    return int(filled[-1]) + 1 if len(filled) else 0


def _blank_cells_at_the_end(tail: str, delimiter: str) -> int:
    found = re.search(rf'(?:{re.escape(delimiter)}(?:"")?)*$', tail)
    return found[0].count(delimiter) if found else 0


def _in_words(cells: pd.DataFrame, last: int) -> bool:
    """Whether the last row is a remark of the network's own, such as "the best 500 are shown"."""
    return last == 1 and " " in str(cells.iloc[-1, 0]).strip()
