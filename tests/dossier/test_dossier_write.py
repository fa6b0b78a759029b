"""The workbook laid out for a person, and read back from the programs that people use."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from iwa.client import Account, Client
from iwa.dossier import Dossier, load_dossier
from iwa.dossier.choices import CRITERIA, INDICATORS, MEASURES
from iwa.dossier.tabs import GUIDE, LISTS, TABS
from iwa.dossier.write import write_dossier
from iwa.months import Month
from iwa.networks import NAMES
from iwa.workspace import ClientFolder

CLIENT = Client(
    slug="marette",
    name="Boulangerie Marette",
    sector="commerce",
    pack="essentiel",
    start=Month(2026, 9),
    networks={"facebook": Account(name="Marette"), "instagram": Account(name="marette")},
)
ROWS: dict[str, list[dict[str, Any]]] = {
    "team": [
        {"name": "Léa Martin", "role": "community manager", "hours": 6, "approves": True, "replaced_by": "Karim", "reserve": 1},
        {"name": "Karim", "hours": 2.5, "approves": False},
    ],
    "times": [{"format": "short", "network": "youtube", "hours": 2.5}, {"format": "image", "hours": 0.5}],
    "goals": [
        {
            "type": "acquisition", "sentence": "=40 devis", "measure": "engagement_rate", "network": "instagram",
            "baseline": 0.02, "target": 0.05, "due": date(2026, 12, 31), "owner": "Karim", "quarter": "2026-T4",
            "worry_line": 0.01, "worry_action": "on se parle",
        },
        {"type": "notoriété", "sentence": "Se faire connaître"},
    ],
    "targets": [
        {"name": "Familles", "network": "instagram", "dimension": "âge", "value": "25-44 ans", "share": 0.4},
        {"name": "Familles", "dimension": "ville", "value": "Angers"},
    ],
    "key_messages": [{"message": "Le pain prend son temps", "words": ("levain",)}, {"message": "=Sans mots"}],
    "profiles": [
        {"network": "facebook", "criterion": "bio", "finding": "sans promesse", "score": 0, "correction": "la dire"},
        {"network": "facebook", "criterion": "stories à la une", "score": "sans objet"},
    ],
    "observations": [
        {"nature": "ton actuel", "finding": "On vouvoie", "example": "« Venez »", "other_example": "https://a.fr/1"}
    ],
    "editorial": [
        {"element": "thème", "name": "Recettes", "words": ("recette", "#faitmaison")},
        {"element": "rubrique", "name": "Le pain du mois", "pillar": "expertise", "network": "instagram"},
        {"element": "mot à éviter", "name": "authentique"},
    ],
    "proofs": [
        {"kind": "photo", "name": "Le fournil", "state": "existe", "permission": "accordée", "expires": date(2027, 12, 31)}
    ],
    "agenda": [
        {"start": date(2026, 10, 14), "end": date(2026, 10, 18), "title": "Salon", "nature": "événement"},
        {"start": date(2026, 11, 3), "title": "Panne", "nature": "panne", "network": "facebook"},
    ],
    "entered": [{"month": Month(2026, 10), "indicator": "chiffre d’affaires", "value": 1234.5, "note": "caisse"},
        {"month": Month(2026, 10), "day": date(2026, 10, 14), "channel": "salon", "indicator": "leads", "value": 3}],
    "links": [{"post": "https://facebook.com/1", "address": "https://a.fr/?utm_content=b", "state": "vérifié"}],
    "competitors": [
        {"competitor": "Fournil du Pont", "network": "instagram", "message": "le quartier", "angle": "=tradition"},
        {"competitor": "Fournil du Pont", "proofs": "avis", "rubrics": "le pain du mois"},
    ],
    "trials": [{"identifier": "2026-10-t1", "hypothesis": "Un carrousel", "accepted": True, "owner": "Karim"}],
    "decisions": [{"identifier": "2026-10-d1", "decision": "Arrêter", "due": date(2026, 11, 15), "state": "à faire"}],
    "checklists": [{"checklist": "mensuelle", "month": Month(2026, 10), "item": "Liens", "done": False, "by": "Karim"}],
    "log": [
        {"day": date(2026, 10, 14), "network": "google", "rule": "Données personnelles", "action": "masquer",
         "decider": "Karim", "digest": "0F" * 32, "purge": date(2027, 10, 14)},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    folder = ClientFolder(tmp_path_factory.mktemp("filled"))
    write_dossier(folder.dossier_file, CLIENT, ROWS)
    return folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> ClientFolder:
    folder = ClientFolder(tmp_path_factory.mktemp("bare"))
    write_dossier(folder.dossier_file, CLIENT)
    return folder


@pytest.fixture(scope="module")
def book(bare: ClientFolder) -> openpyxl.Workbook:
    return openpyxl.load_workbook(bare.dossier_file)


def assert_holds_the_rows(dossier: Dossier) -> None:
    assert dossier.remarks == ()
    for key, rows in ROWS.items():
        expected = [TABS[key].row.model_validate(row).model_dump() for row in rows]
        assert [row.model_dump() for row in getattr(dossier, key)][: len(rows)] == expected
        assert key == "profiles" or len(getattr(dossier, key)) == len(rows)
    assert len(dossier.profiles) == 2 * len(CRITERIA)


def test_what_is_written_is_read_back(filled: ClientFolder) -> None:
    assert_holds_the_rows(load_dossier(filled))


def test_it_is_read_back_after_another_program_saved_it(filled: ClientFolder, tmp_path: Path) -> None:
    again = ClientFolder(tmp_path)
    openpyxl.load_workbook(filled.dossier_file).save(again.dossier_file)
    assert_holds_the_rows(load_dossier(again))


def test_it_is_read_back_after_libreoffice_saved_it(
    filled: ClientFolder, tmp_path: Path, converted: Callable[..., list[Path]]
) -> None:
    again = ClientFolder(tmp_path)
    (saved,) = converted("xlsx", filled.dossier_file)
    shutil.copy(saved, again.dossier_file)
    assert again.dossier_file.read_bytes() != filled.dossier_file.read_bytes()
    assert_holds_the_rows(load_dossier(again))


def test_nothing_is_filled_in_by_default_but_what_there_is_to_look_at(bare: ClientFolder) -> None:
    dossier = load_dossier(bare)
    assert dossier.remarks == ()
    assert [len(getattr(dossier, key)) for key in TABS] == [14 if key == "profiles" else 0 for key in TABS]
    assert [(note.network, note.criterion) for note in dossier.profiles] == [
        (network, criterion) for network in ("facebook", "instagram") for criterion in CRITERIA
    ]
    assert all((note.finding, note.score, note.correction) == (None, None, None) for note in dossier.profiles)


def test_the_guide_comes_first_and_leads_to_each_tab(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [GUIDE, *(tab.name for tab in TABS.values()), LISTS]
    assert book[LISTS].sheet_state == "hidden"
    guide = book[GUIDE]
    assert guide["B2"].value == "Dossier Boulangerie Marette"
    links = [row[1] for row in guide.iter_rows() if row[1].hyperlink]
    assert [cell.hyperlink.location for cell in links if cell.hyperlink] == [
        f"'{tab.name}'!A1" for tab in TABS.values()
    ]
    assert [(cell.value, guide[f"C{cell.row}"].value) for cell in links] == [
        (tab.name, tab.purpose) for tab in TABS.values()
    ]


@pytest.mark.parametrize("key", TABS)
def test_a_tab_has_a_frozen_header_whose_cells_explain_themselves(book: openpyxl.Workbook, key: str) -> None:
    tab, sheet = TABS[key], book[TABS[key].name]
    assert sheet.freeze_panes == "A2"
    messages = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    for cell, (field, column) in zip(sheet[1], tab.columns.items(), strict=True):
        assert cell.value == column.header
        comment = cell.comment.text if cell.comment else ""
        assert column.explanation in comment
        assert ("À remplir sur chaque ligne." in comment) == tab.is_required(field)
        assert cell.font.bold and cell.fill.fgColor.rgb == ("FF1F3A5F" if tab.is_required(field) else "FFE4EAF1")
        rule = messages[f"{cell.column_letter}2"]
        assert (rule.promptTitle, rule.showInputMessage) == (column.header, True)
        assert rule.prompt.startswith(column.explanation)
        assert ("Exemple : " + column.example in rule.prompt) == bool(column.example)


def test_choices_drop_down_and_names_come_from_the_team(book: openpyxl.Workbook) -> None:
    rules = {str(rule.sqref): rule for rule in book["profils"].data_validations.dataValidation}
    assert rules["A2:A501"].formula1 == '"' + ",".join(NAMES.values()) + '"'
    assert rules["B2:B501"].formula1 == '"' + ",".join(CRITERIA) + '"'
    assert rules["D2:D501"].formula1 == '"0,1,2,3,sans objet"'
    rules = {str(rule.sqref): rule for rule in book["objectifs"].data_validations.dataValidation}
    assert (rules["I2:I501"].type, rules["I2:I501"].formula1) == ("list", "'équipe'!$A$2:$A$501")
    assert (rules["H2:H501"].type, rules["G2:G501"].type) == ("date", "decimal")


def test_a_list_too_long_for_a_cell_stands_in_the_hidden_tab(book: openpyxl.Workbook) -> None:
    rules = {str(rule.sqref): rule for rule in book["saisies"].data_validations.dataValidation}
    assert rules["E2:E501"].formula1 == f"'listes'!$B$1:$B${len(INDICATORS)}"
    columns = [[cell.value for cell in book["listes"][letter] if cell.value] for letter in "AB"]
    assert columns == [list(MEASURES), list(INDICATORS)]
    assert all(len(rule.formula1 or "") <= 257 for sheet in book for rule in sheet.data_validations.dataValidation)


def test_a_text_that_looks_like_a_formula_stays_text(filled: ClientFolder) -> None:
    cell = openpyxl.load_workbook(filled.dossier_file)["objectifs"]["B2"]
    assert (cell.value, cell.data_type) == ("=40 devis", "s")


def test_the_same_input_gives_the_same_bytes(filled: ClientFolder, tmp_path: Path) -> None:
    write_dossier(tmp_path / "dossier.xlsx", CLIENT, ROWS)
    assert (tmp_path / "dossier.xlsx").read_bytes() == filled.dossier_file.read_bytes()
    properties = openpyxl.load_workbook(filled.dossier_file).properties
    assert str(properties.created) == str(properties.modified) == "2026-09-01 00:00:00"


def test_a_row_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="une note de 0 à 3"):
        write_dossier(
            tmp_path / "a.xlsx", CLIENT, {"profiles": [{"network": "facebook", "criterion": "bio", "score": 9}]}
        )
    with pytest.raises(KeyError, match="unknown tabs"):
        write_dossier(tmp_path / "b.xlsx", CLIENT, {"profils": []})
