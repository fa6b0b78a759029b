"""Lines over time: limits, dated events, breaks, and names at the end of the lines."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.fit import LINE, Face, text_width, widest_word, wrapped
from iwa.deck.layout_xml import fill_xml
from iwa.deck.native.drawing import LEGEND_HEIGHT, Drawing, Frame, Margins
from iwa.deck.native.events import EVENT_LINE, Event, placed_events
from iwa.deck.native.formats import format_code, shown
from iwa.deck.native.scale import Scale, round_scale
from iwa.deck.native.sheet import Column, Sheet
from iwa.deck.native.strands import Strand, strands
from iwa.deck.native.xml import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Label,
    ValueAxis,
    category_axis,
    line_xml,
    point_label,
    series_labels,
    value_axis,
)
from iwa.slides import Chart

NAMED_AT_END = 3  # series; with more, a legend names them
ALL_POINTS_LABELLED = 13
EVENTS = "Repères"


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

    @property
    def size(self) -> float:
        return self.frame.size


def draw_lines(chart: Chart, frame: Frame) -> Drawing:
    """Lines whose points are joined except across a missing figure or a break."""
    lines = _laid_out(chart, frame)
    code = format_code(chart.unit, chart.digits)
    columns = [Column(strand.name, strand.values) for strand in lines.strands]
    if lines.events:
        columns.append(Column(EVENTS, _event_values(lines)))
    sheet = Sheet((Column("Période", chart.categories), *columns), code)
    legend = _legend(lines)
    hidden = tuple(i for i, s in enumerate(lines.strands) if s.role == "limit" or not s.last)
    hidden += (len(lines.strands),) if lines.events else ()
    return Drawing(_plot(lines, sheet, code), lines.margins, sheet, legend, hidden if legend else ())


def _laid_out(chart: Chart, frame: Frame) -> Lines:
    all_strands = strands(chart)
    labelled = _can_label_points(chart, frame)
    scale = _scale(chart, all_strands)
    right = _end_room(chart, all_strands, frame)
    axis = max(text_width(shown(v, chart.unit, chart.digits), 11, Face(frame.stretch)) for v in (scale.low, scale.high))
    left = 14 if labelled else axis + 12
    legend = LEGEND_HEIGHT + 4 if len(chart.series) > NAMED_AT_END else 0
    count = max(1, len(chart.categories))
    pitch = (frame.width - left - right) / count
    skip = _skip(chart, frame, pitch)
    deep = max(
        (len(wrapped(c, frame.size, max(pitch * skip, 30), Face(frame.stretch))) for c in chart.categories), default=1
    )
    margins = Margins(left, legend + 6, right, min(deep, 3) * frame.size * LINE + 12)
    events, levels = placed_events(chart, frame, margins)
    headroom = levels * EVENT_LINE + (frame.size * LINE + 6 if labelled else 0)
    scale = _with_headroom(scale, headroom / max(1.0, frame.height - margins.top - margins.bottom))
    return Lines(chart, frame, all_strands, margins, scale, events, labelled)


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


def _end_room(chart: Chart, all_strands: tuple[Strand, ...], frame: Frame) -> float:
    face = Face(frame.stretch, bold=True)
    words = [strand.words for strand in all_strands if strand.words]
    widest = max((text_width(word, frame.size, face) for word in words), default=0)
    return min(widest + 16, frame.width * 0.3) if words else 24


def _skip(chart: Chart, frame: Frame, pitch: float) -> int:
    """One category in how many is named, so that names never touch."""
    widest = widest_word(chart.categories, frame.size, Face(frame.stretch)) + 6
    return max(1, -(-int(widest) // max(1, int(pitch))))


def _event_values(lines: Lines) -> tuple[float | None, ...]:
    values: list[float | None] = [None] * len(lines.chart.categories)
    height = lines.frame.height - lines.margins.top - lines.margins.bottom
    span = lines.scale.high - lines.scale.low
    for event in lines.events:
        down = (event.level + 0.5) * EVENT_LINE / height
        values[event.index] = lines.scale.high - span * down
    return tuple(values)


def _legend(lines: Lines) -> float:
    if len(lines.chart.series) <= NAMED_AT_END:
        return 0
    face = Face(lines.frame.stretch)
    return sum(text_width(s.name, lines.size, face) + 62 for s in lines.chart.series)


def _plot(lines: Lines, sheet: Sheet, code: str) -> str:
    shifts = _end_shifts(lines)
    series = "".join(
        _series(lines, sheet, position, shifts.get(position, 0.0)) for position in range(len(lines.strands))
    )
    if lines.events:
        series += _events(lines, sheet)
    digits = lines.scale.digits - (2 if lines.chart.unit == "percent" else 0)
    axis_code = format_code(lines.chart.unit, max(0, digits))
    axis = ValueAxis("l", lines.scale, axis_code, hidden=lines.labelled)
    pitch = (lines.frame.width - lines.margins.left - lines.margins.right) / max(1, len(lines.chart.categories))
    names = category_axis("b", lines.size, skip=_skip(lines.chart, lines.frame, pitch))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:lineChart>{names}{value_axis(axis)}'
    )


def _end_shifts(lines: Lines) -> dict[int, float]:
    """How far down each name at the end of a line moves, so that no two touch."""
    height = lines.frame.height - lines.margins.top - lines.margins.bottom
    ends = []
    for position, strand in enumerate(lines.strands):
        last = [v for v in strand.values if v is not None][-1:]
        if strand.words and last:
            ends.append(((1 - lines.scale.share(last[0])) * height, position))
    ends.sort()
    places = _apart([wanted for wanted, _ in ends], lines.size * LINE, height)
    return {
        position: (place - wanted) / lines.frame.height for (wanted, position), place in zip(ends, places, strict=True)
    }


def _apart(wanted: list[float], gap: float, end: float) -> list[float]:
    """The heights moved as little as it takes to lie `gap` apart and not pass `end`, in their order."""
    places = list(wanted)
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + gap)
    limit = end
    for i in range(len(places) - 1, -1, -1):
        places[i] = min(places[i], limit)
        limit = places[i] - gap
    return places


def _series(lines: Lines, sheet: Sheet, position: int, shift: float) -> str:
    strand = lines.strands[position]
    stroke = line_xml(strand.colour, strand.weight, strand.dash)
    return (
        f'<c:ser><c:idx val="{position}"/><c:order val="{position}"/>{sheet.header(position + 1)}'
        f"<c:spPr>{stroke}</c:spPr>{_marker(strand)}{_labels(lines, strand, shift)}"
        f"<c:cat>{sheet.texts(0)}</c:cat><c:val>{sheet.figures(position + 1)}</c:val>"
        '<c:smooth val="0"/></c:ser>'
    )


def _marker(strand: Strand) -> str:
    if strand.role == "limit":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{strand.dot}"/><c:spPr>{fill_xml(strand.colour)}'
        f"{line_xml('bg1', 0.75)}</c:spPr></c:marker>"
    )


def _labels(lines: Lines, strand: Strand, shift: float) -> str:
    ends = ""
    last = max((i for i, v in enumerate(strand.values) if v is not None), default=None)
    if strand.words and last is not None:
        label = Label(lines.size if strand.role == "data" else 10, strand.text_colour, "r", strand.bold, "words",
                      strand.words, shift=shift, align="l")  # fmt: skip
        ends = point_label(last, label)
    if not (lines.labelled and strand.role == "data"):
        return series_labels(ends)
    code = format_code(lines.chart.unit, lines.chart.digits)
    return series_labels(ends, Label(lines.size, strand.text_colour, "t", strand.bold, code=code))


def _events(lines: Lines, sheet: Sheet) -> str:
    position = len(lines.strands)
    points = "".join(
        point_label(event.index, Label(10, "accent6", event.side, False, "words", event.words, align="l"))
        for event in lines.events
    )
    values = _event_values(lines)
    lengths = "".join(
        f'<c:pt idx="{i}"><c:v>{v - lines.scale.low!r}</c:v></c:pt>' for i, v in enumerate(values) if v is not None
    )
    return (
        f'<c:ser><c:idx val="{position}"/><c:order val="{position}"/>{sheet.header(position + 1)}'
        f'<c:spPr>{line_xml("")}</c:spPr><c:marker><c:symbol val="none"/></c:marker>{series_labels(points)}'
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f'<c:minus><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{lengths}</c:numLit></c:minus>'
        f"<c:spPr>{line_xml('accent6', 1, 'sysDash')}</c:spPr></c:errBars>"
        f"<c:cat>{sheet.texts(0)}</c:cat><c:val>{sheet.figures(position + 1)}</c:val>"
        '<c:smooth val="0"/></c:ser>'
    )
