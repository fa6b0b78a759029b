"""Which days brought publications: a column for each week of a period, a row for each day of the week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.findings.regularity import Silence
from iwa.slides import HeatCell, HeatMap, HeatRow
from iwa.steps.wording import capital

DAY = pd.Timedelta(days=1)
OUTSIDE = "jour hors de la période"


@dataclass(frozen=True)
class PublishedDays:
    """The days on which a network published, between a first and a last day that its exports cover.

    `weeks` are the publications of its whole weeks by their first day; the title speaks of the
    `silence` where there is one, else of the `peaks`.
    """

    published: pd.Series
    first: pd.Timestamp
    last: pd.Timestamp
    weeks: pd.Series
    silence: Silence | None
    peaks: pd.Series


def days_by_week(days: PublishedDays, alt: str) -> HeatMap:
    """The publications of each day, then of each whole week: a week that the period cuts has no total.

    A day outside the period has no figure, which is not zero: nobody knows what came out then.
    """
    starts = pd.date_range(days.first - days.first.day_of_week * DAY, days.last, freq="7D")
    by_day = Counter(pd.Timestamp(day) for day in days.published)
    rows = (
        HeatRow(capital(weekday), tuple(_cell(days, start + rank * DAY, by_day) for start in starts))
        for rank, weekday in enumerate(numbers.WEEKDAY_NAMES)
    )
    return HeatMap(
        corner="Jour",
        columns=tuple(_label(start) for start in starts),
        rows=tuple(rows),
        alt=alt,
        total=HeatRow("Semaine", tuple(_total(days, start) for start in starts)),
        missing=OUTSIDE,
        framed=f"le silence de {numbers.counted(days.silence.days, 'jour')}" if days.silence else "un pic",
    )


def _cell(days: PublishedDays, day: pd.Timestamp, by_day: Counter[pd.Timestamp]) -> HeatCell:
    if not days.first <= day <= days.last:
        return HeatCell()
    count = by_day[day]
    is_silent = days.silence is not None and days.silence.first <= day <= days.silence.last
    return HeatCell(numbers.integer(count), float(count), is_silent)


def _total(days: PublishedDays, start: pd.Timestamp) -> HeatCell:
    if start not in days.weeks.index:
        return HeatCell()
    is_peak = days.silence is None and start in days.peaks.index
    return HeatCell(numbers.integer(days.weeks[start]), float(days.weeks[start]), is_peak)


def _label(start: pd.Timestamp) -> str:
    return f"{start.day:02d}/{start.month:02d}"
