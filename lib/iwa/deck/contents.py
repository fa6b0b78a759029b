"""The chapters of a deck: its page of contents, and the sections by which PowerPoint groups its slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from iwa.deck.layout_xml import SPACES
from iwa.deck.page import Page, put_text
from iwa.deck.ruled import Ruled, header
from iwa.deck.sizes import SECTION_TEXT, SECTION_TITLE
from iwa.deck.tables import put_table
from iwa.deck.writing import SAME_COLOUR, Line
from iwa.slides import Column, Slide

COVER, CONTENTS, ANNEX = "deck.couverture", "deck.sommaire", "deck.annexe"
ANNEXED, OPENING = "Annexe", "En une page"
MOST_WITHOUT = 8  # pages after the cover that are found without a page of contents
COLUMNS = (Column("N°", 0.5), Column("Partie", 5.0), Column("Pages", 1.3, "right"))
SIZES = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0)
HEADER = 12.0
TALLEST = 62.0  # points: a line of the contents
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
POWERPOINT_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


@dataclass(frozen=True)
class Chapter:
    """A chapter of a deck and the ranks of its pages, from 1; `shown` are those that are not hidden."""

    name: str
    pages: tuple[int, ...]
    shown: tuple[int, ...]

    @property
    def span(self) -> str:
        """The pages that the chapter shows, as they are read.

        >>> Chapter("Les contenus", (3, 4, 5), (3, 5)).span, Chapter("Annexe", (9,), (9,)).span
        ('3 à 5', '9')
        """
        first, last = self.shown[0], self.shown[-1]
        return str(first) if first == last else f"{first} à {last}"


def with_contents(pages: Sequence[Slide]) -> list[Slide]:
    """The pages of a deck, a page of contents before its first chapter when they are many and in several chapters."""
    chaptered = [rank for rank, page in enumerate(pages) if page.chapter]
    if len(pages) - 1 <= MOST_WITHOUT or len(listed_chapters(pages)) < 2 or not chaptered:
        return list(pages)
    return [*pages[: chaptered[0]], Slide(CONTENTS, "Sommaire"), *pages[chaptered[0] :]]


def chapters(pages: Sequence[Slide]) -> list[Chapter]:
    """The chapters in order, the first without a name: what stands before any.

    A chapter begins with the first page that belongs to it and ends where another begins: a page that
    a person moved away from its own belongs to the one it stands in.
    """
    found: dict[str, list[int]] = {"": []}
    current = ""
    for rank, page in enumerate(pages, 1):
        own = ANNEXED if page.id == ANNEX else "" if page.annex else page.chapter
        if own and own not in found:
            current = own
        found.setdefault(current, []).append(rank)
    hidden = {rank for rank, page in enumerate(pages, 1) if page.hidden}
    return [
        Chapter(name, tuple(ranks), tuple(rank for rank in ranks if rank not in hidden))
        for name, ranks in found.items()
        if ranks
    ]


def listed_chapters(pages: Sequence[Slide]) -> list[Chapter]:
    """The chapters that the page of contents names: those that show a page."""
    return [chapter for chapter in chapters(pages) if chapter.name and chapter.shown]


def fill_contents(page: Page, found: Sequence[Chapter]) -> None:
    """The title, and a line for each chapter."""
    put_text(page, "Titre", [Line("Sommaire")], SECTION_TITLE)
    if page.has("Chapeau"):
        put_text(page, "Chapeau", [Line("Un clic sur une partie y mène.")], SECTION_TEXT)
    rows = [
        (
            (Line(str(rank), bold=True, colour="accent5"),),
            (Line(chapter.name, colour="tx2"),),
            (Line(chapter.span, colour="accent6"),),
        )
        for rank, chapter in enumerate(found, 1)
    ]
    told = "Les parties du document et leurs pages ; chaque partie est un lien vers sa première page."
    named = tuple((replace(line, size=HEADER),) for (line,) in header(COLUMNS))
    table = Ruled(COLUMNS, (named, *rows), told, SIZES, TALLEST, listed=True)
    put_table(page, "Sommaire", table, page.place("Sommaire").box)


def link_contents(presentation: Any, pages: Sequence[Slide]) -> None:
    """Makes the names on the page of contents lead to their chapters, once all slides are there."""
    sheets = list(presentation.slides)
    sheet = sheets[[page.id for page in pages].index(CONTENTS)]
    table = next(shape for shape in sheet.shapes if shape.has_table).table
    for row, chapter in enumerate(listed_chapters(pages), 1):
        key = sheet.part.relate_to(sheets[chapter.shown[0] - 1].part, RELATIONSHIP_TYPE.SLIDE)
        link = f'<a:hlinkClick {SPACES} r:id="{key}" action="ppaction://hlinksldjump">{SAME_COLOUR}</a:hlinkClick>'
        for properties in table.cell(row, 1)._tc.xpath(".//a:rPr"):
            properties.append(parse_xml(link))


def write_sections(presentation: Any, found: Sequence[Chapter]) -> None:
    """Groups the slides by chapter, as PowerPoint shows them in its pane of slides."""
    ids = [entry.get("id") for entry in presentation.slides._sldIdLst]
    sections = "".join(_section(chapter, [ids[rank - 1] for rank in chapter.pages]) for chapter in found)
    lists = f'<p14:sectionLst xmlns:p14="{POWERPOINT_2010}">{sections}</p14:sectionLst>'
    root = presentation.part._element
    extensions = root.find("{*}extLst")
    if extensions is None:
        extensions = parse_xml(f"<p:extLst {SPACES}/>")
        root.append(extensions)
    extensions.append(parse_xml(f'<p:ext {SPACES} uri="{SECTIONS}">{lists}</p:ext>'))


def _section(chapter: Chapter, ids: Sequence[str]) -> str:
    name = chapter.name or OPENING
    slides = "".join(f'<p14:sldId id="{one}"/>' for one in ids)
    key = str(uuid5(NAMESPACE_URL, name)).upper()
    return f'<p14:section name={quoteattr(name)} id="{{{key}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
