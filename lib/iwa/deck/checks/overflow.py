"""Texts that do not fit their place, tables that grow past the slide, words set too small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iwa.deck.checks.inherited import POINT, Inheritance, Paragraph, Setting
from iwa.deck.checks.package import DRAWING, PRESENTATION, SHOWN, Package
from iwa.deck.fit import LINE, SMALLEST, Face, face_of, line_count

LOOSE = 1.5  # points by which a text may pass its place before anybody sees it
CELL = {"marL": 91440, "marR": 91440, "marT": 45720, "marB": 45720}


def overflow_faults(package: Package) -> list[str]:
    """One French sentence for each text that passes its place or is set under 10 points.

    Widths are those of the theme's fonts; a line of text is taken as 1.22 times its size.
    """
    return [fault for slide in package.slides for fault in _of_slide(package, slide)]


def _of_slide(package: Package, slide: str) -> Iterator[str]:
    forebears = Inheritance(package, slide)
    for shape, setting in forebears.settings():
        name = next(shape.iter(f"{SHOWN}cNvPr")).get("name")
        if needed(setting) > setting.height + LOOSE:
            yield f"{package.named(slide)} : le texte de « {name} » dépasse sa place."
        if min(paragraph.size for paragraph in setting.paragraphs) < SMALLEST:
            yield f"{package.named(slide)} : le texte de « {name} » est sous {SMALLEST} points."
    bottom = int(package.tree(PRESENTATION).find(f"{SHOWN}sldSz").get("cy")) / POINT
    for frame in package.tree(slide).iter(f"{SHOWN}graphicFrame"):
        table = next(frame.iter(f"{DRAWING}tbl"), None)
        if table is not None:
            yield from (f"{package.named(slide)} : {fault}" for fault in _of_table(frame, table, forebears, bottom))


def needed(setting: Setting) -> float:
    """The height that the paragraphs take, in points."""
    total = 0.0
    for paragraph in setting.paragraphs:
        total += _lines(paragraph, setting.width) * paragraph.size * LINE * paragraph.leading + paragraph.after
    return total - setting.paragraphs[-1].after


def _lines(paragraph: Paragraph, width: float) -> int:
    return line_count(paragraph.text, paragraph.size, width - paragraph.indent, paragraph.face)


def _of_table(frame: Any, table: Any, forebears: Inheritance, bottom: float) -> Iterator[str]:
    widths = [int(column.get("w")) for column in table.iterfind(f"{DRAWING}tblGrid/{DRAWING}gridCol")]
    place = frame.find(f"{SHOWN}xfrm")
    top, told = (int(place[side].get(name)) / POINT for side, name in ((0, "y"), (1, "cy")))
    face = face_of(forebears.fonts["minor"])
    faces = [face.bolder(True), *[face] * len(table)]  # the style of the table sets its header in bold
    rows = [_row_height(row, widths, own) for row, own in zip(table.iterfind(f"{DRAWING}tr"), faces, strict=False)]
    if sum(rows) > told + LOOSE:
        yield "une ligne du tableau est plus haute que prévu, ce qui le fait descendre."
    if top + sum(rows) > bottom:
        yield "le tableau sort de la diapositive."


def _row_height(row: Any, widths: list[int], face: Face) -> float:
    heights = [int(row.get("h")) / POINT]
    for cell, width in zip(row.iterfind(f"{DRAWING}tc"), widths, strict=False):
        properties = cell.find(f"{DRAWING}tcPr")
        left, right, top, end = (_margin(properties, side) for side in CELL)
        room = (width - left - right) / POINT
        heights.append(sum(_cell_heights(cell, room, face)) + (top + end) / POINT)
    return max(heights)


def _cell_heights(cell: Any, room: float, face: Face) -> Iterator[float]:
    for paragraph in cell.iter(f"{DRAWING}p"):
        runs = [run for run in paragraph.iter(f"{DRAWING}r") if run.find(f"{DRAWING}rPr") is not None]
        text = "".join(run.find(f"{DRAWING}t").text or "" for run in runs)
        size = max((int(run.find(f"{DRAWING}rPr").get("sz") or 1800) / 100 for run in runs), default=0.0)
        bold = any(run.find(f"{DRAWING}rPr").get("b") == "1" for run in runs)
        yield line_count(text, size, room, face.bolder(bold)) * size * LINE


def _margin(properties: Any, side: str) -> int:
    return int((properties.get(side) if properties is not None else None) or CELL[side])
