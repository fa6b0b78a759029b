"""Key figures, cards and blocks: the exhibits that are made of text and pictures."""

from __future__ import annotations

from dataclasses import replace

from iwa.deck.box import Box
from iwa.deck.comments import place_height, smallest_height
from iwa.deck.names import MOST_BLOCKS, MOST_CARDS
from iwa.deck.page import Page, first_ones, inner, move, put_text
from iwa.deck.pictures import picture_bytes
from iwa.deck.places import Ladder, Layout, Place
from iwa.deck.sizes import BLOCK_HEADING, BLOCK_TEXT, CARD_HEADING, CARD_TEXT
from iwa.deck.writing import Line, fitting_size
from iwa.slides import Block, Blocks, Card, Cards

SHORTEST_BLOCK, SHORTEST_CARD = 1.0, 0.85  # share of the content's height
LOWEST_PICTURE = 0.6  # inches


def put_blocks(page: Page, blocks: Blocks, box: Box) -> float:
    """One to four blocks side by side, all in one size; returns where they end."""
    blocks = Blocks(first_ones(page, blocks.items, MOST_BLOCKS))
    columns = box.columns(len(blocks.items), page.layout.gap("Titre bloc"))
    place, high = page.place("Texte bloc 1"), page.place("Titre bloc 1").box.height
    texts = [_block_lines(block) for block in blocks.items]
    sizes, room = BLOCK_TEXT.on(place), inner(place, columns[0].below(high))
    size = min((fitting_size(lines, sizes, room, place.face) or sizes[-1] for lines in texts), default=sizes[0])
    needed = max(place_height(place, lines, size, columns[0].width) for lines in texts)
    end = min(box.bottom, max(box.top + high + needed + 0.25 * page.unit, box.top + SHORTEST_BLOCK * box.height))
    for position, (block, column) in enumerate(zip(blocks.items, columns, strict=True), start=1):
        put_text(page, f"Titre bloc {position}", [Line(block.heading)], BLOCK_HEADING, column.to(column.top + high))
        put_text(
            page, f"Texte bloc {position}", texts[position - 1], Ladder(place.size, (size,)), column.to(end).below(high)
        )
    return end


def blocks_fit(exhibit: Blocks | Cards, layout: Layout, box: Box) -> bool:
    """Whether blocks side by side all have room for their text, in the smallest size."""
    blocks = exhibit if isinstance(exhibit, Blocks) else Blocks(())
    columns = box.columns(max(1, min(len(blocks.items), MOST_BLOCKS)), layout.gap("Titre bloc"))
    place, room = layout.places["Texte bloc 1"], columns[0].below(layout.places["Titre bloc 1"].box.height)
    return all(_fits(place, _block_lines(block), room) for block in blocks.items)


def cards_fit(cards: Cards, layout: Layout, box: Box) -> bool:
    """The same for cards, those that have a picture showing it as low as can be."""
    columns = box.columns(max(3, min(len(cards.items), MOST_CARDS)), layout.gap("Titre carte"))
    place, rest = layout.places["Texte carte 1"], columns[0].below(layout.places["Titre carte 1"].box.height)
    low = LOWEST_PICTURE * layout.unit if "Visuel 1" in layout.places else 0.0
    return all(_fits(place, _card_lines(c), rest.below(low if c.picture else 0.0)) for c in cards.items)


def _fits(place: Place, lines: list[Line], room: Box) -> bool:
    return smallest_height(replace(place, box=room), lines) <= room.height


def _block_lines(block: Block) -> list[Line]:
    return [Line(text, after=7) for text in block.lines] or [Line("–")]


def put_cards(page: Page, cards: Cards, box: Box) -> float:
    """Up to five cards side by side; returns where they end."""
    cards = Cards(first_ones(page, cards.items, MOST_CARDS))
    columns = box.columns(max(3, len(cards.items)), page.layout.gap("Titre carte"))
    high, shown = page.place("Titre carte 1").box.height, page.has(f"Visuel {len(cards.items)}")
    pictures = [picture_bytes(page.setting.folder, card.picture) if shown else None for card in cards.items]
    tall = _picture_height(page, cards, columns) if any(pictures) else 0
    tops = [high + (tall if picture else 0) for picture in pictures]
    size = _common_size(page, cards, columns, tops)
    end = _cards_end(page, cards, columns, tops, size)
    for position, (card, column) in enumerate(zip(cards.items, columns, strict=False), start=1):
        heading = column.to(column.top + high)
        put_text(page, f"Titre carte {position}", [Line(card.heading, url=card.url)], CARD_HEADING, heading)
        picture = pictures[position - 1]
        if picture:
            frame = column.below(high)
            _put_picture(page, f"Visuel {position}", picture, frame.to(frame.top + tall), card)
        below = column.to(end).below(tops[position - 1])
        fixed = Ladder(page.place("Texte carte 1").size, (size,))
        put_text(page, f"Texte carte {position}", _card_lines(card), fixed, below)
    return end


def _picture_height(page: Page, cards: Cards, columns: list[Box]) -> float:
    """The height of the pictures, less where the longest text would not fit under them."""
    place, texts = page.place("Texte carte 1"), [_card_lines(card) for card in cards.items]
    longest = max(place_height(place, lines, CARD_TEXT.on(place)[-1], columns[0].width) for lines in texts)
    room = columns[0].height - page.place("Titre carte 1").box.height - longest - 0.1 * page.unit
    return max(LOWEST_PICTURE * page.unit, min(page.place("Visuel 1").box.height, room))


def _common_size(page: Page, cards: Cards, columns: list[Box], tops: list[float]) -> float:
    """The largest size in which the text of every card fits."""
    place = page.place("Texte carte 1")
    rooms = [inner(place, column.below(top)) for column, top in zip(columns, tops, strict=False)]
    texts, ladder = [_card_lines(card) for card in cards.items], CARD_TEXT.on(place)
    sizes = [fitting_size(lines, ladder, room, place.face) for lines, room in zip(texts, rooms, strict=True)]
    return min(size or ladder[-1] for size in sizes)


def _cards_end(page: Page, cards: Cards, columns: list[Box], tops: list[float], size: float) -> float:
    ends = [
        top + place_height(page.place("Texte carte 1"), _card_lines(card), size, columns[0].width)
        for card, top in zip(cards.items, tops, strict=True)
    ]
    box = columns[0]
    return min(box.bottom, max(box.top + max(ends) + 0.2 * page.unit, box.top + SHORTEST_CARD * box.height))


def _card_lines(card: Card) -> list[Line]:
    text = [Line(card.text, after=6)] if card.text else []
    return text + [Line(line, after=3, colour="tx2", bold=True) for line in card.lines] or [Line("–")]


def _put_picture(page: Page, name: str, picture: object, box: Box, card: Card) -> None:
    holder = page.holders[name]
    move(holder, box)
    shape = holder.insert_picture(picture)
    move(shape, box)
    shape._element.nvPicPr.cNvPr.set("descr", f"Visuel de la publication « {card.heading} »")
    shape.name = name
