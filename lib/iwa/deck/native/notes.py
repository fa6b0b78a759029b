"""Words and lines laid over a chart: they belong to it, and move and grow with it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from iwa.deck.native.xml import line_xml, run_properties
from iwa.deck.writing import plain

SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"


@dataclass(frozen=True)
class Note:
    """Words in a rectangle, or a dashed line when `text` is empty; sides are shares of the chart."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    align: str = "l"
    size: float = 10


def notes_part(notes: tuple[Note, ...]) -> bytes:
    """The part that holds the notes of a chart."""
    shapes = "".join(_note(note, 2 + position) for position, note in enumerate(notes))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:userShapes {SPACES}>{shapes}</c:userShapes>'
    ).encode()


def _note(note: Note, number: int) -> str:
    shape = _words(note, number) if note.text else _line(number)
    return (
        f'<cdr:relSizeAnchor xmlns:cdr="{DRAWING}"><cdr:from><cdr:x>{note.left:.5f}</cdr:x><cdr:y>{note.top:.5f}</cdr:y>'
        f"</cdr:from><cdr:to><cdr:x>{note.right:.5f}</cdr:x><cdr:y>{note.bottom:.5f}</cdr:y></cdr:to>{shape}"
        "</cdr:relSizeAnchor>"
    )


def _line(number: int) -> str:
    return (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Repère {number}"/><cdr:cNvCxnSpPr/>'
        '</cdr:nvCxnSpPr><cdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line_xml("accent6", 1.25, "dash")}</cdr:spPr></cdr:cxnSp>'
    )


def _words(note: Note, number: int) -> str:
    text = plain(note.text)
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name={quoteattr("Note " + text)}/>'
        '<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr><cdr:txBody>'
        '<a:bodyPr vert="horz" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{note.align}"/><a:r>{run_properties("rPr", note.size, "accent6")}<a:t>{escape(text)}</a:t>'
        "</a:r></a:p></cdr:txBody></cdr:sp>"
    )
