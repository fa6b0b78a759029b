"""Files written aside and moved in whole: nobody ever reads half of one, and a full disk leaves the last good one.

Everything that the library writes in a client's folder passes here. What a process that was killed
left aside bears a name that nothing else has: `sweep` takes it away.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from iwa.problems import StepFailed

ASIDE = ".iwa-tmp"
FULL = (errno.ENOSPC, errno.EDQUOT)


def write_bytes(file: Path, data: bytes) -> None:
    """Writes bytes aside and moves them in; the folder is made. After an error the file is as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}{ASIDE}")
    try:
        write_through(aside, data)
        move(aside, file)
    finally:
        aside.unlink(missing_ok=True)


def write_text(file: Path, text: str) -> None:
    """The same for a text, in UTF-8 with the line ends it has."""
    write_bytes(file, text.encode())


def write_through(file: Path, data: bytes) -> None:
    """Writes a file where nobody looks for it yet, down to the disk: what is moved in later is whole."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def move(aside: Path, file: Path) -> None:
    """Moves a whole file in the place of another, at once."""
    aside.replace(file)


def sweep(folder: Path, deep: bool = True) -> None:
    """Takes away what killed processes left aside in a folder, and in its sub-folders when `deep`."""
    for aside in (folder.rglob if deep else folder.glob)(f".*{ASIDE}"):
        aside.unlink(missing_ok=True)


def out_of_reach(error: OSError) -> StepFailed:
    """The sentence on a file that could not be read or written: a full disk, a file held open, a protected folder.

    >>> print(out_of_reach(OSError(errno.ENOSPC, "No space left on device")).what)
    Le disque est plein : rien n’a été remplacé.
    """
    named = str(error.filename or "")
    if error.errno in FULL:
        todo = "Libérez de la place, puis relancez : ce qui était fait est gardé."
        return StepFailed("Le disque est plein : rien n’a été remplacé.", named, todo)
    found = f"{named} ({error.strerror or error})".strip()
    todo = "Vérifiez la place sur le disque et les droits du dossier, fermez le fichier s’il est ouvert, puis relancez."
    return StepFailed("Un fichier n’a pas pu être lu ou écrit.", found, todo)
