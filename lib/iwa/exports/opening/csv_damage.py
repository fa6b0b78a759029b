"""The damage Excel does to a comma file that it opens and saves where lists are parted by ";".

Each physical line becomes one cell: wrapped in quotes with its own quotes doubled, cut at every
";" of a text, padded with ";". A description on several lines is then broken over several rows.
Undone by reading the lines as ";" cells and joining these again: what comes out is the text as
the network wrote it.
"""

from __future__ import annotations

import csv
import re

import pandas as pd

SENTENCE = (
    "Excel avait réenregistré ce fichier en entourant chaque ligne de guillemets et en coupant les textes : "
    "les lignes d’origine ont été reconstituées. Déposez de préférence l’export sans l’ouvrir dans Excel."
)
# a line that a ";" writer could have written: cells in whole quotes, or without any
_CELL = r'(?:"(?:[^"]|"")*"|[^";]*)'
_WRITTEN_LINE = re.compile(rf"{_CELL}(?:;{_CELL})*")
INNER_FIELDS = 3
SAMPLE_LINES = 60


def unwrapped(text: bytes, sample: str) -> bytes | None:
    """The text as the network wrote it; None when it is not damaged.

    `sample` is its beginning, cut at a line's end; lines end with "\\n".
    """
    if not _is_wrapped(sample):
        return None
    lines = text.decode("utf-8").split("\n")
    return "\n".join(_line(line) for line in lines).encode()


def _is_wrapped(sample: str) -> bool:
    lines = [line for line in sample.split("\n")[:SAMPLE_LINES] if line.strip(';," \t')]
    quoted = [line for line in lines if '"' in line]
    if not quoted or not all(_WRITTEN_LINE.fullmatch(line) for line in quoted):
        return False
    alone = [line for line in lines if len(_split(line.rstrip(";"), ";")) == 1]
    # Excel wraps a line for the quotes in it alone: without any, whoever wrote the file quoted a text with commas.
    wrapped = [line for line in alone if line.startswith('"') and '""' in line]
    records = [line for line in wrapped if len(_split(_line(line), ",")) >= INNER_FIELDS]
    return bool(records) and 2 * len(alone) > len(lines)


def _line(line: str) -> str:
    """A physical line of the saved file as the line that Excel had opened.

    >>> _line('"1,""Bonjour, vous"",12";;')
    '1,"Bonjour, vous",12'
    """
    bare = line.rstrip(";")
    return ";".join(_split(bare, ";")) if _WRITTEN_LINE.fullmatch(bare) else line


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [""])


def first_lines(cells: pd.DataFrame) -> pd.Index:
    """The number of the physical line on which each record begins, in the file as it was saved."""
    inner = sum((cells[column].str.count("\n") for column in cells), start=pd.Series(0, index=cells.index))
    begins = (inner + 1).cumsum().shift(fill_value=0) + 1
    return pd.Index(begins.astype("int64"))
