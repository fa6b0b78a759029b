"""A measure over a month or over the audit's window, on one network: one figure, or none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.goals import value_in
from iwa.measures.measure import Rows
from iwa.measures.parts import Columns, Part
from iwa.measures.registry import MEASURES
from iwa.measures.series import LAG_DAYS, measured
from iwa.months import Month
from iwa.steps.coverage import Span, covers, window_days
from iwa.steps.figures import months_of_window

A_DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days, first and last, and the whole months that GA4 and the entries are read by."""

    first: pd.Timestamp
    last: pd.Timestamp
    months: tuple[Month, ...]

    @property
    def span(self) -> Span:
        return self.first, self.last

    @property
    def is_month(self) -> bool:
        """Whether it is one calendar month, whose figures are those of the series."""
        return len(self.months) == 1 and self.span == _days(self.months[0])


def of_month(when: Month) -> Period:
    """A calendar month."""
    return Period(*_days(when), (when,))


def of_window(month: ClientMonth) -> tuple[Period, Period]:
    """The audit's window, and as many days before it."""
    first, last = window_days(month)
    months = months_of_window(month)
    before = months[0].previous.months_back(len(months))
    length = last - first
    return Period(first, last, tuple(months)), Period(first - A_DAY - length, first - A_DAY, tuple(before))


def _days(when: Month) -> Span:
    return pd.Timestamp(when.first), pd.Timestamp(when.last)


def value_over(month: ClientMonth, network: str, measure: str, period: Period) -> float | None:
    """A measure of a network over a period; None without a figure.

    Beyond a month: of posts, None for a period before the window that exports do not cover whole;
    of days, where more of them lack than a network may owe; of visits, where a month lacks.
    """
    if period.is_month:
        return value_in(month.figures, network, measure, period.months[0])
    reads = MEASURES[measure].reads
    if reads == "posts":
        return _of_posts(month, network, measure, period)
    if reads == "days":
        return _of_days(month, network, measure, period)
    values = [value_in(month.figures, network, measure, when) for when in period.months]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) and MEASURES[measure].adds else None


@lru_cache(maxsize=32)
def posts_over(month: ClientMonth, network: str, span: Span) -> pd.DataFrame:
    """The posts of a network in some days, as `measured` gives them, at the client's own time."""
    own = _at_local_time(month, network)
    found: pd.DataFrame = own[(own["published_at"] >= span[0]) & (own["published_at"] < span[1] + A_DAY)]
    return found


@lru_cache(maxsize=16)
def _at_local_time(month: ClientMonth, network: str) -> pd.DataFrame:
    own = measured(month.posts_of(network))
    return own.assign(published_at=own["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None))


@dataclass(frozen=True, eq=False)
class _Dated:
    """Rows of a network, of which many periods are taken: a table costs more to cut than its columns."""

    rows: Columns
    dates: np.ndarray

    def within(self, span: Span) -> Part:
        first, end = span[0].to_datetime64(), (span[1] + A_DAY).to_datetime64()
        return Part(self.rows, np.flatnonzero((self.dates >= first) & (self.dates < end)))


@lru_cache(maxsize=64)
def _dated_posts(month: ClientMonth, network: str, of: Rows) -> _Dated:
    posts = of(_at_local_time(month, network))
    return _Dated(Columns(posts), posts["published_at"].to_numpy())


@lru_cache(maxsize=64)
def _dated_days(month: ClientMonth, network: str, of: Rows) -> _Dated:
    days = of(month.days[month.days["network"] == network])
    return _Dated(Columns(days), days["date"].to_numpy())


def _of_posts(month: ClientMonth, network: str, measure: str, period: Period) -> float | None:
    is_past = period.last < window_days(month)[0]
    if is_past and not covers(month, network, period.span):
        return None
    posts = _dated_posts(month, network, MEASURES[measure].of).within(period.span)
    return numbers.known(MEASURES[measure].compute(posts))


def _of_days(month: ClientMonth, network: str, measure: str, period: Period) -> float | None:
    days = _dated_days(month, network, MEASURES[measure].of).within(period.span)
    enough = len(np.unique(days["date"])) >= (period.last - period.first).days + 1 - LAG_DAYS
    return numbers.known(MEASURES[measure].compute(days)) if enough else None
