"""Days on which far more came in than on any other: a raid, or something that went round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

FEWEST = 50  # messages of a day under which it is no surge
TIMES = 10  # the busiest of the other days
LONGEST = 3  # days: a raid at midnight falls on two


@dataclass(frozen=True)
class Surge:
    """The days in their order, how many came on them, and how many at most on another."""

    days: tuple[date, ...]
    count: int
    usual: int

    def others(self, messages: pd.DataFrame, zone: str) -> pd.Series:
        """True for the messages of other days."""
        return ~days_of(messages, zone).isin([str(day) for day in self.days])


def days_of(messages: pd.DataFrame, zone: str) -> pd.Series:
    """The day of each message on the client's calendar, as text."""
    days: pd.Series = messages["received_at"].dt.tz_convert(zone).dt.strftime("%Y-%m-%d").astype("str")
    return days


def surge(messages: pd.DataFrame, zone: str) -> Surge | None:
    """The days of the surge, three at most; None where none stands out.

    >>> at = pd.to_datetime(["2026-10-01T08:00Z", *["2026-10-15T21:50Z"] * 60, *["2026-10-15T22:10Z"] * 55])
    >>> found = surge(pd.DataFrame({"received_at": at}), "Europe/Paris")
    >>> [str(day) for day in found.days], found.count, found.usual
    (['2026-10-15', '2026-10-16'], 115, 1)
    """
    if len(messages) < FEWEST:
        return None
    counts = days_of(messages, zone).value_counts()
    for size in range(min(LONGEST, len(counts)), 0, -1):
        others = int(counts.iloc[size]) if len(counts) > size else 0
        if int(counts.iloc[size - 1]) >= max(FEWEST, TIMES * max(others, 1)):
            days = tuple(date.fromisoformat(str(name)) for name in sorted(counts.index[:size]))
            return Surge(days, int(counts.iloc[:size].sum()), others)
    return None
