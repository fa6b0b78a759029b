"""A deliverable laid in `livrables`: beside one that a person changed, and not made again when it would be the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from iwa.problems import StepFailed
from iwa.run.receipt import Receipt
from iwa.run.staging import Staged


@dataclass(frozen=True)
class Delivered:
    """A file laid in `livrables/`; `remark` is a French sentence worth telling, or "".

    `pages` counts what PowerPoint shows: cover, section and the parts of a long table too.
    """

    path: Path
    title: str
    slide_ids: tuple[str, ...]
    sha256: str
    pages: int
    remark: str = ""


@dataclass(frozen=True)
class Delivery:
    """The files of a month, and French sentences about corrections that need a look."""

    files: tuple[Delivered, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A file's bytes, how many pages it has, and what a person should mend in it."""

    data: bytes
    pages: int = 0
    remark: str = ""


@dataclass(frozen=True)
class Wanted:
    """A file to be laid: its name, its title, the slides in it, the hash of all that it is made from ("" to make it)."""

    name: str
    title: str
    slide_ids: tuple[str, ...] = ()
    key: str = ""


def lay(staged: Staged, wanted: Wanted, make: Callable[[], Made]) -> Delivered:
    """Lays a file unless the one that is there is it; beside one that a person changed."""
    path, remark = free_path(staged.run.deliverables / wanted.name, staged.receipt)
    known = staged.receipt.deliverables.get(path.name, {})
    if wanted.key and known.get("key") == wanted.key and path.is_file() and sha256(path) == known["sha256"]:
        return delivered(path, known)
    made = make()
    told = " ".join([remark, made.remark]).strip()
    record = {
        "title": wanted.title, "sha256": staged.lay(path, made.data), "slides": list(wanted.slide_ids),
        "pages": made.pages, "remark": told, "key": wanted.key,
    }  # fmt: skip
    staged.receipt.deliverables[path.name] = record
    return delivered(path, record)


def lay_file(staged: Staged, name: str, content: tuple[str, bytes], slides: tuple[str, ...] = ()) -> Delivered:
    """Lays a file that is no deck, its title and its bytes."""
    title, data = content
    return lay(staged, Wanted(name, title, slides), lambda: Made(data))


def delivered(path: Path, record: dict[str, object]) -> Delivered:
    """A file as the receipt records it."""
    slides, pages = record["slides"], record.get("pages", 0)
    assert isinstance(slides, list) and isinstance(pages, int)
    return Delivered(path, str(record["title"]), tuple(slides), str(record["sha256"]), pages, str(record.get("remark", "")))  # fmt: skip


def free_path(wanted: Path, receipt: Receipt) -> tuple[Path, str]:
    """Where a file may be written: its own name, or beside a copy that a person has changed."""
    changed = ""
    for attempt in range(100):
        suffix = "" if attempt == 0 else " (nouveau)" if attempt == 1 else f" (nouveau {attempt})"
        path = wanted.with_stem(wanted.stem + suffix)
        if not path.is_file() or is_ours(path, receipt):
            remark = f"« {changed} » a été modifié à la main : il est gardé, le nouveau est à côté." if changed else ""
            return path, remark
        changed = changed or path.name
    raise StepFailed(f"Trop de copies de « {wanted.name} » dans livrables.", "", "Rangez celles qui ne servent plus.")


def is_ours(path: Path, receipt: Receipt) -> bool:
    """Whether a file is still as a run wrote it."""
    return receipt.owns(path.name, sha256(path))


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
