"""Which clients a batch means, and whether a month would be the same again, told without opening it.

A stamp is one hash over every file of the client's folder, what was made included, and over the library
that made it. The batch notes it when a client is done: where it is the same, nothing has to be loaded,
read or started. Where it differs the steps decide for themselves (`run.keys`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from iwa.library import library_fingerprint, packages_hash
from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run.claim import LEASE
from iwa.workspace import ClientFolder, client_folder, client_folders, shipped

STAMP = "stamp"
FOLDER = "suivi"  # of the workspace: how each month stands
Noted = Mapping[str, Mapping[str, Any]]


def record_of(workspace: Path, month: Month) -> Path:
    """The file that keeps how each client's month went the last time."""
    return workspace / FOLDER / f"{month}.json"


def noted_in(record: Path) -> dict[str, dict[str, Any]]:
    """What it says of each client; {} without it, or where it is damaged."""
    try:
        return dict(json.loads(record.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def meant(workspace: Path, slugs: Sequence[str], month: Month, only_failed: bool) -> list[ClientFolder]:
    """The folders of these clients, of all without any, or of those that failed the last time; `WrongUse` when none is."""
    named = [client_folder(slug, workspace) for slug in dict.fromkeys(slugs)]
    every = named or list(client_folders(workspace))
    if only_failed:
        noted = noted_in(record_of(workspace, month))
        every = [folder for folder in every if noted.get(folder.slug, {}).get("failed")]
    elif not every:
        raise WrongUse("Aucun client dans cet espace de travail.", str(workspace), "Créez-en un avec « iwa new NOM ».")
    return every


def to_do(folders: Sequence[ClientFolder], noted: Noted) -> list[ClientFolder]:
    """The clients that failed the last time, or of whose folder a file has changed since, or the library."""
    return [folder for folder in folders if _stamp_of(noted, folder) != stamp(folder)]


def _stamp_of(noted: Noted, folder: ClientFolder) -> object:
    said = noted.get(folder.slug, {})
    return None if said.get("failed") else said.get(STAMP)


def stamp(folder: ClientFolder) -> str:
    """The hash of every file of the client's folder and of the library; times do not count."""
    found = hashlib.sha256(_library().encode())
    for name, file in _files(folder.path):
        found.update(f"{name}\0".encode())
        found.update(_hash(file))
    return found.hexdigest()


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    files = {file.relative_to(place).as_posix(): file for file in place.rglob("*") if file.is_file()}
    yield from sorted((name, file) for name, file in files.items() if name != LEASE)


def _hash(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:  # held by another program, or gone meanwhile
        return b"?"


@cache
def _library() -> str:
    """The library, the packages around it, and the notebooks."""
    found = hashlib.sha256(f"{library_fingerprint()} {packages_hash()}".encode())
    for file in sorted(shipped("notebooks").glob("*.ipynb")):
        found.update(_hash(file))
    return found.hexdigest()
