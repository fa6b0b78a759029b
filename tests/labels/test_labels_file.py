"""What people decided in labels.csv, read like an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from iwa.dossier.editorial import EditorialElement
from iwa.dossier.read import Dossier
from iwa.labels.file import decided, read_decided
from iwa.labels.labelled import labelled

Write = Callable[..., Path]
POSTS = pd.DataFrame(
    {
        "network": ["instagram", "facebook", "x"],
        "post_id": ["18000000000000001", "7_1", "18000000000000001"],
        "url": ["https://www.instagram.com/p/DAbCdEf/", "https://www.facebook.com/marette/posts/1234567890123", None],
        "text": pd.Series(["Au fournil", "La commande", None], dtype="str"),
    }
)


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(text: str, encoding: str = "utf-8") -> Path:
        file = tmp_path / "labels.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.mark.parametrize(("sign", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_labels_are_read_whatever_saved_the_file(written: Write, sign: str, encoding: str) -> None:
    rows = (
        ("Pilier", "Publication", "Accroche", "Angle", "Preuve"),
        ("Pédagogie", "7_1", "question", "", "Avis"),
        ("", "https://instagram.com/p/DAbCdEf/?igsh=1", "", "l’erreur", ""),
    )
    found = read_decided(written("\r\n".join(sign.join(row) for row in rows), encoding), POSTS)
    table = decided(found, POSTS)
    assert table[["pillar", "hook"]].to_numpy()[1].tolist() == ["pédagogie", "question"]
    assert table["angle"].tolist()[0] == "l’erreur"
    assert table.isna().sum().sum() == 8
    assert set(found.issues["severity"]) <= {"pour information"}


def test_what_cannot_be_read_is_told_with_its_row(written: Write) -> None:
    text = (
        "publication;pilier;réseau;humeur\n7_1;humour;;\n7_2;offres;;\n;offres;;\n18000000000000001;offres;;\n"
        "18000000000000001;coulisses;X;\n7_1;offres;;\n7_1;preuves;;\n"
    )
    found = read_decided(written(text), POSTS)
    told = dict(zip(found.issues["kind"], found.issues["row"].astype("object"), strict=True))
    expected = {"unknown-pillar": 2, "unknown-post": 3, "no-post": 4, "many-posts": 5, "label-twice": 7}
    assert {kind: row for kind, row in told.items() if kind != "unknown-column"} == expected
    assert "1 publication étiquetée n’est pas dans les exports lus pour ce mois (ligne 3)" in " ".join(
        found.issues["sentence"]
    ).replace("\xa0", " ")
    assert "« humeur »" in found.issues["sentence"][0]
    assert "« humour » n’est pas un pilier" in " ".join(found.issues["sentence"])
    table = decided(found, POSTS)
    assert table["pillar"].tolist()[1:] == ["preuves", "coulisses"]


@pytest.mark.parametrize("text", ["pilier;accroche\noffres;question\n", "", "\x00\x01"])
def test_a_file_that_is_not_labels_is_one_remark(written: Write, text: str) -> None:
    found = read_decided(written(text), POSTS)
    assert len(found.issues) == 1
    assert not found.rows
    assert read_decided(Path("absent.csv"), POSTS).issues.empty


def test_a_person_speaks_before_a_rule(written: Write) -> None:
    rule = EditorialElement(element="pilier", name="coulisses", words=("fournil", "commande"))
    file = written("publication,pilier,accroche\n7_1,preuves,promesse\n18000000000000001,aucun,\n")
    named = labelled(POSTS[:2], POSTS[:2], Dossier(editorial=(rule,)), file)
    assert named.posts["pillar_from"].tolist() == ["personne", "personne"]
    assert named.posts["pillar"].tolist()[1] == "preuves"
    assert named.posts["pillar"].isna().tolist() == [True, False]
    assert named.closing["hook"].tolist()[1] == "promesse"
    assert (named.worth.rules_tried, named.worth.rules_wrong) == (2, 2)
    ruled = labelled(POSTS[:2], POSTS[:2], Dossier(editorial=(rule,)), file.with_name("absent.csv")).posts
    assert ruled["pillar_from"].tolist() == ["règle", "règle"]
    assert ruled["pillar"].tolist() == ruled["pillar_told"].tolist() == ["coulisses", "coulisses"]
