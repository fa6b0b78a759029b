"""The two campaigns of downloads, written as the files a consultant would lay in `exports/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from iwa.demo.around import around
from iwa.demo.campaigns_beside import write_beside
from iwa.demo.clients import MONTH_ONE, client_text
from iwa.demo.days import spread_over_days
from iwa.demo.downloads import DOWNLOADS, Download, again, traffic_months
from iwa.demo.files_ga4 import write_channels, write_traffic
from iwa.demo.files_linkedin import linkedin_file_name, write_content, write_followers, write_visitors
from iwa.demo.files_meta import meta_file_name, write_facebook, write_instagram, write_stories
from iwa.demo.files_tiktok import write_business, write_studio
from iwa.demo.files_x import OVERVIEW_NAME, content_file_name, write_x_content, write_x_overview
from iwa.demo.files_youtube import write_youtube, youtube_file_name
from iwa.demo.labels_linkedin import ENGLISH, FRENCH, Labels
from iwa.demo.profiles import PROFILES
from iwa.demo.served import in_file
from iwa.demo.world import World
from iwa.months import Month
from iwa.workspace import ClientFolder

Writer = Callable[[World, Download, Path, int], list[Path]]


def write_month(folder: ClientFolder, world: World, month: Month) -> list[Path]:
    """The campaign's files in the client's `exports`; its `client.yaml` too when there is none."""
    if not folder.client_file.exists():
        folder.path.mkdir(parents=True, exist_ok=True)
        folder.client_file.write_text(client_text(world.client.key), encoding="utf-8", newline="\n")
    return write_exports(world, folder.exports, month)


def write_exports(world: World, folder: Path, month: Month) -> list[Path]:
    """The files that are downloaded for that month, in one folder a network; their paths."""
    written: list[Path] = []
    for rank, download in enumerate(DOWNLOADS[world.client.key][month]):
        written += _WRITERS[download.network, download.kind](world, download, folder / download.network, rank)
    return [*written, *_write_traffic(world, folder / "ga4", month), *write_beside(world, folder, month)]


def _write_meta(write: Callable[[Path, pd.DataFrame], Path]) -> Writer:
    def written(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
        number = 1_098_226_448_031_000 + world.seed % 1000 * 1_000 + rank * 37 + download.last.toordinal()
        name = meta_file_name(download.first, download.last, number)
        return [write(folder / name, in_file(world, download))]

    return written


def _before_views(path: Path, posts: pd.DataFrame) -> Path:
    return write_facebook(path, posts, before_views=True)


def _write_page(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
    # The oldest download was made by somebody whose account spoke English; all later ones speak French.
    labels = ENGLISH if download is DOWNLOADS[world.client.key][MONTH_ONE][0] else _french(world.client.key)
    days, posts = _days_of(world, download), in_file(world, download)
    paths = []
    for wait, kind in enumerate(("content", "followers", "visitors")):
        taken = download.taken + timedelta(minutes=4 * rank + wait, milliseconds=417)
        paths.append(folder / linkedin_file_name(world.client.key, kind, taken))
    return [
        write_content(paths[0], posts, days, labels),
        write_followers(paths[1], days, _stock(world, "linkedin", download.taken.date()), labels),
        write_visitors(paths[2], days, labels),
    ]


def _french(client: str) -> Labels:
    """The French labels, with the audience of the client where its templates describe one."""
    facts = around(client)
    parts = tuple(tuple(part.items()) for part in facts["audience"]["linkedin"]) if facts else FRENCH.audience
    return replace(FRENCH, audience=parts)


def _stock(world: World, network: str, day: date) -> float:
    """Followers at the end of the last month before the download."""
    known = world.followers[world.followers["network"] == network].set_index("month")["followers"]
    return float(known[str(Month.of(day).previous)])


def _days_of(world: World, download: Download) -> pd.DataFrame:
    """Every calendar day of the period, a column a metric."""
    days = world.days[world.days["network"] == download.network]
    wide = days.pivot_table(index="date", columns="metric", values="value")
    return wide.reindex(pd.date_range(download.first, download.last))


def _write_channel(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
    posts = in_file(world, download)
    calendar = pd.date_range(download.first, download.last)
    by_video = pd.DataFrame(
        {i: spread_over_days(row, calendar, ["views"])["views"] for i, row in posts.groupby("post_id", sort=False)}
    )
    name = youtube_file_name(download.first, download.last, world.client.name)
    return [write_youtube(folder / name, posts, _days_of(world, download)["views"], by_video)]


def _write_business(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
    return write_business(folder, in_file(world, download), _days_of(world, download), download.taken.date())


def _write_studio(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
    own = world.days[world.days["network"] == "tiktok"].pivot_table(index="date", columns="metric", values="value")
    start = next(profile.followers[0] for profile in PROFILES[world.client.key] if profile.network == "tiktok")
    days = own.assign(followers=start + (own["follows"] - own["unfollows"]).cumsum())
    period = days.loc[pd.Timestamp(download.first) : pd.Timestamp(download.last)]
    return write_studio(folder, in_file(world, download), period, download.taken.date())


def _write_x(world: World, download: Download, folder: Path, rank: int) -> list[Path]:
    posts, of_2025 = in_file(world, download), download.kind == "account of 2025"
    content = folder / content_file_name(download.first, download.last)
    before = [d for all_of in DOWNLOADS[world.client.key].values() for d in all_of if d.network == "x"].index(download)
    return [
        write_x_content(content, posts, world.client.timezone, of_2025),
        write_x_overview(folder / again(OVERVIEW_NAME, before), _days_of(world, download)),
    ]


def _write_traffic(world: World, folder: Path, month: Month) -> list[Path]:
    months = traffic_months(month)
    paths = []
    for each in months:
        rows = _between(world.traffic, each.first, each.last)
        path = folder / f"ga4-acquisition-{each}.csv"
        paths.append(write_traffic(path, rows, world.client.name, each.first, each.last))
    first, last = months[0].first, months[-1].last
    channels = folder / f"ga4-canaux-{month}.csv"
    return [*paths, write_channels(channels, _between(world.traffic, first, last), world.client.name, first, last)]


def _between(traffic: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    return traffic[traffic["day"].between(pd.Timestamp(first), pd.Timestamp(last))]


_WRITERS: dict[tuple[str, str], Writer] = {
    ("facebook", "posts"): _write_meta(write_facebook),
    ("facebook", "posts before views"): _write_meta(_before_views),
    ("instagram", "posts"): _write_meta(write_instagram),
    ("instagram", "stories"): _write_meta(write_stories),
    ("linkedin", "page"): _write_page,
    ("youtube", "channel"): _write_channel,
    ("tiktok", "business"): _write_business,
    ("tiktok", "studio"): _write_studio,
    ("x", "account"): _write_x,
    ("x", "account of 2025"): _write_x,
}
