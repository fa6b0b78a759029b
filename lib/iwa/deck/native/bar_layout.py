"""Where bars stand in their frame: margins, scale, thickness, and whether figures have room."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iwa.deck.fit import LINE, SMALLEST, Face, text_width, wrapped
from iwa.deck.native.drawing import LEGEND_HEIGHT, Frame, Margins
from iwa.deck.native.formats import shown
from iwa.deck.native.names import Names, names_under
from iwa.deck.native.scale import Scale, round_scale, with_room
from iwa.slides import Chart

THICKEST_BAR, WIDEST_COLUMN = 34.0, 78.0  # points
WIDEST_PITCH, TALLEST_PITCH = 150.0, 74.0
MOST_LYING, LONG_NAME = 16, 70.0  # columns, points
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

    @property
    def names(self) -> Names:
        """How the names of the categories are set."""
        if not self.horizontal:
            return names_under(self.chart.categories, self.frame, self.pitch)
        face, room = Face(self.frame.stretch), self.margins.left - 10
        for size in (self.frame.size, 11.0, float(SMALLEST)):
            lines = max((len(wrapped(name, size, room, face)) for name in self.chart.categories), default=1)
            if lines * size * LINE <= self.pitch:
                return Names(size, 1, False, room)
        return Names(float(SMALLEST), 1, False, room)


def _plot_size(frame: Frame, margins: Margins) -> tuple[float, float]:
    return frame.width - margins.left - margins.right, frame.height - margins.top - margins.bottom


def laid_out(chart: Chart, frame: Frame) -> Bars:
    """The layout of a chart: columns lie down when their names have no room under them."""
    horizontal = chart.kind == "bars" or _must_lie_down(chart, frame)
    margins = margins_of(chart, frame, horizontal)
    return _scaled(Bars(chart, frame, horizontal, chart.kind == "stacked", margins, Scale(0, 1, 1), True))


def _must_lie_down(chart: Chart, frame: Frame) -> bool:
    """Whether the names are too long to stand under columns; many short ones are slanted instead."""
    pitch = min((frame.width - 40) / max(1, len(chart.categories)), WIDEST_PITCH)
    if not names_under(chart.categories, frame, pitch).slanted or len(chart.categories) > MOST_LYING:
        return False
    return any(text_width(name, frame.size, Face(frame.stretch)) > LONG_NAME for name in chart.categories)


def margins_of(chart: Chart, frame: Frame, horizontal: bool) -> Margins:
    """What lies around bars, with room for a value axis at the left of standing ones."""
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
    return Margins(44 + spare / 2, legend + 8, 6 + spare / 2, names_under(chart.categories, frame, pitch).depth + 12)


def _scaled(bars: Bars) -> Bars:
    low, high = _span(bars)
    if not _can_be_labelled(bars):
        return replace(bars, scale=round_scale(low, high, from_zero=True), labelled=False)
    if not bars.horizontal:
        bars = replace(bars, margins=without_axis(bars.margins))
    if bars.stacked:
        return replace(bars, scale=with_room(low, high, 0, 0.01))
    room = _label_room(bars) / max(1.0, bars.length)
    return replace(bars, scale=with_room(low, high, room if low < 0 else 0, room if high > 0 else 0))


def without_axis(margins: Margins) -> Margins:
    """The margins of standing bars that have no value axis, so no room for its figures."""
    return replace(margins, left=max(6, margins.left - 38))


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
    widest = max((text_width(text, label_size(bars), face) for text in _figures(bars.chart)), default=0)
    return widest + 2 <= bars.pitch / beside * (1.0 if beside == 1 else 0.86)


def label_size(bars: Bars) -> float:
    """The size of the figures, in points."""
    return bars.frame.size if len(bars.chart.series) == 1 else max(float(SMALLEST), bars.frame.size - 1)


def legend_width(chart: Chart, frame: Frame) -> float:
    """The width that a legend needs in points, 0 for one series."""
    if len(chart.series) < 2:
        return 0
    return sum(text_width(s.name, frame.size, Face(frame.stretch)) + 34 for s in chart.series)


def gap(bars: Bars) -> int:
    """The gap between categories, in percent of a bar, so that bars are never too thick."""
    beside = 1 if bars.stacked else len(bars.chart.series)
    thickest = THICKEST_BAR if bars.horizontal else WIDEST_COLUMN
    wanted = bars.pitch / (thickest if beside == 1 else thickest * 0.8) - beside
    return round(min(500, max(45 if beside == 1 else 70, wanted * 100)))
