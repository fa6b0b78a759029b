"""Which slides a client's deck shows, in which order, and on which layout each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iwa.deck.box import Box
from iwa.deck.comments import over, strip
from iwa.deck.fit import SMALLEST, wrapped
from iwa.deck.names import MOST_BLOCKS
from iwa.deck.page import inner
from iwa.deck.places import Layout, Places
from iwa.deck.ruled import ruled
from iwa.deck.sizes import SUBTITLE
from iwa.deck.stand_ins import as_blocks
from iwa.deck.tables import least_width, natural_width
from iwa.deck.writing import Line, fitting_size
from iwa.slides import (
    Blocks,
    Calendar,
    Cards,
    Chart,
    Comparison,
    Exhibit,
    Figures,
    HeatMap,
    Matrix,
    Process,
    Slide,
    Source,
    Table,
)
from iwa.source_lines import source_line

WIDE_SERIES = 13  # categories from which a line chart takes the width, its one comment under it
NARROW_TABLE = 5.6 / 7.85  # of the place beside comments: a table that needs no more stands there
PLAIN_EXHIBITS = (Chart, Table, HeatMap)
BY_TYPE: dict[type, str] = {Cards: "cartes", Blocks: "blocs", Calendar: "calendrier", Matrix: "matrice", Process: "processus", Comparison: "avant-apres"}  # fmt: skip
LISTS = {"checklist": "liste", "decisions": "decisions"}
NOTHING = "Aucun chiffre à montrer pour cette période."


def for_client(slides: Sequence[Slide]) -> list[Slide]:
    """The slides that the client sees, with what they have to show; those marked "interne" are left out."""
    return [swapped(_without_empty(slide)) for slide in slides if slide.audience == "client"]


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
    if isinstance(exhibit, Table):
        return not (exhibit.rows and exhibit.columns)
    if isinstance(exhibit, Comparison):
        return False
    if isinstance(exhibit, HeatMap):
        return not (exhibit.rows and exhibit.columns)
    return not (exhibit.weeks if isinstance(exhibit, Calendar) else exhibit.items)


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
    stands_in = wanted.name == "blocs" and not isinstance(slide.exhibit, Blocks)
    too_many = stands_in and len(as_blocks(slide.exhibit).items) > MOST_BLOCKS
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
    if isinstance(exhibit, HeatMap):
        room = places.layouts["tableau-commentaires"].places["Tableau"].box.width
        beside = slide.message and least_width(ruled(exhibit), SMALLEST, places.face) <= room
        return "tableau-commentaires" if beside else "tableau"
    if isinstance(exhibit, Table):
        narrow = slide.message and _is_narrow(exhibit, places)
        return LISTS.get(exhibit.kind, "tableau-commentaires" if narrow else "tableau")
    return BY_TYPE.get(type(exhibit), "texte")


def _is_narrow(table: Table, places: Places) -> bool:
    room = places.layouts["tableau-commentaires"].places["Tableau"].box.width
    return natural_width(ruled(table), places.face) <= NARROW_TABLE * room


def _comment_under(slide: Slide, chart: Chart, places: Places) -> bool:
    wide = chart.kind in ("lines", "columns") and len(chart.categories) >= WIDE_SERIES
    message = places.layouts["graphique"].message
    one_line = len(wrapped(slide.message[0], message.size, message.box.width * 72, message.face)) == 1
    return wide and len(slide.message) == 1 and one_line


def content_end(slide: Slide, layout: Layout) -> float:
    """Where the content of a slide ends, in inches: lower when there is no decision under it."""
    return layout.area.bottom if slide.decision else layout.low


def table_box(slide: Slide, layout: Layout) -> Box:
    """The place of a slide's only table."""
    end = content_end(slide, layout)
    return over(layout, "Tableau", strip(slide, layout, end)[1], end)


def folded(slide: Slide, layout: Layout) -> Slide:
    """The slide without the texts that its layout has no place or no room for: they open or close its message.

    The verdict joins the subtitle; "Décision : " opens a decision that nothing names.
    """
    subtitle, message, decision = slide.subtitle, list(slide.message), slide.decision
    verdict, source = slide.verdict, slide.source
    if verdict and "Verdict" not in layout.places:
        subtitle, verdict = " – ".join(part for part in (subtitle, verdict) if part), ""
    if subtitle and not _subtitle_fits(subtitle, layout):
        message, subtitle = [subtitle, *message], ""
    if decision and "Étiquette décision" not in layout.places:
        decision = f"Décision\u00a0: {decision}"
    if decision and "Décision" not in layout.places:
        message, decision = [*message, decision], ""
    if source_line(source) and "Source" not in layout.places:
        message, source = [*message, source_line(source, 1)], Source()
    return replace(slide, subtitle=subtitle, message=tuple(message), decision=decision, verdict=verdict, source=source)


def unique_titles(slides: list[Slide]) -> list[Slide]:
    """The slides, the second of one title called "(suite 2)"."""
    seen: dict[str, int] = {}
    named = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        again = seen[slide.title]
        named.append(slide if again == 1 else replace(slide, title=f"{slide.title.rstrip('.')} (suite {again})"))
    return named


def _subtitle_fits(subtitle: str, layout: Layout) -> bool:
    place = layout.places.get("Chapeau")
    if place is None:
        return False
    return (
        not place.others or fitting_size([Line(subtitle)], SUBTITLE.on(place), inner(place, place.box), place.face) > 0
    )
