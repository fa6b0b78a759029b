"""What a faultless reading of the demo's files gives, for tests to hold readers against."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.demo.clients import MONTH_ONE
from iwa.demo.downloads import DOWNLOADS, Download, traffic_months
from iwa.demo.served import forgotten, served
from iwa.demo.world import World
from iwa.months import Month


@dataclass(frozen=True)
class Truth:
    """What is known of a client once a month's files are read.

    `posts`: one row a post, also of another account (`own` False), with the figures of the latest
    file; what that file leaves empty, and forgotten posts, keep the figures of the file before.
    `measured_on` is the last day of the period of that file. `days`: network, date, metric, value.
    `traffic`: one row a month, origin and landing page.
    """

    posts: pd.DataFrame
    days: pd.DataFrame
    traffic: pd.DataFrame


def truth(world: World, month: Month) -> Truth:
    """What the files up to that month's campaign say."""
    campaigns = [d for m, downloads in DOWNLOADS[world.client.key].items() if m <= month for d in downloads]
    parts = []
    for download in campaigns:
        posts = served(world, download)
        posts = posts[~posts["post_id"].isin(forgotten(world, download))]
        parts.append(_empty_where_zero(posts).assign(measured_on=pd.Timestamp(download.last)))
    stacked = pd.concat(parts, ignore_index=True).sort_values("measured_on", kind="stable")
    posts = stacked.groupby("post_id", sort=False).last().reset_index()
    posts = posts.sort_values(["network", "published_at"], kind="stable").reset_index(drop=True)
    return Truth(posts, _days_seen(world, campaigns), _traffic_seen(world, month))


def _empty_where_zero(posts: pd.DataFrame) -> pd.DataFrame:
    """Columns that Meta leaves empty rather than writing 0."""
    if len(posts) and posts["network"].iloc[0] in ("facebook", "instagram"):
        return posts.assign(**{name: posts[name].where(posts[name] != 0) for name in ("follows", "link_clicks")})
    return posts


def _days_seen(world: World, campaigns: list[Download]) -> pd.DataFrame:
    last = {download.network: pd.Timestamp(download.last) for download in campaigns}  # campaigns go by date
    seen = world.days["date"] <= world.days["network"].map(last).astype("datetime64[ns]")
    return world.days[seen].reset_index(drop=True)


def _traffic_seen(world: World, month: Month) -> pd.DataFrame:
    first = traffic_months(MONTH_ONE)[0]
    rows = world.traffic[world.traffic["day"].between(pd.Timestamp(first.first), pd.Timestamp(month.last))]
    rows = rows.assign(month=rows["day"].dt.strftime("%Y-%m"))
    keys = ["month", "source", "medium", "campaign", "content", "landing_page", "channel"]
    return rows.groupby(keys, sort=True)[["sessions", "engaged_sessions", "key_events"]].sum().reset_index()
