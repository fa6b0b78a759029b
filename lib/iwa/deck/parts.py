"""A slide whose content has no room on one page, as several: rows of a table, cards, blocks, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iwa.deck.arrange import content_end, folded, layout_of, list_lines, table_box
from iwa.deck.cards import blocks_fit, cards_fit
from iwa.deck.comments import held, message_lines, smallest_height, span, strip
from iwa.deck.figure_rooms import chosen_rooms
from iwa.deck.places import Layout, Places
from iwa.deck.tables import fitted_grid, rows_that_fit
from iwa.slides import Blocks, Cards, Slide, Table

Items = Cards | Blocks


def parts(slide: Slide, places: Places) -> list[Slide]:
    """The slide alone, or its parts in order, numbered in their titles.

    The message and the decision stand on the last part; the id of the first is the slide's, then
    come "#2", "#3".
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
        for position, part in enumerate(found, start=1)
    ]


def _parts(slide: Slide, places: Places) -> list[Slide]:
    layout, exhibit = layout_of(slide, places), slide.exhibit
    shown = folded(slide, layout)
    if isinstance(exhibit, Table) and slide.second is None:
        rows = _row_parts(slide, exhibit, layout, places)
        return [*rows[:-1], *_message_parts(rows[-1], places)]
    if isinstance(exhibit, Cards | Blocks) and slide.second is None and not _items_fit(shown, exhibit, layout):
        first, rest = _halves(exhibit)
        return [*_parts(replace(_bare(slide), exhibit=first), places), *_parts(replace(slide, exhibit=rest), places)]
    if layout.name == "chiffres" and slide.second is not None and not _both_fit(shown, layout, places):
        alone = replace(slide, exhibit=slide.second, second=None)
        return [replace(_bare(slide), second=None), *_parts(alone, places)]
    return _message_parts(slide, places)


def _both_fit(slide: Slide, layout: Layout, places: Places) -> bool:
    """Whether key figures leave room for what stands under them; on our master they do."""
    return not layout.message.others or chosen_rooms(slide, layout, content_end(slide, layout), places)[1]


def _halves(exhibit: Items) -> tuple[Items, Items]:
    middle = (len(exhibit.items) + 1) // 2
    if isinstance(exhibit, Cards):
        return Cards(exhibit.items[:middle]), Cards(exhibit.items[middle:])
    return Blocks(exhibit.items[:middle]), Blocks(exhibit.items[middle:])


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
    rest = replace(slide, message=slide.message[kept - before :], exhibit=None, second=None, numbers=())
    return [first, *_message_parts(rest, places)]


def _items_fit(slide: Slide, exhibit: Items, layout: Layout) -> bool:
    """Whether cards or blocks have room; one alone is never cut."""
    if len(exhibit.items) < 2:
        return True
    bottom = content_end(slide, layout)
    if layout.name == "texte":
        lines = [*list_lines(exhibit), *message_lines(slide)]
        return smallest_height(layout.message, lines) <= layout.lowered("Message", bottom).height
    box = span(layout, strip(slide, layout, bottom)[1], bottom)
    if layout.name == "cartes" and isinstance(exhibit, Cards):
        return cards_fit(exhibit, layout, box)
    return blocks_fit(exhibit, layout, box)


def _row_parts(slide: Slide, table: Table, layout: Layout, places: Places) -> list[Slide]:
    """The slide, or one slide for each part of its table when the rows do not fit."""
    shown = folded(slide, layout)
    if fitted_grid(table, table_box(shown, layout), places.face, places.breadth):
        return [slide]
    alone = places.layouts["tableau"]
    ends = _cuts(table, rows_that_fit(table, table_box(folded(slide, alone), alone), places.face, places.breadth))
    cut = [_rows(table, first, end) for first, end in zip([0, *ends], ends, strict=False)]
    return [*(replace(_bare(slide), exhibit=rows) for rows in cut[:-1]), replace(slide, exhibit=cut[-1])]


def _cuts(table: Table, most: int) -> Sequence[int]:
    """Where each part ends, the parts as even as can be."""
    count = -(-len(table.rows) // most)
    return [round(len(table.rows) * part / count) for part in range(1, count + 1)]


def _rows(table: Table, first: int, end: int) -> Table:
    kept = tuple(row - first for row in table.emphasis if first <= row < end)
    return replace(table, rows=table.rows[first:end], emphasis=kept)
