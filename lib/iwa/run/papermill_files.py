"""How papermill reads and writes a notebook whole; it loads this module as it starts, so nothing heavy is imported."""

from __future__ import annotations

from pathlib import Path

from iwa.whole_files import write_text

SCHEME = "iwa+file:"  # before a path that papermill is to write whole


class WholeFiles:
    """Papermill's way to files named with `iwa+file:`; those named without go papermill's own way."""

    @classmethod
    def read(cls, path: str) -> str:
        return cls._file(path).read_text("utf-8")

    @classmethod
    def write(cls, text: str, path: str) -> None:
        """Writes a notebook's text, which ends as nbformat ends it in a file."""
        write_text(cls._file(path), text if text.endswith("\n") else text + "\n")

    @classmethod
    def listdir(cls, path: str) -> list[str]:
        return [f"{SCHEME}{file}" for file in sorted(cls._file(path).iterdir())]

    @classmethod
    def pretty_path(cls, path: str) -> str:
        return path.removeprefix(SCHEME)

    @staticmethod
    def _file(path: str) -> Path:
        return Path(path.removeprefix(SCHEME))
