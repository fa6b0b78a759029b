"""Identifiers that are long numbers: whether a spreadsheet or a program has rounded them.

A spreadsheet keeps 15 digits of a number and prints long ones as 1.22E+17; a program that takes
them for decimal numbers rounds them to the next multiple of 2, 4, 8 or 16. A damaged number is
never an identifier.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import compute

KEPT_DIGITS = 15  # what a spreadsheet keeps of a number


def intact(ids: pd.Series) -> pd.Series:
    """The numbers that no program has rounded, "" in the place of the others.

    Judged on the column's distinct numbers: one of 17 digits in a hundred ends in 00 by nature,
    a column of them was cut by a spreadsheet.

    >>> intact(pd.Series(["122121474620644102", "1.22121E+17", "122158000000000000"])).tolist()
    ['122121474620644102', '', '']
    """
    bare = ids.str.strip()
    distinct = compute.unique(pa.array(bare, type=pa.large_string()))
    decimal = compute.match_substring_regex(distinct, "^[0-9]+$")
    long = distinct.filter(compute.and_(decimal, compute.greater(compute.utf8_length(distinct), KEPT_DIGITS)))
    foreign = distinct.filter(compute.invert(decimal)).to_pylist()
    crushed = long.filter(compute.ends_with(long, "000000")).to_pylist()
    damaged = {*foreign, *crushed} | _cut(long) | _rounded(long)
    return bare.mask(bare.isin(damaged), "") if damaged else bare


def _cut(ids: pa.Array) -> set[str]:
    """Nothing but zeros after the 15th digit, more often than chance allows."""
    ending = ids.filter(compute.ends_with(ids, "0")).to_pylist()
    zeros = {text for text in ending if not text[KEPT_DIGITS:].strip("0")}
    lengths = compute.utf8_length(ids).to_numpy(zero_copy_only=False)
    by_chance = float((10.0 ** (KEPT_DIGITS - lengths)).sum())
    return zeros if len(zeros) > by_chance + 4 * by_chance**0.5 + 0.5 else set()


def _rounded(ids: pa.Array) -> set[str]:
    """All are numbers a float can hold, where chance would give that once in a million."""
    numbers = ids.filter(compute.less_equal(compute.utf8_length(ids), 18)).to_pylist()
    if any(int(float(text)) != int(text) for text in numbers):  # mostly the first one tells
        return set()
    bits_lost = np.log2(np.spacing(np.array(numbers, dtype="float64"))).clip(min=0).sum()
    return set(ids.to_pylist()) if bits_lost >= 20 else set()
