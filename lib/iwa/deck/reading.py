"""The layouts of a presentation read into `places`, by our names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from iwa.deck.box import Box
from iwa.deck.checks.inherited import FAMILY, INSETS, OTHER_SIZE, STYLES, attribute, first, found_in, leading_of
from iwa.deck.checks.package import DRAWING, SHOWN
from iwa.deck.fit import Face, face_of
from iwa.deck.places import Layout, Place
from iwa.deck.theme import Theme, theme_of

INCH = 914400
HANG = "203200"  # of our bulleted lines
BODY_STYLE = "bodyStyle"
FOOT = {"ftr": "Pied de page", "sldNum": "Numéro"}  # known by their kind, whatever their name


Drawn = tuple[Box, str]  # where it is, in the format's units, and its colour, "" for a picture


@dataclass(frozen=True)
class Source:
    """A layout of a presentation, with what its places take after."""

    layout: Any
    master: Any
    theme: Theme
    others: bool  # another's master, not ours

    @cached_property
    def ground(self) -> str:
        """The colour of the slide behind everything, "" when it is a picture."""
        for sheet in (self.layout._element, self.master._element):
            background = sheet.find(f"{SHOWN}cSld/{SHOWN}bg")
            if background is not None:
                return self.theme.first_colour(background)
        return self.theme.colours["bg1"]

    @cached_property
    def forebears(self) -> dict[str, Any]:
        """The places of the master by their kind, which those of the layout take after; the first of each kind."""
        placed = reversed(list(self.master.placeholders))
        return {shape.element.ph.get("type") or "body": shape.element for shape in placed}

    @cached_property
    def drawn(self) -> list[Drawn]:
        """What is drawn behind the places of the layout, the uppermost first; what one sees through is left out."""
        shapes = (*reversed(list(self.layout.shapes)), *reversed(list(self.master.shapes)))
        placed = [s for s in shapes if not s.is_placeholder and s.left is not None and s.width is not None]
        fills = ((shape, _shape_fill(shape, self.theme)) for shape in placed)
        return [(Box(s.left, s.top, s.width, s.height), fill) for s, fill in fills if fill is not None]


def sources(presentation: Any, others: bool) -> dict[str, Source]:
    """Every layout of every master by its own name; the first of those that share one."""
    found: dict[str, Source] = {}
    for master in presentation.slide_masters:
        theme = theme_of(parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob), master._element)
        for layout in master.slide_layouts:
            found.setdefault(layout.name, Source(layout, master, theme, others))
    return found


def read_layout(name: str, source: Source, names: Mapping[str, str], slide: Box) -> Layout:
    """The layout that we call `name`; `names` gives its own name for those of our places that have another."""
    theirs = {own: ours for ours, own in names.items()}
    read = {}
    for holder in source.layout.placeholders:
        kind = holder.element.ph.get("type") or "obj"
        ours = FOOT.get(kind) or theirs.get(holder.name, "" if holder.name in names else holder.name)
        place = _place(ours, holder.element, source)
        if ours and ours not in read and place is not None:
            read[ours] = place
    face = face_of(source.theme.minor)
    return Layout(name, source.layout.name, read, slide, source.theme.colours["tx1"], source.ground, face)


def _place(name: str, element: Any, source: Source) -> Place | None:
    """The place of a placeholder, None when it says nowhere where it is."""
    mark = element.ph
    kind = mark.get("type") or "obj"
    forebear = source.forebears.get(FAMILY.get(kind, kind))
    line = [element] if forebear is None else [element, forebear]
    frame = first(line, f"{SHOWN}spPr/{DRAWING}xfrm")
    if frame is None or frame.find(f"{DRAWING}ext") is None:
        return None
    left, top, width, height = (int(frame[part].get(side)) / INCH for part, side in SIDES)
    levels = list(_levels(line, kind, source.master))
    defaults = found_in(levels, f"{DRAWING}defRPr")
    bodies = found_in(line, f"{SHOWN}txBody/{DRAWING}bodyPr")
    insets = [int(attribute(bodies, side) or usual) / INCH for side, usual in INSETS.items()]
    return Place(
        name, int(mark.get("idx") or 0), Box(left, top, width, height), kind,
        size=int(attribute(defaults, "sz") or OTHER_SIZE * 100) / 100,
        face=_face(defaults, source.theme),
        colour=source.theme.colour(first(defaults, f"{DRAWING}solidFill")) or source.theme.colours["tx1"],
        fill=_fill(line, Box(left, top, width, height), source),
        inset=(insets[0], insets[1], insets[2], insets[3]),
        leading=leading_of(levels),
        spaced=_is_spaced(levels),
        shrinks=not _is_steady(bodies),
        bullets=_has_bullet(levels),
        hangs=attribute(levels, "marL") == HANG and attribute(levels, "indent") == f"-{HANG}",
        others=source.others,
    )  # fmt: skip


SIDES = ((0, "x"), (0, "y"), (1, "cx"), (1, "cy"))


def _levels(line: list[Any], kind: str, master: Any) -> Iterator[Any]:
    """The settings of the first level of text, the nearest first."""
    styles = found_in(line, f"{SHOWN}txBody/{DRAWING}lstStyle")
    styles += found_in([master._element], f"{SHOWN}txStyles/{SHOWN}{STYLES.get(kind, BODY_STYLE)}")
    for style in styles:
        yield from style.iterfind(f"{DRAWING}lvl1pPr")


def _face(defaults: list[Any], theme: Theme) -> Face:
    named = first(defaults, f"{DRAWING}latin")
    bold = attribute(defaults, "b") in ("1", "true")
    family = theme.font(named.get("typeface") if named is not None else "+mn-lt")
    return face_of(family, bold, attribute(defaults, "cap") == "all")


def _fill(line: list[Any], box: Box, source: Source) -> str:
    """The colour on which the text of a place stands; "" when that is a picture."""
    for properties in found_in(line, f"{SHOWN}spPr"):
        own = _own_fill(properties, source.theme)
        if own is not None:
            return own
    return _behind(box, source)


def _own_fill(properties: Any, theme: Theme) -> str | None:
    """The colour of a shape's own fill, "" for a picture, None when one sees through."""
    for child in properties:
        if child.tag in (f"{DRAWING}solidFill", f"{DRAWING}gradFill", f"{DRAWING}pattFill"):
            return theme.first_colour(child)
        if child.tag == f"{DRAWING}blipFill":
            return ""
    return None


