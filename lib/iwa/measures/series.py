"""The same measures, month after month: the series behind every KPI."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

from iwa.measures.measure import Measure, Reads, Rows, everything
from iwa.measures.parts import Columns, Key, Part
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.networks import NETWORKS
from iwa.tables import METRICS

# On 21 April 2025 Meta's impressions became views: a series of either is never joined across it.
LAST_OF_IMPRESSIONS, VIEWS_SINCE = Month(2025, 4), Month(2025, 5)
BROKEN_NETWORKS = ("facebook", "instagram")
LAG_DAYS = 2  # days a network may still owe of a month that its export covers
NAN = float("nan")
Row = tuple[str, str, str, float, int]
Span = tuple[pd.Timestamp, pd.Timestamp]
# The kinds of export that list posts, and those that list stories.
LISTS = {
    "posts": tuple(dict.fromkeys(kind for network in NETWORKS.values() for kind in network.lists)),
    "stories": ("stories",),
}
FIGURES = ("interactions", "exposure", *METRICS)
NAMES = ("network", "format", "theme", "pillar")
POST_COLUMNS = [*NAMES, "is_paid", *FIGURES]
OF_STORIES = ("stories", "story_days")
COLUMNS = ["network", "measure", "month", "value", "n"]


def monthly_series(
    posts: pd.DataFrame, days: pd.DataFrame, traffic: pd.DataFrame, zone: str, covered: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row a network, measure and month: network, measure, month, value (missing as NaN), n.

    `posts` carry the figures at the closing of their own month, `traffic` a column `month`.
    `covered` says what was exported (see `covered_by`): a month that the exports of a network do
    not cover whole gives no figure, one that they cover and that has no post gives 0 publications.
    A file that does not say its period gives every month the benefit of the doubt. Without
    `covered`, a month between two that have posts gives 0. A sum of days needs all the days of the month but two.
    `n` is the number of posts, days or rows behind the value.
    """
    dated = posts.loc[posts["published_at"].notna(), ["published_at", *POST_COLUMNS]]
    local = dated["published_at"].dt.tz_convert(zone)
    dated = dated.astype(dict.fromkeys(NAMES, "category")).assign(
        month=_month_names(local), published_at=local.dt.tz_localize(None)
    )
    rows = [
        *_of_posts(dated, covered),
        *_of_days(days.assign(month=_month_names(days["date"]))),
        *_of_traffic(traffic[traffic["month"].notna()], dated["network"].unique()),
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"value": "float64", "n": "int64"})


def _month_names(moments: pd.Series) -> pd.Series:
    """The month of each moment, as a category: a name is written once, not once a post."""
    index = moments.dt.year * 12 + moments.dt.month - 1
    codes, months = pd.factorize(index)
    names = pd.Index([f"{month // 12}-{month % 12 + 1:02d}" for month in months], dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes, names), index=moments.index)


def covered_by(sources: pd.DataFrame, month: Month) -> pd.DataFrame:
    """What each file lists, up to the month's end: network, lists (posts, stories), first, last, period_stated."""
    kinds = {kind: name for name, some in LISTS.items() for kind in some}
    read = sources[sources["kind"].isin(list(kinds)) & sources["first"].notna() & sources["last"].notna()]
    end = pd.Timestamp(month.last)
    last = read["last"].where(read["last"] <= end, end)
    return (
        read[["network", "first", "period_stated"]]
        .assign(lists=read["kind"].map(kinds), last=last)
        .reset_index(drop=True)
    )


def _of_posts(posts: pd.DataFrame, covered: pd.DataFrame | None) -> Iterable[Row]:
    spans = covered if covered is not None else pd.DataFrame(columns=["network", "lists", "first", "last"])
    lists = spans[spans["lists"] == "posts"]
    table, measures = Columns(posts), _reading("posts")
    picked = {of: table.parts(of, ["network", "month"]) for of in _choices(measures)}
    for network in sorted({*posts["network"].unique(), *lists["network"].unique()}):
        here = spans[spans["network"] == network]
        files = {name: _spans(here[here["lists"] == name]) for name in LISTS}
        vague = set() if covered is None else set(here.loc[~here["period_stated"], "lists"])
        for month in _months(_of_network(picked[everything], network), files["posts"]):
            known = {name: covered is None or name in vague or _covers(files[name], month) for name in LISTS}
            for name, measure in measures.items():
                part = picked[measure.of].get((network, month), table.none)
                told = known["posts"] and not _across_break(
                    network, name, month
                )  # part of a month would read as a fall
                value = measure.compute(part) if told else NAN
                hidden = name in OF_STORIES and value == 0 and not known["stories"]
                yield network, name, month, NAN if hidden else value, len(part)


def _reading(table: Reads) -> dict[str, Measure]:
    return {name: measure for name, measure in MEASURES.items() if measure.reads == table}


def _choices(measures: dict[str, Measure]) -> set[Rows]:
    """Which rows the measures may be about; each choice is made once."""
    return {everything, *(measure.of for measure in measures.values())}


def _of_network(parts: dict[Key, Part], network: str) -> list[str]:
    """The months in which a network has rows."""
    return sorted(month for own, month in parts if own == network)


