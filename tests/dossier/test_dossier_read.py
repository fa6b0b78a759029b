"""The dossier as a person saved it: what is tolerated, and the sentence for each thing that is not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml
import openpyxl
import pytest
import xlwt

from iwa.dossier import Dossier, load_dossier
from iwa.dossier.tabs import TABS, tab_named
from iwa.months import Month
from iwa.networks import NAMES
from iwa.problems import InvalidDossier
from iwa.workspace import ClientFolder

Lines = Sequence[Sequence[Any]]
TEAM: Lines = [["nom", "rôle"], ["Léa Martin", "community manager"], ["Karim Benali", None]]
ENTRIES: Lines = [["mois", "réseau", "indicateur", "valeur", "note"]]
PROFILES: Lines = [["réseau", "critère", "constat", "note", "correction"]]
OTHERS = {tab.name: [[column.header for column in tab.columns.values()]] for tab in TABS.values()}


def save(folder: ClientFolder, sheets: Mapping[str, Lines], whole: bool = True) -> ClientFolder:
    """A workbook with these sheets, the other tabs of the dossier being there and empty when `whole`."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    named = {tab_named(name) for name in sheets}
    absent = {name: lines for name, lines in OTHERS.items() if whole and tab_named(name) not in named}
    for name, lines in (dict(sheets) | absent).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    book.save(folder.dossier_file)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    return ClientFolder(tmp_path)


def read(folder: ClientFolder, sheets: Mapping[str, Lines]) -> Dossier:
    return load_dossier(save(folder, sheets))


def refused(folder: ClientFolder, sheets: Mapping[str, Lines] | None = None) -> str:
    if sheets is not None:
        save(folder, sheets)
    with pytest.raises(InvalidDossier) as caught:
        load_dossier(folder)
    return str(caught.value)


def test_every_tab_is_read_under_english_names(folder: ClientFolder) -> None:
    dossier = read(
        folder,
        {
            "équipe": [
                ["nom", "rôle", "heures par semaine", "valide", "remplacé par", "modération"],
                ["Léa Martin", "community manager", 6, "oui", "Karim Benali", "Direction"],
                ["Karim Benali", None, "2,5", "non", None],
            ],
            "objectifs": [
                [*OTHERS["objectifs"][0]],
                [
                    "acquisition", "40 devis", "conversions", "tous", 22, "août 2026, GA4", 40,
                    datetime(2026, 12, 31), "léa martin", "2026-T4", 15, "on se parle",
                ],
                ["notoriété", "Se faire connaître"],
            ],
            "cibles": [
                [*OTHERS["cibles"][0]],
                ["Familles", "Instagram", "âge", "25 à 44 ans", "40 %", None],
                ["Familles", "tous", "ville", "Angers", None, None, "et alentours"],
            ],
            "profils": [*PROFILES, ["Facebook", "bio", "sans promesse", 1, None], ["facebook", "lien", None, None]],
            "éditorial": [["élément", "nom", "mots et hashtags"], ["thème", "Recettes", "recette, #faitmaison"]],
            "agenda": [
                ["date début", "date fin", "intitulé", "nature", "réseau"],
                [date(2026, 10, 14), date(2026, 10, 18), "Salon", "événement", "Instagram"],
                ["03/11/2026", None, "Panne du site", "panne"],
            ],
            "saisies": [*ENTRIES, ["2026-10", "Facebook", "leads", 12, "accueil"], ["2026-10", None, "ventes", 0]],
            "liens": [["publication", "lien", "état"], ["facebook.com/posts/1", "https://a.fr/?utm_content=b", "cassé"]],
            "décisions": [[*OTHERS["décisions"][0]], ["d1", "Arrêter", "Léa Martin", "15/11/2026", "à faire", None]],
        },
    )  # fmt: skip
    assert dossier.remarks == ()
    assert [person.model_dump() for person in dossier.team] == [
        {"name": "Léa Martin", "role": "community manager", "hours": 6.0, "approves": True,
         "replaced_by": "Karim Benali", "reserve": None, "moderates": "direction"},
        {"name": "Karim Benali", "role": None, "hours": 2.5, "approves": False,
         "replaced_by": None, "reserve": None, "moderates": None},
    ]  # fmt: skip
    first, second = dossier.goals
    assert first.model_dump() == {
        "type": "acquisition", "sentence": "40 devis", "measure": "conversions", "network": None, "baseline": 22.0,
        "baseline_from": "août 2026, GA4",
        "target": 40.0, "due": date(2026, 12, 31), "owner": "léa martin", "quarter": "2026-T4", "worry_line": 15.0,
        "worry_action": "on se parle",
    }  # fmt: skip
    assert (second.measure, second.target, second.due, second.owner) == (None, None, None, None)
    assert [target.model_dump() for target in dossier.targets] == [
        {"name": "Familles", "network": "instagram", "dimension": "âge", "value": "25 à 44 ans", "share": 0.4,
         "portrait": None, "note": None},
        {"name": "Familles", "network": None, "dimension": "ville", "value": "Angers", "share": None,
         "portrait": None, "note": "et alentours"},
    ]  # fmt: skip
    assert [(note.network, note.criterion, note.finding, note.score) for note in dossier.profiles] == [
        ("facebook", "bio", "sans promesse", 1),
        ("facebook", "lien", None, None),
    ]
    assert [(rule.element, rule.name, rule.words) for rule in dossier.editorial] == [
        ("thème", "Recettes", ("recette", "#faitmaison"))
    ]
    assert [(event.start, event.last_day, event.title, event.nature, event.network) for event in dossier.agenda] == [
        (date(2026, 10, 14), date(2026, 10, 18), "Salon", "événement", "instagram"),
        (date(2026, 11, 3), date(2026, 11, 3), "Panne du site", "panne", None),
    ]
    assert [(entry.month, entry.network, entry.indicator, entry.value) for entry in dossier.entered] == [
        (Month(2026, 10), "facebook", "leads", 12.0),
        (Month(2026, 10), None, "ventes", 0.0),
    ]
    assert [(link.post, link.address, link.state) for link in dossier.links] == [
        ("https://facebook.com/posts/1", "https://a.fr/?utm_content=b", "cassé")
    ]
    assert [(made.identifier, made.decision, made.owner, made.due, made.state) for made in dossier.decisions] == [
        ("d1", "Arrêter", "Léa Martin", date(2026, 11, 15), "à faire")
    ]


