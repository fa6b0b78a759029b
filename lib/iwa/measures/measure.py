"""What a measure is, and the ways in which one is computed.

A rate is computed only over the posts that have both of its parts, so a missing figure never
lowers it. A figure needs at least `COVERAGE` of the posts it is about: with fewer it would read
as a fall, and is "non disponible" instead. Stories count apart: networks give them other figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from iwa.slides import Unit

Rows = Callable[[pd.DataFrame], pd.DataFrame]
Columns = Any  # a frame, or anything else that gives a column by name and has a length
Compute = Callable[[Columns], float]
# The table a measure is computed on; "site" is the visits of all origins, "audience" who follows.
Reads = Literal["posts", "days", "traffic", "entries", "messages", "site", "ads", "audience"]

COVERAGE = 0.8
NAN = float("nan")


def everything(rows: pd.DataFrame) -> pd.DataFrame:
    """All the rows."""
    return rows


def feed(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are neither stories nor replies to others."""
    apart = posts["format"].isin(["story", "reply"])
    return posts[~apart] if apart.any() else posts


def worded(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts with a text, neither stories nor replies to others."""
    shown = feed(posts)
    return shown[shown["text"].fillna("").str.strip() != ""]


def organic_feed(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are neither stories nor known to be paid for."""
    shown = feed(posts)
    paid = shown["is_paid"].fillna(False).astype("bool")
    return shown[~paid] if paid.any() else shown


def videos(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that are watched: a picture has no watch time, and that is no gap."""
    return posts[posts["format"].isin(["video", "reel", "short"])]


@dataclass(frozen=True)
class Measure:
    """A measure of one network over some posts, days or visits.

    `of` picks the rows it is about, `compute` gives its value over them. `adds` is true when the figures of months add up to those of a year; otherwise the year is
    computed anew from its posts. `follows` names whose own definition it is.
    """

    label: str
    definition: str
    unit: Unit
    reads: Reads
    compute: Compute
    digits: int = 0
    adds: bool = True
    zero: str = "Zéro est un vrai zéro."
    missing: str = "Non disponible si le réseau ne l’exporte pas, ou pour moins de 80 % des publications."
    follows: str = "Définition de l’atelier."
    of: Rows = everything

    def over(self, rows: pd.DataFrame) -> float:
        """Its value over any posts, days or visits of one network; missing as NaN."""
        return self.compute(self.of(rows))


def known(posts: Columns, *columns: str) -> tuple[list[np.ndarray], bool]:
    """The columns' figures over the posts that have them all, and whether these are enough."""
    values = [np.asarray(posts[column], dtype="float64") for column in columns]
    have: np.ndarray = ~np.isnan(np.array(values)).any(axis=0)
    return [value[have] for value in values], len(have) > 0 and float(have.mean()) >= COVERAGE


def total(column: str) -> Compute:
    """The sum of a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = known(posts, column)
        return float(values.sum()) if enough else NAN

    return compute


def typical(column: str) -> Compute:
    """The median of a column, missing when too few posts have it."""

    def compute(posts: Columns) -> float:
        (values,), enough = known(posts, column)
        return float(np.median(values)) if enough else NAN

    return compute


def sparse_total(column: str) -> Compute:
    """The sum of a column that networks leave blank when there is nothing to count."""

    def compute(posts: Columns) -> float:
        (values,), _ = known(posts, column)
        return float(values.sum()) if len(values) else NAN

    return compute


def rate(part: str, whole: str) -> Compute:
    """One total over another, over the posts that have both; missing when these are too few or the whole is 0."""

    def compute(posts: Columns) -> float:
        (parts, wholes), enough = known(posts, part, whole)
        return float(parts.sum() / wholes.sum()) if enough and wholes.sum() > 0 else NAN

    return compute


def sparse_rate(part: str, whole: str) -> Compute:
    """The same for a part that networks leave blank when there is nothing to count."""

    def compute(posts: Columns) -> float:
        (wholes,), enough = known(posts, whole)
        (parts, _), _ = known(posts, part, whole)
        return float(parts.sum() / wholes.sum()) if enough and len(parts) and wholes.sum() > 0 else NAN

    return compute


def weighted(column: str, weight: str) -> Compute:
    """The mean of a column, each post counting for its weight; missing when too few posts with weight have it."""

    def compute(posts: Columns) -> float:
        values, weights = (np.asarray(posts[name], dtype="float64") for name in (column, weight))
        counted = ~np.isnan(values) & (weights > 0)
        enough = counted.sum() >= COVERAGE * max(int((weights > 0).sum()), 1)
        return float(np.average(values[counted], weights=weights[counted])) if enough else NAN

    return compute
