"""An export file as text cells, before anybody knows which network it comes from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from iwa.exports.wording import normalised

TOP_ROWS = 15
LONGEST_LABEL = 100
SAMPLE_ROWS = 200
Found = TypeVar("Found")
CUT = "Le fichier est sans doute coupé"  # how a repair begins that tells of figures lost, not of damage undone


def text_cells(table: pa.Table) -> pd.DataFrame:
    """Arrow's columns of text as cells, columns numbered from 0."""
    cells: pd.DataFrame = table.to_pandas(types_mapper=lambda _: pd.StringDtype(na_value=float("nan")))
    return cells.set_axis(range(table.num_columns), axis=1)


@dataclass(frozen=True)
class Sheet:
    """One sheet, or the only table of a CSV.

    `cells` holds text, "" where a cell is blank; columns are numbered from 0; the index is the
    row number a person sees in Excel (from 1). A record that spans lines is one row.
    """

    name: str
    cells: pd.DataFrame

    @property
    def width(self) -> int:
        return len(self.cells.columns)

    @cached_property
    def top(self) -> list[tuple[int, list[str]]]:
        """The first rows, where a header stands: row number and cells. Every reader looks at them."""
        columns = [self.cells[column].array[:TOP_ROWS].tolist() for column in self.cells]
        rows = [list(row) for row in zip(*columns, strict=True)]
        return list(zip(self.cells.index[:TOP_ROWS].tolist(), rows, strict=True))

    @cached_property
    def words(self) -> frozenset[str]:
        """What the cells of the first rows say, normalised; a post's text is no label and left out."""
        return frozenset(normalised(cell) for _, row in self.top for cell in row if len(cell) <= LONGEST_LABEL)

    @cached_property
    def is_filled(self) -> bool:
        """Whether one of the first rows holds anything."""
        return any(any(self.cells[column].array[:SAMPLE_ROWS]) for column in self.cells)


@dataclass(frozen=True)
class Document:
    """A file of the client's exports, or one member of a zip.

    `name` is the path inside `exports/`, a zip member after " › ". `repairs` are French
    sentences on damage that was undone while opening (a CSV re-saved by Excel, say).
    """

    name: str
    sheets: tuple[Sheet, ...]
    repairs: tuple[str, ...] = ()
    _found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, what: Hashable, find: Callable[[], Found]) -> Found:
        """What `find` finds in it, looked for once: a reader that recognises a document then reads the same tables.

        >>> document = Document("a.csv", ())
        >>> document.once("tables", lambda: [1]) is document.once("tables", lambda: [1])
        True
        """
        if what not in self._found:
            self._found[what] = find()
        found: Found = self._found[what]
        return found

    @property
    def base_name(self) -> str:
        """The file's own name, without folder or zip: what a network called its export."""
        return self.name.replace("\\", "/").split(" › ")[-1].split("/")[-1]
