"""The competitors: their posts as a consultant notes them, their LinkedIn pages as the network counts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from iwa.demo.around import Facts, stream
from iwa.demo.schedule import HOURS
from iwa.demo.texts import filled
from iwa.demo.world import World, months_of
from iwa.months import Month
from iwa.networks import NAMES

SITES = {
    "facebook": "https://www.facebook.com/{handle}/posts/{number}", "instagram": "https://www.instagram.com/p/{code}/",
    "tiktok": "https://www.tiktok.com/@{handle}/video/{number}",
}  # fmt: skip
VIDEOS = ("reel", "video")
SEEN = {"facebook": 14, "instagram": 16, "tiktok": 24}  # views of a video for each interaction
LETTERS = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))


def posts_of(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """The month's posts of every competitor on the networks that are noted one by one."""
    told = facts["concurrents"]
    texts = list(told["textes"])
    rows = []
    for name, rival in told["marques"].items():
        for network, account in rival["réseaux"].items():
            rng = stream(world, month, f"{name} {network}")
            followers = _followers(world, account, month)
            for text in rng.permutation(texts)[: rng.poisson(account["par mois"])]:
                words = filled(str(text), facts["emplacements"], rng)
                rows.append(_post(world, month, (network, name, account, followers, words), rng))
    return pd.DataFrame(rows).sort_values("published_at", kind="stable").reset_index(drop=True)


def _post(
    world: World, month: Month, of: tuple[str, str, Facts, float, str], rng: np.random.Generator
) -> dict[str, Any]:
    network, name, account, followers, text = of
    form = str(rng.choice(list(account["formats"])))
    interactions = float(rng.poisson(followers * account["taux"] * np.exp(rng.normal(0, 0.5))))
    day = pd.Timestamp(month.first) + pd.Timedelta(days=int(rng.integers(month.last.day)))
    local = day + pd.Timedelta(hours=int(rng.choice(HOURS)), minutes=int(rng.integers(60)))
    published = local.tz_localize(world.client.timezone).tz_convert("UTC")
    url = SITES[network].format(
        handle=account["compte"], number=_number(network, published, rng), code="".join(rng.choice(LETTERS, 11))
    )
    return {
        "network": NAMES[network], "competitor": name, "published_at": published, "url": url,
        "text": text, "format": form, "interactions": interactions,
        "followers": followers, "views": interactions * SEEN[network] if form in VIDEOS else float("nan"),
    }  # fmt: skip


def _number(network: str, published: pd.Timestamp, rng: np.random.Generator) -> int:
    """A number of post; TikTok's holds the second of publication."""
    if network == "tiktok":
        return (int(published.timestamp()) << 32) | int(rng.integers(1 << 32))
    return int(rng.integers(10**15, 10**16))


def _followers(world: World, account: Facts, month: Month) -> float:
    place = months_of(world.client).index(month)
    return float(np.rint(account["abonnés"] * (1 + account["croissance"]) ** place))


def pages_of(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """LinkedIn pages over a month, the client's own the last but one: name, followers, won, interactions, posts."""
    rows: list[tuple[str, float, float, float, float]] = []
    for name, rival in facts["concurrents"]["marques"].items():
        page = rival["linkedin"]
        rng = stream(world, month, f"{name} linkedin")
        now, before = _followers(world, page, month), _followers(world, page, month.previous)
        posts = int(rng.poisson(page["par mois"]))
        interactions = int(rng.poisson(posts * now * page["taux"]))
        rows.append((name, now, now - before, interactions, posts))
    rows.insert(len(rows) - 1, _own_page(world, month))
    return pd.DataFrame(rows)


def _own_page(world: World, month: Month) -> tuple[str, float, float, float, float]:
    posts = world.posts[(world.posts["network"] == "linkedin") & (world.posts["month"] == str(month))]
    stocks = world.followers[world.followers["network"] == "linkedin"].set_index("month")["followers"]
    gained = stocks[str(month)] - stocks.get(str(month.previous), np.nan)
    interactions = posts[["reactions", "comments", "shares"]].to_numpy().sum()
    return world.client.name, float(stocks[str(month)]), float(gained), float(interactions), len(posts)
