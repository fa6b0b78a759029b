"""What goes with a group of posts beside what they are compared by: held constant, or said when nothing parts the two.

A client whose carousels are mostly lessons, put out in the morning, compares three things when it compares formats.
Which attributes go with a group is read from the mix alone, never from the rates: choosing them costs the test nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Array = NDArray[np.float64]

SUBJECTS = ("pillar_told", "theme")  # two names of what a post is about: the first that is noted is held, for neither
HELD = ("format", "daypart")
GOES_WITH = 0.3  # correlation within months from which a level of an attribute is held constant
INSEPARABLE = 0.8  # from which the posts cannot part the two
MOST = 3  # levels held at once: each costs the posts a degree of freedom
FEWEST = 3  # posts that a level must have, and lack
NOTHING = 1e-9


@dataclass(frozen=True)
class Beside:
    """What goes with one group: the columns that hold it constant, their names, and what the group cannot be parted from.

    `names` are attributes ("format"), each once; `tangled` is "attribute=level", the level that its posts
    nearly all have, or "attribute=" where it is the others that nearly all have one; "" for none, never among the columns.
    """

    columns: Array
    names: tuple[str, ...] = ()
    tangled: str = ""


def beside(posts: pd.DataFrame, by: str, members: Array) -> list[Beside]:
    """What goes with each group (a column of `members`), in their order; nothing where the posts lack the attributes.

    `posts` are one network's, with `month`; a missing attribute is a level of its own that is never held.
    """
    levels = _levels(posts, by)
    if not levels:
        return [Beside(np.empty((len(posts), 0)))] * members.shape[1]
    known = np.column_stack([column for _, column in levels])
    correlations = _correlations(_centred(members, posts["month"]), _centred(known, posts["month"]))
    return [_of(levels, row) for row in correlations]


def _of(levels: list[tuple[str, Array]], correlations: Array) -> Beside:
    order = sorted(range(len(levels)), key=lambda place: (-abs(correlations[place]), levels[place][0]))
    strength = [(place, abs(float(correlations[place]))) for place in order]
    apart = [levels[place][0] for place, size in strength if size >= INSEPARABLE]
    shared = [levels[place][0] for place, size in strength if size >= INSEPARABLE and correlations[place] > 0]
    tangled = next(iter([*shared, *(f"{name.partition('=')[0]}=" for name in apart)]), "")
    held = [place for place, size in strength if GOES_WITH <= size < INSEPARABLE][:MOST]
    rows = len(levels[0][1])
    columns = np.column_stack([levels[place][1] for place in sorted(held)]) if held else np.empty((rows, 0))
    return Beside(columns, tuple(dict.fromkeys(levels[place][0].partition("=")[0] for place in held)), tangled)


def _levels(posts: pd.DataFrame, by: str) -> list[tuple[str, Array]]:
    """The levels of the attributes that may go with a group, each as "attribute=level" with its column of 0 and 1."""
    subject = next((name for name in SUBJECTS if name in posts and posts[name].notna().any()), "")
    names = [name for name in (*HELD, subject) if name in posts and name != by and not {name, by} <= set(SUBJECTS)]
    return [level for name in names for level in _of_attribute(name, posts[name])]


def _of_attribute(name: str, values: pd.Series[str]) -> list[tuple[str, Array]]:
    places, known = pd.factorize(values.astype("object"), sort=True)
    counts = np.bincount(places[places >= 0], minlength=len(known))
    usual = np.flatnonzero((counts >= FEWEST) & (counts <= len(values) - FEWEST))
    return [(f"{name}={known[int(place)]}", (places == place).astype(float)) for place in usual]


def _centred(columns: Array, months: pd.Series[str]) -> Array:
    """The columns less their mean of each month."""
    places, known = pd.factorize(months.astype("object"))
    members = (places[:, None] == np.arange(len(known))).astype(float)
    return np.asarray(columns - members @ (members.T @ columns / members.sum(axis=0)[:, None]))


def _correlations(groups: Array, levels: Array) -> Array:
    """One row a group, one column a level; 0 where one of them does not vary within months."""
    sizes = np.sqrt((groups**2).sum(axis=0))[:, None] * np.sqrt((levels**2).sum(axis=0))[None, :]
    return np.asarray(np.where(sizes > NOTHING, groups.T @ levels / np.where(sizes > NOTHING, sizes, 1.0), 0.0))
