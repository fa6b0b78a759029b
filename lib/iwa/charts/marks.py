"""Dated events over a chart: a thin line at their category, a label above the data."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.charts.colours import GREY, blend
from iwa.charts.lettering import LINE_HEIGHT, SMALL, advance, fold
from iwa.charts.plane import GAP, Plane
from iwa.slides import Chart, Mark

WIDEST = 116.0  # points
ROW = 2 * SMALL * LINE_HEIGHT + 3  # points: two lines of label
DASHED = (0, (4, 3))


@dataclass(frozen=True)
class Flag:
    """An event's label: where its line stands (in categories), its row from 0, and its side."""

    at: float
    text: str
    row: int
    is_right: bool
    is_break: bool


def flags(chart: Chart, start: float, slot: float, width: float) -> list[Flag]:
    """The labels of the events, on as many rows as it takes for none to overlap.

    `start` is where the first category stands and `slot` how far the next one is, in points. An
    event stands higher than the later ones that its label reaches: their lines cross no label.
    """
    placed: list[Flag] = []
    for mark in sorted(known(chart), key=lambda mark: place(chart, mark), reverse=True):
        text = fold(mark.label, WIDEST, size=SMALL)
        at = start + place(chart, mark) * slot
        needed = advance(text, SMALL) + 2 * GAP
        is_right = at + needed <= width
        end = at + needed if is_right else at
        reached = [flag.row for flag in placed if _begin(flag, start, slot) < end]
        row = max(reached, default=-1) + 1
        placed.append(Flag(place(chart, mark), text, row, is_right, mark.is_break))
    return placed


def headroom(placed: list[Flag]) -> float:
    """The points that the labels take above the data."""
    return ROW * (max((flag.row for flag in placed), default=-1) + 1)


def raise_flag(ground: Plane, flag: Flag) -> None:
    """Draws an event; a break of the series is dashed."""
    top = ground.upward[1]
    ends = (ground.upward[0], top + ROW * (flag.row + 0.9) * ground.unit_y)
    style = DASHED if flag.is_break else "solid"
    ground.rule((flag.at, flag.at), ends, color=blend(GREY, "#FFFFFF", 0.4), zorder=1, linestyle=style)
    right, side = (GAP, "left") if flag.is_right else (-GAP, "right")
    up = ROW * (flag.row + 0.5)
    ground.write(flag.at, top, flag.text, right=right, up=up, ha=side, fontsize=SMALL, color=GREY)


def _begin(flag: Flag, start: float, slot: float) -> float:
    """Where a flag begins, in points from the left."""
    at = start + flag.at * slot
    return at if flag.is_right else at - advance(flag.text, SMALL) - 2 * GAP


def known(chart: Chart) -> list[Mark]:
    """The events whose category the chart shows."""
    return [mark for mark in chart.marks if mark.category in chart.categories]


def place(chart: Chart, mark: Mark) -> float:
    """Where an event stands: on its category; a break stands just before it."""
    return chart.categories.index(mark.category) - (0.5 if mark.is_break else 0.0)
