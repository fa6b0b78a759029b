"""How dark each cell of a heat map is, and the same in words for the legend."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iwa.numbers import NARROW, NO_BREAK, is_missing
from iwa.text_exhibits import HeatCell, HeatMap

STEPS = 4  # shades on each side of zero: more are not told apart
MIDDLE = 2  # the step of figures that are all the same
NO_FIGURE = "–"
COLON, SEMICOLON = f"{NO_BREAK}: ", f"{NARROW}; "
SHARES = tuple(range(14, 101, 2))  # percent of the colour in a shade, from the faintest


@dataclass(frozen=True)
class Scale:
    """The values, without their sign, at which the lightest shade begins and the darkest one ends."""

    start: float
    end: float

    def step(self, value: float) -> int:
        """1 to STEPS from the lightest, the same below 0 for a value under zero; 0 for zero itself.

        >>> [Scale(0, 8).step(value) for value in (8, 2, 0, -3)]
        [4, 1, 0, -2]
        """
        if value == 0:
            return 0
        if self.end <= self.start:
            return int(math.copysign(MIDDLE, value))
        share = (abs(value) - self.start) / (self.end - self.start)
        return int(math.copysign(max(1, math.ceil(share * STEPS - 1e-9)), value))


def steps(heat: HeatMap) -> tuple[tuple[int | None, ...], ...]:
    """The step of each cell by row: None where there is no value, which is never the step of zero."""
    scale = scale_of(heat)
    return tuple(tuple(_step(cell, scale) for cell in row.cells) for row in heat.rows)


def scale_of(heat: HeatMap) -> Scale:
    """From zero, unless all the values lie on one side and the least is at least half the greatest.

    A part of a larger map has the scale of that one.
    """
    if heat.span:
        return Scale(*heat.span)
    values = [float(cell.value or 0) for cell in _cells(heat) if not is_missing(cell.value)]
    sizes = [abs(value) for value in values if value]
    low, high = min(sizes, default=0.0), max(sizes, default=0.0)
    signs = {math.copysign(1, value) if value else 0 for value in values}
    return Scale(low if low == high or (len(signs) == 1 and low >= high / 2) else 0.0, high)


def cell_text(cell: HeatCell) -> str:
    """What is read in a cell; a dash where there is nothing to read."""
    return cell.text or NO_FIGURE


def legend(heat: HeatMap) -> str:
    """What the shades, the hatching and the frame stand for; the figures are those of the cells."""
    ranges = _ranges(heat)
    above, below = ([words for step, words in ranges if step * sign > 0] for sign in (1, -1))
    both = bool(above and below)
    told = [*_shades(above, "En couleur" if both else ""), *_shades(below[::-1], "En gris" if below else "")]
    if any(is_missing(cell.value) for cell in _cells(heat)):
        told.append(f"Hachuré{COLON}{heat.missing}")
    total = heat.total.cells if heat.total else ()
    if any(cell.strong for cell in (*_cells(heat), *total)):
        told.append(f"Encadré{COLON}{heat.framed}")
    return "".join(f"{text}. " for text in told).rstrip()


def evenly_spread(readable: Sequence[int]) -> tuple[int, ...]:
    """Of the shares of a colour on which a figure can be read, those of the four shades, the faintest first.

    >>> evenly_spread([10, 20, 30, 40, 80, 90, 100])
    (10, 30, 80, 100)
    """
    usable = readable or SHARES[:1]
    return tuple(usable[round(step * (len(usable) - 1) / (STEPS - 1))] for step in range(STEPS))


def _cells(heat: HeatMap) -> Iterator[HeatCell]:
    return (cell for row in heat.rows for cell in row.cells)


def _step(cell: HeatCell, scale: Scale) -> int | None:
    return None if cell.value is None or is_missing(cell.value) else scale.step(cell.value)


def _ranges(heat: HeatMap) -> list[tuple[int, str]]:
    """The steps that the map has, each with the least and the greatest of its figures, from the lowest."""
    scale, held = scale_of(heat), dict[int, list[HeatCell]]()
    for cell in _cells(heat):
        step = _step(cell, scale)
        if step is not None:
            held.setdefault(step, []).append(cell)
    return [(step, _between(held[step])) for step in sorted(held)]


def _between(cells: list[HeatCell]) -> str:
    ordered = sorted(cells, key=lambda cell: float(cell.value or 0))
    first, last = cell_text(ordered[0]), cell_text(ordered[-1])
    return first if first == last else f"{first} à {last}"


def _shades(ranges: list[str], colour: str) -> list[str]:
    """Nothing where there is one shade of one colour: the figures say it all."""
    if len(ranges) < 2 and not colour:
        return []
    darker = "du plus clair au plus foncé" if len(ranges) > 1 else ""
    opening = ", ".join(part for part in (colour, darker) if part)
    return [f"{opening[:1].upper()}{opening[1:]}{COLON}{SEMICOLON.join(ranges)}"] if ranges else []
