"""Figures of a page that show, at a click, the rows of the files that make them: no script, nothing loaded.

Each distinct set of rows stands once in the page, as a popover that the browser itself opens and
closes; a browser that knows none leaves the figures as plain text. Nothing of it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup, escape

from iwa.evidence import Evidence, FileRow
from iwa.numbers import counted
from iwa.slide_html import templates
from iwa.slides import Slide
from iwa.traced import BESIDE, changed_texts, same_place

FIRST, LAST = 8, 4  # rows shown of a longer set
ALL_OF_THEM = "l’agence a la liste entière (iwa trace)"
BUTTON = Markup('<button type="button" class="iwa-figure" popovertarget="{id}" title="{title}">{text}</button>')


@dataclass
class RowSets:
    """The sets of rows of one page, each once, by the id of its popover."""

    ids: dict[tuple[FileRow, ...], str] = field(default_factory=dict)

    def id_of(self, rows: tuple[FileRow, ...]) -> str:
        """The id of a set of rows, a new one the first time."""
        return self.ids.setdefault(rows, f"l{len(self.ids) + 1}")

    def popovers(self) -> list[Markup]:
        """The markup of all sets, in the order in which the page came to them."""
        return [_popover(name, rows) for rows, name in self.ids.items()]


def with_buttons(slide: Slide, evidences: Sequence[Evidence], sets: RowSets) -> tuple[Slide, Markup]:
    """The slide with its traced figures as buttons, and the line of those that stand in no text (a chart's)."""
    known = [evidence for evidence in evidences if evidence.used]
    placed: set[int] = set()

    def marked(place: str, text: str) -> str:
        here = [evidence for evidence in known if same_place(evidence.number.place, place)]
        return _marked(text, here, sets, placed) if here else text

    shown = changed_texts(slide, marked)
    left = [evidence for evidence in known if id(evidence) not in placed and _is_of_a_chart(slide, evidence)]
    return shown, _apart(left, sets)


def _marked(text: str, evidences: Sequence[Evidence], sets: RowSets, placed: set[int]) -> Markup:
    """The text, escaped, its figures in their order as buttons."""
    told, rest = Markup(""), text
    for evidence in _in_order(text, evidences):
        before, found, after = _cut(rest, evidence.number.text)
        if found:
            told, rest = told + before + _button(evidence, evidence.number.text, sets), after
            placed.add(id(evidence))
    return told + escape(rest)


def _in_order(text: str, evidences: Sequence[Evidence]) -> list[Evidence]:
    """The evidences as their figures come in the text; of two alike, as the slide names them."""
    places = {id(evidence): len(_cut(text, evidence.number.text)[0]) for evidence in evidences}
    return sorted(evidences, key=lambda evidence: places[id(evidence)])


def _cut(text: str, figure: str) -> tuple[str, str, str]:
    """The text before a figure, the figure, and the text after it; all before where it does not stand as a whole."""
    match = re.search(rf"(?<![\d,.]){re.escape(figure)}(?![\d]|[,.]\d)", text)
    return (text[: match.start()], figure, text[match.end() :]) if match else (text, "", "")


def _button(evidence: Evidence, text: str, sets: RowSets) -> Markup:
    title = f"{evidence.label} : {counted(len(evidence.used), 'ligne')}"
    return BUTTON.format(id=sets.id_of(evidence.used), title=title, text=text)


def _is_of_a_chart(slide: Slide, evidence: Evidence) -> bool:
    """Whether a number stands in a chart, whose labels are drawn."""
    charts = [exhibit for exhibit in (slide.exhibit, slide.second) if exhibit is not None and exhibit.type == "chart"]
    labels = [name for chart in charts for name in (*chart.categories, *(series.name for series in chart.series))]
    return any(same_place(evidence.number.place.partition(BESIDE)[0], label) for label in labels)


def _apart(evidences: Sequence[Evidence], sets: RowSets) -> Markup:
    """The figures that are drawn, those of one series after its name."""
    if not evidences:
        return Markup("")
    told = []
    for series, of_series in groupby(evidences, key=lambda one: one.number.place.rpartition(BESIDE)[0]):
        points = Markup(", ").join(_point(one, sets) for one in of_series)
        told.append(Markup("{}{}{}").format(series, BESIDE if series else "", points))
    return Markup('<p class="iwa-drawn">Sur le graphique : {}</p>').format(Markup(" ; ").join(told))


def _point(evidence: Evidence, sets: RowSets) -> Markup:
    return escape(evidence.number.place.rpartition(BESIDE)[2]) + " " + _button(evidence, evidence.number.text, sets)


def _popover(name: str, rows: tuple[FileRow, ...]) -> Markup:
    told = counted(len(rows), "ligne")
    kept: list[FileRow | None] = list(rows)
    if len(rows) > FIRST + LAST + 1:
        kept = [*rows[:FIRST], None, *rows[-LAST:]]
        told = f"{told} ; ici les {FIRST} premières et les {LAST} dernières : {ALL_OF_THEM}."
    between = f"{len(rows) - FIRST - LAST} autres lignes"
    piece = templates().get_template("lignes.html.j2")
    return Markup(piece.render(id=name, told=told, files=list(_by_file(kept)), between=between))


def _by_file(rows: Sequence[FileRow | None]) -> Iterator[tuple[str, list[FileRow | None]]]:
    """The rows under the names of their files and sheets; the mark of those left out stays where it is."""
    named: list[tuple[str, FileRow | None]] = []
    for row in rows:
        named.append((named[-1][0] if row is None else _file(row), row))
    for name, group in groupby(named, key=lambda one: one[0]):
        yield name, [row for _, row in group]


def _file(row: FileRow) -> str:
    return " · ".join(part for part in (row.file or "fichier inconnu", row.sheet) if part)
