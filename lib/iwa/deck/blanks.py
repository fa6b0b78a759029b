"""Slides and notes before anything is written on them: made once in a deck for each layout, then copied."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart

from iwa.deck.checks.package import DRAWING, SHOWN
from iwa.deck.layout_xml import SPACES, fill_xml
from iwa.deck.names import FOOT, HEAD
from iwa.deck.page import Page, Setting
from iwa.deck.palette import Palette
from iwa.deck.part_names import next_name
from iwa.deck.places import Layout, Place
from iwa.slides import Slide

HELD = f"{SHOWN}nvSpPr/{SHOWN}nvPr/{SHOWN}ph"
NOTES = "notes"  # among the blanks


def new_page(setting: Setting, slide: Slide, layout: Layout, bottom: float) -> Page:
    """A slide of that layout, its placeholders named as we call them, footer and number included."""
    master = setting.layouts[layout.own]
    key, sheet = setting.presentation.part.add_slide(master)
    data = sheet._element.cSld
    if layout.name in setting.blanks:
        data.replace(data.spTree, deepcopy(setting.blanks[layout.name]))
    else:
        _lay_out(setting, sheet, master, layout)
        setting.blanks[layout.name] = deepcopy(data.spTree)
    setting.presentation.slides._sldIdLst.add_sldId(key)
    holders = {holder.nvSpPr.cNvPr.get("name"): holder for holder in reversed(_held(data.spTree))}
    return Page(setting, sheet, slide, layout, bottom, holders)


def _lay_out(setting: Setting, sheet: Any, master: Any, layout: Layout) -> None:
    """Gives a slide without shapes the placeholders of its layout."""
    names = {place.idx: name for name, place in layout.places.items()}
    _clone(sheet.shapes, master, names)
    _in_reading_order(sheet.shapes._spTree)
    for holder in master.placeholders:
        if holder.element.ph.get("type") in ("ftr", "sldNum"):
            name = names.get(holder.placeholder_format.idx, holder.name)
            _copy_footer(sheet, holder, name)
            _make_legible(sheet.shapes[-1], layout.places.get(name), setting.palette)


def _clone(shapes: Any, master: Any, names: Mapping[int | None, str]) -> None:
    """What `clone_layout_placeholders` does, the names given at once: it looks through the slide for each of four facts."""
    tree = shapes._spTree
    for number, holder in enumerate(master.iter_cloneable_placeholders(), start=tree.max_shape_id + 1):
        own = holder.element.ph
        name = names[own.idx] if own.idx in names else shapes._next_ph_name(own.type, number, own.orient)
        tree.add_placeholder(number, name, own.type, own.orient, own.sz, own.idx)


def _in_reading_order(tree: Any) -> None:
    """Title and what stands by it first, decision and source last, whatever the order in the layout."""
    ranks = {name: rank - len(HEAD) for rank, name in enumerate(HEAD)} | {n: r + 1 for r, n in enumerate(FOOT)}
    shapes = _held(tree)
    ordered = sorted(shapes, key=lambda shape: ranks.get(shape.nvSpPr.cNvPr.get("name"), 0))
    if ordered != shapes:
        for shape in ordered:
            tree.append(shape)


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


def drop_empty(page: Page) -> None:
    """Removes the placeholders that nothing was put in."""
    for holder in _held(page.sheet._element.cSld.spTree):
        if not any(text.text for text in holder.iter(f"{DRAWING}t")):
            holder.getparent().remove(holder)


def _held(tree: Any) -> list[Any]:
    """The placeholders for text among the shapes of a slide, in their order."""
    return [shape for shape in tree.iterchildren(f"{SHOWN}sp") if shape.find(HELD) is not None]


def notes_place(page: Page) -> Any:
    """The place of the speaker's notes on a slide that has none yet; those of the first slide are copied for the others."""
    part, blanks = page.sheet.part, page.setting.blanks
    if NOTES not in blanks:
        blanks[NOTES] = deepcopy(page.sheet.notes_slide._element)
        return page.sheet.notes_slide.notes_placeholder
    name = next_name(part.package, "/ppt/notesSlides/notesSlide%d.xml")
    notes = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, part.package, deepcopy(blanks[NOTES]))
    notes.relate_to(part.package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    return notes.notes_slide.notes_placeholder