def test_the_figures_entered_become_a_table_with_the_cell_of_each(folder: ClientFolder) -> None:
    lines: Lines = [["2026-10", "Facebook", "leads", 12, "accueil"], [], ["2026-10", None, "ventes", 0, None]]
    entries = read(folder, {"saisies": [*ENTRIES, *lines]}).entries()
    assert entries[["month", "indicator", "value", "cell"]].to_numpy().tolist() == [
        ["2026-10", "leads", 12.0, "dossier.xlsx, onglet « saisies », D2"],
        ["2026-10", "ventes", 0.0, "dossier.xlsx, onglet « saisies », D4"],
    ]
    assert entries["network"].isna().tolist() == [False, True]
    assert entries["note"].isna().tolist() == [False, True]


def test_without_a_figure_the_table_is_empty() -> None:
    entries = Dossier().entries()
    assert list(entries) == ["month", "indicator", "value", "cell", "network", "channel", "note"]
    assert entries.empty


def test_without_a_workbook_nothing_is_known_and_it_is_said(folder: ClientFolder) -> None:
    assert load_dossier(folder) == Dossier(remarks=("dossier.xlsx n’existe pas : rien n’est saisi pour ce client.",))


# What a person may do to the workbook.


def test_tabs_may_change_case_accents_and_order(folder: ClientFolder) -> None:
    dossier = read(folder, {"SAISIES": [*ENTRIES, ["2026-10", None, "leads", 1, None]], "Equipe ": TEAM})
    assert (len(dossier.entered), len(dossier.team)) == (1, 2)


def test_columns_may_move_and_headers_change_case_accents_and_stars(folder: ClientFolder) -> None:
    lines: Lines = [["Valeur *", "INDICATEUR", "mois :", "Reseau"], [12, "leads", "2026-10", "facebook"]]
    (entry,) = read(folder, {"saisies": lines}).entered
    assert (entry.month, entry.network, entry.indicator, entry.value) == (Month(2026, 10), "facebook", "leads", 12.0)
    assert entry.cells == {"value": "A2", "indicator": "B2", "month": "C2", "network": "D2"}


