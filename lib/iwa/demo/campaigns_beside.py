"""What a campaign brings beside posts and visits: audience, ads, messages, reviews, competitors.

Only for a client whose templates hold a file for it (templates/demo/<client>/autour.yaml).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from iwa.demo.ads import linkedin_ads, meta_ads
from iwa.demo.around import Facts, around, stream
from iwa.demo.clients import MONTH_ONE
from iwa.demo.downloads import month_report
from iwa.demo.files_ads import meta_ads_file_name, write_linkedin_ads, write_meta_ads
from iwa.demo.files_audience import audience_file_name, write_audience
from iwa.demo.files_competitors import linkedin_competitors_name, write_pages, write_posts
from iwa.demo.files_messages import write_messages, write_reviews
from iwa.demo.messages import messages_of, reviews_of
from iwa.demo.rivals import pages_of, posts_of
from iwa.demo.world import World
from iwa.months import Month
from iwa.networks import META

NOTED_MONTHS = 3  # of messages and competitors' posts at month one; then the month alone


def write_beside(world: World, folder: Path, month: Month) -> list[Path]:
    """The files of that month's campaign; their paths."""
    facts = around(world.client.key)
    if not facts:
        return []
    months = month.months_back(NOTED_MONTHS) if month == MONTH_ONE else [month]
    messages = pd.concat([messages_of(world, facts, each) for each in months], ignore_index=True)
    rivals = pd.concat([posts_of(world, facts, each) for each in months], ignore_index=True)
    zone = world.client.timezone
    return [
        *_audiences(world, facts, folder, month),
        *_ads(world, facts, folder, month),
        write_messages(folder / "messages" / f"messages-{month}.csv", messages, zone),
        write_reviews(folder / "avis" / f"avis-{month}" / "reviews.json", reviews_of(world, facts, month)),
        write_posts(folder / "concurrents" / f"concurrents-{month}.csv", rivals, zone),
        _pages(world, facts, folder, month),
    ]


def _audiences(world: World, facts: Facts, folder: Path, month: Month) -> list[Path]:
    """Facebook's and Instagram's, told apart by their folder alone; shares move a little from month to month."""
    written = []
    for network in META:
        shares = facts["audience"][network]
        rng = stream(world, month, f"audience {network}")
        ages = pd.DataFrame(shares["âges"], index=["Women", "Men"]).T
        ages = (ages + np.round(rng.normal(0, 0.15, ages.shape), 1)).clip(lower=0.1).round(1)
        taken = month_report(network, "audience", month).taken.date()
        path = folder / network / audience_file_name(taken)
        written.append(write_audience(path, ages, shares["villes"], shares["pays"]))
    return written


def _ads(world: World, facts: Facts, folder: Path, month: Month) -> list[Path]:
    client, written = world.client, []
    on_meta, on_linkedin = meta_ads(world, facts, month), linkedin_ads(world, facts, month)
    if len(on_meta):
        report = month_report("meta", "ads", month)
        path = folder / "publicite" / meta_ads_file_name(client.name, report.first, report.last)
        written.append(write_meta_ads(path, on_meta, report))
    if len(on_linkedin):
        path = folder / "publicite" / f"account_512388_ad_performance_report_{month}.csv"
        written.append(write_linkedin_ads(path, on_linkedin, client.name, month_report("linkedin", "ads", month)))
    return written


def _pages(world: World, facts: Facts, folder: Path, month: Month) -> Path:
    report = month_report("linkedin", "competitors", month)
    path = folder / "concurrents" / linkedin_competitors_name(world.client.name, report.taken)
    return write_pages(path, pages_of(world, facts, month), report.first, report.last)
