"""The agency's master, built in code: `python -m iwa.deck.master` writes it again.

A brand changes the theme alone; everything else refers to theme colours and theme fonts.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.util import Emu

from iwa.deck import zones
from iwa.deck.brand import Brand, apply_theme
from iwa.deck.freeze import frozen
from iwa.deck.holders import Holder, Layout
from iwa.deck.layout_xml import emu, layout_xml, master_tree, text_styles
from iwa.deck.table_style import table_styles
from iwa.problems import InvalidTemplate
from iwa.workspace import shipped

AGENCY = Brand("IWA")
FIRST_LAYOUT_ID = 2147483660


def master_path() -> Path:
    """Where the master lies that comes with the library."""
    return shipped("templates", "deck", "iwa.pptx")


def open_master(path: Path | None = None) -> Any:
    """A presentation without slides made from the master; `InvalidTemplate` when a layout is missing."""
    presentation = Presentation(str(path or master_path()))
    found = {layout.name for layout in presentation.slide_layouts}
    missing = [layout.name for layout in zones.LAYOUTS if layout.name not in found]
    if missing:
        raise InvalidTemplate(
            "Le masque de présentation n’a pas toutes ses dispositions.",
            f"il manque {', '.join(missing)}",
            "Rétablissez templates/deck/iwa.pptx avec « python -m iwa.deck.master ».",
        )
    return presentation


def build_master() -> bytes:
    """The master as a .pptx without slides, always the same bytes."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(emu(zones.WIDTH)), Emu(emu(zones.HEIGHT))
    _drop_extras(presentation)
    master = presentation.slide_master
    for layout in list(master.slide_layouts):
        master.slide_layouts.remove(layout)
    _fill_master(master)
    for position, layout in enumerate(zones.LAYOUTS):
        _add_layout(master, layout, position)
    apply_theme(theme_part(presentation), AGENCY)
    _write_table_style(presentation)
    presentation.core_properties.title = "Masque IWA"
    presentation.core_properties.author = AGENCY.name
    presentation.core_properties.language = "fr-FR"
    presentation.core_properties.last_modified_by = AGENCY.name
    presentation.core_properties.revision = 1
    buffer = BytesIO()
    presentation.save(buffer)
    return frozen(buffer.getvalue())


def theme_part(presentation: Any) -> Any:
    """The theme of the slide master."""
    return presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _drop_extras(presentation: Any) -> None:
    unwanted = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS}
    for holder in (presentation.part, presentation.part.package):
        for key, relation in list(holder._rels.items()):
            if relation.reltype in unwanted:
                holder._rels.pop(key)


def _fill_master(master: Any) -> None:
    body = Holder("Texte", "body", 1, zones.CONTENT, "Texte", 16)
    element = master._element
    element.replace(element.cSld, parse_xml(master_tree((zones.TITLE, body, zones.FOOTER, zones.NUMBER))))
    styles = element.find("{*}txStyles")
    element.replace(styles, parse_xml(text_styles()))


def _add_layout(master: Any, layout: Layout, position: int) -> None:
    name = PackURI(f"/ppt/slideLayouts/slideLayout{position + 1}.xml")
    package = master.part.package
    part = SlideLayoutPart.load(name, CONTENT_TYPE.PML_SLIDE_LAYOUT, package, layout_xml(layout))
    part.relate_to(master.part, RELATIONSHIP_TYPE.SLIDE_MASTER)
    entry = master._element.get_or_add_sldLayoutIdLst()._add_sldLayoutId()
    entry.rId = master.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    entry.set("id", str(FIRST_LAYOUT_ID + position))


def _write_table_style(presentation: Any) -> None:
    part = presentation.part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    part._blob = table_styles()


def write_master() -> Path:
    """Writes the master where the library looks for it."""
    path = master_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(build_master())
    return path


if __name__ == "__main__":
    write_master()
