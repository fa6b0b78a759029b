"""The rows of the next calendar that a template, a prompt or a checklist is filled with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from iwa.calendar.month_plan import DRAFT, plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.numbers import NO_BREAK
from iwa.steps.calendar.planned import live, of_month
from iwa.steps.wording import excerpt

STEPS, MOST_STEPS = "Étapes", 3
GAPS = ("à compléter", "à obtenir", "à relever", "à recueillir", "à noter")
NOT_SHOWN = ("Mot à employer", "Au dossier", "Test", "Moment de la prise de vue", "Autorisation", "Geste à faire ensuite", "Prochaine étape",
             "Accord écrit", "Reçu en privé", "Preuve", "Source de la preuve", "Ce que l’on fait des réponses")  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A point of a brief: what it is called, what stands there."""

    name: str
    told: str


def short(text: str, length: int) -> str:
    """A theme cut where it is long; a quotation that is cut is closed.

    >>> short("Un an après : « Choix et conseil », un avis", 25).replace("\u00a0", " ")
    'Un an après : « Choix… »'
    """
    cut = excerpt(text, length)
    return f"{cut}{NO_BREAK}»" if cut.count("«") > cut.count("»") else cut


def points_of(row: PlannedPost) -> list[Point]:
    """The points of a row's brief, in its order.

    >>> from datetime import date
    >>> row = PlannedPost(day=date(2026, 11, 3), network="facebook", brief="Problème : trop sec\\nMot à employer : mie")
    >>> [point.name for point in points_of(row)]
    ['Problème', 'Mot à employer']
    """
    lines = (line.replace("\u00a0", " ").partition(" : ") for line in (row.brief or "").splitlines() if line.strip())
    return [Point(name.strip(), told.strip()) for name, mark, told in lines if mark]


def body_of(row: PlannedPost) -> list[Point]:
    """The points of a brief that the content itself says: not its call, its proof, nor what is asked of the team."""
    return [point for point in points_of(row) if not point.name.startswith(NOT_SHOWN)]


def said_of(row: PlannedPost) -> list[Point]:
    """The points that a content says one after the other; steps that are still to be had are three."""
    found = []
    for point in body_of(row):
        if point.name == STEPS and is_open(point.told):
            found += [Point(f"Étape {step}", point.told.partition(",")[0]) for step in range(1, MOST_STEPS + 1)]
        else:
            found.append(point)
    return found


def is_open(text: str) -> bool:
    """Whether something is still to be had or to be noted."""
    return any(gap in text for gap in GAPS)


def gaps(row: PlannedPost) -> int:
    """How many points of a row are still to be had."""
    told = [row.proof or "", *(point.told for point in body_of(row))]
    return sum(map(is_open, told))


def fullest(month: ClientMonth, formats: Sequence[str]) -> PlannedPost | None:
    """The row of the next month in one of some formats whose brief says most, the earliest of those; None without any."""
    return _best(_to_make(month, [row for row in of_month(plan_of(month)) if row.format in formats]), formats)


def richest(month: ClientMonth, formats: Sequence[str]) -> PlannedPost | None:
    """The row to fill a template with: in one of its formats, or another whose brief says more; None in an empty plan."""
    return _best(_to_make(month, [row for row in live(plan_of(month).rows) if row.format != "story"]), formats)


def _to_make(month: ClientMonth, rows: Sequence[PlannedPost]) -> list[PlannedPost]:
    """The rows less those of the first week, made already where it was drafted a month ago; all where there are no others."""
    until = month.month.next.first + timedelta(days=DRAFT)
    fixed = {row.identifier for row in month.book.rows if row.identifier and row.day < until}
    return [row for row in rows if row.identifier not in fixed] or list(rows)


def _best(rows: Sequence[PlannedPost], formats: Sequence[str]) -> PlannedPost | None:
    return max(rows, key=lambda row: (told_by(row) + (row.format in formats), -row.day.toordinal()), default=None)


def told_by(row: PlannedPost) -> float:
    """How much a brief says: the points that it answers, half for one that is open, three for steps, one more for a proof that is there."""
    points = [point for point in body_of(row) if point.told not in (row.theme or "")]
    steps = MOST_STEPS / 2 * any(point.name == STEPS for point in points)
    told = sum(0.5 if is_open(point.told) else 1.0 for point in points if point.name != STEPS)
    return told + steps + (not is_open(row.proof or GAPS[0]))


def formats_planned(month: ClientMonth) -> list[str]:
    """The formats of the next month, those with most rows first."""
    rows = [row.format for row in of_month(plan_of(month)) if row.format]
    return sorted(dict.fromkeys(rows), key=lambda name: -rows.count(name))
