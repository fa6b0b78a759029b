"""Lines over time, each named at its end; a gap or a break of the series is never bridged."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours, by_series, readable
from iwa.charts.lettering import SIZE, SMALL, advance, clean, figure, fold, height
from iwa.charts.marks import DASHED, known, place
from iwa.charts.plane import GAP, Plane, Range
from iwa.charts.upright import Frame, scale_ticks, spread, upright
from iwa.slides import Chart, Series

NAMES = 0.24  # of the width
FROM_ZERO = 0.5  # a scale starts at 0 when its lowest value is under this share of the highest
STROKE, THICK = 1.8, 2.6  # points
DOT = 5.8  # points across

Point = tuple[float, float]


@dataclass(frozen=True)
class Tag:
    """A label at the right of the lines: its level, its text and how it is set."""

    level: float
    text: str
    colour: str
    size: float = SIZE
    is_bold: bool = False


def lines(chart: Chart, colours: Colours, width: float) -> Figure:
    """One line per series over a light scale, with the worry limits and the events if there are."""
    tones = by_series([series.name for series in chart.series], chart.emphasis, colours)
    tags = _limit_tags(chart, width) + _reference_tags(chart, width) + _line_tags(chart, tones, width)
    right = max(advance(tag.text, tag.size, bold=True) for tag in tags) + 3 * GAP
    ends = _ends(chart)
    ticks = scale_ticks(ends, chart.unit)
    last = len(chart.categories) - 1
    limits = (-0.2, float(last)) if last else (-1.0, 0.0)
    ground = upright(chart, width, limits, (min(ends[0], ticks[0]), ends[1]), Frame(right, 2 * GAP, ticks=ticks))
    _draw_limits(ground, chart)
    _draw_lines(ground, chart, tones)
    _write_tags(ground, tags)
    return ground.figure


def pieces(chart: Chart, series: Series) -> list[list[Point]]:
    """The points of a series in runs that may be joined: cut at missing values and at breaks.

    >>> chart = Chart("lines", ("a", "b", "c"), (Series("s", (1.0, None, 3.0)),), "count", "")
    >>> pieces(chart, chart.series[0])
    [[(0, 1.0)], [(2, 3.0)]]
    """
    breaks = {place(chart, mark) for mark in known(chart) if mark.is_break}
    runs: list[list[Point]] = [[]]
    for spot, value in enumerate(series.values):
        if value is None or spot - 0.5 in breaks:
            runs.append([])
        if value is not None:
            runs[-1].append((spot, value))
    return [run for run in runs if run]


def _ends(chart: Chart) -> Range:
    limits = (chart.limits.low, chart.limits.high, chart.limits.center) if chart.limits else ()
    values = [value for series in chart.series for value in series.values]
    present = [value for value in (*values, *limits, chart.reference) if value is not None]
    low, high = min(present), max(present)
    if low == high or 0 <= low <= FROM_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if low < high else (0.0, 1.0)


def _draw_lines(ground: Plane, chart: Chart, tones: list[str]) -> None:
    for series, tone in zip(chart.series, tones, strict=True):
        is_told = series.name in chart.emphasis
        look = (THICK, 5) if is_told else (STROKE, 4)
        for run in pieces(chart, series):
            x, y = zip(*run, strict=True)
            ground.stroke(x, y, color=tone, linewidth=look[0], zorder=look[1], solid_capstyle="round")
        for run in _dotted(chart, series):
            ground.dot(run[-1], tone, markersize=DOT, zorder=6)


def _dotted(chart: Chart, series: Series) -> list[list[Point]]:
    """The last run, which ends in a dot, and those of one point, which no line would show."""
    runs = pieces(chart, series)
    return [run for run in runs if len(run) == 1 or run is runs[-1]]


def _draw_limits(ground: Plane, chart: Chart) -> None:
    if chart.limits is None:
        return
    for level in (chart.limits.low, chart.limits.high):
        ground.rule(ground.across, (level, level), color=GREY, linestyle=DASHED, zorder=2)
    ground.rule(ground.across, (chart.limits.center,) * 2, color=GREY, linestyle=(0, (1, 2)), zorder=2)


def _limit_tags(chart: Chart, width: float) -> list[Tag]:
    if chart.limits is None:
        return []
    kind = " provisoire" if chart.limits.provisional else ""
    named = (
        (f"seuil haut{kind}", chart.limits.high),
        ("niveau habituel", chart.limits.center),
        (f"seuil bas{kind}", chart.limits.low),
    )
    return [Tag(value, _tag_text(chart, name, value, NAMES * width), GREY, SMALL) for name, value in named]


def _reference_tags(chart: Chart, width: float) -> list[Tag]:
    if chart.reference is None or not chart.reference_label:
        return []
    return [Tag(chart.reference, fold(chart.reference_label, NAMES * width, 2, SMALL), GREY, SMALL)]


def _line_tags(chart: Chart, tones: list[str], width: float) -> list[Tag]:
    tags = []
    for series, tone in zip(chart.series, tones, strict=True):
        runs = pieces(chart, series)
        if runs:
            spot, value = runs[-1][-1]
            name = series.name if len(chart.series) > 1 else ""
            if spot < len(chart.categories) - 1:
                name = f"{name} ({chart.categories[int(spot)]})".strip()
            is_bold = series.name in chart.emphasis or len(chart.series) == 1
            text = _tag_text(chart, name, value, NAMES * width)
            tags.append(Tag(value, text, readable(tone), SIZE, is_bold))
    return tags


def _tag_text(chart: Chart, name: str, value: float, width: float) -> str:
    """Name and figure on one line where they have room, otherwise the figure under the name."""
    number = figure(value, chart.unit, chart.digits)
    text = f"{clean(name)} {number}".strip()
    return text if advance(text, bold=True) <= width else f"{fold(name, width, 2, bold=True)}\n{number}"


def _write_tags(ground: Plane, tags: list[Tag]) -> None:
    unit = ground.unit_y
    room = (ground.upward[0] / unit - GAP, ground.upward[1] / unit + 2 * GAP)
    levels = spread([tag.level / unit for tag in tags], [height(tag.text, tag.size) for tag in tags], room)
    for tag, level in zip(tags, levels, strict=True):
        style = {"color": tag.colour, "fontsize": tag.size, "weight": "bold" if tag.is_bold else "normal"}
        ground.write(ground.across[1], level * unit, tag.text, right=2 * GAP, **style)
