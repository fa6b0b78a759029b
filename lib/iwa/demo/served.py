"""What a network serves on the day of a download: which posts, with which figures."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.demo.clients import MONTH_ONE, MONTH_TWO
from iwa.demo.downloads import DOWNLOADS, Download
from iwa.demo.files_meta import LOS_ANGELES
from iwa.demo.files_tiktok import LISTED
from iwa.demo.world import COUNTS, World, figures_at

# The zone whose days a network parts its downloads by; Meta and YouTube go by California's.
ZONES = {"linkedin": "UTC", "tiktok": "UTC", "x": "Europe/Paris"}
FORGETFUL = ("facebook", "instagram", "linkedin")  # networks that serve one old post empty in month two


def served(world: World, download: Download) -> pd.DataFrame:
    """The posts of a download, oldest first, with the figures they have that day."""
    taken = pd.Timestamp(download.taken)
    if download.kind == "channel":  # views of the period, not of the video's life
        taken = pd.Timestamp(download.last, tz="UTC") + pd.Timedelta(days=1)
    kind = "stories" if download.kind == "stories" else "posts"
    of_network = world.posts[(world.posts["network"] == download.network) & (world.posts["kind"] == kind)]
    posts: pd.DataFrame = figures_at(of_network, taken)
    day: pd.Series = posts["published_at"].dt.tz_convert(ZONES.get(download.network, LOS_ANGELES)).dt.date
    posts = posts.loc[(day >= download.first) & (day <= download.last)].reset_index(drop=True)
    if download.network == "facebook" and download.kind == "posts":
        posts["impressions"] = np.nan  # known from the files of before April 2025 only
    if download.kind == "studio":  # TikTok lists the most viewed only, and not how often they were saved
        posts = posts.sort_values("views", ascending=False, kind="stable").head(LISTED).sort_index()
        posts = posts.reset_index(drop=True).assign(saves=np.nan)
    return posts


def forgotten(world: World, download: Download) -> list[str]:
    """The ids served empty: the oldest own post of September in a month-two file of three networks."""
    if download not in DOWNLOADS[world.client.key][MONTH_TWO] or download.network not in FORGETFUL:
        return []
    posts = served(world, download)
    september = posts["own"] & ~posts["is_paid"] & (posts["month"] == str(MONTH_ONE)) & (posts["kind"] == "posts")
    return list(posts.loc[september, "post_id"].iloc[:1])


def in_file(world: World, download: Download) -> pd.DataFrame:
    """The posts as the file holds them; the figures of a forgotten one are blank (Facebook) or zero."""
    posts = served(world, download)
    lost = posts["post_id"].isin(forgotten(world, download))
    metrics = [name for name in COUNTS if name in posts]
    posts.loc[lost, metrics] = np.nan if download.network == "facebook" else 0.0
    return posts
