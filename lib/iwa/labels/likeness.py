"""What a text is most like among those that people labelled: how sure that is, how often it errs, what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from iwa.exports.wording import normalised

LEAST = 8  # different texts of a label, and two such labels: fewer teach nothing
BOUND = 0.15  # the share of wrong labels that is taken among those it gives
FOLDS = 5
LEVEL = 1.645  # of the interval of the error: 90 %
NOT_OWN = re.compile(r"https?://\S+|#\w+|\W+")
Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Worth:
    """What the classifier is worth; where it gives no label, `refused` says why in French.

    `known`: the labels it has learned. `taught`: the posts that people labelled. `error`: the share of
    wrong labels among those it gives (0 to 1), with its 90 % interval, measured on `tried` posts
    that it had each time not seen; missing as None. `least_sure`: the chance under which a post is left out.
    """

    known: tuple[str, ...] = ()
    taught: int = 0
    error: float | None = None
    low: float | None = None
    high: float | None = None
    tried: int = 0
    least_sure: float | None = None
    refused: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Worth:
        """The same from what `asdict` gave, read back from JSON."""
        return cls(**{**stored, "known": tuple(stored["known"])})


@dataclass(frozen=True)
class Likened:
    """For each text the label it gets, None for none; the chance that it is right, NaN where none was sought."""

    labels: tuple[str | None, ...]
    sure: Array
    worth: Worth


def likened(texts: Sequence[str], told: Sequence[str | None]) -> Likened:
    """What the texts that nobody labelled are like; `told` holds the labels of people.

    Texts that have a label, or no words, get none. The same input gives the same answer to the last bit.
    """
    plain = [normalised(text) for text in texts]
    bodies = [NOT_OWN.sub(" ", text).strip() for text in plain]
    pairs = {(label, body) for label, body in zip(told, bodies, strict=True) if label and body}
    counts = Counter(label for label, _ in pairs)
    known = tuple(sorted(label for label, count in counts.items() if count >= LEAST))
    taught = np.array([bool(label and body) for label, body in zip(told, bodies, strict=True)])
    worth = Worth(known, int(taught.sum()))
    if len(known) < 2:
        silent = np.full(len(texts), np.nan)
        return Likened((None,) * len(texts), silent, replace(worth, refused=_too_few(counts)))
    return _likened(plain, bodies, np.array([label or "" for label in told], dtype=object), worth)


def _too_few(counts: Counter[str]) -> str:
    if not counts:
        return "aucune publication n’est étiquetée par une personne"
    second = sorted(counts.values(), reverse=True)[1:2]
    only = f"n’en a que {second[0]}" if second else "n’en a aucun"
    return f"il faut {LEAST} textes étiquetés dans deux piliers au moins, et le deuxième {only}"


def _likened(plain: list[str], bodies: list[str], told: NDArray[np.object_], worth: Worth) -> Likened:
    from iwa.labels.regression import Space, one_thread  # a second of imports, which few months need

    worded = np.array([bool(body) for body in bodies])
    taught = np.flatnonzero((told != "") & worded)
    folds = _folds(told[taught], [bodies[place] for place in taught])
    usable = np.isin(told[taught], worth.known)
    with one_thread():
        space = Space.of(plain, taught)
        guesses, sure = np.empty(len(taught), dtype=object), np.empty(len(taught))
        for fold in range(FOLDS):
            own = folds == fold
            model = space.fitted(taught[~own & usable], told[taught[~own & usable]])
            guesses[own], sure[own] = space.guessed(model, taught[own])
        worth = _measured(worth, sure, guesses == told[taught], folds)
        labels: list[str | None] = [None] * len(plain)
        chances = np.full(len(plain), np.nan)
        asked = np.flatnonzero((told == "") & worded)
        if worth.least_sure is not None and len(asked):
            model = space.fitted(taught[usable], told[taught[usable]])
            given, chances[asked] = space.guessed(model, asked)
            for place, label in zip(asked, given, strict=True):
                labels[place] = str(label) if chances[place] >= worth.least_sure else None
    return Likened(tuple(labels), chances, worth)


def _folds(labels: NDArray[np.object_], bodies: Sequence[str]) -> NDArray[np.int_]:
    """The fold of each text: the same for two that say the same, each label dealt over all folds."""
    dealt: dict[str, int] = {}
    for _, body in sorted(zip(labels, bodies, strict=True)):
        dealt.setdefault(body, len(dealt) % FOLDS)
    return np.array([dealt[body] for body in bodies])


def least_sure(sure: Array, right: Flags) -> float | None:
    """The lowest chance above which wrong labels stay under `BOUND`, one more counted as wrong; None for none.

    >>> least_sure(np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]), np.array([True] * 6 + [False]))
    0.4
    """
    order = np.argsort(-sure, kind="stable")
    wrong, count = np.cumsum(~right[order]) + 1, np.arange(1, len(order) + 1) + 1
    last = np.append(np.diff(sure[order]) != 0, True)  # posts of one chance are kept or left together
    fit = np.flatnonzero((wrong / count <= BOUND) & last)
    return float(sure[order][fit[-1]]) if len(fit) else None


def _measured(worth: Worth, sure: Array, right: Flags, folds: NDArray[np.int_]) -> Worth:
    """The error on each fold above the limit that the others set, so that no post sets the limit it is held to."""
    limits = [least_sure(sure[folds != fold], right[folds != fold]) for fold in range(FOLDS)]
    kept = sure >= np.array([np.inf if limit is None else limit for limit in limits])[folds]
    tried, limit = int(kept.sum()), least_sure(sure, right)
    if not tried or limit is None:
        return replace(worth, refused="rien de ce qu’il propose n’est assez sûr")
    error = float((~right[kept]).mean())
    low, high = _wilson(error, tried)
    worth = replace(worth, error=error, low=low, high=high, tried=tried)
    if error > BOUND:
        return replace(worth, refused="il se trompe trop souvent")
    return replace(worth, least_sure=limit)


def _wilson(share: float, count: int) -> tuple[float, float]:
    """The interval of a share of some trials, Wilson's.

    >>> tuple(round(end, 3) for end in _wilson(0.0, 30))
    (0.0, 0.083)
    """
    square = LEVEL**2 / count
    middle = (share + square / 2) / (1 + square)
    reach = LEVEL / (1 + square) * sqrt(share * (1 - share) / count + square / (4 * count))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
