"""Which slides a client's deck shows, in which order, and on which layout each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iwa.deck import zones
from iwa.deck.fit import Face, wrapped
from iwa.deck.tables import fitted_grid, natural_width, rows_that_fit
from iwa.deck.zones import Box
from iwa.slides import Block, Blocks, Cards, Chart, Exhibit, Figures, Slide, Table

WIDE_SERIES = 13  # categories from which a line chart takes the width, its one comment under it
NARROW_TABLE = 5.6  # inches: a table that needs no more leaves its comments room at the right
PLAIN_EXHIBITS = (Chart, Table)
NOTHING = "Aucun chiffre à montrer pour cette période."


def for_client(slides: Sequence[Slide], face: Face) -> tuple[list[Slide], list[Slide]]:
    """The slides of the body and of the annex; those marked "interne" are left out.

    Tables that do not fit are split, and each title is made unique.
    """
    shown = [swapped(_without_empty(slide)) for slide in slides if slide.audience == "client"]
    parts = [part for slide in shown for part in _split(slide, face)]
    named = _unique_titles(parts)
    return [s for s in named if not s.annex], [s for s in named if s.annex]


def _without_empty(slide: Slide) -> Slide:
    """The slide without an exhibit that has nothing in it, which it then says."""
    kept = [exhibit for exhibit in (slide.exhibit, slide.second) if exhibit and not _is_empty(exhibit)]
    message = slide.message
    if not kept and (slide.exhibit or slide.second):
        message = (*message, NOTHING)
    first, second = [*kept, None, None][:2]
    return replace(slide, exhibit=first, second=second, message=message)


def _is_empty(exhibit: Exhibit) -> bool:
    if isinstance(exhibit, Chart):
        return all(value is None for series in exhibit.series for value in series.values)
    return not (exhibit.rows and exhibit.columns) if isinstance(exhibit, Table) else not exhibit.items


def swapped(slide: Slide) -> Slide:
    """The slide with its exhibits in the order that layouts know: text and figures before charts."""
    leading = isinstance(slide.second, (Figures, Blocks, Cards)) and isinstance(slide.exhibit, PLAIN_EXHIBITS)
    if slide.exhibit is None or leading:
        return replace(slide, exhibit=slide.second, second=slide.exhibit)
    return slide


def layout_of(slide: Slide, face: Face) -> str:
    """The layout on which a slide stands."""
    exhibit = slide.exhibit
    if isinstance(exhibit, Figures):
        return "chiffres"
    if slide.second is not None:
        return "deux-graphiques"
    if isinstance(exhibit, Chart):
        return "graphique" if not slide.message or _comment_under(slide, exhibit, face) else "graphique-commentaires"
    if isinstance(exhibit, Table):
        return "tableau-commentaires" if slide.message and natural_width(exhibit, face) <= NARROW_TABLE else "tableau"
    return {Cards: "cartes", Blocks: "blocs"}.get(type(exhibit), "texte")


def _comment_under(slide: Slide, chart: Chart, face: Face) -> bool:
    wide = chart.kind in ("lines", "columns") and len(chart.categories) >= WIDE_SERIES
    return wide and len(slide.message) == 1 and len(wrapped(slide.message[0], 16, zones.STRIP.width * 72, face)) == 1


def content_end(slide: Slide) -> float:
    """Where the content of a slide ends, in inches: lower when there is no decision under it."""
    return zones.CONTENT.bottom if slide.decision else zones.CONTENT_END


def table_box(slide: Slide, layout: str) -> Box:
    """The place of a slide's only table."""
    if layout == "tableau-commentaires":
        return zones.LEFT_CHART.to(content_end(slide))
    strip = zones.STRIP.height + zones.STRIP_GAP if slide.message else 0
    return zones.CONTENT.to(content_end(slide) - strip)


def _split(slide: Slide, face: Face) -> Iterator[Slide]:
    """The slide, or one slide for each part of its table when the rows do not fit."""
    table = slide.exhibit
    layout = layout_of(slide, face)
    if not isinstance(table, Table) or slide.second or fitted_grid(table, table_box(slide, layout), face):
        yield slide
        return
    bare = replace(slide, message=(), decision="", exhibit=table)
    ends = _cuts(table, rows_that_fit(table, table_box(slide, "tableau"), face))
    for position, (first, end) in enumerate(zip([0, *ends], ends, strict=False), start=1):
        whole = slide if position == len(ends) else bare
        yield replace(
            whole,
            id=slide.id if position == 1 else f"{slide.id}#{position}",
            title=f"{slide.title.rstrip('.')} ({position}/{len(ends)})",
            exhibit=_rows(table, first, end),
        )


def _cuts(table: Table, most: int) -> list[int]:
    """Where each part ends, the parts as even as can be."""
    count = -(-len(table.rows) // most)
    return [round(len(table.rows) * part / count) for part in range(1, count + 1)]


def _rows(table: Table, first: int, end: int) -> Table:
    kept = tuple(row - first for row in table.emphasis if first <= row < end)
    return replace(table, rows=table.rows[first:end], emphasis=kept)


def _unique_titles(slides: list[Slide]) -> list[Slide]:
    seen: dict[str, int] = {}
    named = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        again = seen[slide.title]
        named.append(slide if again == 1 else replace(slide, title=f"{slide.title.rstrip('.')} (suite {again})"))
    return named


def as_blocks(exhibit: Exhibit) -> Blocks:
    """Figures or cards as blocks of text, where there is room for nothing else."""
    if isinstance(exhibit, Figures):
        items = [Block(f.label, tuple(t for t in (f.value, f.detail) if t)) for f in exhibit.items]
        return Blocks(tuple(items))
    if isinstance(exhibit, Cards):
        return Blocks(tuple(Block(c.heading, tuple(t for t in (c.text, *c.lines) if t)) for c in exhibit.items))
    return exhibit if isinstance(exhibit, Blocks) else Blocks(())
