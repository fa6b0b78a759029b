"""The presentation that a deck starts from: our master in the brand's colours, or the brand's own master."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from iwa.deck.brand import Brand, apply_given, apply_theme
from iwa.deck.emptied import open_emptied
from iwa.deck.layouts import Given, places_of
from iwa.deck.master import open_master, theme_part
from iwa.deck.naming import read_naming
from iwa.deck.palette import Palette, palette_of, recolour_part
from iwa.deck.places import Places
from iwa.deck.table_style import add_table_style

COLOURED = (RELATIONSHIP_TYPE.CHART, RELATIONSHIP_TYPE.CHART_USER_SHAPES)


def opened(brand: Brand) -> tuple[Any, Places, Palette | None]:
    """A presentation without slides, its places, and for another's master how its theme plays our colours.

    `InvalidMaster` when the brand's own master cannot hold our slides.
    """
    if brand.master is None:
        presentation = open_master()
        apply_theme(theme_part(presentation), brand)
        return presentation, _own_places(brand), None
    naming = read_naming(brand.master)
    presentation = open_emptied(brand.master)
    for master in presentation.slide_masters:
        apply_given(master.part.part_related_by(RELATIONSHIP_TYPE.THEME), brand)
    places = places_of(Given(presentation, brand.master.name, naming))
    palette = palette_of(places.theme, brand.master.name)
    add_table_style(presentation, palette)
    return presentation, replace(places, remarks=(*places.remarks, *palette.remarks)), palette


@lru_cache(maxsize=16)
def _own_places(brand: Brand) -> Places:
    """The places of our master in the brand's colours and font: to read them costs a tenth of a deck."""
    presentation = open_master()
    apply_theme(theme_part(presentation), brand)
    return places_of(Given(presentation, "iwa.pptx", {}, others=False))


def finish(presentation: Any, palette: Palette | None) -> None:
    """Gives the colours of the slides and of their charts to those of another's theme; nothing on our own."""
    if palette is None:
        return
    for slide in presentation.slides:
        recolour_part(slide.part, palette)
        for chart in _behind(slide.part):
            recolour_part(chart, palette)
            for notes in _behind(chart):
                recolour_part(notes, palette)


def _behind(part: Any) -> list[Any]:
    return [relation.target_part for relation in part._rels.values() if relation.reltype in COLOURED]


def master_remarks(brand: Brand) -> tuple[str, ...]:
    """What is worth telling of a brand's own master before anything is made with it; nothing for ours."""
    return opened(brand)[1].remarks if brand.master is not None else ()
