"""The brand's logo, where the layouts have a shape for it: on the cover, and small at the foot of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from iwa.deck.brand import Brand, usable_logo
from iwa.deck.layout_xml import SPACES

NAME = "Logo"


def place_logo(presentation: Any, brand: Brand) -> list[str]:
    """Puts the brand's logo in place of the shapes named "Logo" of the layouts; without a logo, nothing.

    What comes back is a French sentence when the master has no such shape.
    """
    logo = usable_logo(brand)
    if logo is None:
        return []
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    places = [(layout, shape) for layout in layouts for shape in layout.shapes if shape.name == NAME]
    for layout, shape in places:
        _replace(layout, shape, logo, presentation.slide_width / 2, f"Logo {brand.name}")
    return [] if places else [f"Le masque n’a pas de forme « {NAME} » : le logo n’est pas posé."]


def _replace(layout: Any, shape: Any, logo: Path, middle: float, alt: str) -> None:
    """The logo as large as the shape allows, at its outer side."""
    image, key = layout.part.get_or_add_image_part(str(logo))
    width, height = image.image.size
    scale = min(shape.width / width, shape.height / height)
    at_left = shape.left + shape.width / 2 < middle
    left = shape.left if at_left else shape.left + shape.width - width * scale
    top = shape.top + (shape.height - height * scale) / 2
    sides = [round(side) for side in (left, top, width * scale, height * scale)]
    shape._element.addprevious(parse_xml(_picture(shape.shape_id, alt, key, sides)))
    shape._element.getparent().remove(shape._element)


def _picture(number: int, alt: str, key: str, sides: list[int]) -> str:
    left, top, width, height = sides
    return (
        f'<p:pic {SPACES}><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr={quoteattr(alt)}/><p:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
