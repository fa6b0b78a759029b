"""The social networks: what each is called, and which of its figures stand for what.

A network is one entry here beside its readers: everything that differs from one network to
another, and is no matter of reading files, stands on these lines. What else a new one needs:
docs/adding-a-network.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

REACTED = ("reactions", "comments", "shares")
HANDLE = "le @nom, entre guillemets"
HIGHLIGHTS = "stories à la une"


@dataclass(frozen=True, kw_only=True)
class Network:
    """What is proper to a network.

    `also`: what people and tools call it besides. `account`, `identifier`, `url` and the hints: what stands
    in `client.yaml`, to be replaced. `sources`: how GA4 names its visits. `interactions`: the metrics
    that add up to an interaction on a post; a part that a file lacks makes the sum missing, for a
    smaller sum would read as a fall. `exposure`: what its rates are held against, people where it
    counts them, else displays or views. `clicks`: the measure that comes closest to a visit.
    `counts_clicks`: whether its post exports hold clicks at all. `gained`: the measure of new
    followers. `lists`: the kinds of export that list its posts, so that a month without any is
    known to have none; no other kind of export is called by one of these words. `needed`: the kinds that a month cannot do without. `lacks`: what is noted
    on profiles and that its profiles have not.
    """

    label: str
    account: str
    account_hint: str
    url: str
    sources: tuple[str, ...]
    interactions: tuple[str, ...]
    exposure: Literal["reach", "impressions", "views"]
    needed: tuple[str, ...]
    also: tuple[str, ...] = ()
    identifier: str = ""
    identifier_hint: str = HANDLE
    clicks: str = "clicks"
    counts_clicks: bool = False
    gained: str = "follows"
    lists: tuple[str, ...] = ("posts",)
    lacks: tuple[str, ...] = ()


NETWORKS: dict[str, Network] = {
    "facebook": Network(
        label="Facebook", also=("fb", "messenger", "facebook messenger"),
        account="NOM-DU-CLIENT", account_hint="le nom du compte, écrit comme dans les exports",
        identifier="100012345678901", identifier_hint="l’identifiant de la page ou le @nom, entre guillemets",
        url="https://www.facebook.com/exemple",
        sources=("facebook", "fb", "facebook.com", "m.facebook.com", "l.facebook.com", "lm.facebook.com"),
        interactions=REACTED, exposure="reach", needed=("posts",), clicks="link_clicks", counts_clicks=True,
    ),
    "instagram": Network(
        label="Instagram", also=("ig", "insta"),
        account="exemple", account_hint="le nom du compte, écrit comme dans les exports",
        identifier="@exemple", url="https://www.instagram.com/exemple",
        sources=("instagram", "ig", "instagram.com", "l.instagram.com"),
        interactions=(*REACTED, "saves"), exposure="reach", needed=("posts",), clicks="link_clicks",
    ),
    "linkedin": Network(
        label="LinkedIn", also=("li",),
        account="Exemple", account_hint="le nom de la page, écrit comme dans les exports",
        url="https://www.linkedin.com/company/exemple",
        sources=("linkedin", "linkedin.com", "lnkd.in"),
        interactions=REACTED, exposure="impressions", needed=("content", "followers", "visitors"), counts_clicks=True,
        gained="new_followers", lists=("content",), lacks=(HIGHLIGHTS,),
    ),
    "youtube": Network(
        label="YouTube", also=("yt",),
        account="Exemple", account_hint="le nom de la chaîne, écrit comme dans les exports",
        identifier="@exemple", url="https://www.youtube.com/@exemple",
        sources=("youtube", "yt", "youtube.com", "m.youtube.com", "youtu.be"),
        interactions=REACTED, exposure="views", needed=("videos",), lists=("videos",), lacks=(HIGHLIGHTS,),
    ),
    "tiktok": Network(
        label="TikTok", also=("tik tok",),
        account="@exemple", account_hint=HANDLE, url="https://www.tiktok.com/@exemple",
        sources=("tiktok", "tiktok.com", "vm.tiktok.com"),
        interactions=REACTED, exposure="views", needed=("posts",), gained="new_followers", lacks=(HIGHLIGHTS,),
    ),
    "x": Network(
        label="X", also=("twitter", "x twitter", "twitter x"),
        account="@exemple", account_hint=HANDLE, url="https://x.com/exemple",
        sources=("x", "twitter", "x.com", "twitter.com", "mobile.twitter.com", "t.co"),
        interactions=REACTED, exposure="impressions", needed=("posts",), clicks="link_clicks", counts_clicks=True,
        gained="new_followers", lacks=(HIGHLIGHTS,),
    ),
}  # fmt: skip

META_ADS = "meta"  # no network of its own: an ad whose export does not part Facebook from Instagram
META = ("facebook", "instagram")  # one tool exports both, and its files do not always say which
NAMES: dict[str, str] = {key: network.label for key, network in NETWORKS.items()}

# Google only brings reviews: no post, no followers, nothing to declare in client.yaml.
REVIEWED: dict[str, str] = {"google": "Google"}
LABELS: dict[str, str] = {**NAMES, **REVIEWED}
"""The name of all that a message may come from."""
