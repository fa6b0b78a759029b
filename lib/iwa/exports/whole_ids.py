"""Identifiers that are long numbers: whether a spreadsheet or a program has rounded them.

A spreadsheet keeps 15 digits of a number and prints long ones as 1.22E+17; a program that takes
them for decimal numbers rounds them to the next multiple of 2, 4, 8 or 16. A damaged number is
never an identifier.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

KEPT_DIGITS = 15  # what a spreadsheet keeps of a number


def intact(ids: pd.Series) -> pd.Series:
    """The numbers that no program has rounded, "" in the place of the others.

    Judged on the column's distinct numbers: one of 17 digits in a hundred ends in 00 by nature,
    a column of them was cut by a spreadsheet.

    >>> intact(pd.Series(["122121474620644102", "1.22121E+17", "122158000000000000"])).tolist()
    ['122121474620644102', '', '']
    """
    bare = ids.str.strip()
    distinct = set(bare.unique().tolist())  # a list first: pandas hands out its texts one by one
    digits = {text for text in distinct if text.isdecimal() and text.isascii()}
    long = {text for text in digits if len(text) > KEPT_DIGITS}
    crushed = {text for text in long if text.endswith("000000")}
    damaged = (distinct - digits) | crushed | _cut(long) | _rounded(long)
    return bare.mask(bare.isin(damaged), "") if damaged else bare


def _cut(ids: set[str]) -> set[str]:
    """Nothing but zeros after the 15th digit, more often than chance allows."""
    zeros = {text for text in ids if not text[KEPT_DIGITS:].strip("0")}
    by_chance = sum(count * 10.0 ** (KEPT_DIGITS - length) for length, count in Counter(map(len, ids)).items())
    return zeros if len(zeros) > by_chance + 4 * by_chance**0.5 + 0.5 else set()


def _rounded(ids: set[str]) -> set[str]:
    """All are numbers a float can hold, where chance would give that once in a million."""
    numbers = [text for text in ids if len(text) <= 18]
    if any(int(float(text)) != int(text) for text in numbers):  # mostly the first one tells
        return set()
    bits_lost = np.log2(np.spacing(np.array(numbers, dtype="float64"))).clip(min=0).sum()
    return ids if bits_lost >= 20 else set()
