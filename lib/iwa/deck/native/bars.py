"""Bars and columns, alone, side by side or stacked."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.fit import LINE, SMALLEST, Face, text_width, widest_word, wrapped
from iwa.deck.native.drawing import LEGEND_HEIGHT, Drawing, Frame, Margins
from iwa.deck.native.formats import format_code, shown
from iwa.deck.native.guides import guide_notes, missing_notes
from iwa.deck.native.scale import Scale, round_scale, with_room
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
PLAIN_SHADES = ("accent1", "accent3", "accent4", "accent6")
BESIDE_EMPHASIS = ("accent3", "accent4", "accent6", "accent1")
LIGHT = {"accent3", "accent4"}
THICKEST_BAR, WIDEST_COLUMN = 34.0, 78.0  # points
WIDEST_PITCH, TALLEST_PITCH = 150.0, 74.0
LABEL_SHARE = 0.42  # of the frame, at most, for the names of horizontal bars


@dataclass(frozen=True)
class Bars:
    """What the drawing of bars needs to know beside the chart itself."""

    chart: Chart
    frame: Frame
    horizontal: bool
    stacked: bool
    margins: Margins
    scale: Scale
    labelled: bool

    @property
    def length(self) -> float:
        """Length of the value axis, in points."""
        return _plot_size(self.frame, self.margins)[0 if self.horizontal else 1]

    @property
    def pitch(self) -> float:
        """Distance of two categories, in points."""
        across = _plot_size(self.frame, self.margins)[1 if self.horizontal else 0]
        return across / max(1, len(self.chart.categories))


def _plot_size(frame: Frame, margins: Margins) -> tuple[float, float]:
    return frame.width - margins.left - margins.right, frame.height - margins.top - margins.bottom


def draw_bars(chart: Chart, frame: Frame) -> Drawing:
    """Bars, columns, grouped or stacked columns; the last three lie down when names are long."""
    horizontal = chart.kind == "bars" or not _names_fit_under(chart, frame)
    stacked = chart.kind == "stacked"
    margins = _margins(chart, frame, horizontal)
    bars = Bars(chart, frame, horizontal, stacked, margins, Scale(0, 1, 1), True)
    bars = _scaled(bars)
    code = format_code(chart.unit, chart.digits)
    sheet = Sheet((Column("Catégorie", chart.categories), *(Column(s.name, s.values) for s in chart.series)), code)
    notes = (*missing_notes(bars), *guide_notes(bars))
    return Drawing(_plot(bars, sheet, code), margins, sheet, _legend_width(chart, frame), notes=notes)


def _names_fit_under(chart: Chart, frame: Frame) -> bool:
    pitch = (frame.width - 40) / max(1, len(chart.categories))
    face = Face(frame.stretch)
    if widest_word(chart.categories, frame.size, face) > min(pitch, WIDEST_PITCH) - 6:
        return False
    return all(len(wrapped(name, frame.size, min(pitch, WIDEST_PITCH) - 6, face)) <= 3 for name in chart.categories)


def _margins(chart: Chart, frame: Frame, horizontal: bool) -> Margins:
    legend = LEGEND_HEIGHT + 6 if len(chart.series) > 1 else 0
    face = Face(frame.stretch)
    count = max(1, len(chart.categories))
    if horizontal:
        names = max((text_width(name, frame.size, face) for name in chart.categories), default=0)
        left = min(names + 14, frame.width * LABEL_SHARE)
        tallest = TALLEST_PITCH * (1 if len(chart.series) == 1 or chart.kind == "stacked" else len(chart.series) * 0.7)
        spare = max(0, frame.height - legend - 26 - count * tallest)
        return Margins(left, legend + 4 + spare * 0.3, 10, 22 + spare * 0.7)
    spare = max(0, frame.width - 50 - count * WIDEST_PITCH * (1 if len(chart.series) == 1 else 1.6))
    pitch = (frame.width - 50 - spare) / count
    lines = max((len(wrapped(name, frame.size, pitch - 6, face)) for name in chart.categories), default=1)
    below = lines * frame.size * LINE + 12
    return Margins(44 + spare / 2, legend + 8, 6 + spare / 2, below)


def _scaled(bars: Bars) -> Bars:
    chart, frame = bars.chart, bars.frame
    low, high = _span(bars)
    labelled = _can_be_labelled(bars)
    margins = bars.margins
    if not labelled:
        return Bars(chart, frame, bars.horizontal, bars.stacked, margins, round_scale(low, high, True), False)
    if not bars.horizontal:
        margins = Margins(max(6, margins.left - 38), margins.top, margins.right, margins.bottom)
    if bars.stacked:
        return Bars(chart, frame, bars.horizontal, True, margins, with_room(low, high, 0, 0.01), True)
    room = _label_room(bars) / max(1.0, bars.length)
    scale = with_room(low, high, room if low < 0 else 0, room if high > 0 else 0)
    return Bars(chart, frame, bars.horizontal, False, margins, scale, True)


def _span(bars: Bars) -> tuple[float, float]:
    rows = [[v for v in row if v is not None] for row in zip(*(s.values for s in bars.chart.series), strict=True)]
    if bars.stacked:
        ends = [sum(v for v in row if v > 0) for row in rows] + [sum(v for v in row if v < 0) for row in rows]
    else:
        ends = [v for row in rows for v in row]
    if bars.chart.reference is not None:
        ends.append(bars.chart.reference)
    if bars.chart.limits is not None:
        ends += [bars.chart.limits.low, bars.chart.limits.high]
    return min([0.0, *ends]), max([0.0, *ends])


def _figures(chart: Chart) -> list[str]:
    return [shown(v, chart.unit, chart.digits) for s in chart.series for v in s.values if v is not None]


def _label_room(bars: Bars) -> float:
    face = Face(bars.frame.stretch, bold=True)
    if not bars.horizontal:
        return bars.frame.size * LINE + 6
    return max((text_width(text, bars.frame.size, face) for text in _figures(bars.chart)), default=0) + 12


def _can_be_labelled(bars: Bars) -> bool:
    if bars.stacked:
        return True
    beside = len(bars.chart.series)
    if bars.horizontal:
        return bars.pitch / beside >= SMALLEST * LINE
    face = Face(bars.frame.stretch, bold=True)
    widest = max((text_width(text, _label_size(bars), face) for text in _figures(bars.chart)), default=0)
    return widest + 2 <= bars.pitch / beside * (1.0 if beside == 1 else 0.86)


def _label_size(bars: Bars) -> float:
    return bars.frame.size if len(bars.chart.series) == 1 else bars.frame.size - 1


def _legend_width(chart: Chart, frame: Frame) -> float:
    if len(chart.series) < 2:
        return 0
    return sum(text_width(s.name, frame.size, Face(frame.stretch)) + 34 for s in chart.series)


def _gap(bars: Bars) -> int:
    """The gap between categories, in percent of a bar, so that bars are never too thick."""
    beside = 1 if bars.stacked else len(bars.chart.series)
    thickest = THICKEST_BAR if bars.horizontal else WIDEST_COLUMN
    wanted = bars.pitch / (thickest if beside == 1 else thickest * 0.8) - beside
    return round(min(500, max(45 if beside == 1 else 70, wanted * 100)))


def _plot(bars: Bars, sheet: Sheet, code: str) -> str:
    series = "".join(_series(bars, sheet, position, code) for position in range(len(bars.chart.series)))
    overlap = 100 if bars.stacked else 0
    grouping = "stacked" if bars.stacked else "clustered"
    axis = ValueAxis("t" if bars.horizontal else "l", bars.scale, _axis_code(bars, code), hidden=bars.labelled)
    return (
        f'<c:barChart><c:barDir val="{"bar" if bars.horizontal else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_gap(bars)}"/>'
        f'<c:overlap val="{overlap}"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:barChart>'
        f"{category_axis('l' if bars.horizontal else 'b', bars.frame.size, reverse=bars.horizontal)}{value_axis(axis)}"
    )


def _axis_code(bars: Bars, code: str) -> str:
    digits = bars.scale.digits - (2 if bars.chart.unit == "percent" else 0)
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
    size = _label_size(bars)
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
    thickness = bars.pitch / (1 + _gap(bars) / 100)
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
