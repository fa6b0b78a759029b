"""The columns that the month's questions part the posts by, made from a post's time and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


PAID, ORGANIC = "payée", "non payée"
NAMED, NAMELESS = "quelqu’un de l’équipe", "personne de nommé"


def attributed(posts: pd.DataFrame, zone: str, team: Iterable[str] = ()) -> pd.DataFrame:
    """The posts with `daypart`, `weekday`, `length`, `person` and `paid` added, in the time zone of the client.

    The first three are missing where time or text is; `daypart` also where the time is midnight sharp (in
    UTC or in the zone), which is how an export that gives only a day reads. `person` tells whether the text
    names somebody of `team` (full names; a first name is enough, written as a name), missing without a text or
    a team; `paid` is missing where the export does not tell. `posts` is not changed.

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
        person=_person(posts["text"], [name.split()[0] for name in team if name.strip()]),
        paid=_paid(posts),
    )


def _person(texts: pd.Series[str], first_names: list[str]) -> pd.Series[str]:
    found = pd.Series(pd.NA, index=texts.index, dtype="str")
    if not first_names:
        return found
    one_of = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, first_names))})(?!\w)")
    told = texts.notna()
    return found.mask(told, NAMELESS).mask(told & texts.fillna("").str.contains(one_of), NAMED)


def _paid(posts: pd.DataFrame) -> pd.Series[str]:
    found = pd.Series(pd.NA, index=posts.index, dtype="str")
    if "is_paid" not in posts:
        return found
    paid = posts["is_paid"].astype("boolean")
    return found.mask(paid.fillna(False).astype(bool), PAID).mask(~paid.fillna(True).astype(bool), ORGANIC)


def _midnight(instants: pd.Series[pd.Timestamp]) -> pd.Series[bool]:
    return instants == instants.dt.normalize()


def _named(values: pd.Series[Any], ends: Mapping[str, float]) -> pd.Series[str]:
    """The name of the first end that a value lies under; missing where the value is."""
    bins = [0, *ends.values()]
    return pd.cut(values.astype("float64"), bins, right=False, labels=list(ends)).astype("str")
