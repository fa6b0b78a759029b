"""What the command line accepts, refuses and prints."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iwa.cli import app, main

RUN = CliRunner()
README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, named as people name theirs, which is the current one."""
    folder = tmp_path / "Démo vide"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("IWA_WORKSPACE", raising=False)
    return folder


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Exit status and sentence of a command that is refused."""
    monkeypatch.setattr("sys.argv", ["iwa", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(str(stopped.value.code)), capsys.readouterr().err.strip()


@pytest.mark.skipif(os.sep != "/", reason="the README writes paths with slashes")
def test_the_readme_shows_what_the_commands_print(workspace: Path) -> None:
    (workspace / "clients").mkdir()
    for command in ("new maison-lune", "check maison-lune --month 2026-10"):
        printed = RUN.invoke(app, command.split()).stdout.rstrip()
        assert f"```console\n$ iwa {command}\n{printed}\n```" in README, command


def test_a_new_client_in_an_empty_folder_makes_it_a_workspace(workspace: Path) -> None:
    result = RUN.invoke(app, ["new", "maison-lune"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [
        f"Un nouvel espace de travail est créé ici : {workspace.resolve() / 'clients'}",
        f"Le dossier {Path('clients/maison-lune')} est prêt.",
    ]
    assert "espace de travail" not in RUN.invoke(app, ["new", "maison-soleil"]).stdout
    assert (workspace / "clients" / "maison-lune" / "dossier.xlsx").is_file()


def test_without_exports_check_says_where_to_get_them(workspace: Path) -> None:
    RUN.invoke(app, ["new", "maison-lune"])
    result = RUN.invoke(app, ["check", "maison-lune", "--month", "2026-10"])
    assert result.exit_code == 0
    assert "Facebook\n  aucun fichier\n" in result.stdout
    assert "  manque · Facebook · Publications : à télécharger dans Meta Business Suite" in result.stdout
    assert result.stdout.rstrip().endswith("Il manque des fichiers : « iwa run » le dira dans les livrables.")


def test_a_pack_that_does_not_exist_is_refused_with_those_that_do(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    RUN.invoke(app, ["new", "maison-lune"])
    assert refused(monkeypatch, capsys, "run", "maison-lune", "--pack", "luxe") == (
        2,
        "Ce pack n’existe pas. Trouvé : « luxe ». À faire : Choisissez parmi essentiel, croissance, impact.",
    )


def test_outside_a_workspace_a_command_says_what_a_workspace_is(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, sentence = refused(monkeypatch, capsys, "check", "maison-lune")
    assert status == 2
    assert sentence.startswith("Aucun espace de travail : il faut un dossier qui contient « clients ».")


@pytest.mark.parametrize(
    "command", ["", "demo", "new", "check", "sort", "run", "deck", "retake", "sheet", "reviewed", "sent"]
)
def test_the_help_is_in_french(command: str) -> None:
    shown = RUN.invoke(app, [*command.split(), "--help"]).stdout
    assert "Usage :" in shown and "Affiche cette aide." in shown
    for word in ("Usage:", "Show this", "required", "Commands", "COMMAND ", "ARGS", "bool", "list["):
        assert word not in shown, word


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--version", "L’option « --version » n’existe pas. À faire : Choisissez une commande parmi demo, new, check, "
         "sort, run, deck, batch, retake, sheet, pdf, trace, reviewed, sent, forget, simulate, label, desk et lab, ou demandez « --help »."),
        ("bidon", "La commande « bidon » n’existe pas. À faire : Choisissez une commande parmi demo, new, check, sort, "
         "run, deck, batch, retake, sheet, pdf, trace, reviewed, sent, forget, simulate, label, desk et lab, ou demandez « --help »."),
        ("run x --step deux", "La valeur de « --step » ne convient pas. Trouvé : « deux ». À faire : Ajoutez « --help » "
         "pour voir ce qu’elle prend."),
        ("run x --step=deux", "La valeur de « --step » ne convient pas. Trouvé : « deux ». À faire : Ajoutez « --help » "
         "pour voir ce qu’elle prend."),
        ("run a b", "La commande a un mot de trop. Trouvé : « run a b ». À faire : Ajoutez « --help » pour voir ce "
         "qu’elle prend."),
    ],
)  # fmt: skip
def test_a_refusal_names_what_is_wrong_once(
    words: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(monkeypatch, capsys, *words.split()) == (2, sentence)


def test_a_command_that_is_interrupted_says_that_nothing_is_lost(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("iwa.batch.stamps.meant", interrupted)
    (workspace / "clients").mkdir()
    status, sentence = refused(monkeypatch, capsys, "batch", "--month", "2026-10")
    assert status == 130
    assert sentence.startswith("Interrompu.")
