"""What would be the same is not made again: neither a step nor a deck; and what would not be is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa import month_inputs
from iwa.dossier.write import write_dossier
from iwa.client import load_client
from iwa.measures.goals import Figures  # noqa: F401
from iwa.months import Month
from iwa.run import deliver, finish, keys
from iwa.run import step as stepping
from iwa.run.execute import StepResult
from iwa.run.month import Order, run_month
from iwa.run.notebooks import STEPS
from iwa.run.receipt import read_receipt
from iwa.scaffold import new_client
from iwa.slides import MIME, READ, Slide, to_json
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
# What each step of the double below says that it has read.
READS = {
    1: ["posts", "dossier.team"],
    2: ["before", "dossier.goals"],
    3: ["visuels"],
    4: ["client"],
    5: ["*"],
    6: ["posts", "series"],
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps that are executed, each showing one slide, without a kernel."""
    ran: list[int] = []

    def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
        ran.append(step)
        slide = Slide({1: "audit.synthese", 6: "mesure.reponse"}.get(step, f"etape.{step}"), "Le mois est bon.")
        shown = new_output("display_data", {MIME: to_json(slide)}, metadata={MIME: {READ: READS[step]}})
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=[shown])]), file)
        return StepResult(step, file, "", 0.1)

    monkeypatch.setattr(stepping, "execute", execute)
    monkeypatch.setattr(keys, "template", lambda step: _template(tmp, step))
    return ran
