"""What a step was made from, and whether it would show the same again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from iwa.digests import digest
from iwa.numbers import listed
from iwa.read_parts import EVERYTHING, PICTURES, SCENARIOS
from iwa.run.notebooks import template
from iwa.run.order import Basis
from iwa.slides import MIME, READ

CLIENT = "client"  # always read: whose month it is
ANOTHER_VERSION = "la bibliothèque a changé de version"
MOST_NAMED = 2  # files in a reason


def code_hash(step: int) -> str:
    """The hash of the cells of the step's notebook that are run, in their order: its texts do not count."""
    cells = json.loads(template(step).read_text("utf-8"))["cells"]
    code = [[cell["source"], cell["metadata"].get("tags", [])] for cell in cells if cell["cell_type"] == "code"]
    return digest([["".join(source), tags] for source, tags in code])


def made_from(step: int, notebook: Path, parameters: Mapping[str, str], basis: Basis) -> dict[str, Any]:
    """What an executed notebook was made from, as the receipt keeps it."""
    read = parts_read_by(notebook)
    parts = basis.parts if EVERYTHING in read else {part: basis.parts.get(part) for part in (CLIENT, *read)}
    return {
        "parameters": dict(parameters),
        "code": code_hash(step),
        "library": basis.library,
        "packages": basis.packages,
        "read": dict(parts),
    }


def parts_read_by(notebook: Path) -> list[str]:
    """The parts of the month that an executed notebook says it has read; all of them where a slide does not say."""
    told = list(_told(json.loads(notebook.read_text("utf-8"))))
    if not told or not all(told):
        return [EVERYTHING]
    return sorted({part for parts in told for part in parts})


def _told(notebook: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    outputs = (output for cell in notebook["cells"] for output in cell.get("outputs", ()))
    for output in outputs:
        if MIME in output.get("data", {}):
            yield output.get("metadata", {}).get(MIME, {}).get(READ, ())


def why(step: int, noted: Mapping[str, Any], parameters: Mapping[str, str], basis: Basis, before: Mapping[str, str]) -> str:  # fmt: skip
    """Why a step would not show the same again, as the end of a sentence; "" where it would.

    `noted` is what `made_from` gave, `before` the month's inputs at the time.
    """
    if "code" not in noted:  # a receipt of an older version
        return ANOTHER_VERSION
    if noted.get("parameters") != parameters:
        return "ses paramètres ont changé"
    if noted.get("code") != code_hash(step):
        return "le notebook de l’étape a changé"
    if noted.get("library") != basis.library:
        return ANOTHER_VERSION
    if noted.get("packages") != basis.packages:
        return "les paquets installés ont changé"
    read: Mapping[str, str | None] = noted.get("read", {})
    changed = [part for part, known in read.items() if known is None or basis.parts.get(part) != known]
    return _told_of(changed, before, basis.inputs) if changed or not read else ""


def _told_of(parts: Sequence[str], before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What changed, by the names that people know: files of the client's folder."""
    if set(parts) in ({PICTURES}, {SCENARIOS}):
        return f"le dossier « {parts[0]} » a changé"
    names = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name) and name != "iwa")
    if not names:
        return "ce qu’elle lit a changé"
    if len(names) == 1:
        return f"{names[0]} {_how(names[0], before, now)}"
    further = len(names) - MOST_NAMED
    told = [*names[:MOST_NAMED], *([f"{further} autre{'s' if further > 1 else ''}"] if further else [])]
    return f"{listed(told)} ont changé"


def _how(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in before:
        return "est nouveau"
    return "a changé" if name in now else "n’est plus là"
