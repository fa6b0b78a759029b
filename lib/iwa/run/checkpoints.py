"""Where a notebook being executed stands: the state of each cell, and its file as far as it went."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import nbformat
from papermill.engines import NotebookExecutionManager
from papermill.iorw import papermill_io, write_ipynb

from iwa.run.papermill_files import SCHEME, WholeFiles

CHECKPOINT_SECONDS = 5  # at least, between two times that an unfinished notebook is written
ADDED_BY_PAPERMILL = {"injected-parameters", "papermill-error-cell-tag"}


def written_whole(file: Path) -> str:
    """The name by which papermill writes a file whole; other names are as they were."""
    if all(scheme != SCHEME for scheme, _ in papermill_io._handlers):  # not installed, only importable
        papermill_io.register(SCHEME, WholeFiles)
    return f"{SCHEME}{file}"


def forget_times(notebook: Any) -> None:
    """Takes out times, paths and durations, which papermill stamps into every cell: they would change every byte."""
    marks = notebook.metadata.get("papermill", {})
    notebook.metadata["papermill"] = {"parameters": marks.get("parameters", {}), "version": marks.get("version", "")}
    for cell in notebook.cells:
        status = cell.metadata.get("papermill", {})
        cell.metadata["papermill"] = {"exception": status.get("exception"), "status": status.get("status")}
        cell.metadata.pop("execution", None)


def name_added_cells(notebook: Any) -> None:
    """Names the cells that papermill adds, whose id is drawn by chance: it would change the bytes too."""
    added = [cell for cell in notebook.cells if ADDED_BY_PAPERMILL & {*cell.metadata.get("tags", ())}]
    for place, cell in enumerate(added):
        cell["id"] = f"papermill-{place}"


class CellStates(NotebookExecutionManager):  # type: ignore[misc]
    """Papermill's record of the cells, with two differences: a cell that was not run stays pending,

    and the file is written every few seconds and when something fails, not after each cell.
    Papermill itself writes it at the end.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._saved = time.monotonic()

    def save(self, **_: Any) -> None:
        """Writes the file if it was not for a while."""
        if time.monotonic() - self._saved >= CHECKPOINT_SECONDS:
            self.write()

    def write(self) -> None:
        """Writes the file now, in one piece where it is a file of this machine."""
        if self.output_path and "://" not in self.output_path and self.output_path != "-":
            WholeFiles.write(nbformat.writes(self.nb), self.output_path)
        elif self.output_path:
            write_ipynb(self.nb, self.output_path)
        self._saved = time.monotonic()

    def notebook_complete(self, **_: Any) -> None:
        """Notes the times; papermill writes the file next."""
        self.end_time = self.now()
        marks = self.nb.metadata.papermill
        marks["end_time"] = self.end_time.isoformat()
        marks["duration"] = (self.end_time - self.start_time).total_seconds()
        self.complete_pbar()
        self.cleanup_pbar()

    def autosave_cell(self, **_: Any) -> None:
        self.save()
