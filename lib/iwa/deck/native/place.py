"""Puts a chart on a slide: the chart part, its workbook, and the notes over it."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from iwa.deck.box import Box
from iwa.deck.layout_xml import SPACES as SLIDE_SPACES
from iwa.deck.layout_xml import emu
from iwa.deck.native.bars import draw_bars
from iwa.deck.native.dots import draw_dots
from iwa.deck.native.drawing import Frame, chart_space
from iwa.deck.native.lines import draw_lines
from iwa.deck.native.notes import SPACES, Note, notes_part
from iwa.deck.native.waterfall import draw_waterfall
from iwa.deck.part_names import next_name
from iwa.slides import Chart

DRAW = {
    "bars": draw_bars,
    "columns": draw_bars,
    "grouped": draw_bars,
    "stacked": draw_bars,
    "lines": draw_lines,
    "dots": draw_dots,
    "waterfall": draw_waterfall,
}
CHART_KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NOTES_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"


def chart_data(chart: Chart, box: Box, stretch: float) -> bytes:
    """The XML of the chart as it would be drawn in the box."""
    frame = Frame(box.width * 72, box.height * 72, stretch)
    return chart_space(DRAW[chart.kind](chart, frame), frame)


def add_chart(page: Any, chart: Chart, box: Box, stretch: float) -> Any:
    """A graphic frame with the chart in it; returns its XML element."""
    frame = Frame(box.width * 72, box.height * 72, stretch)
    drawing = DRAW[chart.kind](chart, frame)
    package = page.part.package
    name = next_name(package, ChartPart.partname_template)
    part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, chart_space(drawing, frame))
    book = next_name(package, EmbeddedXlsxPart.partname_template)
    part.chart_workbook.xlsx_part = EmbeddedXlsxPart(book, CONTENT_TYPE.SML_SHEET, package, drawing.sheet.workbook())
    if drawing.notes:
        _add_notes(part, drawing.notes)
    key = page.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return _append_frame(page, box, key)


def _add_notes(part: Any, notes: tuple[Note, ...]) -> None:
    name = next_name(part.package, "/ppt/drawings/drawing%d.xml")
    shapes = Part(name, NOTES_KIND, part.package, notes_part(notes))
    key = part.relate_to(shapes, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    part._element.append(parse_xml(f'<c:userShapes {SPACES} xmlns:r="{_R}" r:id="{key}"/>'))


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _append_frame(page: Any, box: Box, key: str) -> Any:
    tree = page.shapes._spTree
    left, top, width, height = (emu(side) for side in (box.left, box.top, box.width, box.height))
    element = parse_xml(
        f'<p:graphicFrame {SLIDE_SPACES}><p:nvGraphicFramePr><p:cNvPr id="{tree.max_shape_id + 1}" name="Graphique"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{CHART_KIND}"><c:chart xmlns:c="{CHART_KIND}" r:id="{key}"/></a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )
    tree.append(element)
    return element
