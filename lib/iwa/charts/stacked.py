"""Stacked columns: the parts of a whole, the series named beside the last column."""

from __future__ import annotations

from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours, by_series, readable, text_on
from iwa.charts.columns import across
from iwa.charts.lettering import LINE_HEIGHT, SIZE, advance, figure, fold, height
from iwa.charts.plane import GAP, HAIR, Plane
from iwa.charts.upright import Frame, spread, upright
from iwa.slides import Chart, Series

THICKNESS = 0.62  # of a category
NAMES = 0.26  # of the width


def stacked(chart: Chart, colours: Colours, width: float) -> Figure:
    """Columns cut in parts, negative ones under zero; a part too thin for its figure has none."""
    floors, (low, high) = _floors(chart)
    names = [series.name for series in chart.series]
    folded = [fold(_told(series), NAMES * width, 2, bold=True) for series in chart.series]
    right = max(advance(name, bold=True) for name in folded) + 2 * GAP
    count = len(chart.categories)
    ground = upright(chart, width, (across(count)[0], count - 0.5), (low, high), Frame(right=right))
    tones = by_series(names, chart.emphasis, colours)
    for series, row, tone in zip(chart.series, floors, tones, strict=True):
        for spot, value in enumerate(series.values):
            corner = (spot - THICKNESS / 2, row[spot])
            ground.bar(corner, (THICKNESS, value or 0.0), tone, edgecolor="white", linewidth=HAIR)
            _write_part(ground, chart, (spot, row[spot]), value, text_on(tone))
    _name_series(ground, chart, folded, tones, [row[-1] for row in floors])
    ground.rule(ground.across, (0, 0), color=GREY, zorder=3)
    return ground.figure


def _floors(chart: Chart) -> tuple[list[list[float]], tuple[float, float]]:
    """Where each part begins, per series and category, and the ends of all of them."""
    above, below = [0.0] * len(chart.categories), [0.0] * len(chart.categories)
    floors: list[list[float]] = []
    for series in chart.series:
        known = [value or 0.0 for value in series.values]
        floors.append([below[spot] if value < 0 else above[spot] for spot, value in enumerate(known)])
        above = [total + max(value, 0.0) for total, value in zip(above, known, strict=True)]
        below = [total + min(value, 0.0) for total, value in zip(below, known, strict=True)]
    return floors, (min(below), max(above))


def _told(series: Series) -> str:
    """The name, which says so when the last column lacks this part."""
    return f"{series.name} (n.\u00a0d.)" if series.values[-1] is None else series.name


def _write_part(ground: Plane, chart: Chart, at: tuple[float, float], value: float | None, tone: str) -> None:
    if value is None:
        return
    text = figure(value, chart.unit, chart.digits)
    has_height = abs(value) / ground.unit_y >= SIZE * LINE_HEIGHT
    if has_height and advance(text) <= THICKNESS / ground.unit_x:
        ground.write(at[0], at[1] + value / 2, text, ha="center", color=tone)


def _name_series(ground: Plane, chart: Chart, names: list[str], tones: list[str], floors: list[float]) -> None:
    """The names at the height of the parts of the last column."""
    last = [value or 0.0 for value in (s.values[-1] for s in chart.series)]
    middles = [(floor + value / 2) / ground.unit_y for floor, value in zip(floors, last, strict=True)]
    room = (ground.upward[0] / ground.unit_y, ground.upward[1] / ground.unit_y)
    places = spread(middles, [height(name) for name in names], room)
    edge = len(chart.categories) - 1 + THICKNESS / 2
    for series, name, tone, level in zip(chart.series, names, tones, places, strict=True):
        weight = "bold" if series.name in chart.emphasis else "normal"
        ground.write(edge, level * ground.unit_y, name, right=GAP, color=readable(tone), weight=weight)
