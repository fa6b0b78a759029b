"""A day on which far more came in than on any other: a raid, or something that went round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

FEWEST = 50  # messages of a day under which it is no surge
TIMES = 10  # the busiest of the other days


@dataclass(frozen=True)
class Surge:
    """The day, how many came on it, and how many at most on another."""

    day: date
    count: int
    usual: int

    def others(self, messages: pd.DataFrame, zone: str) -> pd.Series:
        """True for the messages of other days."""
        return days_of(messages, zone) != str(self.day)


def days_of(messages: pd.DataFrame, zone: str) -> pd.Series:
    """The day of each message on the client's calendar, as text."""
    days: pd.Series = messages["received_at"].dt.tz_convert(zone).dt.strftime("%Y-%m-%d").astype("str")
    return days


def surge(messages: pd.DataFrame, zone: str) -> Surge | None:
    """The day of the surge; None where no day stands out."""
    if len(messages) < FEWEST:
        return None
    counts = days_of(messages, zone).value_counts()
    others = int(counts.iloc[1]) if len(counts) > 1 else 0
    most = int(counts.iloc[0])
    if most < FEWEST or most < TIMES * max(others, 1):
        return None
    return Surge(date.fromisoformat(str(counts.index[0])), most, others)
