"""How a text on a slide is set, resolved through slide, layout, master and theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from iwa.deck.checks.package import DRAWING, SHOWN, Package
from iwa.deck.fit import Face, face_of

POINT = 12700  # of the format's units
STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "": "otherStyle"}
INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # where nobody says otherwise
OTHER_SIZE = 18.0  # points
# The place of the master that a place of another kind takes after.
FAMILY = {"ctrTitle": "title", **dict.fromkeys(("subTitle", "obj", "chart", "tbl", "pic", "dgm", "media"), "body")}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its text, its size in points, its face, indent, spacing of its lines and after it."""

    text: str
    size: float
    face: Face
    indent: float
    leading: float
    after: float


@dataclass(frozen=True)
class Setting:
    """A shape's place inside its margins, in points, and its paragraphs."""

    width: float
    height: float
    paragraphs: tuple[Paragraph, ...]


class Inheritance:
    """The forebears of the shapes of one slide: the same place of its layout, then of its master."""

    def __init__(self, package: Package, slide: str) -> None:
        self.slide = package.tree(slide)
        layout = package.pointed_to(slide, "slideLayout")[0]
        master = package.pointed_to(layout, "slideMaster")[0]
        self.master = package.tree(master)
        self.places = (_places(package.tree(layout)), _places(self.master))
        theme = package.tree(package.pointed_to(master, "theme")[0])
        self.fonts = {
            which: theme.find(f".//{DRAWING}{which}Font/{DRAWING}latin").get("typeface") for which in ("major", "minor")
        }

    def settings(self) -> Iterator[tuple[Any, Setting]]:
        """Each shape of the slide that holds text and has a place, with how its text is set."""
        for shape in self.slide.iter(f"{SHOWN}sp"):
            found = self._setting(shape)
            if found and found.paragraphs:
                yield shape, found

    def _setting(self, shape: Any) -> Setting | None:
        line = self._line(shape)
        extent = first(line, f"{SHOWN}spPr/{DRAWING}xfrm/{DRAWING}ext")
        if extent is None or shape.find(f"{SHOWN}txBody") is None:
            return None
        bodies = found_in(line, f"{SHOWN}txBody/{DRAWING}bodyPr")
        left, top, right, bottom = (_inset(bodies, side) for side in INSETS)
        width, height = int(extent.get("cx")) / POINT - left - right, int(extent.get("cy")) / POINT - top - bottom
        return Setting(width, height, tuple(self._paragraphs(shape, line)))

    def _line(self, shape: Any) -> list[Any]:
        """The shape, then those it takes after."""
        place = shape.find(f"{SHOWN}nvSpPr/{SHOWN}nvPr/{SHOWN}ph")
        if place is None:
            return [shape]
        kind, rank = place.get("type") or "body", place.get("idx")
        layout, master = self.places
        own = _placed(layout, lambda other: other.get("idx") == rank if rank else _kind(other) == _family(kind))
        return [shape, *own, *_placed(master, lambda other: _kind(other) == _family(kind))]

    def _paragraphs(self, shape: Any, line: list[Any]) -> Iterator[Paragraph]:
        styles = [*(body.find(f"{DRAWING}lstStyle") for body in found_in(line, f"{SHOWN}txBody"))]
        place = shape.find(f"{SHOWN}nvSpPr/{SHOWN}nvPr/{SHOWN}ph")
        kind = "" if place is None else place.get("type") or "body"
        styles.append(self.master.find(f"{SHOWN}txStyles/{SHOWN}{STYLES.get(kind, 'bodyStyle')}"))
        for paragraph in shape.iterfind(f"{SHOWN}txBody/{DRAWING}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{DRAWING}t"))
            if text.strip():
                yield self._paragraph(paragraph, text, styles)

    def _paragraph(self, paragraph: Any, text: str, styles: list[Any]) -> Paragraph:
        own = paragraph.find(f"{DRAWING}pPr")
        level = 1 + int((own.get("lvl") if own is not None else None) or 0)
        levels = [own, *(style.find(f"{DRAWING}lvl{level}pPr") for style in styles if style is not None)]
        levels = [one for one in levels if one is not None]
        runs = [run.find(f"{DRAWING}rPr") for run in paragraph.iter(f"{DRAWING}r", f"{DRAWING}fld")]
        defaults = [one for found in levels if (one := found.find(f"{DRAWING}defRPr")) is not None]
        sizes = [int(run.get("sz")) / 100 for run in runs if run is not None and run.get("sz")]
        bolds = [run.get("b") or attribute(defaults, "b") for run in runs if run is not None]
        return Paragraph(
            text,
            max(sizes, default=0.0) or int(attribute(defaults, "sz") or OTHER_SIZE * 100) / 100,
            face_of(
                self._family(defaults),
                any(bold in ("1", "true") for bold in bolds),
                attribute(defaults, "cap") == "all",
            ),
            int(attribute(levels, "marL") or 0) / POINT,
            leading_of(levels),
            _points(levels, "spcAft") + _points(levels, "spcBef"),
        )

    def _family(self, defaults: list[Any]) -> str:
        named = next((one.get("typeface") for one in found_in(defaults, f"{DRAWING}latin")), "+mn-lt")
        return str({"+mj-lt": self.fonts["major"], "+mn-lt": self.fonts["minor"]}.get(named, named))


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """The shapes of a layout or master that are places, each with what makes it one."""
    shapes = tree.iterfind(f"{SHOWN}cSld/{SHOWN}spTree/{SHOWN}sp")
    places = ((shape, shape.find(f"{SHOWN}nvSpPr/{SHOWN}nvPr/{SHOWN}ph")) for shape in shapes)
    return [(shape, place) for shape, place in places if place is not None]


def _placed(places: list[tuple[Any, Any]], is_it: Callable[[Any], bool]) -> list[Any]:
    """The first of the shapes whose place answers."""
    return [shape for shape, place in places if is_it(place)][:1]


def _kind(place: Any) -> str:
    return _family(place.get("type") or "body")


def _family(kind: str) -> str:
    return FAMILY.get(kind, kind)


def found_in(elements: list[Any], path: str) -> list[Any]:
    """What stands at a path in the elements that have it."""
    return [found for element in elements if (found := element.find(path)) is not None]


def first(elements: list[Any], path: str) -> Any:
    """What stands at a path in the first element that has it, else None."""
    return next(iter(found_in(elements, path)), None)


def attribute(elements: list[Any], name: str) -> str | None:
    """An attribute of the first element that has it, else None."""
    return next((element.get(name) for element in elements if element.get(name) is not None), None)


def _inset(bodies: list[Any], side: str) -> float:
    return int(attribute(bodies, side) or INSETS[side]) / POINT


def leading_of(levels: list[Any]) -> float:
    """The distance of lines against lines set solid; 1 where it is told in points."""
    share = first(levels, f"{DRAWING}lnSpc/{DRAWING}spcPct")
    return 1.0 if share is None else int(share.get("val").rstrip("%")) / 100_000


def _points(levels: list[Any], name: str) -> float:
    points = first(levels, f"{DRAWING}{name}/{DRAWING}spcPts")
    return 0.0 if points is None else int(points.get("val")) / 100
