"""client.yaml from answers: explained as the template is, and read back as what was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from iwa.client import load_client, remarks_on
from iwa.panels.desk.client_file import client_text
from iwa.problems import InvalidClientFile
from iwa.scaffold import client_template, new_client
from iwa.strict_yaml import read_mapping

ANSWERS: dict[str, Any] = {
    "nom": 'Maison « Lune » : l\'atelier "bis" # 2',
    "secteur": "librairie",
    "pack": "croissance",
    "debut": "2026-09",
    "ville": "NO",
    "site": "https://lune.example/a#b",
    "reseaux": {"instagram": {"compte": "lune", "identifiant": "@lune"}, "x": {"compte": "@lune"}},
    "quotas": {"publications": "12"},
    "marque": {"couleur": "#112233"},
}


def test_what_is_answered_is_what_is_read(tmp_path: Path) -> None:
    folder = new_client(tmp_path, "maison-lune", client_text(ANSWERS))
    read = read_mapping(folder.client_file, InvalidClientFile)
    filled = {key: value for key, value in read.items() if value and key not in ("fuseau", "fenetre_jours")}
    assert filled == ANSWERS
    assert load_client(folder).networks["instagram"].identifier == "@lune"


def test_every_line_of_the_template_is_still_there_to_be_activated() -> None:
    def keys(text: str) -> list[str]:
        return [line.replace("#", " ", 1).strip().partition(":")[0] for line in text.splitlines()]

    assert keys(client_text(ANSWERS)) == keys(client_template())
    waiting = client_text({"reseaux": {"facebook": {"compte": "Lune"}}}).splitlines()
    assert "  #tiktok:" in waiting and any(line.startswith("  #  compte:") for line in waiting)


@pytest.mark.parametrize(
    ("change", "key", "sentence"),
    [
        ({"pack": "or"}, "pack", "attendu un de ces mots"),
        ({"debut": "septembre"}, "debut", "un mois, comme 2026-09"),
        ({"reseaux": {"x": {}}}, "reseaux > x > compte", "elle manque"),
        ({"reseaux": {}}, "reseaux", "au moins une ligne"),
        ({"quotas": {"publications": "-1"}}, "quotas > publications", "un nombre entier"),
        ({"site": "lune"}, "site", "une adresse"),
    ],
)
def test_what_is_wrong_is_said_by_key_before_there_is_a_file(change: dict[str, Any], key: str, sentence: str) -> None:
    assert remarks_on(ANSWERS) == {}
    found = remarks_on({**ANSWERS, **change})
    assert list(found) == [key] and sentence in found[key]


def test_a_client_that_cannot_be_is_not_there_at_all(tmp_path: Path) -> None:
    with pytest.raises(InvalidClientFile):
        new_client(tmp_path, "maison-lune", client_text({**ANSWERS, "pack": "or"}))
    assert list((tmp_path / "clients").iterdir()) == []
