"""Where lines stand in their frame: margins, scale, events, and whether each point has its figure."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.fit import LINE, SMALLEST, Face, text_width
from iwa.deck.native.drawing import LEGEND_HEIGHT, Frame, Margins
from iwa.deck.native.events import EVENT_LINE, Event, placed_events
from iwa.deck.native.formats import shown
from iwa.deck.native.names import Names, names_under
from iwa.deck.native.scale import Scale, round_scale
from iwa.deck.native.strands import Strand, strands
from iwa.slides import Chart

NAMED_AT_END = 3  # series; with more, a legend names them
ALL_POINTS_LABELLED = 13


@dataclass(frozen=True)
class Lines:
    """What the drawing of lines needs to know beside the chart itself."""

    chart: Chart
    frame: Frame
    strands: tuple[Strand, ...]
    margins: Margins
    scale: Scale
    events: tuple[Event, ...]
    labelled: bool  # each point has its figure, and there is no value axis
    names: Names

    @property
    def size(self) -> float:
        return self.frame.size

    @property
    def height(self) -> float:
        """Height of the plot, in points."""
        return self.frame.height - self.margins.top - self.margins.bottom

    @property
    def pitch(self) -> float:
        """Distance of two categories, in points."""
        width = self.frame.width - self.margins.left - self.margins.right
        return width / max(1, len(self.chart.categories))


def laid_out(chart: Chart, frame: Frame) -> Lines:
    """The layout of a line chart."""
    all_strands = strands(chart)
    labelled = _can_label_points(chart, frame)
    scale = _scale(chart, all_strands)
    right = _end_room(all_strands, frame)
    axis = max(text_width(shown(v, chart.unit, chart.digits), 11, Face(frame.stretch)) for v in (scale.low, scale.high))
    left = 14 if labelled else axis + 12
    legend = LEGEND_HEIGHT + 4 if len(chart.series) > NAMED_AT_END else 0
    count = max(1, len(chart.categories))
    pitch = (frame.width - left - right) / count
    names = names_under(chart.categories, frame, pitch)
    margins = Margins(left, legend + 6, right, names.depth + 12)
    events, levels = placed_events(chart, frame, margins)
    headroom = levels * EVENT_LINE + (frame.size * LINE + 6 if labelled else 0)
    scale = _with_headroom(scale, headroom / max(1.0, frame.height - margins.top - margins.bottom))
    return Lines(chart, frame, all_strands, margins, scale, events, labelled, names)


def _can_label_points(chart: Chart, frame: Frame) -> bool:
    if len(chart.series) > 1 or chart.limits is not None or len(chart.categories) > ALL_POINTS_LABELLED:
        return False
    face = Face(frame.stretch, bold=True)
    texts = [shown(v, chart.unit, chart.digits) for v in chart.series[0].values if v is not None]
    widest = max((text_width(text, frame.size, face) for text in texts), default=0)
    return widest + 8 <= (frame.width - 60) / max(1, len(chart.categories))


def _scale(chart: Chart, all_strands: tuple[Strand, ...]) -> Scale:
    values = [v for strand in all_strands for v in strand.values if v is not None]
    if not values:
        return Scale(0, 1, 1)
    return round_scale(min(values), max(values), from_zero=False)


def _with_headroom(scale: Scale, share: float) -> Scale:
    if share <= 0:
        return scale
    return Scale(scale.low, scale.low + (scale.high - scale.low) / (1 - min(share, 0.5)), scale.step)


def _end_room(all_strands: tuple[Strand, ...], frame: Frame) -> float:
    widths = [
        text_width(strand.words, SMALLEST if strand.role == "limit" else frame.size, Face(frame.stretch, strand.bold))
        for strand in all_strands
        if strand.words
    ]
    return min(max(widths) + 14, frame.width * 0.3) if widths else 24


def event_values(lines: Lines) -> tuple[float | None, ...]:
    """The height on the value axis at which the words of each event stand; None where there is none."""
    values: list[float | None] = [None] * len(lines.chart.categories)
    span = lines.scale.high - lines.scale.low
    for event in lines.events:
        values[event.index] = lines.scale.high - span * (event.level + 0.5) * EVENT_LINE / lines.height
    return tuple(values)


def event_lengths(lines: Lines) -> dict[int, float]:
    """How far down the line of each event goes: to the axis, or to the figure of its point."""
    span = lines.scale.high - lines.scale.low
    lengths = {}
    for event in lines.events:
        point = lines.chart.series[0].values[event.index] if lines.labelled else None
        end = lines.scale.low if point is None else point + span * (lines.size * LINE + 8) / lines.height
        top = lines.scale.high - span * (event.level + 0.5) * EVENT_LINE / lines.height
        lengths[event.index] = max(0.0, top - end)
    return lengths


def legend_width(lines: Lines) -> float:
    """The width that a legend needs in points, 0 when the lines are named at their ends."""
    if len(lines.chart.series) <= NAMED_AT_END:
        return 0
    face = Face(lines.frame.stretch)
    return sum(text_width(s.name, lines.size, face) + 62 for s in lines.chart.series)
