"""One step's notebook executed by papermill, and put in its place only when whole."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.sign import NotebookNotary
from papermill.exceptions import PapermillExecutionError

from iwa.months import Month
from iwa.numbers import counted
from iwa.problems import Problem
from iwa.run.notebooks import STEPS, check_parameters, template
from iwa.workspace import ClientFolder

CELL_SECONDS = 300
START_SECONDS = 120
ADDED_BY_PAPERMILL = {"injected-parameters", "papermill-error-cell-tag"}
LEFT_EARLY = "Le notebook s’est arrêté de lui-même avant la fin."


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
        _close_loop()
        if output.is_file():
            _put_in_place(output, target)
    return StepResult(step, target, error, time.perf_counter() - begun)


def _close_loop() -> None:
    """Closes the event loop that nbclient opened in this thread and leaves open."""
    with suppress(RuntimeError):  # there is none, or it is the one of the notebook we are called from
        asyncio.get_event_loop().close()


def _run(source: Path, output: Path, parameters: dict[str, str], workspace: Path) -> str:
    """Executes; the sentence of what went wrong, or ""."""
    os.environ["IWA_WORKSPACE"] = str(workspace)  # the kernel inherits it
    try:
        executed = papermill.execute_notebook(
            source,
            output,
            parameters=parameters,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            execution_timeout=CELL_SECONDS,
            start_timeout=START_SECONDS,
            extra_arguments=["--log-level=50"],  # a kernel's own log is not for the consultant
        )
    except PapermillExecutionError as error:
        return _sentence(error)
    except CellTimeoutError:
        return f"Une cellule a dépassé {counted(CELL_SECONDS, 'seconde')} : le notebook a été arrêté."
    except (DeadKernelError, RuntimeError) as error:
        return f"Le noyau Python s’est arrêté avant la fin : {str(error).splitlines()[0]}"
    # Papermill takes sys.exit(0) for a good end: the cells below it were not run all the same.
    errors = (out for cell in executed.cells for out in cell.get("outputs", ()) if out.output_type == "error")
    return LEFT_EARLY if any(errors) else ""


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
    aside = target.with_suffix(".ipynb.tmp")
    nbformat.write(notebook, aside)
    aside.replace(target)
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
