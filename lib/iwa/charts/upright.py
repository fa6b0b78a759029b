"""What vertical charts share: names under the data, a light scale, the reference, events above."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from iwa.charts.colours import GREY
from iwa.charts.lettering import LINE_HEIGHT, SIZE, SMALL, advance, figure, fold, height
from iwa.charts.marks import DASHED, flags, headroom, raise_flag
from iwa.charts.plane import CAPITAL, EDGE, GAP, Margins, Plane, Range, plane, widened
from iwa.slides import Chart, Unit

SHAPE = 0.5  # height over width
TALLEST, SHORTEST = 300.0, 196.0  # points
FOLDED = 7  # categories: up to here long names are folded, from there on some are left out
NAME_LINES = 3


@dataclass(frozen=True)
class Frame:
    """Points kept at the right and on top, and within the data for labels; the scale if there is one.

    `named` asks for the name of every category, however many: it is folded, and cut where it is too long.
    """

    right: float = EDGE
    top: float = EDGE
    below: float = 0.0
    above: float = 0.0
    ticks: tuple[float, ...] = ()
    named: bool = False


def upright(chart: Chart, width: float, across: Range, ends: Range, frame: Frame) -> Plane:
    """The ground of a vertical chart with all that is not data; one unit across is one category."""
    scale = tick_labels(frame.ticks, chart.unit)
    left = max((advance(text, SMALL) for text in scale), default=0.0) + (2 * GAP if scale else EDGE)
    overhang = 0.0 if frame.named else _overhang(chart, (width - left) / (across[1] - across[0]), across[1])
    right = max(frame.right, overhang)
    slot = (width - left - right) / (across[1] - across[0])
    names = _folded(chart.categories, slot - GAP) if frame.named else names_below(chart.categories, slot)
    placed = flags(chart, left - across[0] * slot, slot, width)
    bottom = max(height(name) for name in names) + GAP
    margins = Margins(left, right, frame.top + headroom(placed), bottom)
    tall = min(TALLEST, max(SHORTEST, SHAPE * width)) + headroom(placed)
    upward = widened(ends, tall - margins.top - bottom, frame.below, frame.above)
    ground = plane((width, tall), margins, across, upward)
    _write_names(ground, chart, names)
    _draw_scale(ground, frame.ticks, scale)
    _draw_reference(ground, chart)
    for flag in placed:
        raise_flag(ground, flag)
    return ground


def names_below(names: Sequence[str], slot: float) -> list[str]:
    """The categories as they stand under the data, each `slot` points wide.

    A few are folded; of many (months, hours) only as many are kept as have room, the last always.
    """
    if len(names) <= FOLDED:
        return _folded(names, slot - GAP)
    widest = max(advance(name, bold=True) for name in names) + GAP
    step = max(1, math.ceil(widest / slot))
    last = len(names) - 1
    return [fold(name, slot * step, 1) if (last - spot) % step == 0 else "" for spot, name in enumerate(names)]


def scale_ticks(ends: Range, unit: Unit) -> tuple[float, ...]:
    """Round values for a light scale, from at most the lower end up to the upper one.

    Times are round in hours or minutes once they are that long.

    >>> scale_ticks((0, 47), "count"), scale_ticks((0, 9000), "seconds")
    ((0.0, 20.0, 40.0), (0.0, 3600.0, 7200.0))
    """
    longest = max(abs(end) for end in ends) if unit == "seconds" else 0
    grain = next((grain for grain in (3600, 60) if longest >= 2 * grain), 1)
    found = MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(ends[0] / grain, ends[1] / grain)
    return tuple(float(tick * grain) for tick in found if tick * grain <= ends[1])


def tick_labels(ticks: Sequence[float], unit: Unit) -> list[str]:
    """The values of a scale, with as many decimals as they need and no more.

    >>> tick_labels((0.0, 0.025, 0.05), "percent")
    ['0,0\\xa0%', '2,5\\xa0%', '5,0\\xa0%']
    """
    factor = 100 if unit in ("percent", "change") else 1
    exact = [round(tick * factor, 6) for tick in ticks]
    digits = next((count for count in range(6) if all(round(tick, count) == tick for tick in exact)), 6)
    return [figure(tick, unit, digits) for tick in ticks]


def spread(wanted: Sequence[float], heights: Sequence[float], room: Range) -> list[float]:
    """The places of labels, moved apart as little as it takes, within the room.

    >>> spread([10, 12, 50], [10, 10, 10], (0, 60))
    [10, 20.0, 50]
    """
    order = sorted(range(len(wanted)), key=lambda label: wanted[label])
    placed = list(wanted)
    edge = room[0]
    for label in order:
        placed[label] = max(placed[label], edge + heights[label] / 2)
        edge = placed[label] + heights[label] / 2
    edge = room[1]
    for label in reversed(order):
        placed[label] = min(placed[label], edge - heights[label] / 2)
        edge = placed[label] - heights[label] / 2
    return placed


def _folded(names: Sequence[str], room: float) -> list[str]:
    """Each name on a few lines; when one must be folded, its likes are folded in the same way."""
    tried = [fold(name, room, NAME_LINES, bold=True) for name in names]
    broken = [advance(name, bold=True) for name in tried if "\n" in name]
    words = [advance(word, bold=True) for name in tried for word in name.replace("\n", " ").split(" ")]
    return [fold(name, max(*broken, *words), NAME_LINES, bold=True) for name in names] if broken else tried


def _overhang(chart: Chart, slot: float, end: float) -> float:
    """How far the last name reaches beyond the data, in points, where names are not folded."""
    name = advance(chart.categories[-1], bold=True) if len(chart.categories) > FOLDED else 0.0
    return name / 2 - (end - len(chart.categories) + 1) * slot + EDGE


def _write_names(ground: Plane, chart: Chart, names: list[str]) -> None:
    for spot, name in enumerate(names):
        weight = "bold" if chart.categories[spot] in chart.emphasis else "normal"
        for row, line in enumerate(name.split("\n")):
            down = GAP + CAPITAL * SIZE / 2 + row * SIZE * LINE_HEIGHT
            ground.write(spot, ground.upward[0], line, up=-down, ha="center", weight=weight)


def _draw_scale(ground: Plane, ticks: Sequence[float], labels: list[str]) -> None:
    for tick, label in zip(ticks, labels, strict=True):
        if ground.upward[0] <= tick <= ground.upward[1]:
            ground.rule(ground.across, (tick, tick))
            ground.write(ground.across[0], tick, label, right=-GAP, ha="right", fontsize=SMALL, color=GREY)


def _draw_reference(ground: Plane, chart: Chart) -> None:
    if chart.reference is None:
        return
    level = (chart.reference, chart.reference)
    ground.rule(ground.across, level, color=GREY, linestyle=DASHED, zorder=3)
