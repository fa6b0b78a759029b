"""What the team noted in the dossier of an objective or an event: the cell, and the value that it states."""

from __future__ import annotations

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.rows import Goal
from iwa.dossier.sector import SectorFigure
from iwa.dossier.tabs import TABS
from iwa.evidence import FileRow
from iwa.slides import Number
from iwa.trace.likeness import printed_like
from iwa.trace.subjects import words_said

DOSSIER = "dossier.xlsx"
WORDS = {
    "target": "cible",
    "baseline": "valeur de départ",
    "worry_line": "seuil d’inquiétude",
    "sector_figure": "repère du secteur",
}
Noted = Goal | Event | SectorFigure


def noted(month: ClientMonth, number: Number) -> float | None:
    """The value of the cell that a number names; None where the dossier no longer has it there."""
    row = _row(month, number)
    return None if row is None else getattr(row, number.measure, None)


def rows_noted(month: ClientMonth, number: Number) -> list[FileRow]:
    """The cell, with the objective or the event that it belongs to."""
    row, value = _row(month, number), noted(month, number)
    if row is None or value is None:
        return []
    subject = words_said(_subject(row))
    told = f"{WORDS[number.measure]} {printed_like(number.text, value)} (saisi par l’équipe)"
    return [FileRow(DOSSIER, None, f"onglet « {TABS[number.table].name} », {number.where['cell']}", subject, told)]


def _subject(row: Noted) -> str:
    if isinstance(row, SectorFigure):
        return f"{row.source}, {row.year}"
    return row.sentence if isinstance(row, Goal) else row.title


def _row(month: ClientMonth, number: Number) -> Noted | None:
    tables: dict[str, tuple[Noted, ...]] = {
        "goals": month.dossier.goals, "agenda": month.dossier.agenda, "sector": month.dossier.sector,
    }  # fmt: skip
    rows = tables[number.table]
    return next((row for row in rows if row.cells.get(number.measure) == number.where["cell"]), None)
