"""The middle of a slide: its exhibits and its message, by layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from iwa.deck.arrange import table_box
from iwa.deck.box import Box, around
from iwa.deck.cards import put_blocks, put_cards, put_comparison
from iwa.deck.comments import message_lines, over, span, strip
from iwa.deck.diagrams import put_matrix, put_process
from iwa.deck.figure_rooms import chosen_rooms
from iwa.deck.figures import put_figures
from iwa.deck.native.place import add_chart
from iwa.deck.page import Page, occupy, put_text
from iwa.deck.places import Ladder
from iwa.deck.ruled import Exhibit as RuledExhibit
from iwa.deck.ruled import ruled
from iwa.deck.sizes import ALONE, BODY, LISTED, UNDER_FIGURES
from iwa.deck.stand_ins import as_blocks, as_cards, list_lines
from iwa.deck.tables import put_table
from iwa.slides import Chart, Comparison, Exhibit, Figures, Matrix, Process


def _put_exhibit(page: Page, name: str, exhibit: Exhibit, box: Box) -> None:
    if isinstance(exhibit, Chart):
        occupy(page, name, add_chart(page.sheet, exhibit, box, page.setting.stretch), exhibit.alt)
    elif isinstance(exhibit, RuledExhibit):
        put_table(page, name, ruled(exhibit), box)
    else:
        put_text(page, name, list_lines(exhibit), LISTED, box)


def fill_chart(page: Page) -> None:
    """A chart, its comments under it or beside it."""
    foot, end = _strip(page)
    if isinstance(page.slide.exhibit, Chart):
        _put_exhibit(page, "Graphique", page.slide.exhibit, over(page.layout, "Graphique", end, page.bottom))
    _put_message(page, BODY, foot)


def fill_two(page: Page) -> None:
    """Two exhibits side by side, the message under them."""
    foot, end = _strip(page)
    for position, exhibit in enumerate((page.slide.exhibit, page.slide.second)):
        if exhibit is not None:
            name = f"Graphique {position + 1}"
            _put_exhibit(page, name, exhibit, over(page.layout, name, end, page.bottom))
    _put_message(page, BODY, foot)


def fill_table(page: Page) -> None:
    """A table, list, calendar or heat map, the message right under its last row or in its own place beside."""
    table, layout = page.slide.exhibit, page.layout
    if not isinstance(table, RuledExhibit):
        return
    end = put_table(page, "Tableau", ruled(table), table_box(page.slide, layout))
    box, top = layout.message.box, end + layout.strip_gap
    under = Box(box.left, top, box.width, page.bottom - top) if layout.under else _strip(page)[0]
    _put_message(page, BODY, under)


def _strip(page: Page) -> tuple[Box, float | None]:
    return strip(page.slide, page.layout, page.bottom)


def _put_message(page: Page, ladder: Ladder, box: Box) -> None:
    put_text(page, page.layout.message.name, message_lines(page.slide), ladder, box)


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
        _put_message(page, UNDER_FIGURES, rest)
        return
    room, _ = chosen_rooms(page.slide, page.layout, page.bottom, page.setting.places)
    put_figures(page, figures, room.figures)
    _put_exhibit(page, "Graphique", page.slide.second, room.second)
    _put_message(page, BODY, room.message)


def fill_cards(page: Page) -> None:
    """A gallery of contents, the message under it."""
    foot, end = _strip(page)
    fewest = 2 if isinstance(page.slide.exhibit, Comparison) else 3
    put_cards(page, as_cards(page.slide.exhibit), span(page.layout, end, page.bottom), fewest)
    _put_message(page, BODY, foot)


def fill_blocks(page: Page) -> None:
    """Blocks of text side by side, the message under them."""
    foot, end = _strip(page)
    if page.slide.exhibit is not None:
        put_blocks(page, as_blocks(page.slide.exhibit), span(page.layout, end, page.bottom))
    _put_message(page, BODY, foot)


def fill_diagram(page: Page) -> None:
    """A matrix, a process, before and after: what they say where they say it, the message under them."""
    foot, end = _strip(page)
    exhibit, box = page.slide.exhibit, span(page.layout, end, page.bottom)
    if isinstance(exhibit, Matrix):
        put_matrix(page, exhibit, box)
    elif isinstance(exhibit, Process):
        put_process(page, exhibit, box)
    elif isinstance(exhibit, Comparison):
        put_comparison(page, exhibit, box)
    _put_message(page, BODY, foot)


def fill_text(page: Page) -> None:
    """Text alone, in a larger size; figures, cards and blocks as text where the master has no place for them."""
    lines = [replace(line, after=14) for line in message_lines(page.slide)]
    shown = [] if page.slide.exhibit is None else list_lines(page.slide.exhibit)
    put_text(page, "Message", [*shown, *lines], ALONE, page.layout.lowered("Message", page.bottom))


FILL: dict[str, Callable[[Page], None]] = {
    "graphique": fill_chart,
    "graphique-commentaires": fill_chart,
    "deux-graphiques": fill_two,
    "tableau": fill_table,
    "tableau-commentaires": fill_table,
    "chiffres": fill_figures,
    "cartes": fill_cards,
    "blocs": fill_blocks,
    "texte": fill_text,
    "calendrier": fill_table,
    "liste": fill_table,
    "decisions": fill_table,
    "matrice": fill_diagram,
    "processus": fill_diagram,
    "avant-apres": fill_diagram,
}
