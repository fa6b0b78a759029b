"""How each account lives: how often it posts, in which formats, and what its posts usually get.

Rates are interactions over the people reached (LinkedIn, YouTube: over impressions, over views);
`spread` is the standard deviation of the logarithm between posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iwa.demo.clients import BAKERY, WORKSHOP


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
    ),
}  # fmt: skip

# Days without a post: the shop's summer closing, the workshop's winter break.
CLOSED: dict[str, tuple[tuple[date, date], ...]] = {
    BAKERY: ((date(2025, 8, 4), date(2025, 8, 17)), (date(2026, 8, 3), date(2026, 8, 16))),
    WORKSHOP: ((date(2025, 12, 23), date(2026, 1, 4)),),
}
