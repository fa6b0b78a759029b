"""A waterfall: columns from level to level, each gain and loss beginning where the last one ended."""

from __future__ import annotations

from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours, blend
from iwa.charts.columns import ROOM, UNKNOWN, across
from iwa.charts.lettering import SMALL, advance, figure
from iwa.charts.plane import EDGE, Plane, Range
from iwa.charts.upright import Frame, scale_ticks, upright
from iwa.slides import Chart
from iwa.waterfall import Step, links, signed, steps_of

THICKNESS = 0.68  # of a category
OUTLINE = 1.4  # points: a loss is hollow, so that it is told from a gain without its colour


def waterfall(chart: Chart, colours: Colours, width: float) -> Figure:
    """Levels in the main colour, gains filled and losses hollow, each with its figure and its sign."""
    steps = steps_of(chart)
    labels = [_label(chart, step) for step in steps]
    ground, is_roomy = _ground(chart, steps, labels, width)
    for place, after in links(steps):
        tone = blend(GREY, "#FFFFFF", 0.3)
        ground.rule((place + THICKNESS / 2, place + 1 - THICKNESS / 2), (after, after), color=tone, zorder=2)
    for spot, (step, label) in enumerate(zip(steps, labels, strict=True)):
        is_told = chart.categories[spot] in chart.emphasis
        _draw(ground, spot, step, colours, is_told)
        if is_roomy or is_told or step.kind in ("level", "missing"):
            _write(ground, spot, step, label, is_told)
    ground.rule(ground.across, (0, 0), color=GREY, zorder=3)
    return ground.figure


def _ground(chart: Chart, steps: tuple[Step, ...], labels: list[str], width: float) -> tuple[Plane, bool]:
    """The ground, and whether every column has room for its figure: a scale stands at the left where one has not."""
    known = [end for step in steps for end in (step.low, step.high) if end is not None]
    present = [0.0, *known, *([] if chart.reference is None else [chart.reference])]
    ends: Range = (min(present), max(present))
    first, last = across(len(steps))
    is_roomy = max(advance(label, bold=True) for label in labels) <= (width - 2 * EDGE) / (last - first) - 1
    below = ROOM if ends[0] < 0 else 0.0
    frame = Frame(below=below, above=ROOM, ticks=() if is_roomy else scale_ticks(ends, chart.unit), named=True)
    return upright(chart, width, (first, last), ends, frame), is_roomy


def _label(chart: Chart, step: Step) -> str:
    if step.value is None:
        return UNKNOWN
    text = figure(step.value, chart.unit, chart.digits)
    return text if step.kind == "level" else signed(text, step.value)


def _draw(ground: Plane, spot: int, step: Step, colours: Colours, is_told: bool) -> None:
    if step.before is None or step.after is None:
        return
    tone = colours.accent if is_told else colours.primary if step.kind == "level" else colours.neutral
    if step.after == step.before:
        ground.rule(
            (spot - THICKNESS / 2, spot + THICKNESS / 2), (step.after, step.after), color=tone, linewidth=OUTLINE
        )
        return
    look = {"edgecolor": tone, "linewidth": OUTLINE} if step.kind == "loss" else {}
    fill = "#FFFFFF" if step.kind == "loss" else tone
    ground.bar((spot - THICKNESS / 2, step.before), (THICKNESS, step.after - step.before), fill, **look)


def _write(ground: Plane, spot: int, step: Step, label: str, is_told: bool) -> None:
    """The figure over the column, under it for a level below zero; at the foot where the column has no place."""
    if step.kind == "missing":
        ground.write(spot, 0, label, up=ROOM / 2, ha="center", fontsize=SMALL, color=GREY, style="italic")
        return
    is_under = step.kind == "level" and (step.value or 0.0) < 0
    level = step.low if is_under else step.high
    up = -ROOM / 2 if is_under else ROOM / 2
    weight = "bold" if is_told or step.kind == "level" else "normal"
    ground.write(spot, level or 0.0, label, up=up, ha="center", weight=weight)
