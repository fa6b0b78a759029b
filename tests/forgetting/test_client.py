"""`iwa forget --client`: the whole folder and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from forgotten_client import said
from typer.testing import CliRunner

from iwa import forget_commands
from iwa.cli import app
from iwa.forgetting.whole_client import empty, refuse_elsewhere
from iwa.problems import NotForgotten, WrongUse
from iwa.run.claim import InUse, claimed
from iwa.workspace import ClientFolder


class Terminal:
    """A terminal at which somebody types one line."""

    def __init__(self, line: str) -> None:
        self.line = line

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return f"{self.line}\n"


def test_the_folder_goes_and_what_a_link_in_it_leads_to_stays(folder: ClientFolder, workspace: Path) -> None:
    outside = workspace / "photos"
    outside.mkdir()
    (outside / "a.jpg").write_bytes(b"a")
    (folder.pictures / "photos").symlink_to(outside)
    (folder.path / "lien").symlink_to(outside / "a.jpg")
    (workspace / "clients" / "autre").mkdir()
    (workspace / "depot").mkdir()
    (workspace / "depot" / "reponses.yaml").write_text("fichiers:\n  a.csv: maison-lune\n", "utf-8")
    output = said("forget", "maison-lune", "--client", "--yes")
    assert sorted(one.name for one in (workspace / "clients").iterdir()) == ["autre"]
    assert (outside / "a.jpg").read_bytes() == b"a"
    assert "Effacé : clients/maison-lune" in output and "fichiers (" in output
    assert "depot/reponses.yaml nomme encore ce client" in output and "corbeille" in output


def test_a_folder_that_is_a_link_is_refused(folder: ClientFolder, workspace: Path) -> None:
    (workspace / "clients" / "jumeau").symlink_to(folder.path)
    with pytest.raises(NotForgotten, match="est un lien"):
        refuse_elsewhere(ClientFolder(workspace / "clients" / "jumeau"), workspace)
    with pytest.raises(NotForgotten):
        refuse_elsewhere(folder, workspace / "ailleurs")
    refuse_elsewhere(folder, workspace)
    result = CliRunner().invoke(app, ["forget", "jumeau", "--client", "--yes"])
    assert isinstance(result.exception, NotForgotten) and folder.client_file.is_file()


@pytest.mark.parametrize(("typed", "is_gone"), [("maison-lune", True), ("oui", False), ("", False)])
def test_only_its_name_typed_removes_a_client(
    folder: ClientFolder, monkeypatch: pytest.MonkeyPatch, typed: str, is_gone: bool
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr(forget_commands.console, "input", lambda asked: typed)
    status = 0
    try:
        forget_commands.forget("maison-lune", client=True)
    except forget_commands.typer.Exit as ended:
        status = ended.exit_code
    assert (status, folder.path.exists()) == ((0, False) if is_gone else (1, True))


def test_a_client_that_somebody_works_on_is_not_removed(folder: ClientFolder) -> None:
    with claimed(folder):
        result = CliRunner().invoke(app, ["forget", "maison-lune", "--client", "--yes"])
    assert isinstance(result.exception, InUse) and folder.client_file.is_file()


def test_the_lease_stays_to_the_end(folder: ClientFolder) -> None:
    (folder.path / "tenu").write_text("", "utf-8")
    empty(folder, "tenu")
    assert [one.name for one in folder.path.iterdir()] == ["tenu"]


@pytest.mark.parametrize(
    "words", [["--purged", "--client"], ["--date", "01/07/2026"], ["--client"], ["--person", "Élodie Roy"]]
)
def test_a_wrong_use_removes_nothing(folder: ClientFolder, words: list[str]) -> None:
    result = CliRunner().invoke(app, ["forget", "maison-lune", *words])
    assert isinstance(result.exception, WrongUse)
    assert (folder.exports / "messages" / "seule.csv").is_file()
