"""The middle of a slide: its exhibits and its message, by layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from iwa.deck.arrange import as_blocks, table_box
from iwa.deck.box import Box, around
from iwa.deck.cards import put_blocks, put_cards
from iwa.deck.figures import put_figures
from iwa.deck.native.place import add_chart
from iwa.deck.page import Page, occupy, put_text
from iwa.deck.places import STRIP_HEIGHT, Ladder
from iwa.deck.tables import fitted_grid, put_table
from iwa.deck.writing import Line
from iwa.slides import Blocks, Cards, Chart, Exhibit, Figures, Table

BODY = Ladder(16, (16, 14, 12, 11, 10))
LARGE_BODY = Ladder(16, (18, *BODY.sizes))
LISTED = Ladder(12, BODY.sizes)  # where a chart could stand
ALONE = Ladder(20, (24, 20, 18, *BODY.sizes))
LEAD = re.compile(r"[^:]{2,30}[ \u00a0\u202f]: (?=.)")
# Heights of the key figures and of the message, as shares of their places' own, around a second exhibit;
# the second pair is for a table that would not fit otherwise.
HEIGHTS = ((1.8 / 2.3, 1.0), (1.5 / 2.3, 0.36 / 0.62))


def message_lines(page: Page) -> list[Line]:
    """The comments as paragraphs: a bullet when there are several, the words before a colon in bold."""
    several = len(page.slide.message) > 1
    return [_comment(text, several) for text in page.slide.message]


def _comment(text: str, bullet: bool) -> Line:
    found = LEAD.match(text)
    lead = found[0] if found else ""
    return Line(text[len(lead) :], bullet=bullet, after=8, lead=lead)


def _strip(page: Page) -> tuple[Box, float | None]:
    """The place of the message, and where an exhibit over it then ends; None when it stands beside."""
    box = page.place("Message").box
    if not page.layout.under:
        return page.layout.lowered("Message", page.bottom), None
    top = page.bottom - box.height
    end = top - page.layout.strip_gap if page.slide.message else page.bottom
    return Box(box.left, top, box.width, box.height), end


def _over(page: Page, name: str, end: float | None) -> Box:
    """The box of an exhibit that ends over the message, or at the foot of the content beside it."""
    return page.layout.lowered(name, page.bottom) if end is None else page.place(name).box.to(end)


def _span(page: Page, stem: str, end: float | None) -> Box:
    """The box of a row of places, in the same way."""
    row = around(place.box for place in page.layout.content if place.name.startswith(stem))
    return row.to(page.bottom if end is None else end)


def _put_exhibit(page: Page, name: str, exhibit: Exhibit, box: Box) -> None:
    if isinstance(exhibit, Chart):
        occupy(page, name, add_chart(page.sheet, exhibit, box, page.setting.stretch), exhibit.alt)
    elif isinstance(exhibit, Table):
        put_table(page, name, exhibit, box)
    else:
        put_text(page, name, list_lines(as_blocks(exhibit)), LISTED, box)


def list_lines(blocks: Blocks) -> list[Line]:
    """Blocks as paragraphs one under the other."""
    lines: list[Line] = []
    for block in blocks.items:
        lines.append(Line(block.heading, bold=True, colour="tx2", after=3))
        lines += [Line(text, after=6) for text in block.lines]
    return lines


def fill_wide_chart(page: Page) -> None:
    """One chart over the whole width, its comment under it."""
    strip, end = _strip(page)
    if isinstance(page.slide.exhibit, Chart):
        _put_exhibit(page, "Graphique", page.slide.exhibit, _over(page, "Graphique", end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_commented_chart(page: Page) -> None:
    """A chart at the left, its comments at the right."""
    if isinstance(page.slide.exhibit, Chart):
        _put_exhibit(page, "Graphique", page.slide.exhibit, page.layout.lowered("Graphique", page.bottom))
    put_text(page, "Commentaires", message_lines(page), BODY, page.layout.lowered("Commentaires", page.bottom))


def fill_two(page: Page) -> None:
    """Two exhibits side by side, the message under them."""
    strip, end = _strip(page)
    for position, exhibit in enumerate((page.slide.exhibit, page.slide.second)):
        if exhibit is not None:
            name = f"Graphique {position + 1}"
            _put_exhibit(page, name, exhibit, _over(page, name, end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_table(page: Page) -> None:
    """A table over the whole width, the message right under its last row or in its own place beside."""
    table = page.slide.exhibit
    if not isinstance(table, Table):
        return
    end = put_table(page, "Tableau", table, table_box(page.slide, page.layout))
    box, top = page.place("Message").box, end + page.layout.strip_gap
    under = Box(box.left, top, box.width, page.bottom - top) if page.layout.under else _strip(page)[0]
    put_text(page, "Message", message_lines(page), BODY, under)


def fill_commented_table(page: Page) -> None:
    """A narrow table at the left, its comments at the right."""
    table = page.slide.exhibit
    if isinstance(table, Table):
        put_table(page, "Tableau", table, table_box(page.slide, page.layout))
    put_text(page, "Commentaires", message_lines(page), BODY, page.layout.lowered("Commentaires", page.bottom))


def fill_figures(page: Page) -> None:
    """Key figures in a row; under them the second exhibit, or the message."""
    figures = page.slide.exhibit
    if not isinstance(figures, Figures):
        return
    row, unit = around(place.box for place in page.layout.numbered("Chiffre")), page.unit
    if page.slide.second is None:
        row = row.to(row.bottom + (0 if page.slide.message else 0.6 * unit))
        put_figures(page, figures, row)
        rest = Box(row.left, row.bottom + 0.3 * unit, row.width, page.bottom - row.bottom - 0.3 * unit)
        put_text(page, "Message", message_lines(page), LARGE_BODY, rest)
        return
    places = [_figures_and_strip(page, row, *shares) for shares in HEIGHTS]
    row, strip = next((p for p in places if _fits(page, page.slide.second, _between(page, *p))), places[-1])
    put_figures(page, figures, row)
    _put_exhibit(page, "Graphique", page.slide.second, _between(page, row, strip))
    put_text(page, "Message", message_lines(page), BODY, strip)


def _figures_and_strip(page: Page, row: Box, figures: float, strip: float) -> tuple[Box, Box]:
    """The places of the figures and of the message, which is of no height without a message."""
    height = strip * STRIP_HEIGHT * page.unit if page.slide.message else 0.0
    left, right = page.layout.area.left, page.layout.area.right
    return row.to(row.top + figures * row.height), Box(left, page.bottom - height, right - left, height)


def _between(page: Page, row: Box, strip: Box) -> Box:
    end = strip.top - (page.layout.strip_gap if strip.height else 0.0)
    return Box(row.left, row.bottom + 0.2 * page.unit, row.width, end - row.bottom - 0.2 * page.unit)


def _fits(page: Page, exhibit: Exhibit, box: Box) -> bool:
    return not isinstance(exhibit, Table) or fitted_grid(exhibit, box, page.face()) is not None


def fill_cards(page: Page) -> None:
    """A gallery of contents, the message under it."""
    strip, end = _strip(page)
    if isinstance(page.slide.exhibit, Cards):
        put_cards(page, page.slide.exhibit, _span(page, "", end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_blocks(page: Page) -> None:
    """Blocks of text side by side, the message under them."""
    strip, end = _strip(page)
    if page.slide.exhibit is not None:
        put_blocks(page, as_blocks(page.slide.exhibit), _span(page, "", end))
    put_text(page, "Message", message_lines(page), BODY, strip)


def fill_text(page: Page) -> None:
    """Text alone, in a larger size; figures, cards and blocks as text where the master has no place for them."""
    lines = [replace(line, after=14) for line in message_lines(page)]
    shown = [] if page.slide.exhibit is None else list_lines(as_blocks(page.slide.exhibit))
    put_text(page, "Message", [*shown, *lines], ALONE, page.layout.lowered("Message", page.bottom))


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
