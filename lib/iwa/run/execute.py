"""One step's notebook executed by papermill, and put in its place only when whole."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from nbformat.sign import NotebookNotary
from papermill.exceptions import PapermillExecutionError

from iwa.months import Month
from iwa.problems import Problem
from iwa.run.cell_runner import LEFT_EARLY
from iwa.run.checkpoints import write_safely, written_whole
from iwa.run.engine import known_to_papermill
from iwa.run.notebooks import STEPS, check_parameters, template
from iwa.workspace import ClientFolder

CELL_SECONDS = 300
NOTEBOOK_SECONDS = 1200
START_SECONDS = 60
ADDED_BY_PAPERMILL = {"injected-parameters", "papermill-error-cell-tag"}


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
    with TemporaryDirectory(prefix="iwa-") as aside:
        output = Path(aside) / target.name
        error = _run(template(step), output, parameters, folder.path.parents[1])
        if output.is_file():
            _put_in_place(output, target)
    return StepResult(step, target, error, time.perf_counter() - begun)


def _run(source: Path, output: Path, parameters: dict[str, str], workspace: Path) -> str:
    """Executes; the sentence of what went wrong, or ""."""
    try:
        papermill.execute_notebook(
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
        )
    except PapermillExecutionError as error:
        return _sentence(error)
    except Problem as problem:
        return str(problem)
    return ""


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


def _put_in_place(output: Path, target: Path) -> None:
    notebook = nbformat.read(output, as_version=4)
    _forget_times(notebook)
    _name_added_cells(notebook)
    write_safely(target, nbformat.writes(notebook) + "\n")
    # JupyterLab strips the look of the slides from a notebook that nobody on this machine vouches for.
    NotebookNotary().sign(notebook)


def _name_added_cells(notebook: Any) -> None:
    """The cells that papermill adds have an id drawn by chance: it would change the bytes too."""
    added = [cell for cell in notebook.cells if ADDED_BY_PAPERMILL & {*cell.metadata.get("tags", ())}]
    for place, cell in enumerate(added):
        cell["id"] = f"papermill-{place}"


def _forget_times(notebook: Any) -> None:
    """Papermill stamps times, paths and durations into every cell: they would change every byte."""
    marks = notebook.metadata.get("papermill", {})
    notebook.metadata["papermill"] = {"parameters": marks.get("parameters", {}), "version": marks.get("version", "")}
    for cell in notebook.cells:
        status = cell.metadata.get("papermill", {})
        cell.metadata["papermill"] = {"exception": status.get("exception"), "status": status.get("status")}
        cell.metadata.pop("execution", None)
