"""The style of our tables, written into a presentation that does not have it."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from iwa.deck.layout_xml import colour_xml, fill_xml
from iwa.deck.palette import Palette, recoloured

TABLE_STYLE = "{6D1E0F4C-3B0A-4C56-9E0B-1A7C5D2F8E11}"
SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def table_styles() -> bytes:
    """The part of the table styles with ours alone in it."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:tblStyleLst {SPACE} def="{TABLE_STYLE}">{_style()}</a:tblStyleLst>'
    ).encode()


def _style() -> str:
    def edge(side: str, width: int, colour: str) -> str:
        return f'<a:{side}><a:ln w="{width}" cmpd="sng">{fill_xml(colour)}</a:ln></a:{side}>'

    def text(colour: str, bold: str) -> str:
        return f'<a:tcTxStyle b="{bold}"><a:fontRef idx="minor"/>{colour_xml(colour)}</a:tcTxStyle>'

    whole = edge("bottom", 9525, "accent4") + edge("insideH", 6350, "accent4")
    return (
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="IWA">'
        f"<a:wholeTbl>{text('dk1', 'off')}<a:tcStyle><a:tcBdr>{whole}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:firstRow>{text('dk2', 'on')}<a:tcStyle><a:tcBdr>{edge('bottom', 19050, 'dk2')}</a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )


def add_table_style(presentation: Any, palette: Palette) -> None:
    """Adds our style to those of another's presentation, in the colours of its theme."""
    part = _part(presentation)
    root = parse_xml(part.blob)
    if TABLE_STYLE in [style.get("styleId") for style in root]:
        return
    ours = parse_xml(table_styles())[0]
    recoloured(ours, palette)
    root.append(ours)
    part._blob = serialize_part_xml(root)


def _part(presentation: Any) -> Any:
    held = presentation.part
    known = [rel.target_part for rel in held._rels.values() if rel.reltype == RELATIONSHIP_TYPE.TABLE_STYLES]
    if known:
        return known[0]
    part = Part(PackURI("/ppt/tableStyles.xml"), CONTENT_TYPE.PML_TABLE_STYLES, held.package, _empty())
    held.relate_to(part, RELATIONSHIP_TYPE.TABLE_STYLES)
    return part


def _empty() -> bytes:
    return f'<a:tblStyleLst {SPACE} def="{TABLE_STYLE}"/>'.encode()
