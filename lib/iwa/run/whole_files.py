"""Files written whole, for papermill too: it reads this module as it starts, so nothing of its own is imported here."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

SCHEME = "iwa+file:"  # before a path that papermill is to write whole


def write_safely(file: Path, text: str) -> None:
    """Writes a text beside its place, down to the disk, and moves it in: a full disk leaves what was there.

    The name beside is always the same one: what a killed process left there, the next writes over.
    """
    aside = file.with_name(f".{file.name}.tmp")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as half:
            half.write(text)
            half.flush()
            os.fsync(half.fileno())
        aside.replace(file)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


class WholeFiles:
    """Papermill's way to files named with `iwa+file:`; those named without go papermill's own way."""

    @classmethod
    def read(cls, path: str) -> str:
        return cls._file(path).read_text("utf-8")

    @classmethod
    def write(cls, text: str, path: str) -> None:
        """Writes a notebook's text, which ends as nbformat ends it in a file."""
        write_safely(cls._file(path), text if text.endswith("\n") else text + "\n")

    @classmethod
    def listdir(cls, path: str) -> list[str]:
        return [f"{SCHEME}{file}" for file in sorted(cls._file(path).iterdir())]

    @classmethod
    def pretty_path(cls, path: str) -> str:
        return path.removeprefix(SCHEME)

    @staticmethod
    def _file(path: str) -> Path:
        return Path(path.removeprefix(SCHEME))
