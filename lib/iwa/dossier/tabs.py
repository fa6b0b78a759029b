"""The tabs of the workbook, as data: what each is for, and what a row of it holds."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.dossier.cells import plain
from iwa.dossier.circuit import CircuitStage
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Decision, Tick, Trial
from iwa.dossier.moderation_log import SensitiveCase
from iwa.dossier.observations import CompetitorNote, Observation
from iwa.dossier.proofs import Proof
from iwa.dossier.row import Column, Row, columns_of
from iwa.dossier.rows import Entry, Goal, Link, Person, ProfileNote
from iwa.dossier.sector import SectorFigure
from iwa.dossier.target import KeyMessage, Target
from iwa.dossier.times import FormatTime


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
    "times": Tab("temps", "Ce qu’un contenu de chaque format coûte en heures.", FormatTime, ("format", "network")),
    "circuit": Tab(
        "circuit",
        "Du brief à la programmation : qui tient chaque étape, en combien de jours, et ce que vaut un silence.",
        CircuitStage,
        ("stage",),
    ),
    "goals": Tab("objectifs", "Ce que le client veut obtenir, chiffré, daté, avec un responsable.", Goal),
    "targets": Tab(
        "cibles",
        "Les publics visés, trait par trait, comparés à l’audience que les réseaux exportent.",
        Target,
        ("name", "network", "dimension", "value"),
    ),
    "key_messages": Tab(
        "messages clés",
        "Ce que l’on veut faire retenir, et les mots qui montrent qu’une publication le dit.",
        KeyMessage,
        ("message",),
    ),
    "profiles": Tab(
        "profils",
        "Ce que l’on voit sur chaque profil, noté de 0 à 3. Une note vide reste « à compléter ».",
        ProfileNote,
        ("network", "criterion"),
    ),
    "observations": Tab(
        "observations", "Le ton tel qu’il est, et ce qui gêne le lecteur, avec des exemples.", Observation
    ),
    "editorial": Tab(
        "éditorial",
        "La ligne éditoriale : thèmes, piliers, rubriques, séries, accroches, angles, ton, vocabulaire, limites, structure, "
        "règles visuelles, erreurs fréquentes des clients, projets.",
        EditorialElement,
        ("element", "name", "network"),
    ),
    "proofs": Tab(
        "preuves",
        "Les preuves et les éléments pour produire : ce qui existe, ce qui reste à obtenir, avec quels droits.",
        Proof,
        ("kind", "name"),
    ),
    "agenda": Tab("agenda", "Les dates à marquer sur les courbes, passées et à venir.", Event),
    "entered": Tab(
        "saisies",
        "Les chiffres qu’aucun réseau n’exporte, par mois ou par jour, et par indicateur.",
        Entry,
        ("month", "day", "network", "channel", "indicator"),
    ),
    "links": Tab("liens", "Où mène une publication quand le réseau cache l’adresse.", Link, ("post",)),
    "competitors": Tab(
        "concurrents",
        "Ce que disent les concurrents : message, preuves, rubriques, angle. Une cellule vide reste « à compléter ».",
        CompetitorNote,
        ("competitor", "network"),
    ),
    "sector": Tab(
        "repères",
        "Ce qu’une étude dit du secteur : valeur, définition, source, année. L’atelier n’en apporte aucun lui-même.",
        SectorFigure,
        ("network", "indicator", "source", "year"),
    ),
    "trials": Tab("tests", "Les tests acceptés ou non, qui les mène, ce qui en est sorti.", Trial, ("identifier",)),
    "decisions": Tab(
        "décisions", "Ce qui a été décidé, par qui, pour quand, et ce qui en est sorti.", Decision, ("identifier",)
    ),
    "checklists": Tab(
        "checklists", "Ce qui est à vérifier, coché par qui et quand.", Tick, ("checklist", "month", "item")
    ),
    "log": Tab(
        "journal",
        "Les cas sensibles de la modération : règle, action, motif, capture. Jamais dans un livrable.",
        SensitiveCase,
    ),
}


def tab_named(name: str) -> str | None:
    """The attribute of the tab with that name, whatever its case and accents; None when unknown."""
    return next((key for key, tab in TABS.items() if plain(tab.name) == plain(name)), None)


def place(tab: Tab, cell: str = "") -> str:
    """Where something stands, as errors and sources say it: dossier.xlsx, onglet « profils », C7."""
    return f"dossier.xlsx, onglet « {tab.name} »" + (f", {cell}" if cell else "")
