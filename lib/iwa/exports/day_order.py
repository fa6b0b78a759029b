"""Dates in figures whose order of day and month only the whole column tells.

A network writes one order, mostly MM/DD/YYYY. Excel set to a language that puts the day first
rewrites them as DD/MM/YYYY, or takes those that could be such a date for one (5 March becomes
3 May) and leaves the others as text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pandas as pd

_SLASHED = r"^(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?:\s.*)?$"
_ISO = r"^(?P<y>\d{4})-(?P<a>\d{1,2})-(?P<b>\d{1,2})(?:[T ].*)?$"
NOON = pd.Timedelta(hours=12)


def looks_like_day(texts: pd.Series) -> pd.Series:
    """Which cells are written like a date, whatever the order of day and month."""
    return texts.str.match(_SLASHED) | texts.str.match(_ISO)


def read_days(
    texts: pd.Series, misfit: Callable[[pd.Series], float], *, usual_day_first: bool = False
) -> tuple[pd.Series, bool]:
    """The days, NaT where a cell holds no date; and whether they stand in another order than the usual one.

    The order taken is the one with the fewest impossible dates, then the least `misfit` of the
    days it gives; the network's usual one when nothing tells them apart.

    >>> days, changed = read_days(pd.Series(["13/01/2026", "14/01/2026"]), missing_days)
    >>> days.dt.day.tolist(), changed
    ([13, 14], True)
    """
    places, written = pd.factorize(texts)  # thousands of posts share a few hundred days
    text = [str(each).strip() for each in written]
    slashed, iso = ([re.match(pattern, each) for each in text] for pattern in (_SLASHED, _ISO))
    orders = itertools.product(
        (usual_day_first, not usual_day_first) if any(slashed) else (usual_day_first,),
        (False, True) if any(iso) else (False,),
    )
    best: tuple[float, float] | None = None
    for day_first, swapped in orders:
        told = [_iso_day(one, day_first) or _iso_day(other, swapped) for one, other in zip(slashed, iso, strict=True)]
        found = pd.to_datetime(pd.Series(told, dtype="str"), format="%Y-%m-%d", errors="coerce")
        days = pd.Series(found.astype("datetime64[ns]").to_numpy()[places], index=texts.index)
        score = (float(days.isna().sum()), misfit(days))
        if best is None or score < best:
            best, chosen, changed = score, days, day_first != usual_day_first or swapped
    return chosen, changed


def _iso_day(found: re.Match[str] | None, day_first: bool) -> str:
    if not found:
        return ""
    year = found["y"] if len(found["y"]) == 4 else f"20{found['y']}"
    month, day = (found["b"], found["a"]) if day_first else (found["a"], found["b"])
    return f"{year}-{month}-{day}"


def missing_days(days: pd.Series) -> float:
    """How many days lack between the first and the last: the networks' calendars have no holes."""
    known = days.dropna()
    return float((known.max() - known.min()).days + 1 - known.nunique()) if len(known) else 0.0
