"""A client's own months and weeks on a network, without what was paid for: what levels and saturation are read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.coverage import spans_listed
from iwa.editorial.pace import APART, WEEK
from iwa.months import Month

MONTHS = 12
WEEKS = 52
KNOWN = 0.8  # share of a month's posts that must have a figure for their sum to be one
PERIOD = 30  # days
ON_POSTS = {"reach": "exposure", "interactions": "interactions"}
Monthly = dict[str, float]


@dataclass(frozen=True)
class Weeks:
    """The whole weeks that exports cover: posts and the reach of those posts, the latest last."""

    posts: list[int]
    reach: list[float]
    quarters: list[int]  # of thirteen weeks, from the latest


def months_known(month: ClientMonth) -> list[Month]:
    """The twelve months up to the month."""
    return month.month.months_back(MONTHS)


@lru_cache(maxsize=16)
def organic(month: ClientMonth, network: str) -> pd.DataFrame:
    """Those of `planned` that nobody paid for."""
    posts = planned(month, network)
    return posts[~posts["is_paid"].fillna(False).astype(bool)]


@lru_cache(maxsize=16)
def by_month(month: ClientMonth, network: str) -> dict[str, Monthly]:
    """By measure, the months that tell it, each over 30 days: posts, reach and interactions, of those nobody paid for.

    `all_posts` are those that were paid for too.
    """
    found: dict[str, Monthly] = {}
    posts = organic(month, network)
    groups, paid = dict(iter(posts.groupby("when"))), _paid(month, network)
    counted = _series(month, network, "posts")
    for when in (str(one) for one in months_known(month)):
        scale = PERIOD / Month.parse(when).last.day
        if when in counted:
            part = groups.get(when, posts.iloc[:0])
            found.setdefault("posts", {})[when] = len(part) * scale
            found.setdefault("all_posts", {})[when] = (len(part) + paid.get(when, 0)) * scale
            for measure, column in ON_POSTS.items():
                known = part[column].notna()
                if len(part) and known.mean() >= KNOWN:
                    found.setdefault(measure, {})[when] = float(part[column].sum()) / float(known.mean()) * scale
    return found


@lru_cache(maxsize=16)
def planned(month: ClientMonth, network: str) -> pd.DataFrame:
    """The posts of a network that a calendar plans, with `day` and `when` (month) in the client's zone."""
    posts = month.posts_of(network)
    posts = posts[~posts["format"].fillna("post").isin(APART)]
    local = posts["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None).dt.normalize()
    columns = ["format", "exposure", "interactions", "engagement_basis", "is_paid"]
    return posts[columns].assign(day=local, when=local.dt.strftime("%Y-%m"))


def _paid(month: ClientMonth, network: str) -> dict[str, int]:
    """The posts of each month that were paid for."""
    posts = planned(month, network)
    counts = posts[posts["is_paid"].fillna(False).astype(bool)].groupby("when").size()
    return {str(when): int(count) for when, count in counts.items()}


def of_series(month: ClientMonth, network: str, measure: str) -> Monthly:
    """A measure of the series over the twelve months, each over 30 days; months without a figure are absent."""
    known, wanted = _series(month, network, measure), {str(one) for one in months_known(month)}
    return {when: value * PERIOD / Month.parse(when).last.day for when, value in known.items() if when in wanted}


@lru_cache(maxsize=2)
def _by_key(month: ClientMonth) -> dict[tuple[str, str], Monthly]:
    known = month.series[month.series["value"].notna()]
    found: dict[tuple[str, str], Monthly] = {}
    for network, measure, when, value in zip(
        *(known[name].astype(str).tolist() for name in ("network", "measure", "month")),
        known["value"].tolist(),
        strict=True,
    ):
        found.setdefault((network, measure), {})[when] = float(value)
    return found


def _series(month: ClientMonth, network: str, measure: str) -> Monthly:
    return _by_key(month).get((network, measure), {})


def weeks(month: ClientMonth, network: str) -> Weeks:
    """The whole weeks of the last 52 that exports cover and whose posts have their figures."""
    end = pd.Timestamp(month.month.last)
    posts, spans = organic(month, network), spans_listed(month).get(network, [])
    back = ((end - posts["day"]).dt.days // WEEK).astype(int)
    counts, reach = posts.groupby(back).size(), posts.groupby(back)["exposure"].sum(min_count=1)
    unknown = set(back[posts["exposure"].isna()])
    found = Weeks([], [], [])
    for rank in reversed(range(WEEKS)):
        last = end - pd.Timedelta(days=WEEK * rank)
        if rank in unknown or not _is_covered(last - pd.Timedelta(days=WEEK - 1), last, spans):
            continue
        found.posts.append(int(counts.get(rank, 0)))
        found.reach.append(float(reach.get(rank, 0.0)))
        found.quarters.append(rank // 13)
    return found


def _is_covered(first: pd.Timestamp, last: pd.Timestamp, spans: list[tuple[pd.Timestamp, pd.Timestamp]]) -> bool:
    return any(start <= first and last <= end for start, end in spans)
