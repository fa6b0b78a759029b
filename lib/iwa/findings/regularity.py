"""How regular a network's publication is: posts per week, peaks, silences."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pandas as pd

PEAK = 2.0  # a week with twice the usual number of posts, and three more at least, is a peak
SILENCE_DAYS = 10  # days without a post that count as a silence, if also twice the usual gap


@dataclass(frozen=True)
class Silence:
    """Days without a post: the first and the last day on which nothing came out."""

    first: pd.Timestamp
    last: pd.Timestamp

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def weekly_counts(published: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> pd.Series:
    """Posts per week (of seven days that end on `last`), indexed by each week's first day.

    `published` are days without time. Weeks without a post count 0; the days before the first
    whole week are left out.
    """
    weeks = max(((last - first).days + 1) // 7, 1)
    starts = [last - pd.Timedelta(days=7 * back - 1) for back in range(weeks, 0, -1)]
    places = (published - starts[0]) // pd.Timedelta(days=7)
    counts = places.value_counts().reindex(range(weeks), fill_value=0)
    return pd.Series(counts.tolist(), index=pd.DatetimeIndex(starts))


def silences(published: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> list[Silence]:
    """The long gaps between posts within the window, longest first; the window's ends count.

    A gap is a silence from `SILENCE_DAYS` days on, and when it is twice the days that usually pass
    between two posts (none, for a network that publishes every day).
    """
    posted = sorted(set(published.dropna()))
    days = [first - pd.Timedelta(days=1), *posted, last + pd.Timedelta(days=1)]
    gaps = [
        Silence(before + pd.Timedelta(days=1), after - pd.Timedelta(days=1))
        for before, after in itertools.pairwise(days)
        if (after - before).days > 1
    ]
    between = [(after - before).days - 1 for before, after in itertools.pairwise(posted)]
    usual = float(np.median(between)) if between else 0.0
    long = [gap for gap in gaps if gap.days >= SILENCE_DAYS and (gap.days >= 2 * usual or len(gaps) == 1)]
    return sorted(long, key=lambda gap: (-gap.days, gap.first))


def peaks(counts: pd.Series) -> pd.Series:
    """The weeks with far more posts than the usual week, highest first."""
    usual = float(counts.median())
    high = counts[(counts >= PEAK * usual) & (counts >= usual + 3)]
    return high.sort_values(ascending=False, kind="stable")
