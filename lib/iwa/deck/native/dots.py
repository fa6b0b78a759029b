"""Estimates with their intervals: one row per category, a dot, a line, and the figures at the right."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.fit import LINE, Face, text_width, wrapped
from iwa.deck.layout_xml import fill_xml
from iwa.deck.native.drawing import Drawing, Frame, Margins
from iwa.deck.native.formats import format_code, shown
from iwa.deck.native.scale import INTERVALS, Scale, round_scale
from iwa.deck.native.sheet import Column, Sheet
from iwa.deck.native.xml import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Label,
    ValueAxis,
    line_xml,
    point_label,
    series_labels,
    value_axis,
)
from iwa.numbers import NO_BREAK
from iwa.slides import Chart

LABEL_SHARE = 0.42
TALLEST_ROW = 62.0
MARK_ROOM = 58.0  # points that one label of the axis needs
# Columns of the workbook.
NAME, ESTIMATE, LOW, HIGH, RANK, RANK_AGAIN, ROW, START, END, LINE_X, LINE_Y = range(11)
Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Dots:
    """What the drawing of estimates needs to know beside the chart itself."""

    chart: Chart
    frame: Frame
    margins: Margins
    scale: Scale

    @property
    def count(self) -> int:
        return max(1, len(self.chart.categories))


def draw_dots(chart: Chart, frame: Frame) -> Drawing:
    """An XY chart: names at the left, a dot and its interval, the figures in words at the right."""
    margins = _margins(chart, frame)
    dots = Dots(chart, frame, margins, _scale(chart, frame.width - margins.left - margins.right))
    sheet = Sheet(_columns(dots), format_code(chart.unit, chart.digits))
    return Drawing(_plot(dots, sheet), dots.margins, sheet)


def _interval(values: Values, count: int) -> Values:
    return values if len(values) == count else (None,) * count


def _words(chart: Chart) -> list[str]:
    """ "1,35 [1,05 à 1,72]", or "n. d." where there is no estimate."""
    count = len(chart.categories)
    rows = zip(chart.series[0].values, _interval(chart.low, count), _interval(chart.high, count), strict=True)
    return [_row_words(chart, *row) for row in rows]


def _row_words(chart: Chart, value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return f"n.{NO_BREAK}d."
    words = shown(value, chart.unit, chart.digits)
    if low is None or high is None:
        return words
    first = shown(low, chart.unit, chart.digits).removesuffix(f"{NO_BREAK}%")
    return f"{words}{NO_BREAK * 2}[{first}{NO_BREAK}à{NO_BREAK}{shown(high, chart.unit, chart.digits)}]"


def _margins(chart: Chart, frame: Frame) -> Margins:
    face = Face(frame.stretch)
    names = max((text_width(name, frame.size, face) for name in chart.categories), default=0)
    words = max((text_width(text, frame.size, Face(frame.stretch, True)) for text in _words(chart)), default=0)
    top = frame.size * LINE + 8 if chart.reference is not None and chart.reference_label else 6
    spare = max(0.0, frame.height - top - 30 - max(1, len(chart.categories)) * TALLEST_ROW)
    return Margins(min(names + 18, frame.width * LABEL_SHARE), top + spare * 0.2, words + 18, 30 + spare * 0.8)


def _scale(chart: Chart, room: float) -> Scale:
    values = [v for row in (chart.series[0].values, chart.low, chart.high) for v in row if v is not None]
    if chart.reference is not None:
        values.append(chart.reference)
    if not values:
        return Scale(0, 1, 1)
    marks = max(2, min(INTERVALS, int(room // MARK_ROOM)))  # closer, LibreOffice and PowerPoint turn the labels
    return round_scale(min(values), max(values), from_zero=False, intervals=marks)


def _columns(dots: Dots) -> tuple[Column, ...]:
    chart, count = dots.chart, len(dots.chart.categories)
    values = chart.series[0].values
    rows = tuple(float(count - i) - 0.5 for i in range(count))
    known = tuple(None if v is None else row for v, row in zip(values, rows, strict=True))
    reference = () if chart.reference is None else (chart.reference, chart.reference)
    return (
        Column("Catégorie", chart.categories),
        Column(chart.series[0].name, values),
        Column("Borne basse", _interval(chart.low, count)),
        Column("Borne haute", _interval(chart.high, count)),
        Column("Rang", known),
        Column("Rang, fin", known),
        Column("Ligne", rows),
        Column("Place des noms", (dots.scale.low,) * count),
        Column("Place des valeurs", (dots.scale.high,) * count),
        Column(chart.reference_label or "Référence", reference),
        Column("Hauteur", (0.0, float(dots.count)) if reference else ()),
    )


def _plot(dots: Dots, sheet: Sheet) -> str:
    digits = dots.scale.digits - (2 if dots.chart.unit in ("percent", "change") else 0)
    across = ValueAxis("b", dots.scale, format_code(dots.chart.unit, max(0, digits)), between="midCat",
                       crosses='<c:crosses val="min"/>', numbers=(CATEGORY_AXIS, VALUE_AXIS))  # fmt: skip
    up = ValueAxis("l", Scale(0.0, float(dots.count), 1.0), "General", hidden=True, between="midCat",
                   crosses='<c:crosses val="min"/>')  # fmt: skip
    numbered = "".join(
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{text}<c:smooth val="0"/></c:ser>'
        for number, text in enumerate(_all_series(dots, sheet))
    )
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{numbered}'
        f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/></c:scatterChart>{value_axis(across)}{value_axis(up)}'
    )


def _all_series(dots: Dots, sheet: Sheet) -> list[str]:
    """In the order of drawing; LibreOffice cuts a series that is longer than the first one."""
    words = [_names(dots, sheet), _figures(dots, sheet)]
    lines = [_reference(dots, sheet)] if dots.chart.reference is not None else []
    lines += [_interval_line(dots, sheet, row) for row in range(len(dots.chart.categories)) if _has_line(sheet, row)]
    first = [*lines, *words] if dots.count == 1 else [*words, *lines]
    return [*first, _estimates(dots, sheet)]


def _has_line(sheet: Sheet, row: int) -> bool:
    return all(sheet.columns[column].values[row] is not None for column in (LOW, HIGH, RANK))


def _points(sheet: Sheet, across: int, up: int) -> str:
    return f"<c:xVal>{sheet.figures(across)}</c:xVal><c:yVal>{sheet.figures(up)}</c:yVal>"


def _interval_line(dots: Dots, sheet: Sheet, row: int) -> str:
    colour, weight = ("accent2", 3.0) if dots.chart.categories[row] in dots.chart.emphasis else ("accent3", 2.25)
    return (
        f"{sheet.row_name(row)}<c:spPr>{line_xml(colour, weight)}</c:spPr>"
        f'<c:marker><c:symbol val="none"/></c:marker>{series_labels()}'
        f"<c:xVal>{sheet.across(row, LOW)}</c:xVal><c:yVal>{sheet.across(row, RANK)}</c:yVal>"
    )


def _marker(colour: str, size: int) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>'
        f"<c:spPr>{fill_xml(colour)}{line_xml('bg1', 0.75)}</c:spPr></c:marker>"
    )


def _estimates(dots: Dots, sheet: Sheet) -> str:
    strong = "".join(
        f'<c:dPt><c:idx val="{i}"/>{_marker("accent2", 11)}<c:bubble3D val="0"/></c:dPt>'
        for i, name in enumerate(dots.chart.categories)
        if name in dots.chart.emphasis
    )
    return (
        f"{sheet.header(ESTIMATE)}<c:spPr>{line_xml('')}</c:spPr>{_marker('accent1', 9)}{strong}{series_labels()}"
        f"{_points(sheet, ESTIMATE, RANK)}"
    )


def _hidden(labels: str) -> str:
    return f'<c:spPr>{line_xml("")}</c:spPr><c:marker><c:symbol val="none"/></c:marker>{labels}'


def _names(dots: Dots, sheet: Sheet) -> str:
    room = dots.margins.left - 14
    face = Face(dots.frame.stretch)
    labels = "".join(
        point_label(i, _label(dots, i, "\n".join(wrapped(name, dots.frame.size, room, face)), "l"))
        for i, name in enumerate(dots.chart.categories)
    )
    return sheet.header(START) + _hidden(series_labels(labels)) + _points(sheet, START, ROW)


def _figures(dots: Dots, sheet: Sheet) -> str:
    labels = "".join(point_label(i, _label(dots, i, text, "r")) for i, text in enumerate(_words(dots.chart)))
    return sheet.header(END) + _hidden(series_labels(labels)) + _points(sheet, END, ROW)


def _label(dots: Dots, index: int, text: str, side: str) -> Label:
    strong = dots.chart.categories[index] in dots.chart.emphasis
    colour = "accent5" if strong else "tx1"
    return Label(dots.frame.size, colour, side, strong, "words", text, align="r" if side == "l" else "l")


def _reference(dots: Dots, sheet: Sheet) -> str:
    words = dots.chart.reference_label
    label = point_label(1, Label(10, "accent6", "t", False, "words", words)) if words else ""
    return (
        f"{sheet.header(LINE_X)}<c:spPr>{line_xml('accent6', 1.25, 'dash')}</c:spPr>"
        f'<c:marker><c:symbol val="none"/></c:marker>{series_labels(label)}{_points(sheet, LINE_X, LINE_Y)}'
    )
