"""The mapping proposed for a table that nobody knows: what is recognised, what a consultant has to say."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest
import yaml

from iwa.exports.collect import collect
from iwa.exports.document import Document
from iwa.exports.mapped.proposal import proposal, write_proposals
from iwa.exports.mapped.shape import shape_of
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.opening.files import list_files, open_documents


def document(*lines: str) -> Document:
    sheet, repairs = sheet_of("\n".join([*lines, ""]).encode("utf-8"), "outil.csv")
    return Document("outil.csv", (sheet,), repairs)


def proposed(of: Document) -> dict[str, object]:
    text = proposal(of)
    assert text is not None
    return dict(yaml.safe_load(text))


def written(exports: Path) -> list[str]:
    sources = collect(exports).sources
    return write_proposals(exports, sources.loc[sources["state"] == "inconnu", "file"])[0]


def test_a_foreign_csv_with_semicolons_and_french_dates(put):
    exports = put("outil.csv")
    assert written(exports) == ["outil.csv.correspondance.yaml"]
    text = (exports / "outil.csv.correspondance.yaml").read_text("utf-8")
    values = yaml.load(text, yaml.BaseLoader)
    assert values == {
        "lire": "non",
        "réseau": "",
        "contenu": "publications",
        "ordre_des_dates": "jour/mois",
        "ligne_des_titres": "3",
        "colonnes": {
            "Date de publication": "date",
            "Titre du post": "",  # no known export prints this label: the consultant names it
            "Lien": "adresse",
            "Couverture": "portée",
            "Mentions J'aime": "réactions",
            "Score": "",
            "Abonnés": "",  # followers gained for YouTube, their number for TikTok
        },
    }
    assert "D’après les dates du fichier." in text
    assert '"Score":  # texte, par exemple A+' in text


def test_a_workbook_with_a_row_a_day_and_two_sheets(tmp_path):
    days = pd.DataFrame({"Jour": pd.to_datetime(["2026-10-01", "2026-10-02"]), "Vues": [10, 20], "Taux": [0.1, 0.2]})
    with pd.ExcelWriter(tmp_path / "jours.xlsx") as book:
        pd.DataFrame({"Lisez-moi": ["Ce classeur…"]}).to_excel(book, sheet_name="Aide", index=False)
        days.to_excel(book, sheet_name="Données", index=False)
    (found,) = open_documents(tmp_path / "jours.xlsx", tmp_path)
    values = proposed(found)
    assert (values["contenu"], values["feuille"], values["ligne_des_titres"]) == ("jours", "Données", 1)
    assert values["colonnes"] == {"Jour": "date", "Vues": "vues", "Taux": None}


def test_the_order_of_the_dates_comes_from_the_column():
    american = document("Day;Reach", "09/30/2026;5", "10/13/2026;7")
    assert proposed(american)["ordre_des_dates"] == "mois/jour"
    # No figure over 12: read month first these two would be ten months apart.
    text = proposal(document("Jour;Couverture", "01/10/2026;5", "02/10/2026;7"))
    assert text is not None and "ordre_des_dates: jour/mois" in text and "Aucune date ne tranche : à vérifier." in text


def test_the_first_column_of_dates_is_the_date_when_no_label_says_so():
    values = proposed(document("Mis en ligne;Couverture", "3 oct. 2026;5", "5 octobre 2026;7"))
    assert values["colonnes"] == {"Mis en ligne": "date", "Couverture": "portée"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Bonjour", "ceci est un texte"),
        ("Vues;Vues", "1;2"),  # two columns of one name
        ("12;14", "1;2"),  # no titles
        ("Nom;Ville", "Léa;Brest"),  # no values
        ("Jour;Vues",),
    ],
)
def test_no_mapping_is_proposed_without_a_row_of_titles_above_values(lines):
    assert shape_of(document(*lines)) is None and proposal(document(*lines)) is None


def test_what_cannot_be_seen_or_would_break_the_yaml_is_quoted():
    values = proposed(document('Jour;"Vues: ""toutes"" # 1";Note\x07', "2026-10-01;5;x#\x07:"))
    assert values["colonnes"] == {"Jour": "date", 'Vues: "toutes" # 1': None, "Note": None}


def test_a_mapping_that_is_there_is_never_written_again(put):
    exports = put("outil.csv")
    own = exports / "outil.csv.correspondance.yaml"
    for left in ("lire: non\n", "ceci n’est pas lisible"):
        own.write_text(left, "utf-8")
        assert written(exports) == []
        assert own.read_text("utf-8") == left


def test_two_files_with_the_same_titles_get_one_mapping(put):
    put("octobre.csv")
    exports = put("septembre.csv", "03/09/2026;Autre;https://x.fr/1;5;1;;")
    assert written(exports) == ["octobre.csv.correspondance.yaml"]
    told = collect(exports).issues.set_index("file")["sentence"]
    assert all("complétez « octobre.csv.correspondance.yaml »" in sentence for sentence in told)


def test_a_table_of_a_zip_has_its_mapping_beside_the_zip(put, tmp_path):
    put("sous/dossier/outil.csv")
    inside = tmp_path / "sous" / "dossier" / "outil.csv"
    with zipfile.ZipFile(tmp_path / "sous" / "tout.zip", "w") as archive:
        archive.write(inside, "a/outil.csv")
    inside.unlink()
    assert written(tmp_path) == ["sous/outil.csv.correspondance.yaml"]


def test_a_mapping_is_no_export(put):
    exports = put("outil.csv")
    written(exports)
    assert [file.name for file in list_files(exports)] == ["outil.csv"]
    assert collect(exports).sources["file"].tolist() == ["outil.csv"]


def test_the_remark_says_what_was_recognised_and_what_was_not(put):
    (sentence,) = collect(put("outil.csv")).issues["sentence"]
    assert "Titres en ligne 3." in sentence
    assert "« Couverture » (portée) et « Mentions J'aime » (réactions)" in sentence
    assert "Non reconnu : « Titre du post » (texte), « Score » (texte) et « Abonnés » (nombres)." in sentence
    assert "lancez « iwa check »" in sentence
