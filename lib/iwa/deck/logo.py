"""The brand's logo: on the cover, and small at the foot of every content layout."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from iwa.deck import zones
from iwa.deck.brand import Brand, usable_logo
from iwa.deck.layout_xml import SPACES, emu
from iwa.deck.zones import Box


def place_logo(presentation: Any, brand: Brand) -> None:
    """Puts the logo on every layout that has a footer, and on the cover; nothing without a logo."""
    logo = usable_logo(brand)
    if logo is None:
        return
    for layout in presentation.slide_layouts:
        if layout.name == zones.COVER.name:
            _add(layout, logo, zones.COVER_LOGO, f"Logo {brand.name}")
        elif any(holder.element.ph.get("type") == "ftr" for holder in layout.placeholders):
            _add(layout, logo, zones.LOGO, f"Logo {brand.name}")


def _add(layout: Any, logo: Path, box: Box, alt: str) -> None:
    image, key = layout.part.get_or_add_image_part(str(logo))
    width, height = image.image.size
    scale = min(box.width / width, box.height / height)
    left = box.left if box == zones.COVER_LOGO else box.right - width * scale
    top = box.top + (box.height - height * scale) / 2
    tree = layout.shapes._spTree
    sides = [emu(side) for side in (left, top, width * scale, height * scale)]
    tree.append(parse_xml(_picture(tree.max_shape_id + 1, alt, key, sides)))


def _picture(number: int, alt: str, key: str, sides: list[int]) -> str:
    left, top, width, height = sides
    return (
        f'<p:pic {SPACES}><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr={quoteattr(alt)}/><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
