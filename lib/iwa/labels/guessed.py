"""What texts without a label are most like, and how sure that is: what a person should label next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from iwa.exports.wording import normalised
from iwa.labels.likeness import LEAST, NOT_OWN, likened

STEPS = 6  # points of the curve of the error
FEWEST = 8  # posts under which an error is one post's


class Guess(NamedTuple):
    """A label, None where nothing is learned yet, and the chance that it is right (0 to 1; 0 without one)."""

    label: str | None
    sure: float


def guesses(texts: Sequence[str], told: Sequence[str | None]) -> list[Guess]:
    """A guess for each text, certain where a person told it; however unsure, for a person decides.

    Nothing is guessed before two labels have been told of `LEAST` different texts each.
    """
    plain = [normalised(text) for text in texts]
    bodies = [NOT_OWN.sub(" ", text).strip() for text in plain]
    counts = Counter(label for label, _ in {(label, body) for label, body in zip(told, bodies, strict=True) if label and body})  # fmt: skip
    usable = {label for label, count in counts.items() if count >= LEAST}
    taught = [place for place, label in enumerate(told) if label in usable and bodies[place]]
    asked = [place for place, label in enumerate(told) if not label and bodies[place]]
    found = [Guess(label, 1.0) if label else Guess(None, 0.0) for label in told]
    if len(usable) < 2 or not asked:
        return found
    from iwa.labels.regression import Space, one_thread  # a second of imports

    with one_thread():
        space = Space.of([plain[place] for place in (*taught, *asked)], len(taught))
        answers = np.array([told[place] for place in taught], dtype=object)
        places = np.arange(len(taught), len(taught) + len(asked))
        labels, chances = space.guessed(places, np.arange(len(taught)), answers)
    for place, label, chance in zip(asked, labels, chances, strict=True):
        found[place] = Guess(str(label), float(chance))
    return found


class Point(NamedTuple):
    """The error after so many labels, with its interval (0 to 1); None where it cannot be measured yet."""

    labels: int
    error: float | None
    low: float | None = None
    high: float | None = None


def error_as_labelled(texts: Sequence[str], told: Sequence[str], ruled: Sequence[bool]) -> tuple[Point, ...]:
    """The classifier's error after the first labels, after more of them…, after all; in the order in which they were told.

    Each is measured as `likeness.likened` measures it, on labels that were not learned.

    >>> error_as_labelled(["Au fournil"], ["coulisses"], [False])
    (Point(labels=1, error=None, low=None, high=None),)
    """
    counts = sorted({round(len(texts) * step / STEPS) for step in range(1, STEPS + 1)} - {0})
    return tuple(_point(texts[:count], told[:count], ruled[:count]) for count in counts)


def _point(texts: Sequence[str], told: Sequence[str], ruled: Sequence[bool]) -> Point:
    worth = likened(texts, told, ruled).worth
    if worth.tried < FEWEST:
        return Point(len(texts), None)
    return Point(len(texts), worth.error, worth.low, worth.high)
