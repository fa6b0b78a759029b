"""Changes of what the team writes: client.yaml, the dossier, the labels, the calendar's workbook."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import openpyxl
from folder_edits import Row, add_row, edit_client, edit_tab

from iwa.workspace import ClientFolder

Change = Callable[[ClientFolder], None]
DECIDERS = {"Inès Carvalho": "responsable", "Naïma Benali": "community manager", "Marc Tréhanne": "direction"}


def _each(tab: str, header: str, make: Callable[[Any], Any], **only: str) -> Change:
    """One column of a tab made anew, in the rows that hold these words."""

    def edit(row: Row) -> Row:
        asked = all(
            str(row[name.replace("_", " ")] or "").casefold() == value.casefold() for name, value in only.items()
        )
        return row | {header: make(row[header])} if asked and row[header] is not None else row

    return partial(edit_tab, name=tab, edit=edit)


def _without(tab: str, header: str, *values: str) -> Change:
    return partial(edit_tab, name=tab, edit=lambda row: None if row[header] in values else row)


def _three_days_later(cell: datetime) -> datetime:
    return cell + timedelta(days=3)


def _book(edit: Callable[[Row], Row]) -> Change:
    """The rows of the calendar's workbook, changed by their headers."""

    def change(folder: ClientFolder) -> None:
        with warnings.catch_warnings(action="ignore"):  # openpyxl knows no print area of whole columns
            book = openpyxl.load_workbook(folder.calendar_file)
        sheet = next(page for page in book if page["A1"].value == "identifiant")
        headers = [str(cell.value) for cell in sheet[1]]
        changed = 0
        for cells in sheet.iter_rows(min_row=2):
            row: Row = dict(zip(headers, (cell.value for cell in cells), strict=True))
            after = edit(dict(row))
            changed += after != row
            for cell, header in zip(cells, headers, strict=True):
                cell.value = after[header]
        assert changed, "nothing changes in the calendar"
        book.save(folder.calendar_file)

    return change


def _waiting(row: Row) -> Row:
    day = row["validation le"]
    return row | {"validation le": day + timedelta(days=12)} if isinstance(day, datetime) else row


def _relabelled(folder: ClientFolder) -> None:
    lines = folder.labels_file.read_text("utf-8-sig").splitlines()
    cells = [line.split(";") for line in lines]
    moved = [[row[0], "preuves", "question", "récit", "chiffre"] if place else row for place, row in enumerate(cells)]
    assert moved != cells
    folder.labels_file.write_text("\n".join(";".join(row) for row in moved) + "\n", "utf-8")


DOSSIER: Mapping[str, Change] = {
    "the audit window is 30 days": partial(edit_client, pattern="fenetre_jours: 90", replacement="fenetre_jours: 30"),
    "the start is a month earlier": partial(edit_client, pattern="debut: 2026-10", replacement="debut: 2026-09"),
    "the quotas double": partial(edit_client, pattern=r"publications: 58", replacement="publications: 116"),
    "the school zone is A": partial(edit_client, pattern="zone_scolaire: B", replacement="zone_scolaire: A"),
    "the team has a third of its hours": _each("équipe", "heures par semaine", lambda hours: hours / 3),
    "a video costs eight hours": _each("temps", "heures par contenu", lambda hours: 8, format="vidéo"),
    "another person approves": _each("circuit", "responsable", lambda name: "Naïma Benali"),
    "stages last twice as long": _each("circuit", "délai", lambda days: days * 2),
    "another decides on moderation": partial(
        edit_tab, name="équipe", edit=lambda row: row | {"modération": DECIDERS.get(str(row["nom"]))}
    ),
    "targets rise by a third": _each("objectifs", "cible", lambda target: target * 1.33),
    "thresholds rise by half": _each("objectifs", "seuil d’inquiétude", lambda line: line * 1.5),
    "consequences of a crossing are others": _each(
        "objectifs", "si le seuil est franchi", lambda text: "On en parle à Marc"
    ),
    "objectives become recruitment": _each("objectifs", "type", lambda kind: "recrutement"),
    "objectives are of the next quarter": _each("objectifs", "trimestre", lambda quarter: "2027-T1"),
    "targets look for others": _each("cibles", "valeur", lambda value: "Lorient", dimension="ville"),
    "key messages are marked by another word": _each(
        "messages clés", "mots qui le signalent", lambda words: "orchidée"
    ),
    "bios score 0": _each("profils", "note", lambda score: 0, critère="bio"),
    "tone is observed otherwise": _each(
        "observations", "constat", lambda text: "Distant et vouvoyé", nature="ton actuel"
    ),
    "frictions are others": _each(
        "observations", "constat", lambda text: "Le numéro d’appel ne répond pas", nature="point de friction"
    ),
    "themes look for another word": _each("éditorial", "mots et hashtags", lambda words: "orchidée", élément="thème"),
    "two pillars are left": partial(
        edit_tab,
        name="éditorial",
        edit=lambda row: None if row["élément"] == "pilier" and row["nom"] not in ("expertise", "preuves") else row,
    ),
    "rubrics have other names": _each("éditorial", "nom", lambda name: f"{name} du soir", élément="rubrique"),
    "a word is to be avoided": partial(add_row, name="éditorial", élément="mot à éviter", nom="atelier"),
    "a proof is lost": _without("preuves", "nature", "cas client"),
    "highlights come three days later": _each("agenda", "date début", _three_days_later, nature="temps fort"),
    "campaigns aim higher": _each("agenda", "budget", lambda budget: budget * 3),
    "leads entered double": _each("saisies", "valeur", lambda value: value * 2, indicateur="leads"),
    "followers entered double": _each("saisies", "valeur", lambda value: value * 2, indicateur="abonnés"),
    "mentions entered double": _each("saisies", "valeur", lambda value: value * 2, indicateur="mentions"),
    "satisfaction entered is halved": _each("saisies", "valeur", lambda value: value / 2, indicateur="satisfaction"),
    "links are all broken": _each("liens", "état", lambda state: "cassé"),
    "competitors hold another angle": _each("concurrents", "angle", lambda angle: "La proximité"),
    "sector figures double": _each("repères", "valeur", lambda value: value * 2),
    "tests are refused": _each("tests", "accepté", lambda answer: "non"),
    "decisions are given up": _each("décisions", "état", lambda state: "abandonnée"),
    "launch ticks are gone": _without("checklists", "liste", "lancement"),
    "labels are others": _relabelled,
    "approvals of the calendar come twelve days later": _book(_waiting),
    "published rows of the calendar are unpublished": _book(lambda row: row | {"lien publié": None, "état": "à faire"}),
}
"""What is changed in the team's files, by name."""
