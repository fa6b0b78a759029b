"""Moving a file of `depot/` into a client's `exports/`: whole or not at all, and over no other file."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from iwa.exports.opening.files import fingerprint, list_files
from iwa.problems import StepFailed

OTHER_DRIVE = 17  # as Windows says it
COPY = re.compile(r" \(\d+\)$")


def twin_in(exports: Path, file: Path) -> Path | None:
    """The file of `exports/` with the same content, whatever its name; None for none."""
    size = file.stat().st_size
    alike = [other for other in list_files(exports) if other.stat().st_size == size]
    sha256 = fingerprint(file) if alike else ""
    return next((other for other in alike if fingerprint(other) == sha256), None)


def move(file: Path, folder: Path) -> Path:
    """Where the file now lies in `folder`; `StepFailed` when it could not be moved: it is then where it was."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = free_name(folder, file.name)
        _moved(file, target)
    except PermissionError as error:
        todo = (
            "Fermez-le dans Excel ou les autres programmes, vérifiez les droits du dossier, puis relancez « iwa sort »."
        )
        raise StepFailed("Ce fichier n’a pas pu être déplacé.", "un fichier ouvert ou protégé", todo) from error
    except OSError as error:
        todo = "Vérifiez la place sur le disque et les droits du dossier, puis relancez « iwa sort »."
        raise StepFailed("Ce fichier n’a pas pu être déplacé.", str(error.strerror or error), todo) from error
    return target


def free_name(folder: Path, name: str) -> Path:
    """The path of that name in the folder, or with " (2)", " (3)"… where another file has it."""
    stem, suffix = COPY.sub("", Path(name).stem), Path(name).suffix
    path, number = folder / name, 2
    while os.path.lexists(path):
        path, number = folder / f"{stem} ({number}){suffix}", number + 1
    return path


def _moved(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV and getattr(error, "winerror", None) != OTHER_DRIVE:
            raise
        _copied(file, target)


def _copied(file: Path, target: Path) -> None:
    """The same across drives: copied aside, moved in, then removed here; undone when it cannot be removed."""
    aside = target.with_name(f".{target.name}.tmp")
    try:
        shutil.copy2(file, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    try:
        file.unlink()
    except OSError:
        target.unlink()
        raise