def _spans(files: pd.DataFrame) -> list[Span]:
    """The first and last day of each file, earliest first."""
    return sorted(zip(files["first"], files["last"], strict=True))


def _months(own: list[str], spans: list[Span]) -> list[str]:
    """From the first month with a post (else the first covered) to the last with a post or covered."""
    whole = [month for first, last in spans for month in _whole_months(first, last)]
    first = min(own or whole, default="")
    return between(first, max([*own, *whole])) if first else []


def _whole_months(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    start, end = Month.of(first.date()), Month.of(last.date())
    start = start if first.date() == start.first else start.next
    end = end if last.date() == end.last else end.previous
    return between(str(start), str(end))


def _covers(spans: list[Span], month: str) -> bool:
    """Whether the files together leave no day of the month out, but for those a network may still owe."""
    wanted = Month.parse(month)
    missing = pd.Timestamp(wanted.first)
    for first, last in spans:
        if first <= missing <= last:
            missing = last + pd.Timedelta(days=1)
    return bool(missing > pd.Timestamp(wanted.last) - pd.Timedelta(days=LAG_DAYS))


def _of_days(days: pd.DataFrame) -> Iterable[Row]:
    table, measures = Columns(days), _reading("days")
    picked = {of: table.parts(of, ["network", "month"]) for of in _choices(measures)}
    for network in sorted({network for network, _ in picked[everything]}):
        months = _of_network(picked[everything], network)
        for month in between(months[0], months[-1]):
            least = Month.parse(month).last.day - LAG_DAYS
            for name, measure in measures.items():
                part = picked[measure.of].get((network, month), table.none)
                enough = len(np.unique(part["date"])) >= least
                yield network, name, month, measure.compute(part) if enough else NAN, len(part)


def _of_traffic(traffic: pd.DataFrame, posting: Iterable[str]) -> Iterable[Row]:
    """Each network of the visits or of the posts in each month; one that brought none has 0 where sources are told."""
    networks = sorted({*traffic["network"].dropna(), *posting})
    tells = traffic["view"].astype("str").str.contains("source", regex=False)
    table, telling, measures = Columns(traffic), Columns(traffic[tells]), _reading("traffic")
    picked = {of: table.parts(of, ["month", "network"]) for of in _choices(measures)}
    told = {of: telling.parts(of, ["month"]) for of in _choices(measures)}
    for month in sorted(map(str, traffic["month"].unique())):
        of_all = {name: m.compute(told[m.of].get((month,), telling.none)) for name, m in measures.items()}
        for network in networks:
            count = len(picked[everything].get((month, network), ()))
            for name, measure in measures.items():
                value = measure.compute(picked[measure.of].get((month, network), table.none))
                none = NAN if math.isnan(of_all[name]) else 0.0
                yield network, name, month, none if math.isnan(value) else value, count


def between(first: str, last: str) -> list[str]:
    """The months from one to another, both included."""
    month, end, found = Month.parse(first), Month.parse(last), []
    while month <= end:
        found.append(str(month))
        month = month.next
    return found


def _across_break(network: str, measure: str, month: str) -> bool:
    """Whether the month lies on the side of the change where Meta's count is the other one."""
    if network not in BROKEN_NETWORKS:
        return False
    if measure == "views":
        return Month.parse(month) < VIEWS_SINCE
    return measure in ("impressions", "engagement_rate_impressions") and Month.parse(month) > LAST_OF_IMPRESSIONS


def measured(posts: pd.DataFrame, *more: str) -> pd.DataFrame:
    """The posts with the columns that figures are made of, and some more: parts of these cost a third of whole rows."""
    return posts[list(dict.fromkeys(("post_id", "published_at", "engagement_rate", *POST_COLUMNS, *more)))]


def over(frame: pd.DataFrame, measure: str) -> float:
    """One measure over any set of rows of one network."""
    return MEASURES[measure].over(frame)


def year_to_date(series: pd.DataFrame, month: Month) -> pd.Series:
    """For measures that add up: their total since January, by network and measure.

    Missing when the network's figures begin after January, or when a month in between has posts,
    days or visits but no figure: a total with a hole would read as a fall. A figure that networks
    leave blank when there is nothing to count may lack in some months.
    """
    january = f"{month.year}-01"
    since: dict[tuple[str, str], str] = {}
    figures: dict[tuple[str, str], list[float]] = {}
    rows = series[series["month"] <= str(month)]
    for network, measure, when, value in zip(*(rows[name].tolist() for name in COLUMNS[:4]), strict=True):
        if measure in MEASURES and MEASURES[measure].adds:
            since[network, measure] = min(when, since.get((network, measure), when))
            if when >= january:
                figures.setdefault((network, measure), []).append(value)
    totals = {key: _total(key[1], values) if since[key] <= january else NAN for key, values in figures.items()}
    return pd.Series(totals, dtype="float64").sort_index()


def _total(measure: str, values: list[float]) -> float:
    """The sum of a year's months; missing without any, and where one lacks of a measure that never does."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) if known and (measure in SPARSE or len(known) == len(values)) else NAN


SPARSE = ("clicks", "link_clicks", "follows")  # a month without any is blank in the exports
