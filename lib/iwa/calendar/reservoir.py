"""The other sheets of the workbook: the reservoir of ideas, and the dates left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from iwa.calendar.book import SHEET
from iwa.calendar.plan import Idea, LeftOut, Plan
from iwa.calendar.row import PlannedPost
from iwa.dossier.cells import DAY, POSITIVE, TEXT, plain, shown
from iwa.dossier.choices import NETWORK, PILLARS, PLANNED_FORMAT, words
from iwa.dossier.row import Column, Row, columns_of


class IdeaRow(Row):
    kind: Annotated[str | None, Column("nature", TEXT, "D’où vient l’idée : question, objection, erreur, projet…")] = (
        None
    )
    text: Annotated[str, Column("idée", TEXT, "De quoi parler.")]
    quotes: Annotated[str | None, Column("citations", TEXT, "Ce qui a été écrit, mot pour mot, sans nom.")] = None
    count: Annotated[
        float | None, Column("fois", POSITIVE, "Combien de fois c’est revenu ; vide quand cela ne se compte pas.")
    ] = None
    pillar: Annotated[str | None, Column("pilier", words(PILLARS), "Le pilier qu’elle servirait.")] = None
    rubric: Annotated[str | None, Column("rubrique", TEXT, "La rubrique qui l’accueillerait.")] = None
    proof: Annotated[str | None, Column("preuve", TEXT, "Ce qui la montre.")] = None
    network: Annotated[str | None, Column("réseau", NETWORK, "Le réseau où elle passerait d’abord.")] = None
    format: Annotated[str | None, Column("format", PLANNED_FORMAT, "Sous quel format.")] = None
    row: Annotated[
        str | None, Column("ligne du calendrier", TEXT, "L’identifiant de la publication qui la traite ; vide sinon.")
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None


class LeftOutRow(Row):
    day: Annotated[date, Column("date", DAY, "Le jour.")]
    name: Annotated[str, Column("nom", TEXT, "La date du calendrier public, du métier ou de l’agenda.")]
    reason: Annotated[str | None, Column("pourquoi elle est écartée", TEXT, "Ce qui l’écarte du plan.")] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None


@dataclass(frozen=True)
class Part:
    """A sheet of the workbook: its name, what it is for, what a row is, and the fields that tell one row from another."""

    name: str
    purpose: str
    row: type[Row]
    key: tuple[str, ...]

    def key_of(self, values: Mapping[str, Any]) -> str:
        """What a row is known by, "" where it has nothing of it.

        >>> RESERVOIR.key_of({"text": "Le  levain ?"}), CALENDAR.key_of({"identifier": "2026-11-03-li-1"})
        ('réservoir le levain ?', '2026-11-03-li-1')
        """
        if self.name == SHEET:
            return str(values.get("identifier") or "").strip()
        found = " ".join(plain(shown(values[field])) for field in self.key if values.get(field) is not None)
        return f"{self.name} {found}" if found else ""


CALENDAR = Part(SHEET, "Une ligne par publication ; l’équipe y travaille.", PlannedPost, ("identifier",))
RESERVOIR = Part("réservoir", "Les sujets reçus, vécus ou à prouver, à reprendre un jour.", IdeaRow, ("text",))
LEFT_OUT = Part("dates écartées", "Les dates que le plan ne reprend pas, et pourquoi.", LeftOutRow, ("day", "name"))
PARTS = (CALENDAR, RESERVOIR, LEFT_OUT)


def planned_rows(part: Part, plan: Plan) -> list[Row]:
    """What a plan puts in a sheet."""
    if part is RESERVOIR:
        return [_idea(idea) for idea in plan.ideas]
    if part is LEFT_OUT:
        return [_left_out(one) for one in plan.left_out]
    return list(plan.rows)


def _idea(idea: Idea) -> IdeaRow:
    return IdeaRow(
        kind=idea.kind, text=idea.text, quotes="\n".join(idea.quotes) or None, count=idea.count or None,
        pillar=idea.pillar, rubric=idea.rubric or None, proof=idea.proof or None, network=idea.network or None,
        format=idea.format or None, row=idea.row or None,
    )  # fmt: skip


def _left_out(one: LeftOut) -> LeftOutRow:
    return LeftOutRow(day=one.day, name=one.name, reason=one.reason)


def cells_of(row: Row) -> dict[str, Any]:
    """What a row writes, by field, as its columns' kinds write it; blanks left out."""
    columns = columns_of(type(row))
    values = {field: value for field, value in row if field in columns and value not in (None, "", ())}
    return {field: columns[field].kind.write(value) for field, value in values.items()}
