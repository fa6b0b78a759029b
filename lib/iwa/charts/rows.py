"""Horizontal charts: bars, and dots with their intervals. One row per category, the first on top."""

from __future__ import annotations

from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours, by_emphasis
from iwa.charts.lettering import SMALL, advance, clean, figure, fold, height
from iwa.charts.marks import DASHED
from iwa.charts.plane import EDGE, GAP, Margins, Plane, Range, plane, widened
from iwa.slides import Chart

NAMES = 0.36  # of the width: the most that the names of the categories may take
ROW, TALLEST_ROW = 30.0, 42.0  # points
SHORTEST = 150.0  # points: few rows grow to fill it
THICKNESS = 0.58  # of a row


def bars(chart: Chart, colours: Colours, width: float) -> Figure:
    """Horizontal bars from zero, each with its figure; a missing one says so in place of a bar."""
    values = list(chart.series[0].values)
    labels = [figure(value, chart.unit, chart.digits) for value in values]
    present = [value for value in (*values, chart.reference) if value is not None]
    ends = (min(0.0, *present), max(0.0, *present))
    below = [label for label, value in zip(labels, values, strict=True) if value is not None and value < 0]
    above = [label for label, value in zip(labels, values, strict=True) if value is None or value >= 0]
    ground = _ground(chart, width, ends, (_widest(below), _widest(above)))
    tones = by_emphasis(chart.categories, chart.emphasis, colours)
    for row, (label, value) in enumerate(zip(labels, values, strict=True)):
        if value is not None:
            ground.bar((0.0, row - THICKNESS / 2), (value, THICKNESS), tones[row])
        _end_label(ground, chart, row, label, value)
    ground.rule((0, 0), (len(values) - 0.5, -0.5), color=GREY, zorder=3)
    return ground.figure


def dots(chart: Chart, colours: Colours, width: float) -> Figure:
    """Estimates as dots on their intervals, with both in figures at the right end of the row."""
    values = list(chart.series[0].values)
    intervals = _intervals(chart)
    spread = [end for interval in intervals if interval for end in interval]
    present = [value for value in (*values, *spread, chart.reference) if value is not None]
    low, high = min(present), max(present)
    ends = (low, high) if low < high else (low - 1, high + 1)
    labels = [figure(value, chart.unit, chart.digits) for value in values]
    spans = [_in_words(chart, interval) for interval in intervals]
    columns = (_widest([label for label, span in zip(labels, spans, strict=True) if span]), _widest(spans))
    right = max(sum(columns), _widest(labels))
    ground = _ground(chart, width, ends, (2 * GAP, 2 * GAP), right)
    tones = by_emphasis(chart.categories, chart.emphasis, colours)
    for row, (label, interval) in enumerate(zip(labels, intervals, strict=True)):
        ground.rule(ground.across, (row, row))
        if interval:
            ground.rule(interval, (row, row), color=tones[row], linewidth=2.2, zorder=2, solid_capstyle="round")
        ground.write(ground.across[1], row, label, right=2 * GAP, **_style(chart, row, values[row]))
        ground.write(ground.across[1], row, spans[row], right=columns[0] + GAP, color=GREY)
    for row, (value, tone) in enumerate(zip(values, tones, strict=True)):
        if value is not None:
            ground.dot((value, row), tone, zorder=3)
    return ground.figure


def _ground(chart: Chart, width: float, ends: Range, pads: Range, right: float = 0.0) -> Plane:
    """The rows with their names and the reference, and room for the labels at both ends."""
    names = [fold(name, NAMES * width, bold=name in chart.emphasis) for name in chart.categories]
    tall = min(TALLEST_ROW, max(ROW, SHORTEST / len(names), *(height(name) + 2 * GAP for name in names)))
    left = max(advance(name, bold=True) for name in names) + 2 * GAP + EDGE
    top = height(chart.reference_label, SMALL) + GAP if chart.reference is not None else EDGE
    margins = Margins(left, right + 2 * GAP if right else EDGE, top)
    across = widened(ends, width - left - margins.right, *pads)
    size = (width, margins.top + margins.bottom + len(names) * tall)
    ground = plane(size, margins, across, (len(names) - 0.5, -0.5))
    for row, name in enumerate(names):
        weight = "bold" if chart.categories[row] in chart.emphasis else "normal"
        ground.write(across[0], row, name, right=-2 * GAP, ha="right", weight=weight)
    if chart.reference is not None:
        _draw_reference(ground, chart, chart.reference, (left, width))
    return ground


def _draw_reference(ground: Plane, chart: Chart, value: float, ends: Range) -> None:
    """The reference as a dashed line, its label above, moved inward where it would leave the figure."""
    ground.rule((value, value), ground.upward, color=GREY, linestyle=DASHED, zorder=3)
    label = clean(chart.reference_label)
    at, half = ends[0] + (value - ground.across[0]) / ground.unit_x, advance(label, SMALL) / 2
    shift = max(EDGE + half - at, 0.0) + min(ends[1] - EDGE - half - at, 0.0)
    style = {"fontsize": SMALL, "color": GREY, "ha": "center"}
    ground.write(value, ground.upward[1], label, right=shift, up=SMALL / 2 + 1, **style)


def _end_label(ground: Plane, chart: Chart, row: int, label: str, value: float | None) -> None:
    is_below = value is not None and value < 0
    right, side = (-GAP, "right") if is_below else (GAP, "left")
    ground.write(value or 0.0, row, label, right=right, ha=side, **_style(chart, row, value))


def _style(chart: Chart, row: int, value: float | None) -> dict[str, str]:
    if value is None:
        return {"color": GREY, "style": "italic"}
    return {"weight": "bold" if chart.categories[row] in chart.emphasis else "normal"}


def _intervals(chart: Chart) -> list[Range | None]:
    """The interval of each category; None where one of its ends is missing."""
    low, high = (ends or (None,) * len(chart.categories) for ends in (chart.low, chart.high))
    pairs = zip(low, high, strict=True)
    return [None if least is None or most is None else (least, most) for least, most in pairs]


def _in_words(chart: Chart, interval: Range | None) -> str:
    if interval is None:
        return ""
    low, high = (figure(end, chart.unit, chart.digits) for end in interval)
    return f"{low} à {high}"


def _widest(labels: list[str]) -> float:
    return max((advance(label, bold=True) + 2 * GAP for label in labels), default=0.0)