def test_a_column_that_is_not_known_is_left_aside_and_said(folder: ClientFolder) -> None:
    lines = [["nom", "téléphone", "roles"], ["Léa Martin", "06", "cheffe"]]
    dossier = read(folder, {"équipe": lines})
    assert dossier.team[0].role is None
    assert dossier.remarks == (
        "dossier.xlsx, onglet « équipe » : la colonne « téléphone » n’est pas prévue, elle est ignorée.",
        "dossier.xlsx, onglet « équipe » : la colonne « roles » n’est pas prévue, elle est ignorée"
        " (vouliez-vous dire « rôle » ?).",
    )


def test_a_column_without_a_title_is_left_aside_and_said(folder: ClientFolder) -> None:
    dossier = read(folder, {"équipe": [["nom"], ["Léa Martin", None, "à rappeler"]]})
    assert dossier.remarks == ("dossier.xlsx, onglet « équipe » : la colonne C n’a pas de titre, elle est ignorée.",)


def test_blank_rows_and_a_title_above_the_headers_are_passed_over(folder: ClientFolder) -> None:
    lines = [["Notre équipe"], [], *TEAM[:2], [None, "  "], [], TEAM[2]]
    dossier = read(folder, {"équipe": lines})
    assert [(person.name, person.cells["name"]) for person in dossier.team] == [
        ("Léa Martin", "A4"),
        ("Karim Benali", "A7"),
    ]


def test_a_tab_that_misses_is_empty_and_a_tab_that_is_not_known_is_said(folder: ClientFolder) -> None:
    present = {name: lines for name, lines in OTHERS.items() if name != "liens"}
    save(folder, present | {"mode d'emploi": [["Bonjour"]], "brouillon": [["a"]], "vide": []}, whole=False)
    dossier = load_dossier(folder)
    assert dossier.links == ()
    assert dossier.remarks == (
        "dossier.xlsx : l’onglet « brouillon » n’est pas prévu, il est ignoré.",
        "dossier.xlsx : l’onglet « liens » manque, il est pris comme vide.",
    )


def test_a_dossier_older_than_several_tabs_opens_with_one_remark(folder: ClientFolder) -> None:
    kept = (
        "équipe",
        "objectifs",
        "cibles",
        "profils",
        "éditorial",
        "agenda",
        "saisies",
        "liens",
        "concurrents",
        "décisions",
    )
    older = {name: OTHERS[name] for name in kept} | {
        "éditorial": [["élément", "nom", "mots et hashtags", "note"], ["thème", "Recettes", "recette", None]],
        "saisies": [*ENTRIES, ["2026-10", "Facebook", "leads", 12, None]],
    }
    dossier = load_dossier(save(folder, older, whole=False))
    assert dossier.remarks == (
        "dossier.xlsx : les onglets « temps », « circuit », « messages clés », « observations », « preuves », « repères », « tests »,"
        " « checklists » et « journal » manquent, ils sont pris comme vides.",
    )
    assert (len(dossier.editorial), len(dossier.entered), dossier.proofs) == (1, 1, ())


def test_what_an_element_of_the_editorial_line_is_decides_what_it_needs(folder: ClientFolder) -> None:
    lines: Lines = [
        OTHERS["éditorial"][0],
        ["Pilier", "PEDAGOGIE"],
        ["rubrique", "Le pain du mois", None, "expertise"],
        ["ton à ne pas faire", "Donner des ordres", None, None, "tous", "« Achetez vite ! »"],
        ["structure", "Appel à l'action", None, None, "Instagram"],
    ]
    found = read(folder, {"éditorial": lines}).editorial
    assert [(row.element, row.name, row.words, row.pillar, row.network) for row in found] == [
        ("pilier", "pédagogie", (), None, None),
        ("rubrique", "Le pain du mois", (), "expertise", None),
        ("ton à ne pas faire", "Donner des ordres", (), None, None),
        ("structure", "appel à l’action", (), None, "instagram"),
    ]
    assert found[2].example == "« Achetez vite ! »"


def test_a_figure_may_be_of_a_day_and_of_a_channel(folder: ClientFolder) -> None:
    lines: Lines = [
        OTHERS["saisies"][0],
        ["2026-10", "14/10/2026", None, "salon", "leads", 3, None],
        ["2026-10", date(2026, 10, 15), None, "salon", "leads", 4, None],
        ["2026-10", None, None, "téléphone", "leads", 9, None],
    ]
    entries = read(folder, {"saisies": lines}).entries()
    assert entries["value"].tolist() == [3.0, 4.0, 9.0]
    assert entries["channel"].tolist() == ["salon", "salon", "téléphone"]


