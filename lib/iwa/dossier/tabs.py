"""The tabs of the workbook, as data: what each is for, and what a row of it holds."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.dossier.cells import plain
from iwa.dossier.event import Event
from iwa.dossier.observations import CompetitorNote
from iwa.dossier.row import Column, Row, columns_of
from iwa.dossier.rows import Decision, EditorialElement, Entry, Goal, Link, Person, ProfileNote
from iwa.dossier.target import Target


@dataclass(frozen=True)
class Tab:
    """A tab: its French name, what it is for, its rows; `unique` fields may not repeat together."""

    name: str
    purpose: str
    row: type[Row]
    unique: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, Column]:
        return columns_of(self.row)

    def is_required(self, field: str) -> bool:
        return self.row.model_fields[field].is_required()


GUIDE = "mode d’emploi"  # the first tab: nothing is read from it
LISTS = "listes"  # the last one, hidden: the words of drop-downs too long for Excel to hold in the cell

# By the attribute of the Dossier that holds the rows, in the order of the workbook.
TABS: dict[str, Tab] = {
    "team": Tab("équipe", "Qui travaille pour ce client, qui valide, et qui remplace qui.", Person, ("name",)),
    "goals": Tab("objectifs", "Ce que le client veut obtenir, chiffré, daté, avec un responsable.", Goal),
    "targets": Tab(
        "cibles",
        "Les publics visés, trait par trait, comparés à l’audience que les réseaux exportent.",
        Target,
        ("name", "network", "dimension", "value"),
    ),
    "profiles": Tab(
        "profils",
        "Ce que l’on voit sur chaque profil, noté de 0 à 3. Une note vide reste « à compléter ».",
        ProfileNote,
        ("network", "criterion"),
    ),
    "editorial": Tab(
        "éditorial",
        "Les thèmes, et les mots qui les signalent dans les publications.",
        EditorialElement,
        ("element", "name"),
    ),
    "agenda": Tab("agenda", "Les dates à marquer sur les courbes, passées et à venir.", Event),
    "entered": Tab(
        "saisies",
        "Les chiffres qu’aucun réseau n’exporte, un par mois et par indicateur.",
        Entry,
        ("month", "network", "indicator"),
    ),
    "links": Tab("liens", "Où mène une publication quand le réseau cache l’adresse.", Link, ("post",)),
    "competitors": Tab(
        "concurrents",
        "Ce que disent les concurrents : message, preuves, rubriques, angle. Une cellule vide reste « à compléter ».",
        CompetitorNote,
        ("competitor", "network"),
    ),
    "decisions": Tab(
        "décisions", "Ce qui a été décidé, par qui, pour quand, et ce qui en est sorti.", Decision, ("identifier",)
    ),
}


def tab_named(name: str) -> str | None:
    """The attribute of the tab with that name, whatever its case and accents; None when unknown."""
    return next((key for key, tab in TABS.items() if plain(tab.name) == plain(name)), None)


def place(tab: Tab, cell: str = "") -> str:
    """Where something stands, as errors and sources say it: dossier.xlsx, onglet « profils », C7."""
    return f"dossier.xlsx, onglet « {tab.name} »" + (f", {cell}" if cell else "")
