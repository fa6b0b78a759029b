"""A slide being filled: its places by name, and what was found too long on the way."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pptx.oxml import parse_xml
from pptx.util import Emu

from iwa.deck.box import Box
from iwa.deck.fit import Face
from iwa.deck.layout_xml import SPACES, emu, fill_xml
from iwa.deck.names import FOOT, HEAD
from iwa.deck.palette import Palette
from iwa.deck.places import Ladder, Layout, Place, Places
from iwa.deck.writing import Line, fitting_size, write
from iwa.slides import Slide

Item = TypeVar("Item")
FRAMED = ("chart", "tbl", "obj")  # kinds of places that a chart or table may occupy


@dataclass(frozen=True)
class Setting:
    """What all slides of a deck share; `findings` gathers the sentences about what is left out.

    `palette` gives our colours to those of another's theme, None where the theme is ours.
    """

    presentation: Any
    places: Places
    footer: str
    run_hash: str
    folder: Path | None
    palette: Palette | None = None
    findings: list[str] = field(default_factory=list)

    @property
    def stretch(self) -> float:
        return self.places.face.stretch


@dataclass(frozen=True)
class Page:
    """A slide of the file, the slide it shows, its layout, and where its content ends (inches).

    `holders` are the placeholders that it began with, by name: to look for one in the file costs more than to fill it.
    """

    setting: Setting
    sheet: Any
    slide: Slide
    layout: Layout
    bottom: float
    holders: Mapping[str, Any]

    def face(self, bold: bool = False) -> Face:
        """How the text of charts and tables is set."""
        return replace(self.setting.places.face, bold=bold)

    def place(self, name: str) -> Place:
        """The place of that name in the layout."""
        return self.layout.places[name]

    def has(self, name: str) -> bool:
        return name in self.layout.places

    @property
    def unit(self) -> float:
        """By how much a distance thought out for our master changes on this one."""
        return self.layout.unit


def new_page(setting: Setting, slide: Slide, layout: Layout, bottom: float) -> Page:
    """A slide of that layout, its placeholders named as we call them, footer and number included."""
    master = _own_layout(setting.presentation, layout.own)
    sheet = setting.presentation.slides.add_slide(master)
    names = {place.idx: name for name, place in layout.places.items()}
    for shape in sheet.placeholders:
        shape.name = names.get(shape.placeholder_format.idx, shape.name)
    _in_reading_order(sheet)
    for holder in master.placeholders:
        if holder.element.ph.get("type") in ("ftr", "sldNum"):
            name = names.get(holder.placeholder_format.idx, holder.name)
            _copy_footer(sheet, holder, name)
            _make_legible(sheet.shapes[-1], layout.places.get(name), setting.palette)
    holders = {
        shape.name: shape for shape in reversed(list(sheet.placeholders))
    }  # the first of those that share a name
    return Page(setting, sheet, slide, layout, bottom, holders)


def _own_layout(presentation: Any, name: str) -> Any:
    layouts = (layout for master in presentation.slide_masters for layout in master.slide_layouts)
    return next(layout for layout in layouts if layout.name == name)


def _in_reading_order(sheet: Any) -> None:
    """Title and what stands by it first, decision and source last, whatever the order in the layout."""
    ranks = {name: rank - len(HEAD) for rank, name in enumerate(HEAD)} | {n: r + 1 for r, n in enumerate(FOOT)}
    shapes = [shape.element for shape in sheet.shapes]
    ordered = sorted(shapes, key=lambda shape: ranks.get(shape.nvSpPr.cNvPr.get("name"), 0))
    if ordered != shapes:
        for shape in ordered:
            sheet.shapes._spTree.append(shape)


def _copy_footer(sheet: Any, holder: Any, name: str) -> None:
    element = deepcopy(holder.element)
    element.nvSpPr.cNvPr.set("id", str(sheet.shapes._spTree.max_shape_id + 1))
    element.nvSpPr.cNvPr.set("name", name)
    for child in list(element.spPr):
        element.spPr.remove(child)
    sheet.shapes._spTree.append(element)


def _make_legible(shape: Any, place: Place | None, palette: Palette | None) -> None:
    """Gives the number, which the slide does not write, a colour that can be read on another's master."""
    if place is None or palette is None or place.legible:
        return
    for properties in shape._element.xpath(".//a:rPr[not(a:solidFill)]"):
        fill = fill_xml(palette.legible("", place.fill)).replace("<a:solidFill>", f"<a:solidFill {SPACES}>", 1)
        properties.insert(0, parse_xml(fill))


