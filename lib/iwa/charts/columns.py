"""Vertical columns from zero: one per category, or a group of them with one per series."""

from __future__ import annotations

import seaborn as sns
from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours, by_emphasis, by_series
from iwa.charts.lettering import LINE_HEIGHT, SIZE, SMALL, advance, figure, fold
from iwa.charts.plane import EDGE, GAP, Plane, Range
from iwa.charts.upright import Frame, scale_ticks, upright
from iwa.slides import Chart

THICKNESS = 0.62  # of a category, for one column
CLUSTER = 0.8  # of a category, for a group
FEWEST = 4  # categories: fewer leave room at both sides instead of growing wide
REFERENCE = 0.18  # of the width: what the label of the reference may take at the right
SQUARE = 9.0  # points: the colour of a series beside its name
UNKNOWN = "n.\u00a0d."
ROOM = SIZE * LINE_HEIGHT + 3  # points for a figure over or under its column


def columns(chart: Chart, colours: Colours, width: float) -> Figure:
    """Columns with their figures; a scale instead where the figures have no room."""
    ground = _ground(chart, width, THICKNESS, EDGE)
    values = list(chart.series[0].values)
    tones = by_emphasis(chart.categories, chart.emphasis, colours)
    is_roomy = _has_room(chart, width, THICKNESS)
    for spot, value in enumerate(values):
        if value is not None:
            ground.bar((spot - THICKNESS / 2, 0.0), (THICKNESS, value), tones[spot])
        is_told = chart.categories[spot] in chart.emphasis
        if is_roomy or is_told:
            _write_figure(ground, chart, spot, value, is_told)
    return _with_floor(ground)


def grouped(chart: Chart, colours: Colours, width: float) -> Figure:
    """Columns side by side, the series named above; figures only where all have room."""
    ground = _ground(chart, width, CLUSTER, SQUARE + 3 * GAP)
    tones = by_series([series.name for series in chart.series], chart.emphasis, colours)
    rows = [
        (spot, value, str(turn)) for turn, series in enumerate(chart.series) for spot, value in enumerate(series.values)
    ]
    spots, values, turns = zip(*rows, strict=True)
    sns.barplot(
        x=list(spots), y=list(values), hue=list(turns), palette=tones, legend=False, native_scale=True,
        saturation=1, width=CLUSTER, gap=0.06, errorbar=None, ax=ground.axes(),
    )  # fmt: skip
    if _has_room(chart, width, CLUSTER):
        share = CLUSTER / len(chart.series)
        for spot, value, turn in rows:
            at = spot + (int(turn) - (len(chart.series) - 1) / 2) * share
            _write_figure(ground, chart, at, value, chart.series[int(turn)].name in chart.emphasis)
    _name_series(ground, chart, tones, width)
    return _with_floor(ground)


def across(count: int) -> Range:
    """The limits of so many categories, wider than them when they are few."""
    spare = max(0, FEWEST - count) / 2
    return -0.5 - spare, count - 0.5 + spare


def _ground(chart: Chart, width: float, share: float, top: float) -> Plane:
    values = [value for series in chart.series for value in series.values]
    present = [value for value in (*values, chart.reference) if value is not None]
    ends = (min(0.0, *present), max(0.0, *present))
    label, right = _reference(chart, width)
    if _has_room(chart, width, share):
        frame = Frame(right, top, below=ROOM if ends[0] < 0 else 0.0, above=ROOM)
    else:
        frame = Frame(right, top, above=ROOM if chart.emphasis else EDGE, ticks=scale_ticks(ends, chart.unit))
    ground = upright(chart, width, across(len(chart.categories)), ends, frame)
    ground.write(ground.across[1], chart.reference or 0.0, label, right=GAP, fontsize=SMALL, color=GREY)
    return ground


def _reference(chart: Chart, width: float) -> tuple[str, float]:
    """The label of the reference, and the points it takes at the right."""
    label = fold(chart.reference_label, REFERENCE * width, 2, SMALL) if chart.reference is not None else ""
    return label, advance(label, SMALL) + 2 * GAP if label else EDGE


def _has_room(chart: Chart, width: float, share: float) -> bool:
    """Whether the widest figure is hardly wider than a column (a lone one may use the gap beside it)."""
    first, last = across(len(chart.categories))
    room = (
        (width - EDGE - _reference(chart, width)[1])
        / (last - first)
        * (share if len(chart.series) > 1 else 1.0)
        / len(chart.series)
    )
    values = [value for series in chart.series for value in series.values]
    return max(advance(_figure(chart, value), bold=True) for value in values) <= room - 1


def _figure(chart: Chart, value: float | None) -> str:
    return UNKNOWN if value is None else figure(value, chart.unit, chart.digits)


def _write_figure(ground: Plane, chart: Chart, at: float, value: float | None, is_told: bool) -> None:
    if value is None:
        ground.write(at, 0, UNKNOWN, up=ROOM / 2, ha="center", fontsize=SMALL, color=GREY, style="italic")
        return
    up = ROOM / 2 if value >= 0 else -ROOM / 2
    ground.write(at, value, _figure(chart, value), up=up, ha="center", weight="bold" if is_told else "normal")


def _name_series(ground: Plane, chart: Chart, tones: list[str], width: float) -> None:
    """A row of coloured squares and names above the data, from the left."""
    room = (width - 2 * EDGE) / len(chart.series)
    at = 0.0
    for series, tone in zip(chart.series, tones, strict=True):
        is_told = series.name in chart.emphasis
        name = fold(series.name, room - SQUARE - 4 * GAP, 1, bold=is_told)
        x, y = ground.across[0] + at * ground.unit_x, ground.upward[1]
        up = 2 * GAP
        corner = (x, y + (up - SQUARE / 2) * ground.unit_y)
        ground.bar(corner, (SQUARE * ground.unit_x, SQUARE * ground.unit_y), tone)
        ground.write(x, y, name, right=SQUARE + GAP, up=up, weight="bold" if is_told else "normal")
        at += SQUARE + 4 * GAP + advance(name, bold=is_told)


def _with_floor(ground: Plane) -> Figure:
    ground.rule(ground.across, (0, 0), color=GREY, zorder=3)
    return ground.figure
