"""A rectangle on a slide, in inches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Box:
    """A rectangle, in inches from the top left corner of the slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def columns(self, count: int, gap: float) -> list[Box]:
        """The box cut into columns of one width.

        >>> [box.left for box in Box(0, 0, 10, 1).columns(2, gap=2)]
        [0.0, 6.0]
        """
        width = (self.width - gap * (count - 1)) / count
        return [Box(self.left + i * (width + gap), self.top, width, self.height) for i in range(count)]

    def to(self, bottom: float) -> Box:
        """The same box, ending at another height."""
        return replace(self, height=bottom - self.top)

    def below(self, height: float) -> Box:
        """What is left of the box under its first `height` inches."""
        return replace(self, top=self.top + height, height=self.height - height)

    def beside(self, other: Box) -> bool:
        """Whether the other box lies wholly at the left or at the right of this one."""
        return self.right <= other.left + NEAR or other.right <= self.left + NEAR


NEAR = 0.02  # inches: closer than this, two edges are one


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all; at least one is needed.

    >>> around([Box(0, 0, 1, 1), Box(2, 1, 1, 3)])
    Box(left=0, top=0, width=3, height=4)
    """
    held = list(boxes)
    left, top = min(box.left for box in held), min(box.top for box in held)
    return Box(left, top, max(box.right for box in held) - left, max(box.bottom for box in held) - top)