def move(shape: Any, box: Box) -> None:
    """Gives a shape a place of its own."""
    shape.left, shape.top = Emu(emu(box.left)), Emu(emu(box.top))
    shape.width, shape.height = Emu(emu(box.width)), Emu(emu(box.height))


def inner(place: Place, box: Box) -> Box:
    """The room for the text of a place in a box, as if its lines were set solid."""
    left, top, right, bottom = place.inset
    room = (box.height - top - bottom) / place.leading
    return Box(box.left + left, box.top + top, box.width - left - right, room)


def put_text(page: Page, name: str, lines: list[Line], ladder: Ladder, box: Box | None = None) -> float:
    """Writes lines into a place in the first size that fits; returns the size taken.

    When not even the smallest one fits, it is taken all the same: `checks.overflow` says so once the deck is saved.
    """
    if not lines:
        return 0.0
    place = page.place(name)
    shape = page.holders.get(name)
    if shape is None:
        shape = _text_box(page, place)
    if box:
        move(shape, box)
    sizes = ladder.on(place)
    size = fitting_size(lines, sizes, inner(place, box or place.box), place.face) or sizes[-1]
    write(shape, _legible(page, place, lines), size, place)
    return size


def _text_box(page: Page, place: Place) -> Any:
    """A text box where the layout has no place: before the decision and the source in the order of reading."""
    box = place.box
    shape = page.sheet.shapes.add_textbox(*(Emu(emu(side)) for side in (box.left, box.top, box.width, box.height)))
    shape.name = place.name
    _before_foot(page, shape._element)
    properties = shape.text_frame._txBody.bodyPr
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    return shape


def _before_foot(page: Page, element: Any) -> None:
    last = next((shape for shape in page.sheet.shapes if shape.name in FOOT), None)
    if last is not None:
        last._element.addprevious(element)


def _legible(page: Page, place: Place, lines: list[Line]) -> list[Line]:
    """The lines, in colours that can be read on the fill of a place of another's master."""
    palette = page.setting.palette
    if palette is None:
        return lines
    if not place.fill:  # a picture: what its author chose is the best guess
        return [replace(line, colour="") for line in lines]
    own = "" if place.legible else palette.legible("", place.fill)
    return [replace(line, colour=palette.legible(line.colour, place.fill) if line.colour else own) for line in lines]


def first_ones(page: Page, items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """As many items as the layout has places; the findings say so when some are left out."""
    if len(items) > most:
        page.setting.findings.append(
            f"Diapositive « {page.slide.id} » : {len(items)} éléments pour {most} places, les derniers sont laissés."
        )
    return items[:most]


def occupy(page: Page, name: str, element: Any, alt: str) -> None:
    """Puts a graphic frame in the place of a placeholder: its name, its number, its reading order."""
    properties = element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alt)
    shape = page.holders.get(name)
    if shape is None:
        _before_foot(page, element)
        return
    kind = page.place(name).kind
    if kind in FRAMED:
        typed = "" if kind == "obj" else f' type="{kind}"'
        holder = element.xpath("./p:nvGraphicFramePr/p:nvPr")[0]
        holder.insert(0, parse_xml(f'<p:ph {SPACES}{typed} sz="quarter" idx="{page.place(name).idx}"/>'))
    shape.element.addprevious(element)
    shape.element.getparent().remove(shape.element)


def drop_empty(page: Page) -> None:
    """Removes the placeholders that nothing was put in."""
    for shape in list(page.sheet.placeholders):
        if shape.element.tag.endswith("}sp") and not shape.element.xpath(".//a:t[string()]"):
            shape.element.getparent().remove(shape.element)
