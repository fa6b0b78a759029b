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
            wanted = [name for name in posts[column].dropna().unique() if normalised(str(name)) == label]
            mine |= posts[column].isin(wanted)
        return posts[mine & ~posts["format"].isin([STORY, REPLY])] if mine.any() else posts.iloc[:0]

    return rows


def _days(posts: Columns) -> np.ndarray:
    """The day of each post; `published_at` is in the client's zone, written without it or with it."""
    moments = np.asarray(posts["published_at"])
    plain = moments if moments.dtype.kind == "M" else pd.DatetimeIndex(moments).tz_localize(None).to_numpy()
    return plain.astype("datetime64[D]")


def days_with_a_story(posts: Columns) -> float:
    """How many days have a story; `published_at` is in the client's zone."""
    told = np.asarray(posts["format"]) == STORY
    return float(len(np.unique(_days(posts)[told]))) if told.any() else 0.0


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
    _, of_day, counts = np.unique(_days(posts), return_inverse=True, return_counts=True)
    return float((counts[of_day] > 1).mean()) if len(of_day) else NAN


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
