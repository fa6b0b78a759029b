"""A slide whose content has no room on one page, as several: rows of a table, cards, blocks, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from iwa.deck.arrange import content_end, folded, layout_of, table_box
from iwa.deck.box import Box
from iwa.deck.cards import blocks_fit, cards_fit, sides_fit
from iwa.deck.comments import held, message_lines, over, smallest_height, span, strip
from iwa.deck.diagrams import matrix_fits, process_fits
from iwa.deck.figure_rooms import chosen_rooms
from iwa.deck.fit import SMALLEST
from iwa.deck.places import Layout, Places
from iwa.deck.ruled import Exhibit as RuledExhibit
from iwa.deck.ruled import piece, pieces, ruled, shortened
from iwa.deck.stand_ins import as_blocks, as_cards, list_lines
from iwa.deck.tables import fitted_grid, least_width, rows_that_fit
from iwa.slides import Blocks, Calendar, Cards, Comparison, Exhibit, HeatMap, Matrix, Process, Slide
from iwa.traced import parted

Items = Cards | Blocks | Matrix | Process | Comparison


def parts(slide: Slide, places: Places) -> list[Slide]:
    """The slide alone, or its parts in order, numbered in their titles.

    The message and the decision stand on the last part; the id of the first is the slide's, then
    come "#2", "#3". Each part has the numbers that stand on it.
    """
    found = _parts(slide, places)
    if len(found) == 1:
        return [slide]
    return [
        replace(
            part,
            id=slide.id if position == 1 else f"{slide.id}#{position}",
            title=f"{slide.title.rstrip('.')} ({position}/{len(found)})",
        )
        for position, part in enumerate(parted(slide, found), start=1)
    ]


def _parts(slide: Slide, places: Places) -> list[Slide]:
    layout, exhibit = layout_of(slide, places), slide.exhibit
    shown = folded(slide, layout)
    if isinstance(exhibit, RuledExhibit) and slide.second is None:
        rows = _row_parts(slide, exhibit, layout, places)
        return [*rows[:-1], *_message_parts(rows[-1], places)]
    if isinstance(exhibit, Items) and slide.second is None and not _items_fit(shown, exhibit, layout):
        first, rest = _halves(exhibit)
        return [*_parts(replace(_bare(slide), exhibit=first), places), *_parts(replace(slide, exhibit=rest), places)]
    if slide.second is not None and not _both_fit(shown, layout, places):
        alone = replace(slide, exhibit=slide.second, second=None)
        return [*_parts(replace(_bare(slide), second=None), places), *_parts(alone, places)]
    return _message_parts(slide, places)


def _both_fit(slide: Slide, layout: Layout, places: Places) -> bool:
    """Whether two exhibits have room: under key figures, which on our master they leave, or side by side."""
    bottom = content_end(slide, layout)
    if layout.name == "chiffres":
        return not layout.message.others or chosen_rooms(slide, layout, bottom, places)[1]
    end = strip(slide, layout, bottom)[1]
    halves = ((slide.exhibit, "Graphique 1"), (slide.second, "Graphique 2"))
    return layout.name != "deux-graphiques" or all(
        _stands_whole(exhibit, over(layout, name, end, bottom), places) for exhibit, name in halves
    )


def _stands_whole(exhibit: Exhibit | None, box: Box, places: Places) -> bool:
    """Whether a heat map has room in a box without a word of it cut; other exhibits are drawn as they can be."""
    if not isinstance(exhibit, HeatMap):
        return True
    table = ruled(exhibit)
    return least_width(table, SMALLEST, places.face) <= box.width and bool(
        fitted_grid(table, box, places.face, places.breadth)
    )


def _halves(exhibit: Items) -> tuple[Items, Items]:
    """The exhibit in two; what cannot be cut where it stands goes on as blocks of text."""
    whole: Any = as_blocks(exhibit) if isinstance(exhibit, Matrix | Comparison) else exhibit
    middle = (len(whole.items) + 1) // 2
    first, rest = replace(whole, items=whole.items[:middle]), replace(whole, items=whole.items[middle:])
    return first, replace(rest, first=rest.first + middle) if isinstance(rest, Process) else rest


def _bare(slide: Slide) -> Slide:
    return replace(slide, message=(), decision="")


def _message_parts(slide: Slide, places: Places) -> list[Slide]:
    """The slide, then the paragraphs that had no room beside its exhibit, as text."""
    layout = layout_of(slide, places)
    shown = folded(slide, layout)
    kept = held(shown, layout, content_end(shown, layout))
    before = len(shown.message) - len(slide.message)  # texts that open or close the message for want of a place
    if kept >= len(shown.message) or kept - before < 1:
        return [slide]
    first = replace(slide, message=slide.message[: kept - before], decision="")
    rest = replace(slide, message=slide.message[kept - before :], exhibit=None, second=None)
    return [first, *_message_parts(rest, places)]


def _items_fit(slide: Slide, exhibit: Items, layout: Layout) -> bool:
    """Whether what stands side by side has room; one alone is never cut."""
    if isinstance(exhibit, Cards | Blocks | Process) and len(exhibit.items) < 2:
        return True
    bottom = content_end(slide, layout)
    if layout.name == "texte":
        lines = [*list_lines(exhibit), *message_lines(slide)]
        return smallest_height(layout.message, lines) <= layout.lowered("Message", bottom).height
    return _stands(exhibit, layout, span(layout, strip(slide, layout, bottom)[1], bottom))


def _stands(exhibit: Items, layout: Layout, box: Box) -> bool:
    """Whether an exhibit has room in a box, in the form that the layout gives it."""
    if layout.name == "matrice" and isinstance(exhibit, Matrix):
        return matrix_fits(exhibit, layout, box)
    if layout.name == "processus" and isinstance(exhibit, Process):
        return process_fits(exhibit, layout, box)
    if layout.name == "avant-apres" and isinstance(exhibit, Comparison):
        return sides_fit(exhibit, layout, box)
    if layout.name == "cartes":
        return cards_fit(as_cards(exhibit), layout, box)
    return blocks_fit(as_blocks(exhibit), layout, box)


def _row_parts(slide: Slide, table: RuledExhibit, layout: Layout, places: Places) -> list[Slide]:
    """The slide, or one slide for each part of its table when the rows do not fit."""
    shown = folded(slide, layout)
    if fitted_grid(ruled(table), table_box(shown, layout), places.face, places.breadth):
        return [slide]
    alone = layout_of(_bare(slide), places)
    box = table_box(folded(slide, alone), alone)
    table = _within(table, box, places) if isinstance(table, Calendar) else table
    ends = _cuts(pieces(table), rows_that_fit(ruled(table), box, places.face, places.breadth))
    cut = [piece(table, first, end) for first, end in zip([0, *ends], ends, strict=False)]
    return [*(replace(_bare(slide), exhibit=rows) for rows in cut[:-1]), replace(slide, exhibit=cut[-1])]


def _within(calendar: Calendar, box: Box, places: Places) -> Calendar:
    """The calendar with as many entries a day as each week alone has room for."""
    weeks = range(len(calendar.weeks))
    most = max((len(day.entries) for week in calendar.weeks for day in week), default=0)
    for count in range(most, 0, -1):
        shorter = shortened(calendar, count)
        alone = (ruled(piece(shorter, week, week + 1)) for week in weeks)
        if all(fitted_grid(week, box, places.face, places.breadth) for week in alone):
            return shorter
    return calendar


def _cuts(count: int, most: int) -> Sequence[int]:
    """Where each part ends, the parts as even as can be."""
    parts = -(-count // most)
    return [round(count * part / parts) for part in range(1, parts + 1)]
