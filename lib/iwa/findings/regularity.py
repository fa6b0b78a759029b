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
    """Posts per week, Monday to Sunday, indexed by each week's Monday; only the weeks that lie whole between two days.

    `published` are days without time. Weeks without a post count 0; a period without a whole week gives no row.
    """
    monday = first + pd.Timedelta(days=-first.day_of_week % 7)
    weeks = max(((last - monday).days + 1) // 7, 0)
    starts = pd.date_range(monday, periods=weeks, freq="7D")
    places = (published - monday) // pd.Timedelta(days=7)
    counts = places.value_counts().reindex(range(weeks), fill_value=0)
    return pd.Series(counts.tolist(), index=starts, dtype="int64")


def gaps(published: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> list[Silence]:
    """Every run of days without a post within the window, longest first; the window's ends count."""
    days = [first - pd.Timedelta(days=1), *sorted(set(published.dropna())), last + pd.Timedelta(days=1)]
    found = [
        Silence(before + pd.Timedelta(days=1), after - pd.Timedelta(days=1))
        for before, after in itertools.pairwise(days)
        if (after - before).days > 1
    ]
    return sorted(found, key=lambda gap: (-gap.days, gap.first))


def silences(published: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> list[Silence]:
    """The long gaps between posts within the window, longest first.

    A gap is a silence from `SILENCE_DAYS` days on, and when it is twice the days that usually pass
    between two posts (none, for a network that publishes every day).
    """
    posted, found = sorted(set(published.dropna())), gaps(published, first, last)
    between = [(after - before).days - 1 for before, after in itertools.pairwise(posted)]
    usual = float(np.median(between)) if between else 0.0
    return [gap for gap in found if gap.days >= SILENCE_DAYS and (gap.days >= 2 * usual or len(found) == 1)]


def peaks(counts: pd.Series) -> pd.Series:
    """The weeks with far more posts than the usual week, highest first."""
    usual = float(counts.median())
    high = counts[(counts >= PEAK * usual) & (counts >= usual + 3)]
    return high.sort_values(ascending=False, kind="stable")
