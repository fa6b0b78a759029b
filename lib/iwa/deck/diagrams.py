"""A matrix and a process: texts whose place on the slide says something."""

from __future__ import annotations

from dataclasses import replace

from iwa.deck.box import Box
from iwa.deck.comments import place_height, smallest_height
from iwa.deck.names import AXES, MOST_STAGES
from iwa.deck.page import Page, inner, put_text
from iwa.deck.places import Ladder, Layout, Place
from iwa.deck.sizes import (
    AXIS,
    QUADRANT_HEADING,
    QUADRANT_TEXT,
    STAGE_FOOT,
    STAGE_HEADING,
    STAGE_RANK,
    STAGE_TEXT,
)
from iwa.deck.stand_ins import COLON, stage_foot
from iwa.deck.writing import Line, fitting_size
from iwa.slides import Block, Matrix, Process, Stage

LOWEST_TEXT = 0.75  # of what the names of the stages leave: the foot of a stage stands no higher
FEWEST_COLUMNS = 3  # a stage alone is no wider than a third of the slide


def put_matrix(page: Page, matrix: Matrix, box: Box) -> None:
    """Four quadrants in a box, the words of the axes at their left and under them."""
    boxes, high = _quadrants(page.layout, box), page.place("Titre quadrant 1").box.height
    ladder = _common(page.place("Texte quadrant 1"), [_items(block) for block in matrix.items], boxes[0].below(high))
    for rank, (block, quadrant) in enumerate(zip(matrix.items, boxes, strict=True), 1):
        put_text(
            page, f"Titre quadrant {rank}", [Line(block.heading)], QUADRANT_HEADING, quadrant.to(quadrant.top + high)
        )
        put_text(page, f"Texte quadrant {rank}", _items(block), ladder, quadrant.below(high))
    up, across = matrix.up, matrix.across
    words = (up.high, up.name, up.low, across.low, across.name, across.high)
    for name, text, place in zip(AXES, words, _axes(page.layout, box), strict=True):
        put_text(page, name, [Line(text)] if text else [], AXIS, place)


def matrix_fits(matrix: Matrix, layout: Layout, box: Box) -> bool:
    """Whether each quadrant has room for what is placed in it, and each end of the axes for its words."""
    place, high = layout.places["Texte quadrant 1"], layout.places["Titre quadrant 1"].box.height
    room = _quadrants(layout, box)[0].below(high)
    return all(_fits(place, _items(block), room) for block in matrix.items)


def _items(block: Block) -> list[Line]:
    several = len(block.lines) > 1
    return [Line(text, after=4, bullet=several) for text in block.lines] or [Line("–", colour="accent6")]


def _quadrants(layout: Layout, box: Box) -> list[Box]:
    """The four boxes, in the order of reading: what the axes leave of a box, cut in four."""
    first, second, third = (layout.places[f"Titre quadrant {rank}"].box for rank in (1, 2, 3))
    low = layout.places["Texte quadrant 1"].box.bottom
    bottom = box.bottom - (layout.places["Axe horizontal"].box.bottom - layout.places["Texte quadrant 4"].box.bottom)
    across, down = second.left - first.right, third.top - low
    tall = (bottom - box.top - down) / 2
    tops = (box.top, box.top + tall + down)
    whole = Box(first.left, box.top, second.right - first.left, tall)
    return [replace(quadrant, top=top) for top in tops for quadrant in whole.columns(2, across)]


def _axes(layout: Layout, box: Box) -> list[Box]:
    """The boxes of the six words of the axes, moved with the quadrants."""
    quadrants = _quadrants(layout, box)
    top, bottom = quadrants[0].top, quadrants[3].bottom
    high, name, low, *across = (layout.places[one].box for one in AXES)
    gap = across[0].top - layout.places["Texte quadrant 4"].box.bottom
    up = [
        replace(high, top=top),
        replace(name, top=(top + bottom - name.height) / 2),
        replace(low, top=bottom - low.height),
    ]
    return [*up, *(replace(one, top=bottom + gap) for one in across)]


