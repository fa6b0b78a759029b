"""Bars and columns, alone, side by side or stacked."""

from __future__ import annotations

from iwa.deck.fit import LINE, Face, text_width
from iwa.deck.native.bar_layout import Bars, gap, label_size, laid_out, legend_width
from iwa.deck.native.drawing import Drawing, Frame
from iwa.deck.native.formats import format_code, shown
from iwa.deck.native.guides import guide_notes, missing_notes
from iwa.deck.native.sheet import Column, Sheet
from iwa.deck.native.xml import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Label,
    ValueAxis,
    category_axis,
    filled,
    point_label,
    series_labels,
    value_axis,
)
from iwa.slides import Chart

NEUTRAL, EMPHASIS, EMPHASIS_TEXT = "accent3", "accent2", "accent5"
PLAIN_SHADES = ("tx2", "accent3", "accent4", "accent6")
BESIDE_EMPHASIS = ("accent3", "accent4", "accent6", "tx2")
LIGHT = {"accent3", "accent4"}


def draw_bars(chart: Chart, frame: Frame) -> Drawing:
    """Bars, columns, grouped or stacked columns; the last three lie down when names are long."""
    bars = laid_out(chart, frame)
    code = format_code(chart.unit, chart.digits)
    columns = (Column("Catégorie", chart.categories), *(Column(s.name, s.values) for s in chart.series))
    sheet = Sheet(columns, code)
    notes = (*missing_notes(bars), *guide_notes(bars))
    return Drawing(_plot(bars, sheet, code), bars.margins, sheet, legend_width(chart, frame), notes=notes)


def _plot(bars: Bars, sheet: Sheet, code: str) -> str:
    series = "".join(_series(bars, sheet, position, code) for position in range(len(bars.chart.series)))
    overlap = 100 if bars.stacked else 0
    grouping = "stacked" if bars.stacked else "clustered"
    axis = ValueAxis("t" if bars.horizontal else "l", bars.scale, _axis_code(bars, code), hidden=bars.labelled)
    side, slant = ("l" if bars.horizontal else "b"), (-45 if bars.names.slanted else 0)
    names = category_axis(side, bars.names.size, bars.horizontal, bars.names.every, slant)
    return (
        f'<c:barChart><c:barDir val="{"bar" if bars.horizontal else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap(bars)}"/>'
        f'<c:overlap val="{overlap}"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>'
        f"{names}{value_axis(axis)}"
    )


def _axis_code(bars: Bars, code: str) -> str:
    digits = bars.scale.digits - (2 if bars.chart.unit in ("percent", "change") else 0)
    return code if bars.labelled else format_code(bars.chart.unit, max(0, digits))


def _series(bars: Bars, sheet: Sheet, position: int, code: str) -> str:
    chart = bars.chart
    colour = _series_colour(chart, position)
    edge = "bg1" if bars.stacked else ""
    points = (
        ""
        if len(chart.series) > 1
        else "".join(
            f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{filled(EMPHASIS)}</c:dPt>'
            for i, name in enumerate(chart.categories)
            if name in chart.emphasis
        )
    )
    return (
        f'<c:ser><c:idx val="{position}"/><c:order val="{position}"/>{sheet.header(position + 1)}{filled(colour, edge)}'
        f'<c:invertIfNegative val="0"/>{points}{_labels(bars, position, colour, code)}'
        f"<c:cat>{sheet.texts(0)}</c:cat><c:val>{sheet.figures(position + 1)}</c:val></c:ser>"
    )


def _series_colour(chart: Chart, position: int) -> str:
    if len(chart.series) == 1:
        return NEUTRAL
    names = [series.name for series in chart.series]
    if names[position] in chart.emphasis:
        return EMPHASIS_TEXT if chart.kind == "stacked" else EMPHASIS
    others = [name for name in names if name not in chart.emphasis]
    shades = BESIDE_EMPHASIS if len(others) < len(names) else PLAIN_SHADES
    return shades[others.index(names[position]) % len(shades)]


def _labels(bars: Bars, position: int, colour: str, code: str) -> str:
    if not bars.labelled:
        return series_labels()
    size = label_size(bars)
    if bars.stacked:
        inside = Label(size, "tx1" if colour in LIGHT else "bg1", "ctr", bold=True, code=code)
        hidden = "".join(point_label(i, None) for i in _too_small(bars, position, size))
        return series_labels(hidden, inside)
    chart = bars.chart
    strong = Label(size, EMPHASIS_TEXT, "outEnd", bold=True, code=code)
    if len(chart.series) > 1:
        emphasised = chart.series[position].name in chart.emphasis
        return series_labels("", strong if emphasised else Label(size, "tx1", "outEnd", code=code))
    named = (i for i, name in enumerate(chart.categories) if name in chart.emphasis)
    return series_labels("".join(point_label(i, strong) for i in named), Label(size, "tx1", "outEnd", code=code))


def _too_small(bars: Bars, position: int, size: float) -> list[int]:
    """The segments in which the figure has no room."""
    span = bars.scale.high - bars.scale.low
    face = Face(bars.frame.stretch, bold=True)
    thickness = bars.pitch / (1 + gap(bars) / 100)
    small = []
    for index, value in enumerate(bars.chart.series[position].values):
        if value is None:
            continue
        long = abs(value) / span * bars.length
        width = text_width(shown(value, bars.chart.unit, bars.chart.digits), size, face) + 4
        fits = width <= long and thickness >= size if bars.horizontal else size * LINE <= long and width <= thickness
        if not fits:
            small.append(index)
    return small
