"""What posts get in the end: reach, views, interactions, clicks, drawn from an account's profile.

Every draw comes from one table of standard normal numbers per network, so that a world without
effects differs from the world with them by the effects alone, post for post.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from iwa.demo.effects import Planted, planted, ratios
from iwa.demo.profiles import Profile

IMPRESSIONS_END = pd.Timestamp("2025-04-21", tz="UTC")  # Meta counts views from that day on
TAIL_FREEDOM = 6  # Student's t between posts: heavier tails than the normal's
DRAWS = 16
REPLY_EXPOSURE = 0.6  # of an X post's: a reply is seen by fewer people


@dataclass(frozen=True)
class Draws:
    """The random numbers of one network's posts, and the effects that bear on them."""

    client: str
    profile: Profile
    normal: np.ndarray  # posts x DRAWS
    tail: np.ndarray
    effects: bool

    def ratio(self, measure: str, posts: pd.DataFrame) -> np.ndarray:
        return ratios(self.planted(measure), posts)

    def planted(self, measure: str) -> list[Planted]:
        return planted(self.client, self.profile.network, measure) if self.effects else []

    def counts(self, mean: np.ndarray, column: int) -> np.ndarray:
        """Whole numbers that vary around `mean` about as a Poisson count does; 0 where it is 0."""
        root = np.maximum(np.sqrt(mean) + self.normal[:, column] / 2, 0.0)
        return np.asarray(np.where(mean > 0, np.rint(np.maximum(root**2 - 0.25, 0.0)), 0.0))

    def spread(self, low: float, high: float, column: int) -> np.ndarray:
        """Numbers between two bounds, most of them near the middle."""
        return np.asarray(low + (high - low) / (1 + np.exp(-self.normal[:, column])))


def draws(client: str, profile: Profile, count: int, rng: np.random.Generator, effects: bool) -> Draws:
    """The random numbers for so many posts."""
    normal = rng.standard_normal((count, DRAWS))
    scale = np.sqrt((TAIL_FREEDOM - 2) / TAIL_FREEDOM)
    return Draws(client, profile, normal, rng.standard_t(TAIL_FREEDOM, count) * scale, effects)