def put_process(page: Page, process: Process, box: Box) -> None:
    """The stages side by side in their order, each under its number, with who is in charge and how long it takes."""
    columns = _columns(process, page.layout, box)
    head, body, foot = _bands(page.layout, columns[0])
    names, texts = [[Line(stage.name)] for stage in process.items], [_stage_lines(stage) for stage in process.items]
    name, text = page.place("Titre étape 1"), page.place("Texte étape 1")
    headings, ladder = _common(name, names, head, STAGE_HEADING), _common(text, texts, body, STAGE_TEXT)
    head = replace(head, height=_tallest(name, names, headings, head.width))
    needed = _tallest(text, texts, ladder, body.width)
    body = replace(body, top=head.bottom, height=max(needed, LOWEST_TEXT * (foot.top - head.bottom)))
    foot = replace(foot, top=body.bottom)
    for rank, (stage, column) in enumerate(zip(process.items, columns, strict=True), 1):
        _put_rank(page, rank, process.first + rank - 1, column)
        put_text(page, f"Titre étape {rank}", [Line(stage.name)], headings, _under(head, column))
        put_text(page, f"Texte étape {rank}", texts[rank - 1], ladder, _under(body, column))
        put_text(page, f"Suivi étape {rank}", _foot_lines(process, stage), STAGE_FOOT, _under(foot, column))


def _put_rank(page: Page, place: int, rank: int, column: Box) -> None:
    name = f"Rang étape {place}"
    if page.has(name):
        put_text(page, name, [Line(str(rank))], STAGE_RANK, replace(page.place(name).box, left=column.left))


def _tallest(place: Place, texts: list[list[Line]], ladder: Ladder, width: float) -> float:
    return max(place_height(place, lines, ladder.on(place)[0], width) for lines in texts)


def process_fits(process: Process, layout: Layout, box: Box) -> bool:
    """Whether the stages are few enough, and each has room for its words."""
    if len(process.items) > MOST_STAGES:
        return False
    bands = _bands(layout, _columns(process, layout, box)[0])
    places = [layout.places[name] for name in ("Titre étape 1", "Texte étape 1", "Suivi étape 1")]
    words = [([Line(stage.name)], _stage_lines(stage), _foot_lines(process, stage)) for stage in process.items]
    return all(_fits(*given) for lines in words for given in zip(places, lines, bands, strict=True))


def _columns(process: Process, layout: Layout, box: Box) -> list[Box]:
    count = len(process.items)
    return box.columns(max(FEWEST_COLUMNS, count), layout.gap("Titre étape"))[:count]


def _bands(layout: Layout, column: Box) -> tuple[Box, Box, Box]:
    """Name, text and foot of a stage in a column, the text taking what the others leave."""
    head, foot = layout.places["Titre étape 1"].box, layout.places["Suivi étape 1"].box
    named = replace(column, top=head.top, height=head.height)
    last = replace(column, top=column.bottom - foot.height, height=foot.height)
    return named, replace(column, top=named.bottom, height=last.top - named.bottom), last


def _under(band: Box, column: Box) -> Box:
    return replace(band, left=column.left, width=column.width)


def _stage_lines(stage: Stage) -> list[Line]:
    return [Line(text, after=5) for text in stage.lines] or [Line("–")]


def _foot_lines(process: Process, stage: Stage) -> list[Line]:
    """Who and how long; a dash where other stages say it and this one does not."""
    told = [text.partition(COLON) for text in stage_foot(stage)]
    footed = any(stage_foot(other) for other in process.items)
    return [Line(text, lead=lead + colon) for lead, colon, text in told] or [Line("–")] * footed


def _common(place: Place, texts: list[list[Line]], box: Box, ladder: Ladder = QUADRANT_TEXT) -> Ladder:
    """The largest size in which all the texts fit boxes of that size, as a ladder of one step."""
    sizes, room = ladder.on(place), inner(place, box)
    size = min((fitting_size(lines, sizes, room, place.face) or sizes[-1] for lines in texts), default=sizes[0])
    return Ladder(place.size, (size,))


def _fits(place: Place, lines: list[Line], room: Box) -> bool:
    return smallest_height(replace(place, box=room), lines) <= room.height
