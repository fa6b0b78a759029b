"""Shares of the followers, each with the rows that give it."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.audience.ages import labels_within
from iwa.audience.composition import AGE_AND_SEX, Composition
from iwa.steps.tracing import OR, known


def share_figure(composition: Composition, labels: Iterable[str], share: float | None) -> str:
    """The share of the followers under some labels of a dimension, as it is printed: ages and sexes too."""
    held = [label for name in labels for label in _held(composition, name)]
    words = dict.fromkeys(composition.written[label] for label in held if label in composition.written)
    text = numbers.percent(share, 0)
    return known(text, "share_of_audience", "audience", **composition.origin, label=OR.join(words)) if words else text


def _held(composition: Composition, name: str) -> list[str]:
    """The labels of the file that a name stands for."""
    return labels_within(composition.shares, name) if composition.dimension == AGE_AND_SEX else [name]
