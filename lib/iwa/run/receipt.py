"""`run.json`: from what a month was made, how each step went, which files came out."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from iwa.workspace import RunFolder, write_text

SCHEMA = 1
DONE, FAILED = "fait", "échec"  # how a step went
PACKAGES = ("iwa", "pandas", "papermill", "python-pptx", "nbconvert", "scipy")


@dataclass
class Receipt:
    """The record of a run; `deliverables` and `notebooks` map a file name to its facts."""

    client: str
    month: str
    run_hash: str
    inputs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    deliverables: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_receipt(run: RunFolder) -> Receipt | None:
    """The receipt of the last run of the month; None when there is none or it is of another kind."""
    if not run.receipt.is_file():
        return None
    data = json.loads(run.receipt.read_text("utf-8"))
    if data.pop("schema", None) != SCHEMA:
        return None
    data.pop("versions", None)
    return Receipt(**data)


def write_receipt(run: RunFolder, receipt: Receipt) -> None:
    """Writes the receipt in one move."""
    versions = {name: version(name) for name in PACKAGES} | {"python": platform.python_version()}
    write_whole(run.receipt, {"schema": SCHEMA, **asdict(receipt), "versions": versions})


def write_whole(path: Path, data: dict[str, Any]) -> None:
    """JSON written aside and moved in, so that a reader never sees half of it."""
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
    write_text(path, text)
