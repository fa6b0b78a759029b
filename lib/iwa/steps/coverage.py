"""What the exports cover: a period without a post is one thing, a period without an export another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.coverage import Span as Span
from iwa.coverage import covered_days as covered_days
from iwa.coverage import lists, spans_listed
from iwa.coverage import month_days as month_days
from iwa.coverage import window_days as window_days
from iwa.exports.collect import UNKNOWN, UNREADABLE
from iwa.measures.series import LAG_DAYS
from iwa.steps.wording import network_name


def covers(month: ClientMonth, network: str, period: Span, owed: int = 0) -> bool:
    """Whether the files that list a network's posts leave no day of a period out, but for those still owed at its end.

    A file that does not say its period is given the benefit of the doubt.
    """
    spans = spans_listed(month).get(network, [])
    asked = period[0], period[1] - pd.Timedelta(days=owed)
    return bool(spans) and (network in _undated(month) or not days_without(spans, asked))


def days_without(spans: list[Span], period: Span) -> int:
    """How many days of a period are in none of the spans."""
    days = pd.date_range(*period)
    within = [(days >= first) & (days <= last) for first, last in spans]
    return int((~np.any(within, axis=0)).sum()) if within else len(days)


def story_spans(month: ClientMonth, network: str) -> list[Span]:
    """The spans of the files that list a network's stories."""
    return spans_listed(month, "stories").get(network, [])


def unexported(month: ClientMonth, period: Span) -> list[str]:
    """The client's networks of which no file covers any day of a period."""
    return [network for network in month.networks if covered_days(month, network, period) is None]


def cut_short(month: ClientMonth) -> dict[str, pd.Timestamp]:
    """The networks whose files stop before the end of the month, with their last day.

    A file that does not say its period is given the benefit of the doubt.
    """
    first, last = month_days(month)
    spans = {network: covered_days(month, network, (first, last)) for network in month.networks}
    undated = _undated(month)
    ends = {network: span[1] for network, span in spans.items() if span and network not in undated}
    return {network: end for network, end in ends.items() if end < last - pd.Timedelta(days=LAG_DAYS)}


@lru_cache(maxsize=2)
def _undated(month: ClientMonth) -> set[str]:
    spans = lists(month)
    return set(spans.loc[(spans["lists"] == "posts") & ~spans["period_stated"].astype("bool"), "network"])


def unread_files(month: ClientMonth) -> list[str]:
    """The files that gave nothing: unreadable, unknown, or wholly of another account."""
    unread = month.sources.loc[month.sources["state"].isin([UNKNOWN, UNREADABLE]), "file"]
    giving = month.rows.loc[month.rows["state"].isin(["used", "superseded"]), "file"]
    foreign = set(month.issues.loc[month.issues["kind"] == "other-account", "file"]) - set(giving.unique())
    return sorted({*unread, *foreign})


def names_of(networks: Iterable[str]) -> str:
    """Networks as a French list: "Facebook et Instagram"."""
    return numbers.listed(network_name(network) for network in networks)
