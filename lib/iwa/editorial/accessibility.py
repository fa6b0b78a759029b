"""How the client's own posts keep the rules by which everybody can read them, and what no export tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from iwa.accessibility import TEXT_RULES, faults, words_of
from iwa.client_month import ClientMonth
from iwa.measures.measure import worded

IMAGES, VIDEOS = ("image", "carousel"), ("video", "reel", "short")  # what needs a description, and what subtitles


@dataclass(frozen=True)
class RuleState:
    """A rule on texts over the window: how many of `total` texts break it, and what does in the latest of them.

    `example` is "" and `on` None where none breaks it.
    """

    key: str
    name: str
    broken: int
    total: int
    example: str = ""
    on: date | None = None


@lru_cache(maxsize=2)
def rule_states(month: ClientMonth) -> tuple[RuleState, ...]:
    """Every rule on texts with its present state; those of stories and of answers to others are not looked at."""
    posts = worded(month.window_posts).sort_values("published_at", kind="stable")
    days = posts["published_at"].dt.tz_convert(month.client.timezone).dt.date.tolist()
    found = [faults(str(text), known_words(month)) for text in posts["text"]]
    return tuple(_state(key, [(what[key], day) for what, day in zip(found, days, strict=True) if key in what], len(found)) for key in TEXT_RULES)  # fmt: skip


def _state(key: str, broken: list[tuple[tuple[str, ...], date]], total: int) -> RuleState:
    name = TEXT_RULES[key].name
    if not broken:
        return RuleState(key, name, 0, total)
    what, day = broken[-1]
    return RuleState(key, name, len(broken), total, what[0], day)


@lru_cache(maxsize=2)
def known_words(month: ClientMonth) -> frozenset[str]:
    """The words of the client's own texts, by which a hashtag of several words is told from one."""
    return words_of([str(text) for text in worded(month.posts)["text"]])


def unseen(month: ClientMonth, formats: tuple[str, ...]) -> dict[str, int]:
    """How many posts of the window are of these formats, by network: no export says whether they are described."""
    posts: pd.DataFrame = month.window_posts
    shown = posts[posts["format"].isin(formats)]
    counts = shown["network"].astype("str").value_counts()
    return {network: int(counts[network]) for network in month.networks if network in counts}
