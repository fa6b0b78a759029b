"""A waterfall: stacked columns on a base that nobody sees, their figures over them, thin lines from one to the next.

PowerPoint draws it from two columns of its workbook, the levels and the gains and losses; the others are reckoned
from these, so that the chart follows when a person changes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iwa.deck.fit import LINE, SMALLEST, Face, text_width
from iwa.deck.native import waterfall_sheet as columns
from iwa.deck.native.bar_layout import Bars, gap, margins_of, without_axis
from iwa.deck.native.cell_labels import cell_labels, cells_of_labels
from iwa.deck.native.drawing import Drawing, Frame
from iwa.deck.native.formats import format_code, shown
from iwa.deck.native.guides import guide_notes, missing_note
from iwa.deck.native.scale import Scale, round_scale, with_room
from iwa.deck.native.sheet import Sheet
from iwa.deck.native.xml import (
    CATEGORY_AXIS,
    VALUE_AXIS,
    Label,
    ValueAxis,
    category_axis,
    filled,
    line_xml,
    point_label,
    series_labels,
    value_axis,
)
from iwa.slides import Chart
from iwa.waterfall import Step, signed, steps_of

LEVEL, CHANGE, EMPHASIS, EMPHASIS_TEXT, PAPER = "accent1", "accent3", "accent2", "accent5", "bg1"
OUTLINE = 1.5  # points: a loss is hollow, so that it is told from a gain without its colour


@dataclass(frozen=True)
class Fall:
    """A waterfall laid out: `size` is that of its figures, 0 where they have no room."""

    bars: Bars
    steps: tuple[Step, ...]
    sheet: Sheet
    size: float

    @property
    def told(self) -> list[int]:
        """The columns that the title speaks of."""
        chart = self.bars.chart
        return [index for index, name in enumerate(chart.categories) if name in chart.emphasis]


def draw_waterfall(chart: Chart, frame: Frame) -> Drawing:
    """Levels in the main colour, gains filled and losses hollow, each with its figure and its sign."""
    fall = _laid_out(chart, frame)
    missing = [missing_note(fall.bars, i) for i, step in enumerate(fall.steps) if step.kind == "missing"]
    return Drawing(_plot(fall), fall.bars.margins, fall.sheet, notes=(*missing, *guide_notes(fall.bars)))


def _laid_out(chart: Chart, frame: Frame) -> Fall:
    steps = steps_of(chart)
    margins = margins_of(Chart("columns", chart.categories, chart.series[:1], chart.unit, ""), frame, False)
    axis = Bars(chart, frame, False, True, margins, Scale(0, 1, 1), labelled=False)
    ends = [end for step in steps for end in (step.low, step.high) if end is not None]
    ends += [0.0] if chart.reference is None else [0.0, chart.reference]
    size = _label_size(chart, steps, axis)
    sheet = columns.waterfall_sheet(chart, steps)
    if not size:
        scaled = Bars(
            chart, frame, False, True, margins, round_scale(min(ends), max(ends), from_zero=True), labelled=False
        )
        return Fall(scaled, steps, sheet, 0.0)
    bars = Bars(chart, frame, False, True, without_axis(margins), Scale(0, 1, 1), labelled=True)
    room = (size * LINE + 6) / max(1.0, bars.length)
    scale = with_room(min(ends), max(ends), room if min(ends) < 0 else 0.0, room)
    return Fall(Bars(chart, frame, False, True, bars.margins, scale, labelled=True), steps, sheet, size)


def _label_size(chart: Chart, steps: tuple[Step, ...], bars: Bars) -> float:
    """The largest size in which each figure is no wider than its column and the gap beside it, 0 when none is."""
    face = Face(bars.frame.stretch, bold=True)
    widest = max((text_width(text, 1, face) for text in _texts(chart, steps).values()), default=0.0)
    sizes = (bars.frame.size, 11.0, float(SMALLEST))
    return next((size for size in sizes if size <= bars.frame.size and widest * size + 4 <= bars.pitch), 0.0)


def _texts(chart: Chart, steps: tuple[Step, ...]) -> dict[int, str]:
    """The figures by column, gains and losses with their sign."""
    found = {}
    for index, step in enumerate(steps):
        if step.value is not None:
            text = shown(step.value, chart.unit, chart.digits)
            found[index] = text if step.kind == "level" else signed(text, step.value)
    return found


def _plot(fall: Fall) -> str:
    bars = fall.bars
    code = format_code(bars.chart.unit, bars.chart.digits)
    axis = ValueAxis("l", bars.scale, code, hidden=bars.labelled)
    slant = -45 if bars.names.slanted else 0
    drawn = [(columns.BASE, ""), *((column, _fill(column)) for column in columns.OF_KIND)]
    stacked = "".join(_column(fall, order, column, fill) for order, (column, fill) in enumerate(drawn))
    lines = [(column, "", line_xml("accent6", 0.75)) for column in columns.LINKS]
    lines += [
        (columns.LEVEL, _level_labels(fall, code), line_xml("")),
        (columns.CHANGE_TOP, _change_labels(fall), line_xml("")),
    ]
    over = "".join(_line(fall, len(drawn) + order, *line) for order, line in enumerate(lines))
    axes = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>{stacked}'
        f'<c:gapWidth val="{gap(bars)}"/><c:overlap val="100"/>{axes}</c:barChart>'
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{over}<c:marker val="1"/>{axes}</c:lineChart>'
        f"{category_axis('b', bars.names.size, False, bars.names.every, slant)}{value_axis(axis)}"
    )


def _fill(column: int, told: bool = False) -> str:
    """How a part of a column is filled and outlined."""
    kind = columns.OF_KIND[column]
    colour = EMPHASIS if told else LEVEL if kind == "level" else CHANGE
    return filled(PAPER, colour, OUTLINE) if kind == "loss" else filled(colour)


def _column(fall: Fall, order: int, column: int, fill: str) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_fill(column, told=True)}</c:dPt>'
        for index in (fall.told if fill else [])
        if fall.sheet.columns[column].values[index] is not None
    )
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{fall.sheet.header(column)}{fill or filled("")}'
        f'<c:invertIfNegative val="0"/>{points}{series_labels()}'
        f"<c:cat>{fall.sheet.texts(0)}</c:cat><c:val>{fall.sheet.figures(column)}</c:val></c:ser>"
    )


def _line(fall: Fall, order: int, column: int, labels: str, stroke: str) -> str:
    ends = cells_of_labels(fall.sheet, columns.CHANGE, _changes(fall)) if column == columns.CHANGE_TOP else ""
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{fall.sheet.header(column)}<c:spPr>{stroke}</c:spPr>'
        f'<c:marker><c:symbol val="none"/></c:marker>{labels or series_labels()}'
        f"<c:cat>{fall.sheet.texts(0)}</c:cat><c:val>{fall.sheet.figures(column)}</c:val>"
        f'<c:smooth val="0"/>{ends}</c:ser>'
    )


def _changes(fall: Fall) -> Mapping[int, str]:
    texts = _texts(fall.bars.chart, fall.steps)
    return {index: text for index, text in texts.items() if fall.steps[index].kind != "level"}


def _level_labels(fall: Fall, code: str) -> str:
    """The figures of the levels, over them or under those below zero."""
    if not fall.size:
        return series_labels()
    usual = Label(fall.size, "tx1", "t", bold=True, code=code)
    points = "".join(
        point_label(index, Label(fall.size, _ink(fall, index), "b" if (step.value or 0) < 0 else "t", True, code=code))
        for index, step in enumerate(fall.steps)
        if step.kind == "level" and (index in fall.told or (step.value or 0) < 0)
    )
    return series_labels(points, usual)


def _change_labels(fall: Fall) -> str:
    if not fall.size:
        return series_labels()
    labels = {index: Label(fall.size, _ink(fall, index), "t", index in fall.told) for index in range(len(fall.steps))}
    return cell_labels(_changes(fall), labels)


def _ink(fall: Fall, index: int) -> str:
    return EMPHASIS_TEXT if index in fall.told else "tx1"
