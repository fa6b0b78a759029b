"""Text on slides: paragraphs in a shape, in French, in the largest allowed size that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from iwa.deck.box import Box
from iwa.deck.fit import LINE, Face, line_count
from iwa.deck.layout_xml import SPACES, fill_xml
from iwa.deck.places import Place

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINKS = ("http://", "https://", "mailto:")
BULLET = 16.0  # the hanging indent of a bulleted line, in points
SAME_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@lru_cache(maxsize=1 << 12)  # a text is measured in several sizes before it is written
def plain(text: str) -> str:
    """The text without the characters that a file of this format cannot hold, on one line.

    >>> plain("Une ligne\\n puis l'autre\\x0b")
    "Une ligne puis l'autre"
    """
    return re.sub(r"[\n\r\t]+ *", " ", FORBIDDEN.sub("", text)).strip(" ")


@dataclass(frozen=True)
class Line:
    """A paragraph. `size` is kept when given; else it is the size that the whole text takes.

    `bullet` asks for a bullet, that of the layout where it has one; `url` makes the text a link when it is a web address.
    """

    text: str
    size: float = 0.0
    bold: bool = False
    colour: str = ""
    after: float = 0.0
    bullet: bool = False
    url: str = ""
    lead: str = ""  # bold words before the text


def height(lines: list[Line], size: float, width: float, face: Face) -> float:
    """Height of the paragraphs in points, when those without a size of their own take `size`."""
    total = 0.0
    for position, line in enumerate(lines):
        own = line.size or size
        room = width - (BULLET if line.bullet else 0)
        total += line_count(plain(line.lead + line.text), own, room, _face(line, face)) * own * LINE
        total += line.after if position < len(lines) - 1 else 0
    return total


def _face(line: Line, face: Face) -> Face:
    return face.bolder(line.bold or bool(line.lead))


def fitting_size(lines: list[Line], sizes: tuple[float, ...], box: Box, face: Face) -> float:
    """The first of the sizes in which the lines fit the box (its inner size), 0 when none does."""
    width, room = box.width * 72, box.height * 72
    return next((size for size in sizes if height(lines, size, width, face) <= room + 0.5), 0.0)


def write(shape: Any, lines: list[Line], size: float, place: Place | None = None) -> None:
    """Replaces a shape's text with the paragraphs, overruling what the place would change in their setting."""
    body = shape.text_frame._txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    if place is not None and place.shrinks:
        _steady(body.bodyPr)
    for line in lines:
        body.append(parse_xml(_paragraph(shape, line, size, place)))


def _steady(properties: Any) -> None:
    """Text that keeps its size: PowerPoint would shrink it only after somebody typed in it."""
    for child in list(properties):
        if child.tag.lower().endswith("autofit"):
            properties.remove(child)
    properties.set("wrap", "square")
    properties.append(parse_xml(f"<a:noAutofit {SPACES}/>"))


def _paragraph(shape: Any, line: Line, size: float, place: Place | None) -> bytes:
    spacing = f'{_solid(place)}<a:spcAft><a:spcPts val="{round(line.after * 100)}"/></a:spcAft>'
    runs = _run(line.lead, line, size, bold=True) if line.lead else ""
    runs += _run(line.text, line, size, bold=line.bold, link=_link(shape, line.url))
    indent, bullet = _bullet(place) if line.bullet else (' marL="0" indent="0"', "<a:buNone/>")
    return f"<a:p {SPACES}><a:pPr{indent}>{spacing}{bullet}</a:pPr>{runs}</a:p>".encode()


def _solid(place: Place | None) -> str:
    """Lines and paragraphs set without the space that the place would add."""
    if place is None or not place.spaced:
        return ""
    lines = f'<a:lnSpc><a:spcPct val="{round(place.leading * 100_000)}"/></a:lnSpc>'
    return f'{lines}<a:spcBef><a:spcPts val="0"/></a:spcBef>'


def _bullet(place: Place | None) -> tuple[str, str]:
    """Indent and mark of a bulleted line, as far as the place does not give them."""
    if place is None or (place.bullets and place.hangs):
        return "", ""
    mark = "" if place.bullets else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return f' marL="{round(BULLET * 12700)}" indent="-{round(BULLET * 12700)}"', mark


def _run(text: str, line: Line, size: float, bold: bool, link: str = "") -> str:
    weight = ' b="1"' if bold else ""
    colour = fill_xml(line.colour) if line.colour else ""
    points = round((line.size or size) * 100)
    kept = FORBIDDEN.sub("", text).replace("\n", " ")
    return f'<a:r><a:rPr lang="fr-FR" sz="{points}"{weight} dirty="0">{colour}{link}</a:rPr><a:t>{escape(kept)}</a:t></a:r>'


def _link(shape: Any, url: str) -> str:
    if not url.startswith(LINKS):
        return ""
    key = shape.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return f'<a:hlinkClick r:id="{key}">{SAME_COLOUR}</a:hlinkClick>'
