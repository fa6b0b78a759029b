"""The truth of a demo client: every post, day, visit and follower, before any file is written.

`World.posts` holds one row a post (all networks, `kind` posts or stories) with the figures it ends
with; `figures_at` gives those a network would serve on a given day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO, DemoClient, demo_client
from iwa.demo.days import daily_series, follower_path
from iwa.demo.figures import draws, with_figures
from iwa.demo.identified import identified
from iwa.demo.links import with_links
from iwa.demo.profiles import CLOSED, PROFILES, Profile
from iwa.demo.schedule import instants, schedule
from iwa.demo.texts import Library, assembled, bodies, library
from iwa.demo.traffic import visits
from iwa.months import Month

# Chosen so that the world of the default seed, which people look at, shows its effects near their
# planted size; the worlds of other seeds are as they fall.
TURN = 3
END = date(2026, 11, 8)  # the day of the last download: posts go on until then

MOVES = {"follows": 1.0, "unfollows": -1.0}  # what a day's figure does to the number of followers
SETTLED_DAYS = 42  # a post of that age gets nothing more
# What grows with the age of a post; the rest (rates, lengths) is taken as final.
COUNTS = (
    "reach", "reach_paid", "impressions", "views", "views_paid", "reactions", "comments", "shares", "saves",
    "clicks", "link_clicks", "follows", "replies", "navigation", "profile_visits", "sticker_taps", "views_3s",
    "detail_expands", "hashtag_clicks", "sent", "engagements",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """One client's truth; `effects` says whether the planted effects are in it."""

    client: DemoClient
    seed: int
    effects: bool
    posts: pd.DataFrame
    days: pd.DataFrame  # network, date, metric, value
    traffic: pd.DataFrame  # day, source, medium, campaign, content, landing_page, channel, sessions, ...
    followers: pd.DataFrame  # network, month, followers (at the month's end)


def build_world(client_key: str, seed: int = 2026, effects: bool = True) -> World:
    """The same client, seed and effects give the same world, to the last figure.

    >>> build_world("atelier-corvane").posts["network"].unique().tolist()
    ['linkedin', 'youtube', 'x']
    """
    client, words = demo_client(client_key), library(client_key)
    key = CLIENT_KEYS.index(client_key)
    parts = []
    for rank, profile in enumerate(PROFILES[client_key]):
        streams = [np.random.default_rng([seed, key, rank, part, TURN]) for part in range(5)]
        parts.append(_posts_of(client, profile, words, streams, effects))
    posts = pd.concat(parts, ignore_index=True)
    rng = np.random.default_rng([seed, key, 99, TURN])
    days = daily_series(client, posts, END, rng, effects)
    return World(client, seed, effects, posts, days, visits(client, posts, END, rng), _stocks(client, days))


def months_of(client: DemoClient) -> list[Month]:
    """The months in which the client posts, the last one in part."""
    last = MONTH_TWO.next
    return [m for m in last.months_back(36) if m >= client.first]


def _posts_of(client: DemoClient, profile: Profile, words: Library, streams: list[np.random.Generator],
              effects: bool) -> pd.DataFrame:  # fmt: skip
    """The posts of one profile; each aspect has its own stream, so that none shifts another."""
    months = months_of(client)
    posts = schedule(profile, months, CLOSED[client.key], streams[0])
    posts = posts[posts["day"] <= pd.Timestamp(END - timedelta(days=1))].reset_index(drop=True)
    posts["published_at"] = instants(posts, client.timezone, to_the_minute=profile.network == "facebook")
    posts["network"], posts["kind"] = profile.network, profile.kind
    posts["followers"] = follower_path(profile, posts["day"], client.first.first, END)
    position = posts["month"].map({str(month): rank for rank, month in enumerate(months)})
    posts["age_in_months"] = position.astype("float64")
    posts["is_paid"] = False
    posts[["body", "theme", "pillar"]] = bodies(posts, words, streams[1])
    posts = with_links(posts, profile, client.site, words, streams[2])
    posts["text"] = posts["body"] if profile.network == "youtube" else assembled(posts, words, streams[2])
    if profile.kind == "stories":
        posts["text"] = None
    drawn = draws(client.key, profile, len(posts), streams[3], effects)
    for boost in drawn.planted("boosted"):
        posts["is_paid"] = _boosted(posts, boost.month, int(boost.ratio), drawn.normal[:, 15])
    return identified(with_figures(posts, drawn), client, streams[4])


def _boosted(posts: pd.DataFrame, month: Month | None, count: int, luck: np.ndarray) -> pd.Series:
    """The posts of the month that were boosted: `count` of them, whatever their success."""
    order = pd.Series(luck, index=posts.index)[posts["month"] == str(month)].nlargest(count)
    return pd.Series(posts.index.isin(order.index), index=posts.index)


def maturity(age_in_days: np.ndarray) -> np.ndarray:
    """The share of its final figures that a post has at that age: 95 % after a week, all after six."""
    return np.asarray(np.where(age_in_days < SETTLED_DAYS, 1 - 0.4 * np.exp(-age_in_days / 3.5), 1.0))


def figures_at(posts: pd.DataFrame, taken: pd.Timestamp) -> pd.DataFrame:
    """The posts out at that instant, with the figures they had then (whole numbers)."""
    out = posts[posts["published_at"] < taken].copy()
    share = maturity((taken - out["published_at"]).dt.total_seconds().to_numpy() / 86400)
    for metric in [m for m in COUNTS if m in out]:
        out[metric] = np.floor(out[metric] * share + 1e-9)
    return out


def _stocks(client: DemoClient, days: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for profile in PROFILES[client.key]:
        moves = days[(days["network"] == profile.network) & days["metric"].isin(list(MOVES))]
        for month in months_of(client)[:-1] if profile.kind == "posts" else []:
            last = pd.Timestamp(month.last)
            if len(moves):  # the network exports what is won each day: the stock follows from it
                until = moves[moves["date"] <= last]
                stock = profile.followers[0] + (until["value"] * until["metric"].map(MOVES)).sum()
            else:
                stock = follower_path(profile, pd.Series([last]), client.first.first, END).iloc[0]
            rows.append((profile.network, str(month), float(stock)))
    return pd.DataFrame(rows, columns=["network", "month", "followers"])
