"""A slide being filled: its placeholders by name, and what was found too long on the way."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pptx.oxml import parse_xml
from pptx.util import Emu

from iwa.deck.fit import Face
from iwa.deck.layout_xml import SPACES, emu
from iwa.deck.writing import Line, fitting_size, height, write
from iwa.deck.zones import Box, Holder, holder_named
from iwa.slides import Slide

Item = TypeVar("Item")


@dataclass(frozen=True)
class Setting:
    """What all slides of a deck share; `findings` gathers the sentences about what is left out."""

    presentation: Any
    stretch: float
    footer: str
    run_hash: str
    folder: Path | None
    findings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """A slide of the file, the slide it shows, its layout, and where its content ends (inches)."""

    setting: Setting
    sheet: Any
    slide: Slide
    layout: str
    bottom: float

    def face(self, bold: bool = False) -> Face:
        return Face(self.setting.stretch, bold)


def new_page(setting: Setting, slide: Slide, layout: str, bottom: float) -> Page:
    """A slide of that layout, its placeholders named as in the master, footer and number included."""
    master = next(found for found in setting.presentation.slide_layouts if found.name == layout)
    sheet = setting.presentation.slides.add_slide(master)
    names = {holder.placeholder_format.idx: holder.name for holder in master.placeholders}
    for shape in sheet.placeholders:
        shape.name = names[shape.placeholder_format.idx]
    for holder in master.placeholders:
        if holder.element.ph.get("type") in ("ftr", "sldNum"):
            _copy_footer(sheet, holder)
    return Page(setting, sheet, slide, layout, bottom)


def _copy_footer(sheet: Any, holder: Any) -> None:
    element = deepcopy(holder.element)
    element.nvSpPr.cNvPr.set("id", str(sheet.shapes._spTree.max_shape_id + 1))
    for child in list(element.spPr):
        element.spPr.remove(child)
    sheet.shapes._spTree.append(element)


def placeholder(page: Page, name: str) -> Any:
    """The placeholder of that name on the slide."""
    return next(shape for shape in page.sheet.placeholders if shape.name == name)


def move(shape: Any, box: Box) -> None:
    """Gives a shape a place of its own."""
    shape.left, shape.top = Emu(emu(box.left)), Emu(emu(box.top))
    shape.width, shape.height = Emu(emu(box.width)), Emu(emu(box.height))


def inner(holder: Holder, box: Box) -> Box:
    """The room for the text of a placeholder in a box, as if its lines were set solid."""
    side, end = holder.inset
    room = (box.height - 2 * end) / holder.leading
    return Box(box.left + side, box.top + end, box.width - 2 * side, room)


def put_text(page: Page, name: str, lines: list[Line], sizes: tuple[float, ...], box: Box | None = None) -> float:
    """Writes lines into a placeholder in the first size that fits; returns the size taken.

    When not even the smallest one fits, it is taken all the same: `checks.overflow` says so once the deck is saved.
    """
    if not lines:
        return 0.0
    holder = holder_named(page.layout, name)
    shape = placeholder(page, name)
    if box:
        move(shape, box)
    face = page.face(holder.bold)
    size = fitting_size(lines, sizes, inner(holder, box or holder.box), face)
    size = size or sizes[-1]
    write(shape, lines, size)
    return size


def first_ones(page: Page, items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """As many items as the layout has places; the findings say so when some are left out."""
    if len(items) > most:
        page.setting.findings.append(
            f"Diapositive « {page.slide.id} » : {len(items)} éléments pour {most} places, les derniers sont laissés."
        )
    return items[:most]


def text_height(page: Page, name: str, lines: list[Line], size: float, width: float) -> float:
    """Height in inches of a placeholder that holds the lines, with its margins."""
    holder = holder_named(page.layout, name)
    side, end = holder.inset
    points = height(lines, size, (width - 2 * side) * 72, page.face(holder.bold))
    return points / 72 + 2 * end


def occupy(page: Page, name: str, element: Any, alt: str) -> None:
    """Puts a graphic frame in the place of a placeholder: its name, its number, its reading order."""
    shape = placeholder(page, name)
    kind, idx = shape.element.ph.get("type"), shape.element.ph.get("idx")
    properties = element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alt)
    holder = element.xpath("./p:nvGraphicFramePr/p:nvPr")[0]
    holder.insert(0, parse_xml(f'<p:ph {SPACES} type="{kind}" sz="quarter" idx="{idx}"/>'))
    shape.element.addprevious(element)
    shape.element.getparent().remove(shape.element)


def drop_empty(page: Page) -> None:
    """Removes the placeholders that nothing was put in."""
    for shape in list(page.sheet.placeholders):
        if shape.element.tag.endswith("}sp") and not shape.element.xpath(".//a:t[string()]"):
            shape.element.getparent().remove(shape.element)