def test_a_month_that_the_spreadsheet_made_a_date_is_taken_back(folder: ClientFolder) -> None:
    (entry,) = read(folder, {"saisies": [*ENTRIES, [datetime(2026, 10, 1), None, "leads", 3, None]]}).entered
    assert entry.month == Month(2026, 10)


def test_satisfaction_alone_may_be_negative(folder: ClientFolder) -> None:
    (entry,) = read(folder, {"saisies": [*ENTRIES, ["2026-10", None, "satisfaction", -12, None]]}).entered
    assert entry.value == -12.0


@pytest.mark.parametrize("mark", ["~$dossier.xlsx", ".~lock.dossier.xlsx#"])
def test_a_workbook_still_open_is_read_as_last_saved_and_it_is_said(folder: ClientFolder, mark: str) -> None:
    save(folder, {"équipe": TEAM})
    (folder.path / mark).write_text("", encoding="utf-8")
    dossier = load_dossier(folder)
    assert len(dossier.team) == 2
    assert dossier.remarks == ("dossier.xlsx semble ouvert : c’est sa dernière version enregistrée qui est lue.",)


def with_value_cells(folder: ClientFolder, *cells: str) -> ClientFolder:
    """A tab saisies whose column valeur holds these cells, written as in the file: <f>, <v>."""
    save(folder, {"saisies": [*ENTRIES, *(["2026-10", None, name, 7777.0 + n, None] for n, name in
                                          enumerate(["leads", "ventes", "candidatures"][: len(cells)]))]})  # fmt: skip
    parts = {}
    with zipfile.ZipFile(folder.dossier_file) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            for n, cell in enumerate(cells):
                attributes, inner = cell.split("|")
                pattern = rf'<c r="D{n + 2}"[^>]*><v>{7777 + n}</v></c>'
                text = re.sub(pattern.encode(), f'<c r="D{n + 2}"{attributes}>{inner}</c>'.encode(), text)
            parts[name] = text
    with zipfile.ZipFile(folder.dossier_file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return folder


def test_a_formula_counts_as_its_stored_result(folder: ClientFolder) -> None:
    dossier = load_dossier(with_value_cells(folder, "|<f>6*7</f><v>42</v>", ' t="str"|<f>"1 2"&amp;34</f><v>1 234</v>'))
    assert [entry.value for entry in dossier.entered] == [42.0, 1234.0]


def test_a_formula_in_error_or_never_computed_is_refused_rather_than_taken_as_blank(folder: ClientFolder) -> None:
    with_value_cells(folder, ' t="e"|<f>1/0</f><v>#DIV/0!</v>', "|<f>6*7</f>", ' t="str"|<f>""</f><v></v>')
    advice = "attendu un nombre, comme 1 234,5 (corrigez la formule et enregistrez le classeur)."
    assert refused(folder).splitlines() == [
        f"dossier.xlsx, onglet « saisies », D2 : trouvé « #DIV/0! » ; {advice}",
        f"dossier.xlsx, onglet « saisies », D3 : trouvé « formule sans résultat » ; {advice}",
        "dossier.xlsx, onglet « saisies », D4 : la cellule est vide ; attendu un nombre, comme 1 234,5.",
    ]


def test_a_workbook_from_google_sheets_with_a_wrong_dimension_is_read_whole(folder: ClientFolder) -> None:
    save(folder, {"équipe": TEAM})
    with zipfile.ZipFile(folder.dossier_file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(folder.dossier_file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', text))
    assert len(load_dossier(folder).team) == 2


# What cannot be right.


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        (
            {"profils": [*PROFILES, ["Facebook", "bio", "vu", 5]]},
            "onglet « profils », D2 : trouvé « 5 » ; attendu une note de 0 à 3, ou « sans objet ».",
        ),
        (
            {"profils": [*PROFILES, ["Minitel", "bio"]]},
            "onglet « profils », A2 : trouvé « Minitel » ; attendu un de ces mots :"
            f" {', '.join(NAMES.values())}.",
        ),
        (
            {"profils": [*PROFILES, ["Facebook", "bio"], ["facebook", "Bio"]]},
            "onglet « profils », A3 : déjà en A2 (réseau, critère) ; gardez une seule des deux lignes.",
        ),
        (
            {"profils": [*PROFILES, ["Facebook", None, "vu"]]},
            "onglet « profils », B2 : la cellule est vide ; attendu un de ces mots : bio, promesse, lien,"
            " page d’atterrissage, stories à la une, appel à l’action, cohérence visuelle.",
        ),
        (
            {"cibles": [["cible", "dimension", "valeur"], ["Familles", "âge", "jeunes"]]},
            "onglet « cibles », C2 : trouvé « jeunes » ; attendu une tranche d’âge, comme 25-34 ans ou 65 ans et plus.",
        ),
        (
            {"cibles": [["cible", "dimension", "valeur", "part visée"], ["Familles", "ville", "Angers", 40]]},
            "onglet « cibles », D2 : trouvé « 40 » ; attendu une part de 0 % à 100 %, comme 40 %.",
        ),
        (
            {"profils": [["réseau", "constat"], ["Facebook", "vu"]]},
            "onglet « profils » : la colonne « critère » manque ; remettez-la avec les autres en-têtes.",
        ),
        (
            {"équipe": [["nom", "nom"], ["Léa", "Karim"]]},
            "onglet « équipe », B1 : la colonne « nom » est déjà là ; gardez-en une.",
        ),
        (
            {"équipe": [["Léa Martin", "cheffe"], ["Karim", "stagiaire"]]},
            "onglet « équipe » : la colonne « nom » manque ; remettez-la avec les autres en-têtes.",
        ),
        (
            {"équipe": TEAM, "objectifs": [["type", "objectif", "responsable"], ["conversion", "a", "Zoé"]]},
            "onglet « objectifs », C2 : trouvé « Zoé » ; attendu un nom de l’onglet « équipe »"
            " (Léa Martin, Karim Benali).",
        ),
        (
            {"objectifs": [["type", "objectif", "échéance"], ["conversion", "a", "fin d'année"]]},
            "onglet « objectifs », C2 : trouvé « fin d'année » ; attendu une date, comme 03/11/2026.",
        ),
        (
            {"agenda": [["date début", "date fin", "intitulé", "nature"],
                        ["18/10/2026", "14/10/2026", "Salon", "événement"]]},
            "onglet « agenda », B2 : trouvé « 14/10/2026 » ; attendu une date de fin qui suit la date de début.",
        ),
        (
            {"saisies": [*ENTRIES, ["2026-13", None, "leads", 3]]},
            "onglet « saisies », A2 : trouvé « 2026-13 » ; attendu un mois, comme 2026-10.",
        ),
        (
            {"saisies": [*ENTRIES, ["2026-10", None, "leads", -3]]},
            "onglet « saisies », D2 : trouvé « -3 » ; attendu un nombre positif.",
        ),
        (
            {"saisies": [*ENTRIES, ["2026-10", None, "leads", "1.234"]]},
            "onglet « saisies », D2 : trouvé « 1.234 » ; attendu un nombre, comme 1 234,5.",
        ),
        (
            {"saisies": [*ENTRIES, ["2026-10", None, "leads", 3], ["10/2026", "tous", "leads", 4]]},
            "onglet « saisies », A3 : déjà en A2 (mois, jour, réseau, canal, indicateur) ; gardez une seule des deux lignes.",
        ),
        (
            {"liens": [["publication", "lien"], ["voir le post", "https://a.fr"]]},
            "onglet « liens », A2 : trouvé « voir le post » ; attendu une adresse, comme https://www.exemple.fr/page.",
        ),
        (
            {"décisions": [["identifiant", "décision"], ["d1", "a"], ["D1", "b"]]},
            "onglet « décisions », A3 : déjà en A2 (identifiant) ; gardez une seule des deux lignes.",
        ),
        (
            {"équipe": [["nom", "heures par semaine", "réserve"], ["Léa Martin", 6, 7]]},
            "onglet « équipe », C2 : trouvé « 7 » ; attendu une réserve qui tient dans les heures par semaine.",
        ),
        (
            {"éditorial": [["élément", "nom", "mots et hashtags"], ["rubrique", "a", None], ["thème", "Recettes", None]]},
            "onglet « éditorial », C3 : la cellule est vide ; attendu les mots et hashtags qui signalent le thème.",
        ),
        (
            {"éditorial": [["élément", "nom"], ["thème", "Recettes"], ["thème", "Pains"]]},
            "onglet « éditorial » : la colonne « mots et hashtags » manque ; remettez-la avec les autres en-têtes.",
        ),
        (
            {"éditorial": [["élément", "nom"], ["pilier", "humour"]]},
            "onglet « éditorial », B2 : trouvé « humour » ; attendu l’un des six piliers : expertise, coulisses, preuves,"
            " pédagogie, offres, communauté.",
        ),
        (
            {"éditorial": [["élément", "nom"], ["structure", "chute"]]},
            "onglet « éditorial », B2 : trouvé « chute » ; attendu l’une des quatre parties : accroche, corps, preuve,"
            " appel à l’action.",
        ),
        (
            {"preuves": [["nature", "intitulé", "état", "expiration"], ["avis", "Google", "existe", "bientôt"]]},
            "onglet « preuves », D2 : trouvé « bientôt » ; attendu une date, comme 03/11/2026.",
        ),
        (
            {"saisies": [["mois", "jour", "indicateur", "valeur"], ["2026-10", "03/11/2026", "leads", 3]]},
            "onglet « saisies », B2 : trouvé « 03/11/2026 » ; attendu un jour du mois écrit sur la même ligne.",
        ),
        (
            {"saisies": [["mois", "jour", "indicateur", "valeur"],
                         ["2026-10", None, "leads", 9], ["2026-10", "14/10/2026", "leads", 3]]},
            "onglet « saisies », B3 : trouvé « 14/10/2026 », alors que le mois entier est noté en D2 ; attendu le mois"
            " entier ou ses jours, pas les deux.",
        ),
        (
            {"journal": [["date", "réseau", "règle", "action", "décideur", "empreinte", "date de purge"],
                         ["14/10/2026", "Google", "Injure", "masquer", "Léa", "abc", "14/10/2027"]]},
            "onglet « journal », F2 : trouvé « abc » ; attendu une empreinte SHA-256 : 64 signes de 0 à 9 et de a à f.",
        ),
        (
            {"journal": [["date", "réseau", "règle", "action", "décideur", "date de purge"],
                         ["14/10/2026", "Google", "Injure", "masquer", "Léa", "13/10/2026"]]},
            "onglet « journal », F2 : trouvé « 13/10/2026 » ; attendu une date de purge qui suit la date du cas.",
        ),
        (
            {"équipe": TEAM, "journal": [["date", "réseau", "règle", "action", "décideur", "date de purge"],
                                         ["14/10/2026", "X", "Injure", "masquer", "Zoé", "14/10/2027"]]},
            "onglet « journal », E2 : trouvé « Zoé » ; attendu un nom de l’onglet « équipe » (Léa Martin, Karim Benali).",
        ),
        (
            {"tests": [["identifiant", "hypothèse", "début", "fin"], ["t1", "a", "03/11/2026", "01/11/2026"]]},
            "onglet « tests », D2 : trouvé « 01/11/2026 » ; attendu une date de fin qui suit la date de début.",
        ),
        (
            {"équipe": TEAM, "Equipe": TEAM},
            "onglet « équipe » : il est là deux fois (« équipe » et « Equipe »).",
        ),
    ],
)  # fmt: skip
def test_it_is_told_with_the_tab_and_the_cell(folder: ClientFolder, sheets: Mapping[str, Lines], sentence: str) -> None:
    assert refused(folder, sheets) == f"dossier.xlsx, {sentence}"


def test_every_wrong_cell_of_every_tab_is_listed(folder: ClientFolder) -> None:
    sheets = {
        "profils": [*PROFILES, ["Facebook", "bio", None, 7], ["Facebook", "lien", None, "bien"]],
        "saisies": [*ENTRIES, ["bientôt", None, "leads", "beaucoup"]],
    }
    assert refused(folder, sheets).splitlines() == [
        "dossier.xlsx, onglet « profils », D2 : trouvé « 7 » ; attendu une note de 0 à 3, ou « sans objet ».",
        "dossier.xlsx, onglet « profils », D3 : trouvé « bien » ; attendu une note de 0 à 3, ou « sans objet ».",
        "dossier.xlsx, onglet « saisies », A2 : trouvé « bientôt » ; attendu un mois, comme 2026-10.",
        "dossier.xlsx, onglet « saisies », D2 : trouvé « beaucoup » ; attendu un nombre, comme 1 234,5.",
    ]


def test_an_owner_is_not_looked_up_while_the_team_is_empty(folder: ClientFolder) -> None:
    (goal,) = read(folder, {"objectifs": [["type", "objectif", "responsable"], ["conversion", "a", "Zoé"]]}).goals
    assert goal.owner == "Zoé"


# What cannot be read at all.


def test_a_workbook_without_any_of_the_tabs(folder: ClientFolder) -> None:
    save(folder, {"Feuil1": TEAM}, whole=False)
    assert refused(folder) == (
        "dossier.xlsx ne contient aucun des onglets attendus."
        " Trouvé : un autre classeur, ou un classeur dont les onglets ont été renommés."
        " À faire : Remettez les onglets « équipe », « temps », « circuit », « objectifs », « cibles », « messages clés », « profils »,"
        " « observations », « éditorial », « preuves », « agenda », « saisies », « liens », « concurrents », « repères », « tests »,"
        " « décisions », « checklists » et « journal », et enregistrez au format « Classeur Excel (.xlsx) »."
    )


RESTORE = "Ouvrez-le dans Excel et enregistrez-le, ou reprenez une version précédente."
SAVE_AS = "Ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) »."


def excel_97() -> bytes:
    book, content = xlwt.Workbook(), io.BytesIO()
    book.add_sheet("équipe")
    book.save(content)
    return content.getvalue()


def open_document() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return content.getvalue()


def word_document() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"dossier.xlsx n’est pas un classeur Excel. Trouvé : un fichier vide. À faire : {RESTORE}"),
        (
            b"\xff\xd8\xff\xe0 photo",
            f"dossier.xlsx n’est pas un classeur Excel. Trouvé : un fichier d’une autre nature. À faire : {RESTORE}",
        ),
        (
            excel_97(),
            "dossier.xlsx n’est pas un classeur Excel. Trouvé : un classeur Excel 97-2003 (.xls) renommé."
            f" À faire : {SAVE_AS}",
        ),
        (
            open_document(),
            "dossier.xlsx n’est pas un classeur Excel. Trouvé : un classeur LibreOffice (.ods) renommé."
            f" À faire : {SAVE_AS}",
        ),
        (word_document(), f"dossier.xlsx est abîmé : il ne se lit pas. À faire : {RESTORE}"),
        (b"PK\x03\x04" + b"\0" * 100, f"dossier.xlsx est abîmé : il ne se lit pas. À faire : {RESTORE}"),
    ],
    ids=["empty", "photo", "xls", "ods", "docx", "truncated"],
)
def test_a_file_that_is_no_workbook(folder: ClientFolder, content: bytes, sentence: str) -> None:
    folder.dossier_file.write_bytes(content)
    assert refused(folder) == sentence


