"""The names of categories under a plot: level when they have room, else slanted, else one in several."""

from __future__ import annotations

import math
from dataclasses import dataclass

from iwa.deck.fit import LINE, SMALLEST, Face, text_width, widest_word, wrapped
from iwa.deck.native.drawing import Frame

MOST_LINES = 3
SLANT = 0.75  # height of a slanted name, as a share of its length
SLANTED_PITCH = 14.0  # points: closer than this, slanted names touch
DEEPEST = 90.0  # points


@dataclass(frozen=True)
class Names:
    """How names are set: their size, one in how many, slanted or level, and the depth they take."""

    size: float
    every: int
    slanted: bool
    depth: float


def names_under(categories: tuple[str, ...], frame: Frame, pitch: float) -> Names:
    """The names of categories that stand `pitch` points apart."""
    face = Face(frame.stretch)
    widest = max((text_width(name, 1, face) for name in categories), default=0)
    for size in (frame.size, 11.0, float(SMALLEST)):
        # All on one line, rather than some on one and some on two.
        if widest * size + 4 <= pitch:
            return Names(size, 1, False, size * LINE)
    for size in (frame.size, float(SMALLEST)):
        if widest_word(categories, size, face) + 3 <= pitch:
            deepest = max((len(wrapped(name, size, pitch - 2, face)) for name in categories), default=1)
            if deepest <= MOST_LINES:
                return Names(size, 1, False, deepest * size * LINE)
    every = max(1, math.ceil(SLANTED_PITCH / max(1.0, pitch)))
    return Names(float(SMALLEST), every, True, min(widest * SMALLEST * SLANT + SMALLEST, DEEPEST))
