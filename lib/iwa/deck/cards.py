"""Key figures, cards and blocks: the exhibits that are made of text and pictures."""

from __future__ import annotations

from iwa.deck import zones
from iwa.deck.page import Page, first_ones, inner, move, placeholder, put_text, text_height
from iwa.deck.pictures import picture_bytes
from iwa.deck.writing import Line, fitting_size
from iwa.deck.zones import Box, holder_named
from iwa.slides import Block, Blocks, Card, Cards

BLOCK_SIZES = (18.0, 16.0, 14.0, 12.0, 11.0, 10.0)
SHORTEST_BLOCK, SHORTEST_CARD = 1.0, 0.85  # share of the content's height
HEADING_SIZES = (14.0, 12.0, 11.0, 10.0)
CARD_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0)


def put_blocks(page: Page, blocks: Blocks, box: Box) -> float:
    """One to four blocks side by side, all in one size; returns where they end."""
    blocks = Blocks(first_ones(page, blocks.items, 4))
    columns = box.columns(len(blocks.items))
    holder = holder_named(page.layout, "Texte bloc 1")
    texts = [_block_lines(block) for block in blocks.items]
    room = inner(holder, columns[0].below(zones.BLOCK_HEADING))
    size = min(
        (fitting_size(lines, BLOCK_SIZES, room, page.face()) or BLOCK_SIZES[-1] for lines in texts),
        default=BLOCK_SIZES[0],
    )
    needed = max(text_height(page, "Texte bloc 1", lines, size, columns[0].width) for lines in texts)
    end = min(box.bottom, max(box.top + zones.BLOCK_HEADING + needed + 0.25, box.top + SHORTEST_BLOCK * box.height))
    for position, (block, column) in enumerate(zip(blocks.items, columns, strict=True), start=1):
        heading = column.to(column.top + zones.BLOCK_HEADING)
        put_text(page, f"Titre bloc {position}", [Line(block.heading)], (16, 14, 12), heading)
        put_text(
            page, f"Texte bloc {position}", texts[position - 1], (size,), column.to(end).below(zones.BLOCK_HEADING)
        )
    return end


def _block_lines(block: Block) -> list[Line]:
    return [Line(text, after=7) for text in block.lines] or [Line("–")]


def put_cards(page: Page, cards: Cards, box: Box) -> float:
    """Up to five cards side by side; returns where they end."""
    cards = Cards(first_ones(page, cards.items, 5))
    columns = box.columns(max(3, len(cards.items)), gap=0.22)
    pictures = [picture_bytes(page.setting.folder, card.picture) for card in cards.items]
    high, low = (
        [zones.CARD_HEADING + (height if picture else 0) for picture in pictures]
        for height in (zones.CARD_PICTURE, zones.LOW_CARD_PICTURE)
    )
    tops = high if _common_size(page, cards, columns, high) else low
    size = _common_size(page, cards, columns, tops) or CARD_SIZES[-1]
    end = _cards_end(page, cards, columns, tops, size)
    for position, (card, column) in enumerate(zip(cards.items, columns, strict=False), start=1):
        heading = column.to(column.top + zones.CARD_HEADING)
        put_text(page, f"Titre carte {position}", [Line(card.heading, url=card.url)], HEADING_SIZES, heading)
        picture = pictures[position - 1]
        if picture:
            frame = column.below(zones.CARD_HEADING)
            _put_picture(page, f"Visuel {position}", picture, frame.to(column.top + tops[position - 1]), card)
        below = column.to(end).below(tops[position - 1])
        put_text(page, f"Texte carte {position}", _card_lines(card), (size,), below)
    return end


def _common_size(page: Page, cards: Cards, columns: list[Box], tops: list[float]) -> float | None:
    """The largest size in which the text of every card fits, None when none does."""
    holder = holder_named(page.layout, "Texte carte 1")
    rooms = [inner(holder, column.below(top)) for column, top in zip(columns, tops, strict=False)]
    texts = [_card_lines(card) for card in cards.items]
    sizes = [fitting_size(lines, CARD_SIZES, room, page.face()) for lines, room in zip(texts, rooms, strict=True)]
    return min((size for size in sizes if size), default=None) if all(sizes) else None


def _cards_end(page: Page, cards: Cards, columns: list[Box], tops: list[float], size: float) -> float:
    ends = [
        top + text_height(page, "Texte carte 1", _card_lines(card), size, columns[0].width)
        for card, top in zip(cards.items, tops, strict=True)
    ]
    box = columns[0]
    return min(box.bottom, max(box.top + max(ends) + 0.2, box.top + SHORTEST_CARD * box.height))


def _card_lines(card: Card) -> list[Line]:
    text = [Line(card.text, after=6)] if card.text else []
    return text + [Line(line, after=3, colour="tx2", bold=True) for line in card.lines] or [Line("–")]


def _put_picture(page: Page, name: str, picture: object, box: Box, card: Card) -> None:
    holder = placeholder(page, name)
    move(holder, box)
    shape = holder.insert_picture(picture)
    move(shape, box)
    shape._element.nvPicPr.cNvPr.set("descr", f"Visuel de la publication « {card.heading} »")
    shape.name = name
