"""Text cells into numbers, dates and durations, saying which cells could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import compute

# What networks write where they have no figure. A zero is never one of them.
MISSING_MARKS = frozenset({"", "-", "--", "undefined", "nan", "n/a", "na", "null", "(not set)"})
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
# "1,234" is more than a thousand, as English exports write it; a point parts thousands only when
# there are several: "1.234" is how every network prints a decimal.
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3}){2,})", re.ASCII)


def numbers(cells: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The figures of text cells, and which cells hold text that is no figure.

    Missing marks become NaN and are not faults. "1 234,5", "1,234.5", "5.02%" (as 5.02: the
    reader knows whether a column is in percent) and "< 1%" (as 1) are understood.

    >>> values, faulty = numbers(pd.Series(["12", "", "1 234,5", "abc"]))
    >>> values.tolist(), faulty.tolist()
    ([12.0, nan, 1234.5, nan], [False, False, False, True])
    """
    plain = _plain_numbers(cells)
    if plain is not None:
        return plain, pd.Series(False, index=cells.index)
    values = pd.Series(pd.to_numeric(cells, errors="coerce"), index=cells.index).astype("float64")
    doubtful = values.isna() & (cells != "")
    values.loc[doubtful] = cells[doubtful].map(_loose_number).astype("float64")
    values = values.where(np.isfinite(values))
    return values, values.isna() & ~is_missing(cells)


def each(cells: pd.Series, rule: Callable[[str], str | None]) -> pd.Series:
    """What the rule makes of each text, asked once a distinct text; missing where it answers None.

    >>> each(pd.Series(["a", "b", "a"]), {"a": "un"}.get).tolist()
    ['un', nan, 'un']
    """
    places, texts = pd.factorize(cells)
    answers = pd.array([rule(str(text)) for text in texts], dtype="str")
    return pd.Series(answers.take(places, allow_fill=True), index=cells.index)


def captured(cells: pd.Series, pattern: str) -> pd.Series:
    """What the pattern's group "it" finds first in each cell, "" where nothing matches. No look-around.

    >>> captured(pd.Series(["a12", "b"]), r"a(?P<it>\\d+)").tolist()
    ['12', '']
    """
    found = compute.struct_field(compute.extract_regex(pa.array(cells, type=pa.large_string()), pattern), "it")
    texts = compute.fill_null(found, "").to_numpy(zero_copy_only=False)
    return pd.Series(texts, index=cells.index, dtype="str")


def is_missing(cells: pd.Series) -> pd.Series:
    """Which cells hold nothing, or what a network writes for nothing."""
    return cells.str.strip().str.casefold().isin(MISSING_MARKS)


def _plain_numbers(cells: pd.Series) -> pd.Series | None:
    """The figures of a column of bare digits and blanks, ten times faster; None for any other."""
    text = pa.array(cells, type=pa.large_string())
    blank = compute.equal(text, "")
    try:
        figures = compute.if_else(blank, None, text).cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return None
    all_read = np.isfinite(figures).sum() == len(text) - (compute.sum(blank).as_py() or 0)
    return pd.Series(figures, index=cells.index) if all_read else None


def _loose_number(text: str) -> float:
    bare = "".join(text.split()).strip("%<'").replace("\u2212", "-")
    if "," in bare and "." in bare:
        decimal = max(",.", key=bare.rfind)
        bare = bare.replace("." if decimal == "," else ",", "").replace(",", ".")
    elif _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", "").replace(".", "")
    else:
        bare = bare.replace(",", ".")
    return float(bare) if _PLAIN.fullmatch(bare) else float("nan")


def seconds(cells: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Durations "H:MM:SS", "MM:SS", "47:08.743" or plain seconds, as seconds; and the faulty cells.

    >>> seconds(pd.Series(["0:04:23", "90", "47:08.743"]))[0].tolist()
    [263.0, 90.0, 2828.743]
    """
    whole = _plain_numbers(cells)
    if whole is not None:
        return whole, pd.Series(False, index=cells.index)
    parts = cells.str.strip().str.split(":", expand=True).reindex(columns=range(3))
    colons = cells.str.count(":")
    figures = parts.apply(pd.to_numeric, errors="coerce")
    clock = np.where(
        colons == 2,
        figures[0] * 3600 + figures[1] * 60 + figures[2],
        np.where(colons == 1, figures[0] * 60 + figures[1], np.nan),
    )
    plain, faulty = numbers(cells)
    values = pd.Series(np.where(colons > 0, clock, plain), index=cells.index)
    return values, values.isna() & (faulty | (colons > 0))


def days(cells: pd.Series, pattern: str) -> tuple[pd.Series, pd.Series]:
    """Dates written in one known pattern; and the cells that hold something else."""
    values = pd.to_datetime(cells.str.strip(), format=pattern, errors="coerce").astype("datetime64[ns]")
    return values, values.isna() & (cells.str.strip() != "")
