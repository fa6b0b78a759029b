"""One step of a month: its notebook is run aside, what came of it is noted, then the notebook is moved in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from iwa.months import Month
from iwa.run.execute import StepResult, execute
from iwa.run.keys import made_from
from iwa.run.laying import sha256
from iwa.run.notebooks import STEPS
from iwa.run.order import Prepared
from iwa.run.receipt import DONE, FAILED
from iwa.run.staging import NOTEBOOKS, aside_of, keep_step
from iwa.whole_files import move, out_of_reach
from iwa.workspace import ClientFolder, RunFolder


@dataclass(frozen=True)
class _AsideRun(RunFolder):
    @property
    def notebooks(self) -> Path:
        return aside_of(self) / NOTEBOOKS


@dataclass(frozen=True)
class _Aside(ClientFolder):
    """The same client, whose notebooks are laid aside."""

    def run(self, month: Month) -> RunFolder:
        return _AsideRun(super().run(month).path)


def parameters_of(folder: ClientFolder, month: Month) -> dict[str, str]:
    """What a step's notebook is given."""
    return {"client": folder.slug, "month": str(month)}


def run_step(prepared: Prepared, step: int) -> StepResult:
    """Runs a step of a prepared month; it can be run by any process that sees the workspace, beside other steps.

    A notebook that fails takes the place of the last one too, as far as it went. What cannot be
    written is a failure with its sentence, and the last notebook stays.
    """
    folder, month = prepared.folder, prepared.month
    target = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
    try:
        result = execute(step, _Aside(folder.path), month)
        _keep(prepared, result, target)
    except OSError as error:
        return StepResult(step, target, str(out_of_reach(error)), 0.0)
    return replace(result, notebook=target)


def _keep(prepared: Prepared, result: StepResult, target: Path) -> None:
    aside, run = result.notebook, prepared.folder.run(prepared.month)
    there = aside.is_file()
    noted = {
        "state": DONE if result.done else FAILED,
        "error": result.error,
        "notebook": target.name,
        "sha256": sha256(aside) if there else "",
    }
    if result.done and there:
        noted |= made_from(result.step, aside, parameters_of(prepared.folder, prepared.month), prepared.basis)
    keep_step(run, result.step, noted)
    if there:
        target.parent.mkdir(parents=True, exist_ok=True)
        move(aside, target)
