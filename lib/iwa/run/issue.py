"""Whether all that a month issues is there, made from what it would be made from now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iwa.client import load_client
from iwa.digests import digest
from iwa.month_state import REVIEWED, SENT, files_in, stored
from iwa.months import Month
from iwa.run.order import Prepared
from iwa.run.receipt import Receipt, as_text
from iwa.run.staging import aside_of, hash_of
from iwa.workspace import ClientFolder


def issue_key(prepared: Prepared, receipt: Receipt) -> str:
    """The hash of all that a month is issued from: notebooks, tables, dossier, corrections, look, what was ordered."""
    folder, month, order, basis = prepared.folder, prepared.month, prepared.order, prepared.basis
    notebooks = {file.name: hash_of(file) for file in folder.run(month).notebooks.glob("*.ipynb")}
    steps = {step: noted.get("state") for step, noted in receipt.steps.items()}
    rests_on = [basis.library, basis.packages, dict(basis.parts), dict(basis.inputs), look_files(folder, month)]
    return digest([notebooks, steps, order.pack, order.everything, rests_on])


def look_files(folder: ClientFolder, month: Month) -> dict[str, str]:
    """The corrections and what gives a deck its look, each by its hash."""
    brand = load_client(folder).brand
    naming = [brand.master.with_name("masque.yaml")] if brand.master else []
    files = [folder.edits(month), folder.client_file, *(file for file in (brand.logo, brand.master) if file), *naming]
    return {_told(folder, file): hash_of(file) for file in files}


def _told(folder: ClientFolder, file: Path) -> str:
    """The file's place in the client's folder; its name where it lies elsewhere."""
    return file.relative_to(folder.path).as_posix() if file.is_relative_to(folder.path) else file.name


def is_issued(folder: ClientFolder, month: Month, receipt: Receipt, key: str) -> bool:
    """Whether the month was issued from the same, and all of it is as it was."""
    run, said = folder.run(month), receipt.issue
    if said.get("key") != key or aside_of(run).is_dir():
        return False
    there = [files_in(run.deliverables), beside(folder, month, {}, stored(run))]
    return there == [said["livrables"], said["beside"]]


def beside(folder: ClientFolder, month: Month, coming: Mapping[Path, str], state: Mapping[str, Any]) -> dict[str, str]:
    """What a month issues outside `livrables`, by hash: of files that are coming, else of those that are there.

    What people note in the state, that they read or sent the month, does not count.
    """
    run = folder.run(month)
    files = [run.report, run.figures, folder.calendar_file, folder.proposals_file]
    found = {file.name: coming.get(file) or hash_of(file) for file in files}
    own = {name: value for name, value in state.items() if name not in (REVIEWED, SENT)}
    return found | {run.state.name: digest(json.loads(as_text(own)))}
