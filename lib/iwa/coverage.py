"""Which days of a period the exports of a network cover, and the periods of a client's month."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.measures.series import covered_by
from iwa.months import Month

Span = tuple[pd.Timestamp, pd.Timestamp]


def window_days(month: ClientMonth) -> Span:
    """The first and the last day of the audit's window."""
    first, last = month.month.window(month.client.window_days)
    return pd.Timestamp(first), pd.Timestamp(last)


def month_days(month: ClientMonth) -> Span:
    """The first and the last day of the month."""
    return pd.Timestamp(month.month.first), pd.Timestamp(month.month.last)


def months_of_window(month: ClientMonth) -> list[Month]:
    """The months whose greater part lies in the window: GA4 is read by whole months."""
    count = max(1, round(month.client.window_days / 30))
    return month.month.months_back(count)


@lru_cache(maxsize=64)
def covered_days(month: ClientMonth, network: str, period: Span) -> Span | None:
    """The part of a period that the files listing a network's posts reach; None when none reaches it."""
    first, last = period
    reaching = [(start, end) for start, end in spans_listed(month).get(network, []) if start <= last and end >= first]
    if not reaching:
        return None
    return max(first, min(start for start, _ in reaching)), min(last, max(end for _, end in reaching))


@lru_cache(maxsize=2)
def lists(month: ClientMonth) -> pd.DataFrame:
    """The files that list posts or stories, as `covered_by` gives them."""
    return covered_by(month.sources, month.month)


@lru_cache(maxsize=4)
def spans_listed(month: ClientMonth, kind: str = "posts") -> dict[str, list[Span]]:
    """The spans of the files that list each network's posts, or its stories."""
    spans = lists(month)
    by_network = spans[spans["lists"] == kind].groupby("network")
    return {str(n): list(zip(own["first"], own["last"], strict=True)) for n, own in by_network}
