"""What was paid for: campaigns on Meta and LinkedIn, and the Facebook posts that were boosted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd

from iwa.demo.around import Facts, stream
from iwa.demo.world import World
from iwa.months import Month

COLUMNS = [
    "campaign", "ad_set", "ad", "aim", "budget", "day", "spend", "impressions", "reach", "clicks", "link_clicks", "leads",
]  # fmt: skip
SHOWN = 40  # letters of a boosted post in the name of its ad


def meta_ads(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """A row an ad over the month (`COLUMNS`): the campaigns, then a row for each boosted post."""
    rng = stream(world, month, "meta ads")
    rows = [
        _figures(rng, campaign, ad_set, name, money / len(ad_set["publicités"]))
        for campaign in facts["publicité"]["meta"]
        if campaign["mois"] == str(month)
        for ad_set in campaign["ensembles"]
        for name, money in [(name, ad_set["budget"] * 0.97) for name in ad_set["publicités"]]
    ]
    return pd.DataFrame([*rows, *_boosted(world, facts, month)], columns=COLUMNS)


def _boosted(world: World, facts: Facts, month: Month) -> list[dict[str, Any]]:
    posts = world.posts[world.posts["is_paid"] & (world.posts["month"] == str(month))]
    boost = facts["publicité"]["mises en avant"]
    return [
        {
            "campaign": boost["campagne"], "ad_set": boost["ensemble"], "ad": f"Publication : « {post['text'][:SHOWN]}… »",
            "aim": "clics", "budget": boost["budget"], "day": None,
            "spend": round(post["reach_paid"] * boost["prix d’une personne"], 2), "impressions": post["views_paid"],
            "reach": post["reach_paid"], "clicks": post["clicks"], "link_clicks": np.floor(post["clicks"] * 0.6),
            "leads": 0.0,
        }
        for _, post in posts.iterrows()
    ]  # fmt: skip


def linkedin_ads(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """A row an ad and day (`COLUMNS`)."""
    rng = stream(world, month, "linkedin ads")
    rows = []
    for campaign in facts["publicité"]["linkedin"]:
        if campaign["mois"] == str(month):
            first, last = campaign["du"], campaign["au"]
            days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            share = campaign["budget"] / len(days) / len(campaign["publicités"])
            rows += [
                {**_figures(rng, campaign, {"ensemble": campaign["ensemble"], **campaign}, name, share), "day": day}
                for day in days
                for name in campaign["publicités"]
            ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _figures(rng: np.random.Generator, campaign: Facts, ad_set: Facts, name: str, money: float) -> dict[str, Any]:
    """What an ad brought for its money, around the prices that the campaign names."""
    spend = round(money * float(np.exp(rng.normal(0, 0.18))), 2)
    shown = float(rng.poisson(spend / campaign["pour mille"] * 1000))
    clicks = float(rng.poisson(shown * campaign["clics pour cent"] / 100))
    link_clicks = float(rng.binomial(int(clicks), 0.8))
    return {
        "campaign": campaign["campagne"], "ad_set": ad_set["ensemble"], "ad": name, "aim": campaign["but"],
        "budget": ad_set["budget"], "day": None, "spend": spend, "impressions": shown,
        "reach": float(np.floor(shown / 1.45)), "clicks": clicks, "link_clicks": link_clicks,
        "leads": float(rng.binomial(int(link_clicks), campaign["leads pour cent"] / 100)),
    }  # fmt: skip
