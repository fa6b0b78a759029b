"""How each account lives: how often it posts, in which formats, and what its posts usually get.

Rates are interactions over the people reached (LinkedIn and X: over impressions; YouTube and TikTok: over views);
`spread` is the standard deviation of the logarithm between posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iwa.demo.clients import BAKERY, RETAILER, WORKSHOP


@dataclass(frozen=True)
class Profile:
    """What a network's posts are drawn from."""

    network: str
    kind: str  # posts or stories
    per_month: int
    formats: dict[str, float]  # share of each format
    followers: tuple[int, int]  # on the first and the last day of the history
    exposure: float  # median reach (impressions, views) of a post as a share of followers
    rate: float  # median engagement rate
    spread: float = 0.55
    exposure_spread: float = 0.42
    linked: float = 0.0  # share of posts, other than link posts, that carry an address
    last_day: int = 31  # the last day of the month on which the account posts


PROFILES: dict[str, tuple[Profile, ...]] = {
    BAKERY: (
        Profile("facebook", "posts", 14, {"image": 0.40, "link": 0.32, "reel": 0.20, "video": 0.08},
                (3180, 3940), 0.36, 0.036, exposure_spread=0.32, linked=0.15),
        Profile("instagram", "posts", 16, {"image": 0.38, "carousel": 0.32, "reel": 0.30},
                (2410, 4620), 0.44, 0.052),
        Profile("instagram", "stories", 10, {"story": 1.0}, (2410, 4620), 0.13, 0.02, linked=0.3),
    ),
    WORKSHOP: (
        Profile("linkedin", "posts", 14, {"other": 0.70, "video": 0.30}, (1930, 3120), 0.58, 0.058, linked=0.55),
        Profile("youtube", "posts", 4, {"video": 0.5, "short": 0.5}, (410, 980), 0.55, 0.034,
                linked=0.6, last_day=23),
        Profile("x", "posts", 12, {"post": 0.75, "reply": 0.25}, (640, 905), 0.62, 0.021, linked=0.4),
    ),
    RETAILER: (
        Profile("facebook", "posts", 13, {"image": 0.45, "link": 0.25, "reel": 0.22, "video": 0.08},
                (9350, 11240), 0.27, 0.031, exposure_spread=0.34, linked=0.15),
        Profile("instagram", "posts", 15, {"image": 0.36, "carousel": 0.30, "reel": 0.34},
                (6120, 8870), 0.38, 0.047, exposure_spread=0.26),
        Profile("instagram", "stories", 14, {"story": 1.0}, (6120, 8870), 0.11, 0.018, linked=0.3),
        Profile("linkedin", "posts", 6, {"other": 0.75, "video": 0.25}, (860, 1230), 0.55, 0.05, linked=0.35),
        Profile("tiktok", "posts", 13, {"video": 1.0}, (2750, 6480), 0.85, 0.055),
        Profile("youtube", "posts", 3, {"video": 0.34, "short": 0.66}, (1140, 1720), 0.5, 0.036,
                linked=0.6, last_day=23),
        Profile("x", "posts", 8, {"post": 0.8, "reply": 0.2}, (1080, 1190), 0.5, 0.018, linked=0.4),
    ),
}  # fmt: skip

# Days without a post: the bakery's summer closing, the workshop's winter break; the retailer never stops.
CLOSED: dict[str, tuple[tuple[date, date], ...]] = {
    BAKERY: ((date(2025, 8, 4), date(2025, 8, 17)), (date(2026, 8, 3), date(2026, 8, 16))),
    WORKSHOP: ((date(2025, 12, 23), date(2026, 1, 4)),),
    RETAILER: (),
}
