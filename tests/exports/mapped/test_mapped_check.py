"""From a file nobody knows to its figures: `iwa check`, a mapping completed, `iwa check` again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iwa.cli import app
from iwa.client_month import open_month
from iwa.month_inputs import inputs_of
from iwa.months import Month
from iwa.workspace import ClientFolder

MONTH = Month(2026, 10)
NAME = "outil.csv.correspondance.yaml"
Check = Callable[[], str]


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    """A new client on Facebook, with one export of a tool that nobody knows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IWA_WORKSPACE", raising=False)
    CliRunner().invoke(app, ["new", "maison-lune"])
    folder = ClientFolder(tmp_path / "clients" / "maison-lune")
    (folder.exports / "outil.csv").write_text(
        "Publié le;Permalien;Couverture;Réactions;Commentaires;Partages;Indice\n"
        "03/10/2026 14:05;https://www.facebook.com/maison/posts/1;1 234;12;3;1;A\n"
        "14/10/2026 09:00;https://www.facebook.com/maison/posts/2;2 000;20;0;2;B\n"
        "bientôt;https://www.facebook.com/maison/posts/3;;;;;\n"
        "Total;;3 234;32;3;3;\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def check(client: ClientFolder) -> Check:
    """`check()` is what `iwa check` prints for the client."""

    def run() -> str:
        result = CliRunner().invoke(app, ["check", client.slug, "--month", str(MONTH)], env={"COLUMNS": "2000"})
        assert result.exit_code == 0, result.output
        return " ".join(result.stdout.replace("\xa0", " ").replace("\u202f", " ").split())

    return run


def complete(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("lire: non", "lire: oui").replace("réseau:\n", "réseau: Facebook\n"), "utf-8")


def test_a_file_nobody_knows_becomes_readable(client: ClientFolder, check: Check) -> None:
    mapping = client.exports / NAME
    first = check()
    assert "Reconnu : « Publié le » (date), « Permalien » (adresse), « Couverture » (portée)" in first
    assert "Non reconnu : « Indice » (texte)." in first
    assert f"complétez « {NAME} », à côté de lui, puis écrivez-y « lire: oui » : rien n’est lu avant." in first
    assert open_month(client.slug, str(MONTH)).posts.empty

    proposed = mapping.read_bytes()
    assert check() == first
    assert mapping.read_bytes() == proposed  # never written again

    complete(mapping)
    second = check()
    assert "publications (correspondance) · outil.csv · du 3 au 14 octobre 2026 · 5 lignes" in second
    assert "Lignes lues : 2 utilisées, 2 d’en-tête ou de total et 1 mise de côté." in second
    assert "La date « bientôt » n’a pas été comprise" in second
    assert "Prêt pour « iwa run »." in second
    posts = open_month(client.slug, str(MONTH)).posts.sort_values("published_at")
    assert posts["reach"].tolist() == [1234.0, 2000.0]
    assert posts["interactions"].tolist() == [16.0, 22.0]


def test_a_changed_mapping_makes_the_month_anew(client: ClientFolder, check: Check) -> None:
    check()
    before = inputs_of(client, MONTH)
    complete(client.exports / NAME)
    after = inputs_of(client, MONTH)
    assert before[f"exports/{NAME}"] != after[f"exports/{NAME}"]
    assert open_month(client.slug, str(MONTH)).inputs == after


def test_only_check_writes_a_mapping(client: ClientFolder) -> None:
    open_month(client.slug, str(MONTH))
    assert [file.name for file in client.exports.iterdir()] == ["outil.csv"]


def test_a_folder_that_cannot_be_written_to_is_a_remark(
    client: ClientFolder, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str = "r", *given: object, **kept: object) -> object:
        if mode == "x":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode, *given, **kept)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert f"« {NAME} » n’a pas pu être écrit (Permission denied)." in check()
    assert not (client.exports / NAME).exists()
