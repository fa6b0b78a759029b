"""A client's whole folder removed: only what is in it, never what a link in it leads to."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from iwa.problems import NotForgotten
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Size:
    """How many files a folder holds, links among them, and their bytes; those of what a link leads to do not count."""

    files: int
    bytes: int


def size_of(folder: ClientFolder, besides: str = "") -> Size:
    """What would be removed, less the file of that name in the folder itself, which is the command's own."""
    found = [file for file in folder.path.rglob("*") if file.is_symlink() or file.is_file()]
    found = [file for file in found if file != folder.path / besides]
    return Size(len(found), sum(file.lstat().st_size for file in found))


def refuse_elsewhere(folder: ClientFolder, workspace: Path) -> None:
    """`NotForgotten` for a folder that is a link, or does not lie right in the workspace's `clients`."""
    clients = (workspace / "clients").resolve()
    if _is_link(folder.path) or folder.path.resolve() != clients / folder.slug:
        todo = "Effacez vous-même le dossier auquel il mène, puis le lien."
        raise NotForgotten(f"Le dossier de « {folder.slug} » est un lien : rien n’a été effacé.", todo=todo)


def empty(folder: ClientFolder, keep: str) -> None:
    """Removes all that the folder holds but one file, that of whoever holds the client."""
    for one in sorted(folder.path.iterdir()):
        if one.name == keep:
            continue
        if one.is_dir() and not _is_link(one):
            shutil.rmtree(one)  # which follows no link below either
        elif one.is_symlink() or one.is_file():
            one.unlink()
        else:
            one.rmdir()


def remove(folder: ClientFolder) -> None:
    """Removes the folder, which `empty` has emptied."""
    shutil.rmtree(folder.path)


def _is_link(path: Path) -> bool:
    """Whether a path is a link; Windows has junctions beside them, which Python tells from 3.12 on."""
    is_junction = getattr(os.path, "isjunction", lambda path: False)
    return path.is_symlink() or bool(is_junction(path))
