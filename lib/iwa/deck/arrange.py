"""Which slides a client's deck shows, in which order, and on which layout each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iwa.deck.box import Box
from iwa.deck.fit import Face, wrapped
from iwa.deck.names import MOST_BLOCKS
from iwa.deck.places import Layout, Places
from iwa.deck.tables import fitted_grid, natural_width, rows_that_fit
from iwa.slides import Block, Blocks, Cards, Chart, Exhibit, Figures, Slide, Source, Table
from iwa.source_lines import source_line

WIDE_SERIES = 13  # categories from which a line chart takes the width, its one comment under it
NARROW_TABLE = 5.6 / 7.85  # of the place beside comments: a table that needs no more stands there
PLAIN_EXHIBITS = (Chart, Table)
NOTHING = "Aucun chiffre à montrer pour cette période."


def for_client(slides: Sequence[Slide], places: Places) -> tuple[list[Slide], list[Slide]]:
    """The slides of the body and of the annex; those marked "interne" are left out.

    Tables that do not fit are split, and each title is made unique.
    """
    shown = [swapped(_without_empty(slide)) for slide in slides if slide.audience == "client"]
    parts = [part for slide in shown for part in _split(slide, places)]
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


def layout_of(slide: Slide, places: Places) -> Layout:
    """The layout on which a slide stands, or what the master has in its stead."""
    wanted = places.layouts[_wanted(slide, places)]
    if wanted.name == "blocs" and slide.second is not None:
        return places.layouts["deux-graphiques"]
    too_many = wanted.name == "blocs" and isinstance(slide.exhibit, Cards) and len(slide.exhibit.items) > MOST_BLOCKS
    if too_many or (wanted.name == "texte" and slide.second is not None):
        return places.layouts["texte" if too_many else "deux-graphiques"]
    return wanted


def _wanted(slide: Slide, places: Places) -> str:
    exhibit = slide.exhibit
    if isinstance(exhibit, Figures):
        return "chiffres"
    if slide.second is not None:
        return "deux-graphiques"
    if isinstance(exhibit, Chart):
        under = not slide.message or _comment_under(slide, exhibit, places)
        return "graphique" if under else "graphique-commentaires"
    if isinstance(exhibit, Table):
        return "tableau-commentaires" if slide.message and _is_narrow(exhibit, places) else "tableau"
    return {Cards: "cartes", Blocks: "blocs"}.get(type(exhibit), "texte")


def _is_narrow(table: Table, places: Places) -> bool:
    room = places.layouts["tableau-commentaires"].places["Tableau"].box.width
    return natural_width(table, places.face) <= NARROW_TABLE * room


def _comment_under(slide: Slide, chart: Chart, places: Places) -> bool:
    wide = chart.kind in ("lines", "columns") and len(chart.categories) >= WIDE_SERIES
    message = places.layouts["graphique"].places["Message"]
    one_line = len(wrapped(slide.message[0], message.size, message.box.width * 72, message.face)) == 1
    return wide and len(slide.message) == 1 and one_line


def content_end(slide: Slide, layout: Layout) -> float:
    """Where the content of a slide ends, in inches: lower when there is no decision under it."""
    return layout.area.bottom if slide.decision else layout.low


def table_box(slide: Slide, layout: Layout) -> Box:
    """The place of a slide's only table."""
    end = content_end(slide, layout)
    if "Commentaires" in layout.places or not layout.under:
        return layout.lowered("Tableau", end)
    strip = layout.places["Message"].box.height + layout.strip_gap if slide.message else 0
    return layout.places["Tableau"].box.to(end - strip)


def folded(slide: Slide, layout: Layout) -> Slide:
    """The slide without the texts that its layout has no place for: they open or close its message.

    The verdict joins the subtitle; "Décision : " opens a decision that nothing names.
    """
    subtitle, message, decision = slide.subtitle, list(slide.message), slide.decision
    verdict, source = slide.verdict, slide.source
    if verdict and "Verdict" not in layout.places:
        subtitle, verdict = " – ".join(part for part in (subtitle, verdict) if part), ""
    if subtitle and "Chapeau" not in layout.places:
        message, subtitle = [subtitle, *message], ""
    if decision and "Étiquette décision" not in layout.places:
        decision = f"Décision\u00a0: {decision}"
    if decision and "Décision" not in layout.places:
        message, decision = [*message, decision], ""
    if source_line(source) and "Source" not in layout.places:
        message, source = [*message, source_line(source, 1)], Source()
    return replace(slide, subtitle=subtitle, message=tuple(message), decision=decision, verdict=verdict, source=source)


def _split(slide: Slide, places: Places) -> Iterator[Slide]:
    """The slide, or one slide for each part of its table when the rows do not fit."""
    table, face = slide.exhibit, places.face
    layout = layout_of(slide, places)
    if not isinstance(table, Table) or slide.second or _table_fits(slide, table, layout, face):
        yield slide
        return
    bare, alone = replace(slide, message=(), decision="", exhibit=table), places.layouts["tableau"]
    ends = _cuts(table, rows_that_fit(table, table_box(folded(slide, alone), alone), face))
    for position, (first, end) in enumerate(zip([0, *ends], ends, strict=False), start=1):
        whole = slide if position == len(ends) else bare
        yield replace(
            whole,
            id=slide.id if position == 1 else f"{slide.id}#{position}",
            title=f"{slide.title.rstrip('.')} ({position}/{len(ends)})",
            exhibit=_rows(table, first, end),
        )


def _table_fits(slide: Slide, table: Table, layout: Layout, face: Face) -> bool:
    return fitted_grid(table, table_box(folded(slide, layout), layout), face) is not None


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
