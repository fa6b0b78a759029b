"""The page of contents that a deck makes of its chapters, and the sections of its slides."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from deck_samples import COVER
from pptx import Presentation

from iwa.deck.brand import Brand
from iwa.deck.build import make_deck
from iwa.deck.contents import chapters, listed_chapters, with_contents
from iwa.slides import Slide


def page(slide_id: str, chapter: str = "", **more: Any) -> Slide:
    return Slide(slide_id, f"Le fait {slide_id}", message=("Une phrase.",), chapter=chapter, **more)


def ten() -> list[Slide]:
    """A page before all chapters, two chapters, and an annex."""
    return [
        page("a.0"), *(page(f"a.{n}", "Les réseaux") for n in range(1, 5)), *(page(f"b.{n}", "Les suites") for n in range(1, 4)),
        page("c.1", "Les suites", annex=True),
    ]  # fmt: skip


def opened(slides: list[Slide]) -> Any:
    return Presentation(BytesIO(make_deck(slides, COVER, Brand("IWA"), "x", None).data))


def names(deck: Any) -> list[str]:
    return [sheet._element.cSld.get("name") for sheet in deck.slides]


def contents(deck: Any) -> list[tuple[str, ...]]:
    table = next(shape for shape in deck.slides[names(deck).index("deck.sommaire")].shapes if shape.has_table).table
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_it_comes_before_the_first_chapter_and_names_each_with_its_pages() -> None:
    deck = opened(ten())
    assert names(deck)[:4] == ["deck.couverture", "a.0", "deck.sommaire", "a.1"]
    assert contents(deck) == [
        ("N°", "Partie", "Pages"),
        ("1", "Les réseaux", "4 à 7"),
        ("2", "Les suites", "8 à 10"),
        ("3", "Annexe", "11 à 12"),
    ]


def test_without_a_page_before_the_chapters_it_follows_the_cover() -> None:
    assert names(opened([*ten()[1:], page("b.4", "Les suites")]))[:2] == ["deck.couverture", "deck.sommaire"]


def test_each_name_leads_to_the_first_page_of_its_chapter() -> None:
    deck = opened(ten())
    sheet = deck.slides[2]
    keys = sheet._element.xpath(".//a:hlinkClick[@action='ppaction://hlinksldjump']/@r:id")
    assert [sheet.part.rels[key].target_part.slide._element.cSld.get("name") for key in keys] == [
        "a.1",
        "b.1",
        "deck.annexe",
    ]


def test_a_short_deck_or_one_without_chapters_has_none() -> None:
    assert "deck.sommaire" not in names(opened(ten()[:8]))
    assert "deck.sommaire" not in names(opened([page(f"a.{n}") for n in range(12)]))
    assert "deck.sommaire" not in names(opened([page(f"a.{n}", "Une seule") for n in range(12)]))


def test_a_page_moved_away_from_its_chapter_belongs_to_the_one_it_stands_in() -> None:
    pages = [page("a.1", "Un"), page("b.1", "Deux"), page("a.2", "Un"), page("b.2", "Deux")]
    assert [(one.name, one.pages) for one in chapters(pages)] == [("Un", (1,)), ("Deux", (2, 3, 4))]


def test_hidden_pages_are_not_led_to_and_a_chapter_of_them_alone_is_not_named() -> None:
    pages = [page("a.1", "Un", hidden=True), page("a.2", "Un"), page("a.3", "Un"), page("b.1", "Deux", hidden=True)]
    assert [(one.name, one.shown, one.span) for one in listed_chapters(pages)] == [("Un", (2, 3), "2 à 3")]
    assert [one.pages for one in chapters(pages)] == [(1, 2, 3), (4,)]


def test_nine_pages_after_the_cover_are_many_eight_are_not() -> None:
    pages = [page("deck.couverture"), *(page(f"a.{n}", "Un" if n < 5 else "Deux") for n in range(1, 10))]
    assert with_contents(pages)[1].id == "deck.sommaire"
    assert with_contents(pages[:-1]) == pages[:-1]


def test_slides_are_grouped_in_sections_that_hold_each_of_them_once() -> None:
    data = make_deck(ten(), COVER, Brand("IWA"), "x", None).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        xml = archive.read("ppt/presentation.xml").decode()
    assert re.findall(r'<p14:section name="([^"]+)"', xml) == ["En une page", "Les réseaux", "Les suites", "Annexe"]
    slides = re.findall(r'<p:sldId [^>]*?\bid="(\d+)"', xml)
    assert re.findall(r'<p14:sldId id="(\d+)"', xml) == slides and len(slides) == 12


def test_a_long_name_of_a_chapter_finds_room() -> None:
    slides = [
        page(f"a.{n}", f"Une partie dont le nom est si long qu’il prend deux lignes ou plus, et de loin : {n}")
        for n in range(12)
    ]
    assert make_deck(slides, COVER, Brand("IWA", font="Verdana"), "x", None).findings == ()
