"""One step's notebook executed by papermill, and put in its place only when whole."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat.sign import NotebookNotary
from papermill.exceptions import PapermillExecutionError

from iwa.months import Month
from iwa.problems import Problem
from iwa.run.cell_runner import LEFT_EARLY
from iwa.run.checkpoints import forget_times, name_added_cells, written_whole
from iwa.run.engine import known_to_papermill
from iwa.run.notebooks import STEPS, check_parameters, template
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder

CELL_SECONDS = 300
NOTEBOOK_SECONDS = 1200
START_SECONDS = 60


@dataclass(frozen=True)
class StepResult:
    """How one step went: `error` is "" when it ran to its end; `seconds` of the clock."""

    step: int
    notebook: Path
    error: str
    seconds: float

    @property
    def done(self) -> bool:
        return not self.error


def execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
    """Runs the step's notebook and leaves the executed copy in the month's `notebooks/`.

    A failing cell leaves the notebook as far as it went, marked, and a sentence in `error`.
    Times are kept out of the notebook, so that the same inputs give the same bytes.
    """
    parameters = {"client": folder.slug, "month": str(month)}
    check_parameters(parameters)
    target = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    workspace = folder.path.absolute().parents[1]  # the kernel starts in it
    aside = folder.run(month).path / f".en-cours-{step}" / target.name
    aside.parent.mkdir(exist_ok=True)
    try:
        error = _run(template(step), aside, parameters, workspace)
        if aside.is_file():
            aside.replace(target)
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)
    return StepResult(step, target, error, time.perf_counter() - begun)


def _run(source: Path, output: Path, parameters: dict[str, str], workspace: Path) -> str:
    """Executes; the sentence of what went wrong, or ""."""
    try:
        executed = papermill.execute_notebook(
            source,
            written_whole(output),
            parameters=parameters,
            engine_name=known_to_papermill(),
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=CELL_SECONDS,
            notebook_timeout=NOTEBOOK_SECONDS,
            start_timeout=START_SECONDS,
            environment={**os.environ, "IWA_WORKSPACE": str(workspace)},
            resources={"metadata": {"path": str(workspace)}},
            timeless=True,
        )
    except PapermillExecutionError as error:
        executed, told = _tidy(output), _sentence(error)
    except Problem as problem:
        return str(problem)
    else:
        told = ""
    # JupyterLab strips the look of the slides from a notebook that nobody on this machine vouches for.
    NotebookNotary().sign(executed)
    return told


def _sentence(error: PapermillExecutionError) -> str:
    """The French sentence of one of our own problems as it is; anything else with its name."""
    known = {problem.__name__ for problem in _family(Problem)}
    if error.ename in known:
        return str(error.evalue)
    if error.ename == "SystemExit":
        return LEFT_EARLY
    return f"La cellule {error.cell_index + 1} du notebook a échoué ({error.ename} : {error.evalue})."


def _family(problem: type[Problem]) -> list[type[Problem]]:
    return [problem, *(deeper for child in problem.__subclasses__() for deeper in _family(child))]


def _tidy(output: Path) -> Any:
    """The notebook of a step that failed, once without times and with papermill's own cells named."""
    notebook = nbformat.read(output, as_version=4)
    forget_times(notebook)
    name_added_cells(notebook)
    write_text(output, nbformat.writes(notebook) + "\n")
    return notebook
