"""Months whose notebooks are made by hand: no kernel, the slides and what they say they have read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa.months import Month
from iwa.run.execute import StepResult
from iwa.run.notebooks import STEPS
from iwa.slides import MIME, READ, Slide, to_json
from iwa.workspace import ClientFolder

OCTOBER = Month(2026, 10)
SHOWN = {1: "audit.synthese", 6: "mesure.reponse"}  # of two decks; the other steps show slides of none
READS = {
    1: ["posts", "dossier.team"],
    2: ["before"],
    3: ["visuels"],
    4: ["sources"],
    5: ["*"],
    6: ["dossier.goals", "livrables"],
}
Execute = Callable[[int, ClientFolder, Month], StepResult]


def executing(ran: list[int]) -> Execute:
    """In the place of `execute`: the step is noted in `ran`, its notebook shows one slide."""

    def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
        ran.append(step)
        slide = Slide(SHOWN.get(step, f"etape.{step}"), f"Le mois est bon, étape {step}.")
        shown = new_output("display_data", {MIME: to_json(slide)}, metadata={MIME: {READ: READS[step]}})
        file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=[shown])]), file)
        return StepResult(step, file, "", 0.1)

    return execute


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a client's folder but the times, whatever its name."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "timings.json"]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
