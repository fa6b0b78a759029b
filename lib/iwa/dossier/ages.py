"""Age ranges as people and networks write them: "25-34", "25 à 34 ans", "65+", "moins de 25 ans"."""

from __future__ import annotations

import re

OLDEST = 120
Ages = tuple[int, int]  # the youngest and the oldest age, both included


def age_range(text: str) -> Ages | None:
    """The ages that a text means; None when it is no range.

    >>> age_range("25 à 34 ans"), age_range("65+"), age_range("moins de 25 ans"), age_range("jeunes")
    ((25, 34), (65, 120), (0, 24), None)
    """
    found = [int(digits) for digits in re.findall(r"\d+", text)]
    if len(found) == 2:
        return (found[0], found[1]) if found[0] <= found[1] <= OLDEST else None
    if len(found) != 1 or found[0] > OLDEST:
        return None
    words = text.casefold()
    if "+" in words or "plus" in words:
        return found[0], OLDEST
    return (0, found[0] - 1) if "moins" in words else None


def ages_said(ages: Ages) -> str:
    """A range in words.

    >>> ages_said((25, 34)), ages_said((65, 120)), ages_said((0, 24))
    ('25-34 ans', '65 ans et plus', 'moins de 25 ans')
    """
    youngest, oldest = ages
    if oldest >= OLDEST:
        return f"{youngest} ans et plus"
    return f"{youngest}-{oldest} ans" if youngest else f"moins de {oldest + 1} ans"


def within(inner: Ages, outer: Ages) -> bool:
    """Whether every age of the first range is one of the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: Ages, other: Ages) -> bool:
    """Whether the two ranges share an age."""
    return one[0] <= other[1] and other[0] <= one[1]
