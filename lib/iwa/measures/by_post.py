"""How the habits of an account are counted from its posts: stories, replies, labels."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.exports.wording import normalised
from iwa.measures.measure import NAN, Columns, Compute, Rows, known

EMPLOYER, OFFERS = "marque employeur", "recrutement"  # the themes or pillars that label a post so
STORY, REPLY, MESSAGE = "story", "reply", "post"  # X names no format but these two


def stories(posts: pd.DataFrame) -> pd.DataFrame:
    """The stories alone."""
    return posts[posts["format"] == STORY]


def messages(posts: pd.DataFrame) -> pd.DataFrame:
    """What X lists, replies included; none on the other networks, whose replies no export lists."""
    return posts[posts["format"].isin([REPLY, MESSAGE])]


def labelled(label: str) -> Rows:
    """The posts, stories and replies apart, whose theme or pillar is called so."""

    def rows(posts: pd.DataFrame) -> pd.DataFrame:
        mine = pd.Series(False, index=posts.index)
        for column in ("theme", "pillar"):
            names = posts[column].fillna("").astype("str")
            wanted = [name for name in names.unique() if normalised(name) == label]
            mine |= names.isin(wanted)
        return posts[mine & ~posts["format"].isin([STORY, REPLY])]

    return rows


def _days(posts: Columns) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(posts["published_at"]).normalize()


def days_with_a_story(posts: Columns) -> float:
    """How many days have a story; `published_at` is in the client's zone."""
    return float(_days(posts)[np.asarray(posts["format"]) == STORY].nunique())


def replies_to_stories(posts: Columns) -> float:
    """The replies to stories; missing where there is none at all: Instagram prints 0 in Europe, uncounted."""
    (replies,), _ = known(posts, "replies")
    return float(replies.sum()) or NAN


def share_of_replies(posts: Columns) -> float:
    """The share of messages that answer somebody."""
    formats = np.asarray(posts["format"])
    return float((formats == REPLY).mean()) if len(formats) else NAN


def share_of_same_day(posts: Columns) -> float:
    """The share of messages of a day that has another one."""
    days = _days(posts)
    return float(days.duplicated(keep=False).mean()) if len(days) else NAN


def mean(column: str) -> Compute:
    """The mean of a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = known(posts, column)
        return float(values.mean()) if enough else NAN

    return compute


def share_above_zero(column: str) -> Compute:
    """The share of posts with more than nothing in a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = known(posts, column)
        return float((values > 0).mean()) if enough else NAN

    return compute


def nearest_clicks(posts: Columns) -> float:
    """The clicks on a link, or all clicks where no post tells these apart."""
    (links,), _ = known(posts, "link_clicks")
    (clicks,), _ = known(posts, "clicks")
    chosen = links if len(links) else clicks
    return float(chosen.sum()) if len(chosen) else NAN
