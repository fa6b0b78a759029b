"""A run that could not be finished is not taken for a person's work by the next one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa.months import Month
from iwa.problems import StepFailed
from iwa.run import staging
from iwa.run import step as running
from iwa.run.execute import StepResult
from iwa.run.month import Order, render_again, run_month
from iwa.run.notebooks import STEPS
from iwa.scaffold import new_client
from iwa.slides import MIME, Slide, to_json
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    return new_client(tmp_path, "maison-lune")


@pytest.fixture
def kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step shows one slide, without a kernel."""

    def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
        slide = Slide({1: "audit.synthese", 6: "mesure.reponse"}.get(step, f"etape.{step}"), "Le mois est bon.")
        cell = new_code_cell("show()", id="abcd", outputs=[new_output("display_data", {MIME: to_json(slide)})])
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[cell]), file)
        return StepResult(step, file, "", 0.1)

    monkeypatch.setattr(running, "execute", execute)


@pytest.fixture
def broken_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """No step comes to its first slide."""

    def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
        return StepResult(step, folder.run(month).notebooks / f"{STEPS[step]}.ipynb", "La cellule 3 a échoué.", 0.1)

    monkeypatch.setattr(running, "execute", execute)


def hold_open(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The file can no more be written, as when PowerPoint holds it on Windows."""
    move = staging.move

    def held(aside: Path, file: Path) -> None:
        if file.name == name:
            raise PermissionError(13, "held", str(file))
        move(aside, file)

    monkeypatch.setattr(staging, "move", held)


def receipt(folder: ClientFolder) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(folder.run(OCTOBER).receipt.read_text("utf-8"))
    return found


def test_after_a_deck_held_open_the_next_run_replaces_all_that_is_ours(
    folder: ClientFolder, kernels: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = Order(everything=True)
    with monkeypatch.context() as held:
        hold_open(held, "rapport-mensuel.pptx")
        with pytest.raises(StepFailed, match="ne peut pas être écrit"):
            run_month(folder, OCTOBER, everything)
    assert list(receipt(folder)["deliverables"]) == ["audit.pptx", "message.txt"]
    again = run_month(folder, OCTOBER, everything)
    assert again.remarks == ()
    assert [(file.path.name, file.remark) for file in again.delivered] == [
        ("audit.pptx", ""),
        ("rapport-mensuel.pptx", ""),
        ("message.txt", ""),
    ]


def test_when_every_step_fails_each_says_why_and_nothing_is_delivered(
    folder: ClientFolder, broken_kernels: None
) -> None:
    outcome = run_month(folder, OCTOBER, Order())
    assert outcome.failed
    assert [step.error for step in outcome.steps] == ["La cellule 3 a échoué."] * len(STEPS)
    assert (outcome.delivered, outcome.report) == ((), None)
    assert receipt(folder)["steps"]["1"] == {"state": "échec", "error": "La cellule 3 a échoué."}


def test_a_month_that_was_never_run_has_nothing_to_render_and_stays_without_a_folder(folder: ClientFolder) -> None:
    with pytest.raises(StepFailed, match="Aucun notebook exécuté pour ce mois"):
        render_again(folder, OCTOBER, Order())
    assert not (folder.path / "runs").exists()