def test_a_workbook_cut_short_while_it_was_synchronised(folder: ClientFolder) -> None:
    save(folder, {"équipe": TEAM})
    whole = folder.dossier_file.read_bytes()
    folder.dossier_file.write_bytes(whole[: len(whole) // 2])
    assert refused(folder) == f"dossier.xlsx est abîmé : il ne se lit pas. À faire : {RESTORE}"


def test_a_workbook_with_a_password(folder: ClientFolder) -> None:
    save(folder, {"équipe": TEAM})
    protected = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(folder.dossier_file.read_bytes())).encrypt("secret", protected)
    folder.dossier_file.write_bytes(protected.getvalue())
    assert refused(folder) == (
        "dossier.xlsx est protégé par un mot de passe."
        " À faire : Retirez le mot de passe (Fichier, Informations, Protéger le classeur), puis relancez."
    )


def test_a_workbook_that_another_program_holds(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    save(folder, {"équipe": TEAM})

    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert refused(folder) == (
        "dossier.xlsx ne peut pas être ouvert. Trouvé : un fichier verrouillé, ou pas encore synchronisé."
        " À faire : Fermez-le dans Excel, attendez la fin de la synchronisation, puis relancez."
    )


def test_a_workbook_swollen_by_empty_rows(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iwa.dossier.sheets.LARGEST", 1000)
    save(folder, {"équipe": TEAM})
    assert refused(folder).startswith("dossier.xlsx est trop volumineux. Trouvé : 0 Mo une fois décompressé. À faire :")
