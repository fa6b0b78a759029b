"""The declaration of the workbook: its tabs, and what it tells the person who fills it in."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import iwa
from iwa.dossier import Dossier
from iwa.dossier.cells import PERSON
from iwa.dossier.choices import MEASURES
from iwa.dossier.row import Column
from iwa.dossier.rows import Goal
from iwa.dossier.tabs import TABS, Tab, place, tab_named
from iwa.measures.goals import measure_of
from iwa.measures.registry import MEASURES as REGISTRY
from iwa.networks import NAMES

HEADERS = {
    "équipe": ["nom", "rôle", "heures par semaine", "valide", "remplacé par", "réserve", "modération"],
    "temps": ["format", "réseau", "heures par contenu", "note"],
    "circuit": [
        "étape", "responsable", "délai", "en son absence", "sans réponse après", "un silence", "passe à",
    ],
    "objectifs": [
        "type", "objectif", "indicateur", "réseau", "valeur de départ", "période et source du départ", "cible",
        "échéance", "responsable", "trimestre", "seuil d’inquiétude", "si le seuil est franchi",
    ],
    "cibles": ["cible", "réseau", "dimension", "valeur", "part visée", "portrait", "note"],
    "messages clés": ["message", "mots qui le signalent", "cible", "preuve", "note"],
    "profils": ["réseau", "critère", "constat", "note", "correction"],
    "observations": ["nature", "réseau", "constat", "exemple 1", "exemple 2", "correction"],
    "éditorial": ["élément", "nom", "mots et hashtags", "pilier", "réseau", "exemple", "note"],
    "preuves": ["nature", "intitulé", "état", "source", "autorisation", "expiration", "propriétaire", "note"],
    "agenda": ["date début", "date fin", "intitulé", "nature", "réseau", "but", "indicateur", "cible", "budget", "note"],
    "saisies": ["mois", "jour", "réseau", "canal", "indicateur", "valeur", "note"],
    "liens": ["publication", "lien", "état", "note"],
    "concurrents": ["concurrent", "réseau", "message", "preuves", "rubriques", "angle"],
    "repères": ["réseau", "indicateur", "valeur", "source", "année", "définition", "périmètre"],
    "tests": [
        "identifiant", "hypothèse", "réseau", "indicateur", "ce que l’on compare", "l’essai", "accepté", "responsable", "début", "fin", "résultat",
    ],
    "décisions": ["identifiant", "décision", "responsable", "échéance", "état", "résultat"],
    "checklists": ["liste", "mois", "point", "fait", "par", "le", "note"],
    "journal": [
        "date", "réseau", "règle", "action", "décideur", "motif", "capture", "empreinte", "date de purge",
    ],
}  # fmt: skip
COLUMNS = [
    pytest.param(tab, field, column, id=f"{tab.name}-{column.header}")
    for tab in TABS.values()
    for field, column in tab.columns.items()
]


def test_the_tabs_and_their_headers_in_order() -> None:
    assert {tab.name: [column.header for column in tab.columns.values()] for tab in TABS.values()} == HEADERS


def test_each_tab_has_its_place_in_the_dossier() -> None:
    assert [field.name for field in fields(Dossier)] == [*TABS, "remarks"]


@pytest.mark.parametrize(("tab", "field", "column"), COLUMNS)
def test_a_column_is_explained_in_a_sentence_that_fits_where_excel_shows_it(
    tab: Tab, field: str, column: Column
) -> None:
    assert column.explanation.endswith(".") and len(column.explanation) + len(column.example) < 240
    assert len(column.header) <= 32
    assert set(tab.unique) <= set(tab.columns)


@pytest.mark.parametrize(("tab", "field", "column"), COLUMNS)
def test_an_example_can_be_typed_as_it_is(tab: Tab, field: str, column: Column) -> None:
    if column.example:
        value = column.kind.read(column.example)
        assert value is None or column.kind.read(column.kind.write(value)) == value


def test_every_indicator_of_an_objective_is_a_measure_on_every_network() -> None:
    goals = [Goal(type="acquisition", sentence="a", measure=label) for label in MEASURES]
    assert {measure_of(goal, network) for goal in goals for network in NAMES} <= set(REGISTRY)


def test_who_answers_for_something_is_looked_up_in_the_team() -> None:
    people = {
        f"{tab.name}.{column.header}"
        for tab in TABS.values()
        for column in tab.columns.values()
        if column.kind is PERSON
    }
    assert people == {
        "équipe.remplacé par", "circuit.responsable", "circuit.en son absence", "circuit.passe à", "objectifs.responsable", "tests.responsable", "décisions.responsable",
        "checklists.par", "journal.décideur",
    }  # fmt: skip


def test_the_log_of_sensitive_cases_is_only_counted_by_kind() -> None:
    """What counts it, what traces the counts to their cells, what says that rows are due and erases them: nothing else opens it."""
    library = Path(iwa.__file__).parent
    readers = [file for file in library.rglob("*.py") if "dossier" not in file.parts]
    found = [file for file in readers if re.search(r"dossier\.log\b|SensitiveCase", file.read_text("utf-8"))]
    assert {file.relative_to(library).as_posix() for file in found} == {
        "editorial/cases.py", "trace/cases.py", "steps/animation/sensitive.py", "steps/animation/volume.py", "steps/moderation/law.py",
        "checking.py", "forgetting/journal.py", "forgetting/whole_person.py",
    }  # fmt: skip


def test_a_tab_is_known_by_its_name_whatever_the_case_and_accents() -> None:
    assert [tab_named(name) for name in ("Équipe", "EQUIPE ", "de\u0301cisions", "équipes")] == [
        "team", "team", "decisions", None,
    ]  # fmt: skip


def test_a_place_is_a_tab_and_a_cell() -> None:
    assert place(TABS["profiles"], "C7") == "dossier.xlsx, onglet « profils », C7"
    assert place(TABS["profiles"]) == "dossier.xlsx, onglet « profils »"
