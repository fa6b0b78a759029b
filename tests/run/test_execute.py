"""One notebook executed in a kernel of its own: what is kept of it, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run import execute as executing
from iwa.run.execute import execute
from iwa.run.in_process import slides_in_process
from iwa.run.notebooks import STEPS, check_parameters, template
from iwa.scaffold import new_client
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
PARAMETERS = 'client: str = "x"\nmonth: str = "2026-01"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))  # set for the kernel, put back here
    return new_client(tmp_path, "maison-lune")


def step_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *cells: str) -> None:
    """Every step is a small notebook of these cells, after the parameters."""
    code = [new_code_cell(source, id=f"cell{place}") for place, source in enumerate((PARAMETERS, *cells))]
    code[0].metadata["tags"] = ["parameters"]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    file = tmp_path / "modele.ipynb"
    nbformat.write(new_notebook(cells=code, metadata=kernel | {"language_info": {"name": "python"}}), file)
    monkeypatch.setattr(executing, "template", lambda step: file)


def test_the_executed_notebook_has_its_parameters_and_no_time_nor_path(
    folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_of(monkeypatch, tmp_path, "print(client, month)")
    result = execute(1, folder, OCTOBER)
    assert (result.error, result.done) == ("", True)
    notebook = nbformat.read(result.notebook, as_version=4)
    assert notebook.metadata.papermill.parameters == {"client": "maison-lune", "month": "2026-10"}
    assert notebook.cells[-1].outputs[0].text == "maison-lune 2026-10\n"
    text = result.notebook.read_text("utf-8")
    assert str(tmp_path) not in text and "start_time" not in text and "duration" not in text
    assert not any("execution" in cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("1 / 0", "La cellule 3 du notebook a échoué (ZeroDivisionError : division by zero)."),
        (
            "from iwa.problems import InvalidDossier\nraise InvalidDossier('dossier.xlsx ne se lit pas.', todo='Ouvrez-le.')",
            "dossier.xlsx ne se lit pas. À faire : Ouvrez-le.",
        ),
        ("import sys; sys.exit(3)", "Le notebook s’est arrêté de lui-même avant la fin."),
        ("import sys; sys.exit(0)", "Le notebook s’est arrêté de lui-même avant la fin."),
        ("raise SystemExit", "Le notebook s’est arrêté de lui-même avant la fin."),
    ],
    ids=["error", "problem", "exit 3", "exit 0", "SystemExit"],
)
def test_a_cell_that_fails_is_a_sentence_and_the_notebook_is_left_as_far_as_it_went(
    cell: str, sentence: str, folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_of(monkeypatch, tmp_path, cell, "print('jamais')")
    result = execute(1, folder, OCTOBER)
    assert (result.error, result.done) == (sentence, False)
    assert "jamais" not in str(
        [cell.outputs for cell in nbformat.read(result.notebook, as_version=4).cells if cell.cell_type == "code"]
    )


def test_a_kernel_that_dies_is_a_sentence(
    folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_of(monkeypatch, tmp_path, "import os; os._exit(1)")
    result = execute(1, folder, OCTOBER)
    assert result.error.startswith("Le noyau Python s’est arrêté avant la fin")
    assert "Traceback" not in result.error and "\n" not in result.error


def test_a_cell_that_takes_too_long_is_stopped(
    folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_of(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(executing, "CELL_SECONDS", 1)
    assert execute(1, folder, OCTOBER).error == "Une cellule a dépassé 1\xa0seconde : le notebook a été arrêté."


def test_a_parameter_no_notebook_takes_is_refused() -> None:
    with pytest.raises(WrongUse) as refused:
        slides_in_process(1, client="maison-lune", mois="2026-10")
    assert str(refused.value) == (
        "Un paramètre de notebook est inconnu. Trouvé : mois. À faire : Les paramètres sont client, month."
    )
    check_parameters({"client": "maison-lune"})


def test_a_step_without_a_notebook_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUse) as refused:
        template(7)
    assert (
        str(refused.value)
        == f"L’étape 7 n’a pas de notebook. Trouvé : les étapes {', '.join(map(str, STEPS))}. À faire : Choisissez-en une."
    )


def test_what_a_cell_raises_in_process_is_raised(folder: ClientFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IWA_WORKSPACE", str(folder.path.parents[1]))
    with pytest.raises(WrongUse, match="n’existe pas"):
        slides_in_process(1, client="inconnu", month="2026-10")
