"""The social networks: what each is called, and which of its figures stand for what.

A network is one entry here beside its readers: everything that differs from one network to
another, and is no matter of reading files, stands on these lines.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Network:
    """What is proper to a network.

    `interactions`: the metrics that add up to an interaction on a post; a part that a file lacks
    makes the sum missing, for a smaller sum would read as a fall. `exposure`: what its rates are
    held against, people where it counts them, else displays or views. `clicks`: the measure that
    comes closest to a visit. `counts_clicks`: whether its post exports hold clicks at all.
    `gained`: the measure of new followers. `needed`: the kinds of export the month cannot do without.
    """

    label: str
    interactions: tuple[str, ...]
    exposure: str
    needed: tuple[str, ...]
    clicks: str = "clicks"
    counts_clicks: bool = False
    gained: str = "follows"


NETWORKS: dict[str, Network] = {
    "facebook": Network(
        "Facebook", ("reactions", "comments", "shares"), "reach", ("posts",), clicks="link_clicks", counts_clicks=True
    ),
    "instagram": Network(
        "Instagram", ("reactions", "comments", "shares", "saves"), "reach", ("posts",), clicks="link_clicks"
    ),
    "linkedin": Network(
        "LinkedIn", ("reactions", "comments", "shares"), "impressions", ("content", "followers", "visitors"),
        counts_clicks=True, gained="new_followers",
    ),
    "youtube": Network("YouTube", ("reactions", "comments", "shares"), "views", ("videos",)),
    "tiktok": Network("TikTok", ("reactions", "comments", "shares"), "views", ("posts",), gained="new_followers"),
    "x": Network(
        "X", ("reactions", "comments", "shares"), "impressions", ("posts",), clicks="link_clicks", counts_clicks=True,
        gained="new_followers",
    ),
}  # fmt: skip

META_ADS = "meta"  # no network of its own: an ad whose export does not part Facebook from Instagram
META = ("facebook", "instagram")  # one tool exports both, and its files do not always say which
NAMES: dict[str, str] = {key: network.label for key, network in NETWORKS.items()}

# Google only brings reviews: no post, no followers, nothing to declare in client.yaml.
REVIEWED: dict[str, str] = {"google": "Google"}
LABELS: dict[str, str] = {**NAMES, **REVIEWED}
"""The name of all that a message may come from."""
