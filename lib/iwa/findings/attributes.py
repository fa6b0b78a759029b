"""The columns that the month's questions part the posts by, made from a post's time and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

DAYPARTS = {  # name: the hour it ends at
    "matin (avant 9 h)": 9,
    "matinée (9 h à 12 h)": 12,
    "midi (12 h à 14 h)": 14,
    "après-midi (14 h à 18 h)": 18,
    "soir (18 h et après)": 24,
}
WEEKDAYS = {"semaine": 5, "week-end": 7}  # name: the day it ends at, Monday being 0
# Name: the first number of characters that is too many. 125 is about what a feed shows before "plus";
# 500 is about 80 words, half a minute of reading: beyond it, a reader has chosen to read.
LENGTHS = {"texte court": 126, "texte moyen": 501, "texte long": np.inf}


def attributed(posts: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The posts with `daypart`, `weekday` and `length` added, in the time zone of the client.

    All three are missing where time or text is; `daypart` also where the time is midnight sharp (in
    UTC or in the zone), which is how an export that gives only a day reads. `posts` is not changed.

    >>> post = pd.DataFrame({"published_at": pd.to_datetime(["2026-10-03T07:30Z"]), "text": ["Bonjour"]})
    >>> attributed(post, "Europe/Paris")[["daypart", "weekday", "length"]].values.tolist()
    [['matinée (9 h à 12 h)', 'week-end', 'texte court']]
    """
    local = posts["published_at"].dt.tz_convert(zone)
    day_only = _midnight(local) | _midnight(posts["published_at"])
    return posts.assign(
        daypart=_named(local.dt.hour.mask(day_only), DAYPARTS),
        weekday=_named(local.dt.day_of_week, WEEKDAYS),
        length=_named(posts["text"].str.strip().str.len(), LENGTHS),
    )


def _midnight(instants: pd.Series[pd.Timestamp]) -> pd.Series[bool]:
    return instants == instants.dt.normalize()


def _named(values: pd.Series[Any], ends: Mapping[str, float]) -> pd.Series[str]:
    """The name of the first end that a value lies under; missing where the value is."""
    bins = [0, *ends.values()]
    return pd.cut(values.astype("float64"), bins, right=False, labels=list(ends)).astype("str")
