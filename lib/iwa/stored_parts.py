"""The parts of a month as they lie in `runs/<month>/tables/`: each opened alone, each with its hash.

`inputs.json`, written last, says from what the parts were made and gives their hashes: a step that
read parts whose hashes are unchanged would show the same again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from iwa.calendar.book import FILE as BOOK
from iwa.calendar.book import stored_book
from iwa.client import load_client
from iwa.digests import digest
from iwa.dossier import Dossier, load_dossier
from iwa.labels.likeness import Worth
from iwa.measures.reported import reported_before
from iwa.month_inputs import INPUTS
from iwa.month_state import last_sent, stored
from iwa.month_tables import NAMES, read_table
from iwa.months import Month
from iwa.read_parts import PAST, PICTURES, SCENARIOS
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder, RunFolder

THEMES, PROPOSED, LIKENESS = "themes", "themes_proposed", "likeness"  # in inputs.json


def _meta(folder: ClientFolder, month: Month) -> dict[str, Any]:
    return dict(json.loads((folder.run(month).tables / INPUTS).read_text("utf-8")))


OPENERS: dict[str, Callable[[ClientFolder, Month], Any]] = {
    "client": lambda folder, month: load_client(folder),
    "dossier": lambda folder, month: load_dossier(folder, folder.run(month).tables),
    "before": lambda folder, month: stored(folder.run(month.previous)),
    "sent": reported_before,
    "book": lambda folder, month: stored_book(folder.run(month).tables),
    "inputs": lambda folder, month: dict(_meta(folder, month)["inputs"]),
    "theme_rules": lambda folder, month: {name: tuple(words) for name, words in _meta(folder, month)[THEMES].items()},
    "themes_proposed": lambda folder, month: _meta(folder, month)[PROPOSED],
    "likeness": lambda folder, month: Worth.of(_meta(folder, month)[LIKENESS]),
}
PARTS = (*NAMES, *OPENERS)


def stamp(folder: ClientFolder, month: Month) -> str:
    """A name of the tables as they are stored now: another once they are made anew."""
    return _of_file(folder.run(month).tables / INPUTS)


def open_part(folder: ClientFolder, month: Month, name: str) -> Any:
    """A part of the stored month by its name, as `ClientMonth` has it."""
    if name in OPENERS:
        return OPENERS[name](folder, month)
    return read_table(folder.run(month).tables, name)


def note_stored(run: RunFolder, meta: Mapping[str, Any], dossier: Dossier) -> None:
    """Writes inputs.json once all parts are there, with the hash of each."""
    hashes = {name: _of_file(run.tables / f"{name}.parquet") for name in NAMES}
    hashes |= {"book": _of_file(run.tables / BOOK)}
    hashes |= {f"dossier.{tab.name}": _of_rows(getattr(dossier, tab.name)) for tab in fields(Dossier)}
    del hashes["dossier.remarks"]  # on what lies beside the workbook: no step may read them
    hashes |= {"theme_rules": digest(meta[THEMES]), PROPOSED: digest(meta[PROPOSED]), LIKENESS: digest(meta[LIKENESS])}
    text = json.dumps({**meta, "parts": hashes}, ensure_ascii=False, indent=1, sort_keys=True)
    write_text(run.tables / INPUTS, text)


def part_hashes(folder: ClientFolder, month: Month) -> dict[str, str]:
    """The hash of each part that a notebook of the month can read; a part without one was never the same."""
    meta = _meta(folder, month)
    inputs: dict[str, str] = meta["inputs"]
    hashes = dict(meta.get("parts", {}))
    hashes["client"] = inputs.get(folder.client_file.name, "")
    hashes["dossier"] = "tab by tab"
    hashes["before"] = inputs.get(_told(folder, folder.run(month.previous).state), "")
    hashes["sent"] = _of_sent(folder, month)
    hashes["inputs"] = digest(inputs)
    hashes[PICTURES] = digest(_files_in(folder.pictures))
    hashes[SCENARIOS] = digest(_files_in(folder.scenarios))
    hashes[PAST] = digest(_past(folder, month))
    return hashes


def _of_sent(folder: ClientFolder, month: Month) -> str:
    found = last_sent(folder, month)
    run = folder.run(found[0]) if found else None
    return digest([_of_file(file) for file in (run.state, run.figures, run.receipt)] if run else [])


def _past(folder: ClientFolder, month: Month) -> list[str]:
    """The presentations of the months before, by name: a slide says when each last came out."""
    runs = folder.run(month).path.parent
    return sorted(_told(folder, file) for file in runs.glob("*/livrables/*.pptx") if file.parents[1].name < str(month))


def _files_in(folder: Path) -> list[tuple[str, str]]:
    found = [file for file in folder.rglob("*") if file.is_file()] if folder.is_dir() else []
    return sorted((file.relative_to(folder).as_posix(), _of_file(file)) for file in found)


def _told(folder: ClientFolder, file: Path) -> str:
    return file.relative_to(folder.path).as_posix()


def _of_rows(rows: tuple[Any, ...]) -> str:
    return digest([(repr(row), getattr(row, "cells", "")) for row in rows])


def _of_file(file: Path) -> str:
    """The file's sha256; "" for one that is not there, or cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
