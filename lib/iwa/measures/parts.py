"""Parts of a table, column by column: a month's measures are computed on hundreds of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from iwa.measures.measure import Rows

Key = tuple[str, ...]
NO_PLACE = np.zeros(0, dtype="int64")


@dataclass(frozen=True, eq=False)
class Columns:
    """A table of which only the columns that a measure asks for are taken out, each once."""

    rows: pd.DataFrame
    taken: dict[str, np.ndarray] = field(default_factory=dict)

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self.taken:
            self.taken[name] = _values(self.rows[name])
        return self.taken[name]

    @property
    def none(self) -> Part:
        """The part without any row."""
        return Part(self, NO_PLACE)

    def parts(self, of: Rows, by: Sequence[str]) -> dict[Key, Part]:
        """The rows that `of` picks, by the values of some columns; a row that lacks one is in no part.

        >>> days = Columns(pd.DataFrame({"month": ["2026-09", "2026-10", "2026-10"], "value": [1.0, 2.0, 5.0]}))
        >>> {month: float(part["value"].sum()) for (month,), part in days.parts(lambda rows: rows, ["month"]).items()}
        {'2026-09': 1.0, '2026-10': 7.0}
        """
        picked = of(self._facts)
        places = picked.index.to_numpy()
        groups = picked.groupby(list(by), observed=True).indices
        return {_key(key): Part(self, places[own]) for key, own in groups.items()}

    @cached_property
    def _facts(self) -> pd.DataFrame:
        """The rows without their figures, which no choice of rows looks at, numbered from 0."""
        return self.rows.select_dtypes(exclude="float").reset_index(drop=True)


def _key(key: object) -> Key:
    return tuple(map(str, key if isinstance(key, tuple) else (key,)))


@dataclass(frozen=True, eq=False)
class Part:
    """Some rows of a table: a column by name, a length."""

    columns: Columns
    places: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        return np.asarray(self.columns[name][self.places])

    def __len__(self) -> int:
        return len(self.places)


def _values(column: pd.Series) -> np.ndarray:
    """The column's values; the texts of a category are taken from its few names, not written out one by one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = np.append(np.asarray(column.cat.categories, dtype="object"), np.nan)
        return np.asarray(names[column.cat.codes])  # -1, the missing one, is the last
    return column.to_numpy()
