"""Cells and lines of the networks' CSV files: dot decimals, no thousands, empty for missing."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

QUOTED = re.compile(r'[,"\n\r]')
QUOTED_OR_SPACED = re.compile(r'[ ,"\n\r]')  # Meta quotes a field for a space too


def cells(column: pd.Series) -> list[str]:
    """A column as text: whole numbers without a dot, others as short as they can be, missing empty.

    >>> cells(pd.Series([3.0, 0.25, None])), cells(pd.Series(["a", None]))
    (['3', '0.25', ''], ['a', ''])
    """
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        numbers = column.to_numpy(dtype="float64", na_value=np.nan)
        return [_number(n) for n in numbers.tolist()]
    return ["" if missing else str(value) for value, missing in zip(column, column.isna(), strict=True)]


def _number(value: float) -> str:
    if value != value:  # NaN is the only number that differs from itself
        return ""
    return str(int(value)) if value.is_integer() else repr(round(value, 6))


def delimited(table: dict[str, pd.Series], spaces: bool = False, end: str = "\n") -> str:
    """Header and rows, comma separated, quoted only where needed, ending with an end of line."""
    special = QUOTED_OR_SPACED if spaces else QUOTED

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if special.search(text) else text

    columns = [[quoted(cell) for cell in cells(column)] for column in table.values()]
    lines = [",".join(quoted(header) for header in table)]
    lines += [",".join(row) for row in zip(*columns, strict=True)]
    return end.join(lines) + end
