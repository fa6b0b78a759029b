"""The same figures said on several slides: clicks, conversions and rates of some posts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.coverage import months_of_window as months_of_window
from iwa.editorial.published_links import host_of
from iwa.measures.registry import CLICKS, MEASURES
from iwa.measures.series import over
from iwa.networks import NETWORKS
from iwa.steps.coverage import covered_days, window_days

NO_CLICKS = "non exporté"
NO_SOURCE = "pas de source"
VISITS = ["network", "post_id", "sessions", "key_events"]


def said(measure: str, value: float | None) -> str:
    """A figure in the unit of its measure."""
    registered = MEASURES[measure]
    if registered.unit == "percent":
        return numbers.percent(value, registered.digits)
    if registered.unit == "seconds":
        return numbers.duration(value)
    return numbers.decimal(value, registered.digits)


def difference_said(measure: str, before: float | None, after: float | None) -> str:
    """By how much a figure changed: a rate in points, anything else as a share of what it was; "–" without both.

    >>> difference_said("reach", 200.0, 230.0), difference_said("engagement_rate", 0.032, 0.036)
    ('+15\xa0%', '+0,4\xa0point')
    """
    if before is None or after is None:
        return "–"
    if MEASURES[measure].unit != "percent":
        return numbers.change(after / before) if before > 0 else "–"
    points = (after - before) * 100
    told = numbers.decimal(points, MEASURES[measure].digits)
    return f"{'+' if points > 0 else ''}{told}{numbers.NO_BREAK}{'point' if abs(points) < 2 else 'points'}"


def clicks_said(posts: pd.DataFrame, network: str) -> str:
    """The clicks of some posts, or that the network exports none, or that this export lacks them."""
    value = over(posts, CLICKS[network])
    if not numbers.is_missing(value):
        return numbers.integer(value)
    return numbers.MISSING if NETWORKS[network].counts_clicks or posts.empty else NO_CLICKS


def per_week(month: ClientMonth, network: str, count: int) -> float | None:
    """A number of posts of the window as posts a week, over the days that exports cover; None without any."""
    covered = covered_days(month, network, window_days(month))
    return None if covered is None else count * 7 / ((covered[1] - covered[0]).days + 1)


@lru_cache(maxsize=1)
def window_traffic(month: ClientMonth) -> pd.DataFrame:
    """GA4's visits from social networks over the whole months that the window touches."""
    traffic = _all_traffic(month)
    return traffic[traffic["network"].notna()]


def traffic_of(month: ClientMonth, network: str) -> pd.DataFrame:
    """The same visits, those from one network: network, post_id, sessions, key_events."""
    found = _by_network(month)
    return found[network] if network in found else found[""]


@lru_cache(maxsize=1)
def _by_network(month: ClientMonth) -> dict[str, pd.DataFrame]:
    """The visits by network; "" has none, for a network that brought none."""
    visits = window_traffic(month)[VISITS]
    return {"": visits.iloc[:0]} | {str(network): own for network, own in visits.groupby("network")}


@lru_cache(maxsize=1)
def _all_traffic(month: ClientMonth) -> pd.DataFrame:
    return month.traffic[month.traffic["month"].isin([str(m) for m in months_of_window(month)])]


def has_ga4(month: ClientMonth) -> bool:
    """Whether an export of GA4 covers a month of the window."""
    return not _all_traffic(month).empty


def visits_said(month: ClientMonth, visits: pd.DataFrame, column: str) -> str:
    """The sum of a column of GA4 over some visits of the window.

    "pas de source" when no export covers the window, "non disponible" when none has the column.
    """
    if not has_ga4(month):
        return NO_SOURCE
    return numbers.integer(visits[column].sum()) if column in _filled(month) else numbers.MISSING


@lru_cache(maxsize=1)
def _filled(month: ClientMonth) -> frozenset[str]:
    """The columns of GA4 that an export of the window has a figure in."""
    traffic = _all_traffic(month)
    return frozenset(traffic.columns[traffic.notna().any()])


def tied_to(traffic: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """The visits that are tied to one of these posts."""
    keys = set(_keys(posts))
    return traffic[np.array([key in keys for key in _keys(traffic)], dtype=bool)]


def _keys(rows: pd.DataFrame) -> Iterable[tuple[str, str]]:
    return zip(rows["network"].tolist(), rows["post_id"].tolist(), strict=True)


def untracked_links(month: ClientMonth, posts: pd.DataFrame) -> tuple[int, int]:
    """How many of these posts lead to the client's site with a link that GA4 cannot recognise, of how many with one."""
    if not month.client.site or month.links.empty:
        return 0, 0
    host = host_of(month.client.site)
    links = month.links[month.links["post_id"].isin(posts["post_id"])]
    own = links[links["address"].str.contains(host, regex=False)]
    return own[own["content"].fillna("") == ""]["post_id"].nunique(), own["post_id"].nunique()


def untied_share(traffic: pd.DataFrame) -> float | None:
    """The share of social conversions that no post can be given; None when there are none."""
    total = float(traffic["key_events"].sum())
    return float(traffic.loc[traffic["post_id"].isna(), "key_events"].sum()) / total if total > 0 else None
