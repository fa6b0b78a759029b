"""Column labels found in a sheet, whatever their order, case or accents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa.exports.document import Sheet
from iwa.exports.wording import normalised

# canonical column name -> the labels networks print for it, in any language
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Header:
    """Where the header stands and which column holds what.

    `row` is the row number as people see it; `positions` maps canonical names to columns, the
    first one where a label stands twice; `repeated` the canonical names that stand twice;
    `unknown` the labels nobody maps, as printed.
    """

    row: int
    positions: dict[str, int]
    repeated: dict[str, tuple[int, ...]]
    unknown: tuple[str, ...]


def match_row(labels: Iterable[str], columns: Columns, row: int) -> Header:
    """The header that a row of labels would be: exact match of normalised labels, nothing looser."""
    return Header(row, *_matched(tuple(labels), tuple(columns.items())))


@lru_cache(maxsize=1024)  # every reader looks at the same top rows
def _matched(
    labels: tuple[str, ...], columns: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[dict[str, int], dict[str, tuple[int, ...]], tuple[str, ...]]:
    wanted = _names(columns)
    places: dict[str, list[int]] = {}
    unknown: list[str] = []
    for position, label in enumerate(labels):
        name = wanted.get(normalised(label))
        if name:
            places.setdefault(name, []).append(position)
        elif label.strip():
            unknown.append(label.strip())
    repeated = {name: tuple(where) for name, where in places.items() if len(where) > 1}
    return {name: where[0] for name, where in places.items()}, repeated, tuple(unknown)


@lru_cache(maxsize=256)
def _names(columns: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    """The canonical name of each normalised label."""
    return {normalised(alias): name for name, aliases in columns for alias in aliases}


def find_header(sheet: Sheet, columns: Columns, required: Iterable[str]) -> Header | None:
    """The first of the top rows that names all `required` columns; None when there is none."""
    needed = set(required)
    if not all_stand(sheet, columns, needed):
        return None
    for row, labels in sheet.top:
        header = match_row(labels, columns, row)
        if needed <= header.positions.keys():
            return header
    return None


def all_stand(sheet: Sheet, columns: Columns, names: Iterable[str]) -> bool:
    """Whether each of these columns has a label somewhere in the first rows: most sheets need no closer look."""
    return all(any(normalised(label) in sheet.words for label in columns[name]) for name in names)


def body(sheet: Sheet, header: Header) -> pd.DataFrame:
    """The rows under the header, columns under their canonical names, blank rows left out.

    Text cells, stripped of nothing; index: the row number. A column the file lacks is absent.
    """
    rows = below(sheet, header)
    blank = blank_rows(rows)
    named = rows[list(header.positions.values())].set_axis(list(header.positions), axis=1)
    return named[~blank] if blank.any() else named


def column(rows: pd.DataFrame, name: str) -> pd.Series:
    """A column of the rows; "" throughout where the file lacks it."""
    return rows[name] if name in rows else pd.Series("", index=rows.index, dtype="str")


def below(sheet: Sheet, header: Header) -> pd.DataFrame:
    """All the cells under the header: a slice, which copies nothing."""
    return sheet.cells.iloc[int(sheet.cells.index.searchsorted(header.row, side="right")) :]


def blank_rows(cells: pd.DataFrame) -> pd.Series:
    """Which rows hold nothing at all."""
    blank = pd.Series(True, index=cells.index)
    for column in cells:
        blank &= cells[column] == ""
        if not blank.any():  # mostly after one column
            break
    return blank
