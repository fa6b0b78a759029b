"""Time counted only while somebody answers: opening hours, public holidays and changes of clock taken into account.

Hours are those of the client's own clock; what is counted between two instants is real time, so that a
night in which the clock changes has the length that it really had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

Span = tuple[int, int]  # minutes after midnight: (540, 1080) is from 9 to 18
HOUSE: tuple[tuple[Span, ...], ...] = (((540, 1080),),) * 5 + ((),) * 2  # from 9 to 18 on working days


@dataclass(frozen=True)
class Opening:
    """When messages are answered: the spans of each weekday, Monday first, and the days on which nobody does.

    `is_noted` is False where the house's hours stand in for those that the client did not write.
    """

    zone: str
    week: tuple[tuple[Span, ...], ...] = HOUSE
    closed: frozenset[date] = frozenset()
    is_noted: bool = False

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The spans of a day; none on a closed one.

        >>> Opening("Europe/Paris", closed=frozenset({date(2026, 11, 11)})).spans_of(date(2026, 11, 11))
        ()
        """
        return () if day in self.closed else self.week[day.weekday()]

    @property
    def weekly_hours(self) -> float:
        """The hours of a week without a closed day.

        >>> Opening("Europe/Paris").weekly_hours
        45.0
        """
        return sum(end - start for spans in self.week for start, end in spans) / 60


def working_seconds(begun: pd.Series, ended: pd.Series, opening: Opening) -> pd.Series:
    """The seconds of opening between two instants, row by row; missing where one of them is, 0 within closed hours.

    >>> begun, ended = (pd.Series(pd.to_datetime([at], utc=True)) for at in ("2026-10-02 15:30", "2026-10-05 07:45"))
    >>> working_seconds(begun, ended, Opening("Europe/Paris")).tolist()  # Friday 17:30 to Monday 9:45
    [4500.0]
    """
    known = begun.notna() & ended.notna()
    found = pd.Series(np.nan, index=begun.index, dtype="float64")
    if known.any():
        starts, ends = _spans(begun[known].min(), ended[known].max(), opening)
        found[known] = _open_before(ended[known], starts, ends) - _open_before(begun[known], starts, ends)
    return found


def _open_before(instants: pd.Series, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The seconds of opening before each instant."""
    at = _seconds(instants)
    whole = np.concatenate([[0.0], np.cumsum(ends - starts)])
    rank = np.searchsorted(starts, at, side="right")
    over = np.clip(ends[np.maximum(rank - 1, 0)] - at, 0, None) if len(ends) else 0.0
    before: np.ndarray = whole[rank] - np.where(rank > 0, over, 0.0)
    return before


def _spans(first: pd.Timestamp, last: pd.Timestamp, opening: Opening) -> tuple[np.ndarray, np.ndarray]:
    """The opening spans from the day of one instant to that of another, in seconds since 1970."""
    zone = ZoneInfo(opening.zone)
    start, end = first.tz_convert(zone).date(), last.tz_convert(zone).date()
    days = [start + timedelta(days=rank) for rank in range((end - start).days + 1)]
    found = [_on_the_clock(day, span, zone) for day in days for span in opening.spans_of(day)]
    return _columns(found)


def _on_the_clock(day: date, span: Span, zone: ZoneInfo) -> tuple[float, float]:
    midnight = datetime.combine(day, time(), zone)
    begin, end = ((midnight + timedelta(minutes=minutes)).timestamp() for minutes in span)
    return begin, end


def _columns(spans: Sequence[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(sorted(spans), dtype="float64").reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _seconds(instants: pd.Series) -> np.ndarray:
    found: np.ndarray = (instants - pd.Timestamp(0, tz="UTC")).dt.total_seconds().to_numpy()
    return found
