"""Lines over time: limits, dated events, breaks, and names at the end of the lines."""

from __future__ import annotations

from iwa.deck.fit import LINE
from iwa.deck.layout_xml import fill_xml
from iwa.deck.native.drawing import Drawing, Frame
from iwa.deck.native.formats import format_code
from iwa.deck.native.line_layout import Lines, event_lengths, event_values, laid_out, legend_width
from iwa.deck.native.sheet import Column, Sheet
from iwa.deck.native.strands import Strand
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

EVENTS = "Repères"
CLOSE, SMALL_DOT = 14.0, 3  # points: where categories stand closer, dots are small


def draw_lines(chart: Chart, frame: Frame) -> Drawing:
    """Lines whose points are joined except across a missing figure or a break."""
    lines = laid_out(chart, frame)
    code = format_code(chart.unit, chart.digits)
    columns = [Column(strand.name, strand.values) for strand in lines.strands]
    if lines.events:
        columns.append(Column(EVENTS, event_values(lines)))
    sheet = Sheet((Column("Période", chart.categories), *columns), code)
    legend = legend_width(lines)
    hidden = tuple(i for i, s in enumerate(lines.strands) if s.role == "limit" or not s.last)
    hidden += (len(lines.strands),) if lines.events else ()
    return Drawing(_plot(lines, sheet, code), lines.margins, sheet, legend, hidden if legend else ())


def _plot(lines: Lines, sheet: Sheet, code: str) -> str:
    shifts = _end_shifts(lines)
    series = "".join(
        _series(lines, sheet, position, shifts.get(position, 0.0)) for position in range(len(lines.strands))
    )
    if lines.events:
        series += _events(lines, sheet)
    digits = lines.scale.digits - (2 if lines.chart.unit in ("percent", "change") else 0)
    axis_code = format_code(lines.chart.unit, max(0, digits))
    axis = ValueAxis("l", lines.scale, axis_code, hidden=lines.labelled)
    names = category_axis("b", lines.names.size, skip=lines.names.every, slant=-45 if lines.names.slanted else 0)
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:lineChart>{names}{value_axis(axis)}'
    )


def _end_shifts(lines: Lines) -> dict[int, float]:
    """How far down each name at the end of a line moves, so that no two touch."""
    height = lines.height
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
        f"<c:spPr>{stroke}</c:spPr>{_marker(lines, strand)}{_labels(lines, strand, shift)}"
        f"<c:cat>{sheet.texts(0)}</c:cat><c:val>{sheet.figures(position + 1)}</c:val>"
        '<c:smooth val="0"/></c:ser>'
    )


def _marker(lines: Lines, strand: Strand) -> str:
    if strand.role == "limit":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{strand.dot if lines.pitch >= CLOSE else SMALL_DOT}"/><c:spPr>{fill_xml(strand.colour)}'
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
    lengths = "".join(f'<c:pt idx="{i}"><c:v>{length!r}</c:v></c:pt>' for i, length in event_lengths(lines).items())
    return (
        f'<c:ser><c:idx val="{position}"/><c:order val="{position}"/>{sheet.header(position + 1)}'
        f'<c:spPr>{line_xml("")}</c:spPr><c:marker><c:symbol val="none"/></c:marker>{series_labels(points)}'
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f'<c:minus><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(lines.chart.categories)}"/>{lengths}</c:numLit></c:minus>'
        f"<c:spPr>{line_xml('accent6', 1, 'sysDash')}</c:spPr></c:errBars>"
        f"<c:cat>{sheet.texts(0)}</c:cat><c:val>{sheet.figures(position + 1)}</c:val>"
        '<c:smooth val="0"/></c:ser>'
    )
