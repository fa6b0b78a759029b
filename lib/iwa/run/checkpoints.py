"""Where a notebook being executed stands: the state of each cell, and its file written whole."""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import nbformat
from papermill.engines import NotebookExecutionManager
from papermill.iorw import papermill_io, write_ipynb

CHECKPOINT_SECONDS = 5  # at least, between two times that an unfinished notebook is written
SCHEME = "iwa+file:"  # before a path that papermill is to write whole


def write_safely(file: Path, text: str) -> None:
    """Writes a text beside its place, down to the disk, and moves it in: a full disk leaves what was there."""
    number, name = mkstemp(dir=file.parent, prefix=f".{file.name[:40]}.", suffix=".tmp")
    try:
        with open(number, "w", encoding="utf-8", newline="\n") as aside:
            aside.write(text)
            aside.flush()
            os.fsync(number)
        Path(name).chmod(_mode())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _mode() -> int:
    """What an ordinary new file may be read by; a temporary one is for its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class WholeFiles:
    """Papermill's way to files named with `iwa+file:`; those named without go papermill's own way."""

    @classmethod
    def read(cls, path: str) -> str:
        return cls._file(path).read_text("utf-8")

    @classmethod
    def write(cls, text: str, path: str) -> None:
        write_safely(cls._file(path), text)

    @classmethod
    def listdir(cls, path: str) -> list[str]:
        return [f"{SCHEME}{file}" for file in sorted(cls._file(path).iterdir())]

    @classmethod
    def pretty_path(cls, path: str) -> str:
        return path.removeprefix(SCHEME)

    @staticmethod
    def _file(path: str) -> Path:
        return Path(path.removeprefix(SCHEME))


def written_whole(file: Path) -> str:
    """The name by which papermill writes a file whole; other names are as they were."""
    if all(scheme != SCHEME for scheme, _ in papermill_io._handlers):  # not installed, only importable
        papermill_io.register(SCHEME, WholeFiles)
    return f"{SCHEME}{file}"


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