def with_figures(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    """The posts with the columns that their network measures; posts need `followers` that day."""
    writers = {
        ("facebook", "posts"): _facebook,
        ("instagram", "posts"): _instagram,
        ("instagram", "stories"): _stories,
        ("linkedin", "posts"): _linkedin,
        ("youtube", "posts"): _youtube,
        ("tiktok", "posts"): _tiktok,
        ("x", "posts"): _x,
    }
    return writers[drawn.profile.network, drawn.profile.kind](posts, drawn)


def _exposure(posts: pd.DataFrame, drawn: Draws) -> np.ndarray:
    profile = drawn.profile
    median = posts["followers"].to_numpy() * profile.exposure * drawn.ratio("reach", posts)
    return np.asarray(np.rint(median * np.exp(profile.exposure_spread * drawn.normal[:, 0])) + 1)


def _rate(posts: pd.DataFrame, drawn: Draws) -> np.ndarray:
    rate = drawn.profile.rate * np.exp(drawn.profile.spread * drawn.tail)
    return np.asarray(rate * drawn.ratio("engagement", posts))


def _shared_out(total: np.ndarray, drawn: Draws, shares: dict[str, tuple[float, int]]) -> dict[str, np.ndarray]:
    """A total split among named parts (share, column of draws); what is left is `reactions`."""
    parts: dict[str, np.ndarray] = {}
    left = total.copy()
    for name, (share, column) in shares.items():
        parts[name] = np.minimum(drawn.counts(total * share, column), left)
        left = left - parts[name]
    return {"reactions": left, **parts}


def _video_length(posts: pd.DataFrame, drawn: Draws, low: float, high: float) -> np.ndarray:
    is_video = posts["format"].isin(["reel", "video"])
    return np.asarray(np.where(is_video, np.rint(drawn.spread(low, high, 14)), np.nan))


def _facebook(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    organic = _exposure(posts, drawn)
    paid = np.where(posts["is_paid"], np.rint(drawn.spread(4200, 9800, 1)), 0.0)
    reach = organic + paid
    total = drawn.counts((organic + paid * 0.25) * _rate(posts, drawn), 2)
    displays = np.rint(reach * drawn.spread(1.25, 1.9, 3))
    before = (posts["published_at"] < IMPRESSIONS_END).to_numpy()
    is_link, has_link = posts["format"] == "link", posts["address"].notna()
    link_clicks = drawn.counts(organic * np.where(is_link, 0.019, np.where(has_link, 0.006, 0.0)), 7)
    length = _video_length(posts, drawn, 12, 90)
    is_video = ~np.isnan(length)
    return posts.assign(
        reach=reach,
        reach_paid=paid,
        impressions=np.where(before, displays, np.nan),
        views=np.where(before, np.nan, displays),
        views_paid=np.where(before, np.nan, np.rint(paid * 1.6)),
        link_clicks=link_clicks,
        clicks=link_clicks + drawn.counts(reach * 0.018, 8),
        duration_s=length,
        views_3s=np.where(is_video, np.rint(displays * drawn.spread(0.25, 0.6, 9)), np.nan),
        average_view_s=np.where(is_video, np.round(length * drawn.spread(0.18, 0.6, 10), 3), np.nan),
        negative_feedback=np.where(drawn.normal[:, 11] > 1.9, 1.0, np.nan),
        **_shared_out(total, drawn, {"comments": (0.11, 4), "shares": (0.08, 5)}),
    )


def _instagram(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    reach = _exposure(posts, drawn)
    total = drawn.counts(reach * _rate(posts, drawn), 2)
    before = (posts["published_at"] < IMPRESSIONS_END).to_numpy()
    return posts.assign(
        reach=reach,
        views=np.where(before, np.nan, np.rint(reach * drawn.spread(1.3, 2.3, 3))),
        follows=drawn.counts(reach * 0.0004, 8),
        duration_s=_video_length(posts, drawn, 8, 75),
        **_shared_out(total, drawn, {"comments": (0.06, 4), "shares": (0.07, 5), "saves": (0.09, 6)}),
    )


def _stories(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    reach = _exposure(posts, drawn)
    linked = posts["address"].notna().to_numpy()
    return posts.assign(
        reach=reach,
        views=np.rint(reach * drawn.spread(1.02, 1.3, 3)),
        reactions=drawn.counts(reach * _rate(posts, drawn), 2),
        shares=drawn.counts(reach * 0.003, 4),
        follows=drawn.counts(reach * 0.0006, 5),
        profile_visits=drawn.counts(reach * 0.012, 6),
        replies=0.0,  # not counted in Europe: the network writes 0
        link_clicks=drawn.counts(reach * np.where(linked, 0.03, 0.0), 7),
        sticker_taps=drawn.counts(reach * 0.01, 8),
        navigation=drawn.counts(reach * 1.1, 9),
        duration_s=np.rint(drawn.spread(5, 15, 10)),
    )


def _linkedin(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    growth = np.ones(len(posts))
    for effect in drawn.planted("impressions_growth"):
        growth = effect.ratio ** posts["age_in_months"].to_numpy()
    shown = np.rint(_exposure(posts, drawn) * growth)
    total = drawn.counts(shown * _rate(posts, drawn), 2)
    parts = _shared_out(total, drawn, {"clicks": (0.5, 7), "comments": (0.05, 4), "shares": (0.04, 5)})
    is_video = (posts["format"] == "video").to_numpy()
    return posts.assign(
        impressions=shown,
        views=np.where(is_video, np.rint(shown * drawn.spread(0.25, 0.55, 3)), np.nan),
        link_clicks=np.where(posts["address"].notna(), np.rint(parts["clicks"] * 0.5), 0.0),
        **parts,
    )


def _youtube(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    views = _exposure(posts, drawn)
    short = (posts["format"] == "short").to_numpy()
    length = np.where(short, np.rint(drawn.spread(18, 60, 14)), np.rint(drawn.spread(150, 640, 14)))
    watched = 0.46 * np.exp(0.2 * drawn.normal[:, 3]) * drawn.ratio("retention", posts)
    average = np.maximum(np.rint(length * watched), 1)
    thumbnails = np.rint(views * np.where(short, drawn.spread(0.4, 1.2, 9), drawn.spread(6, 14, 9)))
    return posts.assign(
        views=views,
        duration_s=length,
        average_view_s=average,
        average_viewed=np.round(average / length, 4),
        impressions=thumbnails,
        click_through=np.round(drawn.spread(0.025, 0.075, 10), 4),
        follows=drawn.counts(views * 0.006, 8),
        **_shared_out(drawn.counts(views * _rate(posts, drawn), 2), drawn, {"comments": (0.1, 4), "shares": (0.14, 5)}),
    )


def _tiktok(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    views = _exposure(posts, drawn)
    total = drawn.counts(views * _rate(posts, drawn), 2)
    return posts.assign(
        views=views,
        saves=drawn.counts(views * 0.006, 6),
        profile_visits=drawn.counts(views * 0.009, 7),
        **_shared_out(total, drawn, {"comments": (0.05, 4), "shares": (0.07, 5)}),
    )


def _x(posts: pd.DataFrame, drawn: Draws) -> pd.DataFrame:
    is_reply = (posts["format"] == "reply").to_numpy()
    shown = np.rint(_exposure(posts, drawn) * np.where(is_reply, REPLY_EXPOSURE, 1.0))
    total = drawn.counts(shown * _rate(posts, drawn), 2)
    linked = posts["address"].notna().to_numpy()
    beside = {
        "saves": drawn.counts(shown * 0.0015, 6),
        "follows": drawn.counts(shown * 0.0004, 7),
        "profile_visits": drawn.counts(shown * 0.004, 8),
        "detail_expands": drawn.counts(shown * 0.011, 9),
        "link_clicks": drawn.counts(shown * np.where(linked, 0.009, 0.0), 10),
        "hashtag_clicks": drawn.counts(shown * 0.0008, 11),
    }
    parts = _shared_out(total, drawn, {"comments": (0.1, 4), "shares": (0.19, 5)})
    return posts.assign(
        impressions=shown,
        sent=drawn.counts(shown * 0.001, 12),  # by message, or a copied link: no repost
        engagements=total + sum(beside.values()) - beside["follows"],
        **beside,
        **parts,
    )
