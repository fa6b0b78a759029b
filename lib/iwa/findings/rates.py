"""Which posts may be compared, and on what: the log rate of a post."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

MEASURES = ("engagement", "clicks")
# All that `comparable` reads of a post, and what a comparison does.
READ = (
    "network", "post_id", "published_at", "format", "is_paid", "too_young", "interactions", "link_clicks", "clicks", "exposure",
    "engagement_basis", "pillar_told", "theme", "daypart",
)  # fmt: skip


def comparable(posts: pd.DataFrame, measure: str = "engagement", with_paid: bool = False) -> pd.DataFrame:
    """The posts a comparison may use, with three columns more: `count`, `log_rate` and `month`.

    `count` is the interactions, or the clicks; `log_rate` is log((count + 0.5) / (exposure + 1));
    `month` is the calendar month of publication ("2026-10", "" when the date is missing).
    Left out: missing count or exposure, an exposure of 0, paid posts (kept `with_paid`), posts too young when
    measured, stories, and posts whose rate is defined otherwise than most of their network's.
    A paid, young or format mark that is missing leaves the post in. `posts` is not changed.
    """
    count = counts(posts, measure)
    kept = count.notna() & (posts["exposure"] > 0)
    for mark in ("too_young",) if with_paid else ("is_paid", "too_young"):
        if mark in posts:
            kept &= ~posts[mark].astype("boolean").fillna(False).astype(bool)
    if "format" in posts:
        kept &= posts["format"].astype("object") != "story"
    found = posts.assign(count=count)[_of_one_basis(posts, kept.to_numpy(dtype=bool))]
    log_rate = np.log((found["count"] + 0.5) / (found["exposure"] + 1))
    return found.assign(log_rate=log_rate, month=_month(found))


def narrow(posts: pd.DataFrame, by: str) -> pd.DataFrame:
    """The posts with what a comparison by that column reads: a post has some sixty columns, which cost time at every step."""
    return posts[[name for name in dict.fromkeys((*READ, by)) if name in posts]]


def counts(posts: pd.DataFrame, measure: str) -> pd.Series[float]:
    """What the rate counts: interactions, or link clicks where the network gives them, else clicks."""
    if measure == "engagement":
        return posts["interactions"].astype("float64")
    if measure != "clicks":
        raise ValueError(f"unknown measure {measure!r}: one of {MEASURES}")
    empty = pd.Series(np.nan, index=posts.index)
    links, every = (posts[name].astype("float64") if name in posts else empty for name in ("link_clicks", "clicks"))
    given = links.notna().groupby(posts["network"].astype("object")).transform("any").astype(bool)
    return links.where(given, every)


def _of_one_basis(posts: pd.DataFrame, kept: np.ndarray) -> np.ndarray:
    """Of the posts kept, those on their network's most frequent basis; the first of the alphabet when two are equal."""
    if "engagement_basis" not in posts:
        return kept
    bases = posts["engagement_basis"].astype("object").fillna("")[kept].tolist()
    pairs = list(zip(posts["network"].astype("object")[kept].tolist(), bases, strict=True))
    usual: dict[str, str] = {}
    for (network, basis), _ in sorted(Counter(pairs).items(), key=lambda found: (-found[1], found[0])):
        usual.setdefault(network, basis)
    found = kept.copy()
    found[kept] = [usual[network] == basis for network, basis in pairs]
    return found


def _month(posts: pd.DataFrame) -> pd.Series[str]:
    if "published_at" not in posts:
        return pd.Series("", index=posts.index)
    month: pd.Series[str] = posts["published_at"].dt.strftime("%Y-%m").astype("object").fillna("")
    return month
