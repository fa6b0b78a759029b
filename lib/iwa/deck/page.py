"""A slide being filled: its places by name, and what was found too long on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pptx.oxml import parse_xml
from pptx.shapes.shapetree import SlideShapeFactory
from pptx.util import Emu

from iwa.deck.box import Box
from iwa.deck.fit import SMALLEST, Face
from iwa.deck.layout_xml import SPACES, emu
from iwa.deck.names import FOOT
from iwa.deck.palette import Palette
from iwa.deck.places import Ladder, Layout, Place, Places, text_box
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
    blanks: dict[str, Any] = field(default_factory=dict)  # by layout, its slide before anything is written on it

    @cached_property
    def layouts(self) -> dict[str, Any]:
        """The layouts of the presentation by their own names, the first of those that share one."""
        known = [layout for master in self.presentation.slide_masters for layout in master.slide_layouts]
        return {layout.name: layout for layout in reversed(known)}

    @property
    def stretch(self) -> float:
        return self.places.face.stretch

    @property
    def colours(self) -> Mapping[str, str]:
        """What each of our colours is in the theme, six digits each."""
        return self.palette.colours if self.palette else self.places.theme.colours


@dataclass(frozen=True)
class Page:
    """A slide of the file, the slide it shows, its layout, and where its content ends (inches).

    `holders` are the elements of the placeholders that it began with, by name, the first of those that share one.
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

    def holder(self, name: str) -> Any | None:
        """The placeholder that the slide began with, None when it has none of that name."""
        element = self.holders.get(name)
        return None if element is None else SlideShapeFactory(element, self.sheet.shapes)

    def has(self, name: str) -> bool:
        return name in self.layout.places

    @property
    def unit(self) -> float:
        """By how much a distance thought out for our master changes on this one."""
        return self.layout.unit


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
    shape = page.holder(name)
    if shape is None:
        shape = _text_box(page, place)
    if box:
        move(shape, box)
    sizes = ladder.on(place)
    size = fitting_size(lines, sizes, inner(place, box or place.box), place.face) or sizes[-1]
    write(shape, _legible(page, place, lines), size, place)
    return size


def put_beside(page: Page, name: str, text: str, box: Box) -> None:
    """Writes small words that belong to an exhibit into a box of their own."""
    place = text_box(name, box, page.layout)
    write(_text_box(page, place), _legible(page, place, [Line(text, colour="accent6")]), float(SMALLEST), place)


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
    holder = page.holders.get(name)
    if holder is None:
        _before_foot(page, element)
        return
    kind = page.place(name).kind
    if kind in FRAMED:
        typed = "" if kind == "obj" else f' type="{kind}"'
        about = element.xpath("./p:nvGraphicFramePr/p:nvPr")[0]
        about.insert(0, parse_xml(f'<p:ph {SPACES}{typed} sz="quarter" idx="{page.place(name).idx}"/>'))
    holder.addprevious(element)
    holder.getparent().remove(holder)
