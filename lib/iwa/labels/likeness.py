"""What a text is most like among those that people labelled: how sure that is, how often it errs, what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from iwa.exports.wording import normalised
from iwa.measures.wilson import wilson

LEAST = 8  # different texts of a label, and two such labels: fewer teach nothing
BOUND = 0.15  # the share of wrong labels that is taken among those it gives
EVEN = 0.5
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
    that people labelled and no rule tells, each time not seen before; missing as None. `least_sure`: the chance under which a post is left out.
    `rules_wrong`: of the `rules_tried` posts that both people and rules label, those that they label otherwise,
    most often by the words of the pillar `rules_doubted`.
    """

    known: tuple[str, ...] = ()
    taught: int = 0
    error: float | None = None
    low: float | None = None
    high: float | None = None
    tried: int = 0
    least_sure: float | None = None
    refused: str = ""
    rules_wrong: int = 0
    rules_tried: int = 0
    rules_doubted: str = ""

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


def likened(texts: Sequence[str], told: Sequence[str | None], ruled: Sequence[bool]) -> Likened:
    """What the texts that neither people nor rules label are like; `told` holds the labels of people.

    `ruled` says of which texts a rule tells something: those teach, and are not what the error is
    measured on, since the texts that rules leave are harder. A text without words gets no label. The
    same input gives the same answer to the last bit.
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
    labels = np.array([label or "" for label in told], dtype=object)
    return _likened(plain, bodies, labels, np.array(ruled, dtype=bool), worth)


def _too_few(counts: Counter[str]) -> str:
    if not counts:
        return "aucune publication n’est étiquetée par une personne"
    second = sorted(counts.values(), reverse=True)[1:2]
    only = f"n’en a que {second[0]}" if second else "n’en a aucun"
    return f"il faut {LEAST} textes étiquetés dans deux piliers au moins, et le deuxième {only}"


def _likened(plain: list[str], bodies: list[str], told: NDArray[np.object_], ruled: Flags, worth: Worth) -> Likened:
    from iwa.labels.regression import Space, one_thread  # a second of imports, which few months need

    worded = np.array([bool(body) for body in bodies])
    taught, asked = np.flatnonzero(worded & (told != "")), np.flatnonzero(worded & (told == "") & ~ruled)
    answers = told[taught]
    with one_thread():
        space = Space.of([plain[place] for place in (*taught, *asked)], len(taught))
        usable, folds = np.isin(answers, worth.known), _folds(answers, [bodies[place] for place in taught])
        guesses, sure = np.empty(len(taught), dtype=object), np.empty(len(taught))
        for fold in range(FOLDS):
            own = folds == fold
            guesses[own], sure[own] = space.guessed(np.flatnonzero(own), np.flatnonzero(~own & usable), answers)
        alike = ~ruled[taught]
        worth = _measured(worth, sure[alike], (guesses == answers)[alike], folds[alike])
        labels, chances = np.full(len(plain), None, dtype=object), np.full(len(plain), np.nan)
        if worth.least_sure is not None and len(asked):
            places = np.arange(len(taught), len(taught) + len(asked))
            given, chances[asked] = space.guessed(places, np.flatnonzero(usable), answers)
            labels[asked] = given
            labels[chances < worth.least_sure] = None
    return Likened(tuple(labels), chances, worth)


def _folds(labels: NDArray[np.object_], bodies: Sequence[str]) -> NDArray[np.int_]:
    """The fold of each text: the same for two that say the same, each label dealt over all folds."""
    dealt: dict[str, int] = {}
    for _, body in sorted(zip(labels, bodies, strict=True)):
        dealt.setdefault(body, len(dealt) % FOLDS)
    return np.array([dealt[body] for body in bodies])


def least_sure(sure: Array, right: Flags) -> float | None:
    """The lowest chance above which wrong labels stay under `BOUND`, one more counted as wrong; None for none.

    A label that is likelier wrong than right is never given.

    >>> least_sure(np.array([0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.55]), np.array([True] * 6 + [False]))
    0.6
    """
    order = np.argsort(-sure, kind="stable")
    wrong, count = np.cumsum(~right[order]) + 1, np.arange(1, len(order) + 1) + 1
    last = np.append(np.diff(sure[order]) != 0, True)  # posts of one chance are kept or left together
    fit = np.flatnonzero((wrong / count <= BOUND) & last & (sure[order] >= EVEN))
    return float(sure[order][fit[-1]]) if len(fit) else None


def _measured(worth: Worth, sure: Array, right: Flags, folds: NDArray[np.int_]) -> Worth:
    """The error on each fold above the limit that the others set, so that no post sets the limit it is held to."""
    limits = [least_sure(sure[folds != fold], right[folds != fold]) for fold in range(FOLDS)]
    kept = sure >= np.array([np.inf if limit is None else limit for limit in limits])[folds]
    tried, limit = int(kept.sum()), least_sure(sure, right)
    if not tried or limit is None:
        return replace(worth, refused="rien de ce qu’il propose n’est assez sûr")
    error = float((~right[kept]).mean())
    low, high = wilson(error, tried, LEVEL)
    worth = replace(worth, error=error, low=low, high=high, tried=tried)
    if error > BOUND:
        return replace(worth, refused="il se trompe trop souvent")
    return replace(worth, least_sure=limit)
