"""A new client's folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from iwa.client import Account, load_client
from iwa.client_values import CONVERSIONS, QUOTAS
from iwa.dossier import load_dossier
from iwa.networks import NAMES
from iwa.problems import InvalidDossier, WrongUse
from iwa.scaffold import client_template, new_client
from iwa.workspace import client_folders

KEYS = {
    "nom",
    "secteur",
    "pack",
    "debut",
    "fuseau",
    "zone_scolaire",
    "ville",
    "zone_locale",
    "fenetre_jours",
    "reseaux",
    "site",
}
KEYS |= {"fichiers", "conversions", "horaires", "quotas", "ajouts", "retraits", "marque"}


def test_it_holds_the_file_the_workbook_and_two_empty_folders(tmp_path: Path) -> None:
    folder = new_client(tmp_path, "boulangerie-marette")
    assert folder.path == tmp_path / "clients" / "boulangerie-marette"
    assert sorted(found.name for found in folder.path.iterdir()) == [
        "client.yaml",
        "dossier.xlsx",
        "exports",
        "visuels",
    ]
    assert not list(folder.exports.iterdir()) and not list(folder.pictures.iterdir())
    assert [found.path for found in client_folders(tmp_path)] == [folder.path]


def test_it_loads_as_it_is(tmp_path: Path) -> None:
    folder = new_client(tmp_path, "boulangerie-marette")
    client = load_client(folder)
    assert (client.slug, client.name) == ("boulangerie-marette", "Boulangerie Marette")
    assert client.networks == {"facebook": Account(name="Boulangerie Marette")}
    assert (client.conversions, client.quotas, client.city) == ({}, {}, None)
    dossier = load_dossier(folder)
    assert dossier.remarks == ()
    assert len(dossier.profiles) == 7
    assert all(note.score is None and note.finding is None for note in dossier.profiles)


def test_every_line_of_the_client_file_is_explained_in_a_comment() -> None:
    lines = [line for line in client_template().splitlines() if re.match(r'[\s#]*(?:\w+|"[^"]+"):', line)]
    bare = [line for line in lines if not re.search(r"\S\s+# \S", line)]
    assert [line.strip() for line in bare] == ["facebook:", *(f"#{key}:" for key in list(NAMES)[1:])]


@pytest.mark.parametrize("taken_off", ["#", "# ?"])  # by hand, or by an editor that takes a space with it
def test_every_key_stands_in_it_and_works_once_its_mark_is_taken_off(tmp_path: Path, taken_off: str) -> None:
    folder = new_client(tmp_path, "marette")
    (folder.path / "logo.png").write_bytes(b"")
    (folder.path / "masque.pptx").write_bytes(b"")
    active = re.sub(
        rf"(?m)^( *){taken_off}(?=\s*(?:\w+|\"[^\"]+\"):)", r"\1", folder.client_file.read_text(encoding="utf-8")
    )
    assert set(yaml.safe_load(active)) == KEYS
    folder.client_file.write_text(active, encoding="utf-8")
    client = load_client(folder)
    assert set(client.networks) == set(NAMES)
    assert client.placed == {"insta/*.csv": "instagram"}
    assert (set(client.conversions), set(client.quotas)) == (set(CONVERSIONS), set(QUOTAS))


def test_one_line_alone_can_be_made_active(tmp_path: Path) -> None:
    for name in re.findall(r"(?m)^ *#(\w+):.*$", client_template()):
        if name in NAMES:
            continue  # a network is a block
        folder = new_client(tmp_path / name, "marette")
        (folder.path / "logo.png").write_bytes(b"")
        (folder.path / "masque.pptx").write_bytes(b"")
        text = folder.client_file.read_text(encoding="utf-8")
        folder.client_file.write_text(re.sub(rf"(?m)^( *)#(?={name}:)", r"\1", text), encoding="utf-8")
        load_client(folder)


def test_a_client_that_exists_is_never_touched(tmp_path: Path) -> None:
    folder = new_client(tmp_path, "marette")
    folder.client_file.write_text("à moi", encoding="utf-8")
    with pytest.raises(WrongUse) as caught:
        new_client(tmp_path, "marette")
    assert str(caught.value) == (
        f"Le client « marette » existe déjà. Trouvé : le dossier {folder.path}."
        " À faire : Prenez un autre nom, ou ouvrez ce dossier et complétez-le."
    )
    assert folder.client_file.read_text(encoding="utf-8") == "à moi"


def test_a_name_that_cannot_be_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Le nom du dossier client n’est pas utilisable"):
        new_client(tmp_path, "Boulangerie Marette")
    assert not (tmp_path / "clients").exists()


def test_nothing_is_left_behind_when_it_cannot_be_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise InvalidDossier("panne")

    monkeypatch.setattr("iwa.scaffold.write_dossier", broken)
    with pytest.raises(InvalidDossier):
        new_client(tmp_path, "marette")
    assert list((tmp_path / "clients").iterdir()) == []
