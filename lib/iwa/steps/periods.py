"""A measure over a month or over the audit's window, on one network: one figure, or none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.goals import value_in
from iwa.measures.registry import MEASURES
from iwa.measures.series import LAG_DAYS, measured, over
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


def _of_posts(month: ClientMonth, network: str, measure: str, period: Period) -> float | None:
    is_past = period.last < window_days(month)[0]
    if is_past and not covers(month, network, period.span):
        return None
    return numbers.known(over(posts_over(month, network, period.span), measure))


def _of_days(month: ClientMonth, network: str, measure: str, period: Period) -> float | None:
    days = month.days
    own = days[(days["network"] == network) & (days["date"] >= period.first) & (days["date"] <= period.last)]
    rows = MEASURES[measure].of(own)
    enough = rows["date"].nunique() >= (period.last - period.first).days + 1 - LAG_DAYS
    return numbers.known(MEASURES[measure].compute(rows)) if enough else None
