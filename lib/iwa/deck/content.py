"""The middle of a slide: its exhibits and its message, by layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from iwa.deck import zones
from iwa.deck.arrange import as_blocks, table_box
from iwa.deck.cards import put_blocks, put_cards
from iwa.deck.figures import put_figures
from iwa.deck.native.place import add_chart
from iwa.deck.page import Page, occupy, put_text
from iwa.deck.tables import fitted_grid, put_table
from iwa.deck.writing import Line
from iwa.deck.zones import Box
from iwa.slides import Blocks, Cards, Chart, Exhibit, Figures, Table

BODY = (16.0, 14.0, 12.0, 11.0, 10.0)
LEAD = re.compile(r"[^:]{2,30}[ \u00a0\u202f]: (?=.)")


USUAL_HEIGHTS = (zones.SHORT_FIGURES_HEIGHT, zones.STRIP.height)
LOW_HEIGHTS = (zones.LOW_FIGURES_HEIGHT, zones.LOW_STRIP_HEIGHT)


def message_lines(page: Page) -> list[Line]:
    """The comments as paragraphs: a bullet when there are several, the words before a colon in bold."""
    several = len(page.slide.message) > 1
    return [_comment(text, several) for text in page.slide.message]


def _comment(text: str, bullet: bool) -> Line:
    found = LEAD.match(text)
    lead = found[0] if found else ""
    return Line(text[len(lead) :], bullet=bullet, after=8, lead=lead)


def _strip(page: Page) -> tuple[Box, float]:
    """The place of the message under an exhibit, and where the exhibit then ends."""
    if not page.slide.message:
        return zones.STRIP, page.bottom
    top = page.bottom - zones.STRIP.height
    return Box(zones.STRIP.left, top, zones.STRIP.width, zones.STRIP.height), top - zones.STRIP_GAP


def _put_exhibit(page: Page, name: str, exhibit: Exhibit, box: Box) -> None:
    if isinstance(exhibit, Chart):
        occupy(page, name, add_chart(page.sheet, exhibit, box, page.setting.stretch), exhibit.alt)
    elif isinstance(exhibit, Table):
        put_table(page, name, exhibit, box)
    else:
        _put_list(page, name, as_blocks(exhibit), box)


def _put_list(page: Page, name: str, blocks: Blocks, box: Box) -> None:
    lines: list[Line] = []
    for block in blocks.items:
        lines.append(Line(block.heading, bold=True, colour="tx2", after=3))
        lines += [Line(text, after=6) for text in block.lines]
    put_text(page, name, lines, BODY, box)


def fill_wide_chart(page: Page) -> None:
    """One chart over the whole width, its comment under it."""
    strip, end = _strip(page)
    if isinstance(page.slide.exhibit, Chart):
        _put_exhibit(page, "Graphique", page.slide.exhibit, zones.CONTENT.to(end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_commented_chart(page: Page) -> None:
    """A chart at the left, its comments at the right."""
    if isinstance(page.slide.exhibit, Chart):
        _put_exhibit(page, "Graphique", page.slide.exhibit, zones.LEFT_CHART.to(page.bottom))
    put_text(page, "Commentaires", message_lines(page), BODY, zones.COMMENTS.to(page.bottom))


def fill_two(page: Page) -> None:
    """Two exhibits side by side, the message under them."""
    strip, end = _strip(page)
    for position, exhibit in enumerate((page.slide.exhibit, page.slide.second)):
        if exhibit is not None:
            _put_exhibit(page, f"Graphique {position + 1}", exhibit, zones.HALVES[position].to(end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_table(page: Page) -> None:
    """A table over the whole width, the message right under its last row."""
    table = page.slide.exhibit
    if isinstance(table, Table):
        end = put_table(page, "Tableau", table, table_box(page.slide, page.layout))
        top = end + zones.STRIP_GAP
        put_text(page, "Message", message_lines(page), BODY,
                 Box(zones.STRIP.left, top, zones.STRIP.width, page.bottom - top))  # fmt: skip


def fill_commented_table(page: Page) -> None:
    """A narrow table at the left, its comments at the right."""
    table = page.slide.exhibit
    if isinstance(table, Table):
        put_table(page, "Tableau", table, table_box(page.slide, page.layout))
    put_text(page, "Commentaires", message_lines(page), BODY, zones.COMMENTS.to(page.bottom))


def fill_figures(page: Page) -> None:
    """Key figures in a row; under them the second exhibit, or the message."""
    figures = page.slide.exhibit
    if not isinstance(figures, Figures):
        return
    if page.slide.second is None:
        row = zones.CONTENT.to(zones.CONTENT.top + zones.FIGURES_HEIGHT + (0 if page.slide.message else 0.6))
        put_figures(page, figures, row)
        rest = Box(row.left, row.bottom + 0.3, row.width, page.bottom - row.bottom - 0.3)
        put_text(page, "Message", message_lines(page), (18.0, *BODY), rest)
        return
    places = [_figures_and_strip(page, *heights) for heights in (USUAL_HEIGHTS, LOW_HEIGHTS)]
    row, strip = next((p for p in places if _fits(page, page.slide.second, _between(*p))), places[-1])
    put_figures(page, figures, row)
    _put_exhibit(page, "Graphique", page.slide.second, _between(row, strip))
    put_text(page, "Message", message_lines(page), BODY, strip)


def _figures_and_strip(page: Page, figures: float, strip: float) -> tuple[Box, Box]:
    """The places of the figures and of the message, which is of no height without a message."""
    height = strip if page.slide.message else 0.0
    row = zones.CONTENT.to(zones.CONTENT.top + figures)
    return row, Box(zones.STRIP.left, page.bottom - height, zones.STRIP.width, height)


def _between(row: Box, strip: Box) -> Box:
    end = strip.top - (zones.STRIP_GAP if strip.height else 0.0)
    return Box(row.left, row.bottom + 0.2, row.width, end - row.bottom - 0.2)


def _fits(page: Page, exhibit: Exhibit, box: Box) -> bool:
    return not isinstance(exhibit, Table) or fitted_grid(exhibit, box, page.face()) is not None


def fill_cards(page: Page) -> None:
    """A gallery of contents, the message under it."""
    strip, end = _strip(page)
    if isinstance(page.slide.exhibit, Cards):
        put_cards(page, page.slide.exhibit, zones.CONTENT.to(end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_blocks(page: Page) -> None:
    """Blocks of text side by side, the message under them."""
    strip, end = _strip(page)
    if isinstance(page.slide.exhibit, Blocks):
        put_blocks(page, page.slide.exhibit, zones.CONTENT.to(end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_text(page: Page) -> None:
    """Text alone, in a larger size."""
    box = Box(zones.CONTENT.left, zones.CONTENT.top, 10.4, page.bottom - zones.CONTENT.top)
    lines = [replace(line, after=14) for line in message_lines(page)]
    put_text(page, "Message", lines, (24.0, 20.0, 18.0, *BODY), box)


FILL: dict[str, Callable[[Page], None]] = {
    "graphique": fill_wide_chart,
    "graphique-commentaires": fill_commented_chart,
    "deux-graphiques": fill_two,
    "tableau": fill_table,
    "tableau-commentaires": fill_commented_table,
    "chiffres": fill_figures,
    "cartes": fill_cards,
    "blocs": fill_blocks,
    "texte": fill_text,
}
