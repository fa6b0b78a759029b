"""Cards, blocks, before and after: texts side by side, some under a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from iwa.deck.box import Box
from iwa.deck.comments import place_height, smallest_height
from iwa.deck.names import MOST_BLOCKS, MOST_CARDS, SIDES
from iwa.deck.page import Page, first_ones, inner, move, put_text
from iwa.deck.pictures import picture_bytes
from iwa.deck.places import Ladder, Layout, Place
from iwa.deck.sizes import BLOCK_HEADING, BLOCK_TEXT, CARD_HEADING, CARD_TEXT, SIDE_TEXT
from iwa.deck.writing import Line, fitting_size
from iwa.slides import Block, Blocks, Card, Cards, Comparison

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


def blocks_fit(blocks: Blocks, layout: Layout, box: Box) -> bool:
    """Whether blocks side by side all have room for their text, in the smallest size."""
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


@dataclass(frozen=True)
class Frame:
    """Where a card stands: the names of its three places, its column, and what its picture is called."""

    heading: str
    picture: str
    text: str
    column: Box
    alt: str = "Visuel de la publication « {} »"


@dataclass(frozen=True)
class Setting:
    """The sizes of the text of cards and of their headings."""

    text: Ladder
    heading: Ladder


GALLERY, SIDE = Setting(CARD_TEXT, CARD_HEADING), Setting(SIDE_TEXT, BLOCK_HEADING)


def put_cards(page: Page, cards: Cards, box: Box, fewest: int = 3) -> float:
    """Up to five cards side by side, none wider than if there were `fewest`; returns where they end."""
    items = first_ones(page, cards.items, MOST_CARDS)
    columns = box.columns(max(fewest, len(items)), page.layout.gap("Titre carte"))
    frames = [
        Frame(f"Titre carte {rank}", f"Visuel {rank}", f"Texte carte {rank}", column)
        for rank, column in enumerate(columns[: len(items)], 1)
    ]
    return put_framed(page, items, frames, GALLERY)


def put_comparison(page: Page, comparison: Comparison, box: Box) -> float:
    """Before and after, each in its own column; returns where they end."""
    frames = [
        Frame(f"Titre {side}", f"Visuel {side}", f"Texte {side}", replace(box, left=place.left, width=place.width), "Visuel « {} »")
        for side in SIDES
        for place in (page.place(f"Texte {side}").box,)
    ]  # fmt: skip
    return put_framed(page, (comparison.before, comparison.after), frames, SIDE)


def put_framed(page: Page, cards: tuple[Card, ...], frames: list[Frame], setting: Setting) -> float:
    """Cards in their frames, all texts in one size; returns where they end."""
    high = page.place(frames[0].heading).box.height
    shown = all(page.has(frame.picture) for frame in frames)
    pictures = [picture_bytes(page.setting.folder, card.picture) if shown else None for card in cards]
    tall = _picture_height(page, cards, frames[0], setting) if any(pictures) else 0
    tops = [high + (tall if picture else 0) for picture in pictures]
    size = _common_size(page, cards, frames, tops, setting)
    end = _cards_end(page, cards, frames, tops, size)
    for card, frame, picture, top in zip(cards, frames, pictures, tops, strict=True):
        column = frame.column
        put_text(page, frame.heading, [Line(card.heading, url=card.url)], setting.heading, column.to(column.top + high))
        if picture:
            _put_picture(page, frame, picture, column.below(high).to(column.top + high + tall), card)
        fixed = Ladder(page.place(frame.text).size, (size,))
        put_text(page, frame.text, _card_lines(card), fixed, column.to(end).below(top))
    return end


def _picture_height(page: Page, cards: tuple[Card, ...], frame: Frame, setting: Setting) -> float:
    """The height of the pictures, less where the longest text would not fit under them."""
    place, texts = page.place(frame.text), [_card_lines(card) for card in cards]
    longest = max(place_height(place, lines, setting.text.on(place)[-1], frame.column.width) for lines in texts)
    room = frame.column.height - page.place(frame.heading).box.height - longest - 0.1 * page.unit
    return max(LOWEST_PICTURE * page.unit, min(page.place(frame.picture).box.height, room))


def _common_size(
    page: Page, cards: tuple[Card, ...], frames: list[Frame], tops: list[float], setting: Setting
) -> float:
    """The largest size in which the text of every card fits."""
    place = page.place(frames[0].text)
    rooms = [inner(place, frame.column.below(top)) for frame, top in zip(frames, tops, strict=True)]
    texts, ladder = [_card_lines(card) for card in cards], setting.text.on(place)
    sizes = [fitting_size(lines, ladder, room, place.face) for lines, room in zip(texts, rooms, strict=True)]
    return min(size or ladder[-1] for size in sizes)


def _cards_end(page: Page, cards: tuple[Card, ...], frames: list[Frame], tops: list[float], size: float) -> float:
    place, box = page.place(frames[0].text), frames[0].column
    ends = [
        top + place_height(place, _card_lines(card), size, box.width) for card, top in zip(cards, tops, strict=True)
    ]
    return min(box.bottom, max(box.top + max(ends) + 0.2 * page.unit, box.top + SHORTEST_CARD * box.height))


def sides_fit(comparison: Comparison, layout: Layout, box: Box) -> bool:
    """Whether the texts of before and after have room, pictures as low as can be."""
    place, high = layout.places["Texte avant"], layout.places["Titre avant"].box.height
    low = LOWEST_PICTURE * layout.unit if "Visuel avant" in layout.places else 0.0
    column = replace(box, width=place.box.width).below(high)
    sides = (comparison.before, comparison.after)
    return all(_fits(place, _card_lines(side), column.below(low if side.picture else 0.0)) for side in sides)


def _card_lines(card: Card) -> list[Line]:
    text = [Line(card.text, after=6)] if card.text else []
    return text + [Line(line, after=3, colour="tx2", bold=True) for line in card.lines] or [Line("–")]


def _put_picture(page: Page, frame: Frame, picture: object, box: Box, card: Card) -> None:
    holder: Any = page.holder(frame.picture)
    move(holder, box)
    shape = holder.insert_picture(picture)
    move(shape, box)
    shape._element.nvPicPr.cNvPr.set("descr", frame.alt.format(card.heading))
    shape.name = frame.picture
