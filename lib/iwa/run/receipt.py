"""`run.json`: from what a month was made, how each step went, which files came out."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from iwa.month_state import place
from iwa.problems import Problem
from iwa.whole_files import write_text
from iwa.workspace import RunFolder

SCHEMA = 2
DONE, FAILED = "fait", "échec"  # how a step went
PACKAGES = ("iwa", "pandas", "papermill", "python-pptx", "nbconvert", "scipy")


class NewerVersion(Problem):
    """A month was made by a newer version of the library: an older one leaves it alone."""


@dataclass
class Receipt:
    """The record of a run; `deliverables` and `notebooks` map a file name to its facts.

    `steps` says for each step how it went and, of one that is done, from what it was made
    (`keys.made_from`). `issue` is from what the month was issued and what was told of it, `report` the same of the report.
    """

    client: str
    month: str
    run_hash: str
    inputs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    deliverables: dict[str, dict[str, Any]] = field(default_factory=dict)
    report: dict[str, str] = field(default_factory=dict)
    issue: dict[str, Any] = field(default_factory=dict)

    def owns(self, name: str, digest: str) -> bool:
        """Whether a notebook or deliverable with that hash is as a run of the month wrote it."""
        return digest in (self.deliverables.get(name, {}).get("sha256"), self.notebooks.get(name))


def read_receipt(run: RunFolder) -> Receipt | None:
    """The receipt of the last run of the month; None when there is none or it is damaged.

    One of an older kind still says which files are ours, and nothing of what they were made from: all
    is made again. `NewerVersion` for one that this version cannot read.
    """
    data = _data(run)
    if not data:
        return None
    if data.pop("schema", 0) > SCHEMA:
        raise newer(run, _version(data))
    known = {name: data[name] for name in Receipt.__dataclass_fields__ if name in data}
    try:
        return Receipt(**known)
    except TypeError:
        return None


def _data(run: RunFolder) -> dict[str, Any]:
    try:
        data = json.loads(run.receipt.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def refuse_newer(run: RunFolder) -> None:
    """`NewerVersion` when the month was made by a version of the library that is newer than this one."""
    made_by = _version(_data(run))
    if _ordered(made_by) > _ordered(version("iwa")):
        raise newer(run, made_by)


def _version(data: Mapping[str, Any]) -> str:
    return str((data.get("versions") or {}).get("iwa", ""))


def _ordered(told: str) -> list[int]:
    """A version as it is compared.

    >>> _ordered("0.10.0") > _ordered("0.9.1")
    True
    """
    parts = told.split("+")[0].split(".")
    return [int("".join(sign for sign in part if sign.isdigit()) or 0) for part in parts if part]


def newer(run: RunFolder, made_by: str) -> NewerVersion:
    """What is said of such a month."""
    own = version("iwa")
    return NewerVersion(
        f"{place(run)} a été fait par une version plus récente de l’atelier : rien n’y est refait.",
        f"la version {made_by or 'inconnue'}, celle-ci est la {own}",
        "Mettez l’atelier à jour sur cet ordinateur, puis relancez.",
    )


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    return {name: version(name) for name in PACKAGES} | {"python": platform.python_version()}


def receipt_text(receipt: Receipt) -> str:
    """The receipt as it is written: the same for the same run."""
    parameters = {"client": receipt.client, "month": receipt.month}
    return as_text({"schema": SCHEMA, **asdict(receipt), "parameters": parameters, "versions": _versions()})


def write_receipt(run: RunFolder, receipt: Receipt) -> None:
    """Writes the receipt in one move."""
    write_text(run.receipt, receipt_text(receipt))


def write_whole(path: Path, data: dict[str, Any]) -> None:
    """JSON written aside and moved in, so that a reader never sees half of it."""
    write_text(path, as_text(data))


def as_text(data: Mapping[str, Any]) -> str:
    """JSON in one order."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