def _behind(box: Box, source: Source) -> str:
    """The colour of the uppermost thing drawn under the middle of a box: a band, a picture, the ground."""
    across, down = (box.left + box.width / 2) * INCH, (box.top + box.height / 2) * INCH
    behind = (f for b, f in source.drawn if b.left <= across <= b.right and b.top <= down <= b.bottom)
    return next(behind, source.ground)


def _shape_fill(shape: Any, theme: Theme) -> str | None:
    """The colour of a shape of the layout, as `_own_fill` gives it."""
    if shape._element.tag == f"{SHOWN}pic":
        return ""
    properties = shape._element.find(f"{SHOWN}spPr")
    return None if properties is None else _own_fill(properties, theme)


def _is_spaced(levels: list[Any]) -> bool:
    before = first(levels, f"{DRAWING}spcBef")
    return any(int(part.get("val").rstrip("%")) for part in (before if before is not None else ())) or (
        first(levels, f"{DRAWING}lnSpc/{DRAWING}spcPts") is not None
    )


def _is_steady(bodies: list[Any]) -> bool:
    """Whether the text keeps its size and its place, and wraps."""
    for body in bodies:
        told = [child.tag.removeprefix(DRAWING) for child in body if child.tag.endswith("utofit")]
        if told:
            return told == ["noAutofit"] and attribute(bodies, "wrap") != "none"
    return False


def _has_bullet(levels: list[Any]) -> bool:
    for level in levels:
        for child in level:
            if child.tag in (f"{DRAWING}buNone", f"{DRAWING}buChar", f"{DRAWING}buAutoNum", f"{DRAWING}buBlip"):
                return bool(child.tag != f"{DRAWING}buNone")
    return False
