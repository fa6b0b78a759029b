"""The same measures, month after month: the series behind every KPI."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from iwa.measures.registry import MEASURES
from iwa.months import Month

# On this day Meta's impressions became views: a series of either is never joined across it.
VIEWS_SINCE = Month(2025, 5)
BROKEN_NETWORKS = ("facebook", "instagram")


def monthly_series(posts: pd.DataFrame, days: pd.DataFrame, traffic: pd.DataFrame, zone: str) -> pd.DataFrame:
    """One row a network, measure and month: network, measure, month, value (missing as NaN), n.

    `posts` carry the figures at the closing of their own month, `traffic` a column `month` or
    nothing where a row spans several. A month without a post between two that have some gives 0
    publications and missing figures. `n` is the number of posts, days or rows behind the value.
    """
    dated = posts[posts["published_at"].notna()]
    published = dated["published_at"].dt.tz_convert(zone).dt.strftime("%Y-%m")
    rows = [
        *_rows("posts", dated.assign(month=published)),
        *_rows("days", days.assign(month=days["date"].dt.strftime("%Y-%m"))),
        *_rows("traffic", traffic[traffic["network"].notna() & traffic["month"].notna()]),
    ]
    return pd.DataFrame(rows, columns=["network", "measure", "month", "value", "n"])


def _rows(reads: str, frame: pd.DataFrame) -> Iterable[tuple[str, str, str, float, int]]:
    measures = [(name, measure.compute) for name, measure in MEASURES.items() if measure.reads == reads]
    for network, own in frame.groupby("network", observed=True, sort=True):
        by_month = dict(list(own.groupby("month")))
        for month in _between(min(by_month), max(by_month)):
            here = by_month.get(month, own.iloc[:0])
            for name, compute in measures:
                value = float("nan") if _before_break(str(network), name, month) else compute(here)
                yield str(network), name, month, value, len(here)


def _between(first: str, last: str) -> list[str]:
    month, end, found = Month.parse(first), Month.parse(last), []
    while month <= end:
        found.append(str(month))
        month = month.next
    return found


def _before_break(network: str, measure: str, month: str) -> bool:
    """Views of posts older than the change mix two counts: they are not given as one series."""
    return measure == "views" and network in BROKEN_NETWORKS and Month.parse(month) < VIEWS_SINCE


def over(frame: pd.DataFrame, measure: str) -> float:
    """One measure over any set of rows of one network."""
    return MEASURES[measure].compute(frame)


def year_to_date(series: pd.DataFrame, month: Month) -> pd.Series:
    """For measures that add up: their total since January, by network and measure.

    Missing when a month in between has posts but no figure.
    """
    this_year = series[(series["month"] >= f"{month.year}-01") & (series["month"] <= str(month))]
    adding = this_year[this_year["measure"].map({name: m.adds for name, m in MEASURES.items()})]
    return adding.groupby(["network", "measure"])["value"].sum(min_count=1)
