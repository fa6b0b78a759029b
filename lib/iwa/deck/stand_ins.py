"""What an exhibit becomes where the master has no place for it: cards, blocks of text, or paragraphs."""

from __future__ import annotations

from iwa.deck.writing import Line
from iwa.slides import Block, Blocks, Cards, Comparison, Exhibit, Figures, Matrix, Process, Stage

COLON = "\u00a0: "


def as_cards(exhibit: Exhibit | None) -> Cards:
    """The two sides of a comparison as cards; cards as they are."""
    if isinstance(exhibit, Comparison):
        return Cards((exhibit.before, exhibit.after))
    return exhibit if isinstance(exhibit, Cards) else Cards(())


def as_blocks(exhibit: Exhibit | None) -> Blocks:
    """Whatever is made of words as blocks of text, in the order of reading; none for charts and tables."""
    if isinstance(exhibit, Figures):
        items = [Block(f.label, tuple(t for t in (f.value, f.detail) if t)) for f in exhibit.items]
        return Blocks(tuple(items))
    if isinstance(exhibit, Cards | Comparison):
        cards = as_cards(exhibit).items
        return Blocks(tuple(Block(c.heading, tuple(t for t in (c.text, *c.lines) if t)) for c in cards))
    if isinstance(exhibit, Matrix):
        return _quadrants(exhibit)
    if isinstance(exhibit, Process):
        return Blocks(tuple(_stage(rank, stage) for rank, stage in enumerate(exhibit.items, exhibit.first)))
    return exhibit if isinstance(exhibit, Blocks) else Blocks(())


def _quadrants(matrix: Matrix) -> Blocks:
    """Each quadrant opens with where it stands on the two axes."""
    up, across = matrix.up, matrix.across
    places = [(high, right) for high in (up.high, up.low) for right in (across.low, across.high)]
    blocks = (
        Block(
            block.heading,
            (f"{up.name}{COLON}{high}\u202f; {across.name[:1].lower()}{across.name[1:]}{COLON}{right}", *block.lines),
        )
        for block, (high, right) in zip(matrix.items, places, strict=True)
    )
    return Blocks(tuple(blocks))


def _stage(rank: int, stage: Stage) -> Block:
    return Block(f"{rank}. {stage.name}", (*stage.lines, *stage_foot(stage)))


def stage_foot(stage: Stage) -> tuple[str, ...]:
    """Who is in charge of a stage and how long it takes, as far as it is said."""
    told = (("Responsable", stage.owner), ("Durée", stage.duration))
    return tuple(f"{word}{COLON}{text}" for word, text in told if text)


def list_lines(exhibit: Exhibit) -> list[Line]:
    """Figures, cards or blocks as paragraphs one under the other."""
    lines: list[Line] = []
    for block in as_blocks(exhibit).items:
        lines.append(Line(block.heading, bold=True, colour="tx2", after=3))
        lines += [Line(text, after=6) for text in block.lines]
    return lines
