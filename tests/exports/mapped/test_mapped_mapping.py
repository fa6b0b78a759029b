"""A completed mapping: what may stand in it, and the sentence for each thing that may not."""

import re
from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.collect import collect
from iwa.exports.mapped.mapping import load_mapping
from iwa.exports.mapped.names import FRENCH, METRICS, NAMES, name_of
from iwa.problems import InvalidMapping
from iwa.tables import METRICS as ALL_METRICS

OWN = "outil.csv.correspondance.yaml"
WRONG = {
    "an unknown key": (("réseau:", "résau:"), "clé « résau » : clé inconnue ; vouliez-vous dire « réseau » ?"),
    "an unknown network": (("Instagram", "Minitel"), "clé « réseau » : trouvé « Minitel » ; attendu un réseau parmi"),
    "a network of reviews alone": (("Instagram", "Google"), "clé « réseau » : trouvé « Google »"),
    "no network": (("réseau: Instagram", "réseau:"), "clé « réseau » : elle manque ou elle est vide ; écrivez l’un de"),
    "an unknown name": (("portée", "porté"), "clé « colonnes » : attendu « portée », peut-être"),
    "a name twice": (("réactions", "portée"), "le nom « portée » est donné à deux colonnes"),
    "no date": (("publication\": date", "publication\":"), "aucune colonne ne porte le nom « date »"),
    "no post": (("adresse", ""), "nommez « identifiant » ou « adresse »"),
    "a stock of followers for a post": (("\"Abonnés\":", "\"Abonnés\": abonnés"), "n’a pas de sens pour des publications"),
    "a day with an address": (("publications", "jours"), "« adresse » n’a pas de sens pour des jours"),
    "an order that is none": (("jour/mois", "jour"), "attendu « jour/mois » ou « mois/jour »"),
    "a row that is none": (("titres: 3", "titres: trois"), "clé « ligne_des_titres » : trouvé « trois »"),
    "neither yes nor no": (("lire: oui", "lire: peut-être"), "clé « lire » : trouvé « peut-être » ; attendu « oui » ou « non »"),
    "columns as a list": (("colonnes:", "colonnes: [a]\nfeuille:"), "clé « feuille »"),
    "a column the file lacks": (("\"Couverture\"", "\"Portée\""), "la ligne 3 du fichier n’a pas de colonne « Portée »"),
    "another row": (("titres: 3", "titres: 4"), "ou la clé « ligne_des_titres »"),
    "a sheet the file lacks": (("colonnes:", "feuille: Posts\ncolonnes:"), "clé « feuille » : ce fichier n’a pas de feuille"),
    "a key twice": (("lire: oui", "lire: oui\nlire: non"), "ligne 2 : la clé « lire » est écrite deux fois"),
    "a key twice but for its accent": (("lire: oui", "lire: oui\nreseau: X"), "une même clé y est écrite deux fois"),
    "no colon": (("contenu: publications", "contenu publications"), "ligne 3 : il manque les deux-points"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_mapping_is_one_remark_that_names_it_and_the_rest_goes_on(put, map_it, case):
    change, said = WRONG[case]
    put("outil.csv")
    map_it("outil.csv", change)
    exports = put("bon/outil.csv", "03/10/2026;Autre;https://x.fr/1;5;1;;")
    map_it("bon/outil.csv")
    collected = collect(exports)
    issues = collected.issues[collected.issues["file"] == "outil.csv"].to_dict("records")
    assert len(issues) == 1
    assert issues[0]["severity"] == "bloquant"
    assert OWN in issues[0]["sentence"] and said in issues[0]["sentence"]
    assert set(collected.posts["source_file"]) == {"bon/outil.csv"}
    rows = collected.rows[collected.rows["file"] == "outil.csv"]
    assert set(rows["state"].astype(str)) == {"issue"}


def test_all_that_is_wrong_is_told_at_once(put, map_it):
    put("outil.csv")
    map_it("outil.csv", ("Instagram", "Minitel"), ("portée", "buzz"))
    with pytest.raises(InvalidMapping, match=r"Minitel.*colonnes"):
        load_mapping(put("outil.csv") / OWN, OWN)


def test_case_and_accents_of_keys_and_names_do_not_count(put, map_it):
    map_it("outil.csv", ("réseau: Instagram", "Reseau: instagram"), ("portée", "Portee"), ("jour/mois", "Jour / mois"))
    mapping = load_mapping(put("outil.csv") / OWN, OWN)
    assert (mapping.network, mapping.content, mapping.day_first) == ("instagram", "posts", True)
    assert mapping.named()["Couverture"] == "reach"


@pytest.mark.parametrize("day", ["2026-10-31", "31/10/2026"])
def test_the_day_of_the_download_may_be_written_both_ways(put, map_it, day):
    map_it("outil.csv", ("colonnes:", f"mesuré_le: {day}\ncolonnes:"))
    assert load_mapping(put("outil.csv") / OWN, OWN).measured_at == pd.Timestamp("2026-10-31")


def test_half_a_mapping_is_no_fault_before_it_is_to_be_read(put, map_it):
    map_it(
        "outil.csv",
        ("lire: oui", "lire: non"),
        ("réseau: Instagram", "réseau:"),
        ('publication": date', 'publication":'),
    )
    assert not load_mapping(put("outil.csv") / OWN, OWN).reads


def test_a_wrong_mapping_that_no_file_needs_is_told_under_its_own_name(tmp_path):
    (tmp_path / OWN).write_text("lire: peut-être\n", "utf-8")
    collected = collect(tmp_path)
    assert collected.sources.empty
    (issue,) = collected.issues.to_dict("records")
    assert (issue["file"], issue["severity"]) == (OWN, "à vérifier")


def test_every_name_stands_for_a_metric_or_a_fact_of_its_own():
    assert set(METRICS.values()) <= set(ALL_METRICS)
    assert set(ALL_METRICS) - set(METRICS.values()) == {"average_viewed", "click_through"}  # rates have no name
    assert len(FRENCH) == len(NAMES)
    assert all(name_of(name) == ours for name, ours in NAMES.items())


def test_the_page_explains_every_name_and_its_example_is_a_good_one(tmp_path):
    page = (Path(__file__).parents[3] / "docs" / "formats-propres.md").read_text("utf-8")
    section = page.split("## Un fichier que l’atelier ne connaît pas")[1]
    assert [name for name in NAMES if f"`{name}`" not in section] == []
    example = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert example is not None
    (tmp_path / OWN).write_text(example[1], "utf-8")
    mapping = load_mapping(tmp_path / OWN, OWN)
    assert mapping.reads and mapping.network == "instagram"
