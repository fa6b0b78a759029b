"""What the product last wrote in the calendar's workbook: a cell that holds something else is a person's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, time
from pathlib import Path

from iwa.whole_files import write_bytes, write_text
from iwa.workspace import ClientFolder

COMING = ".propose.suite.json"  # what will stand in the workbook once it is moved in

Told = str | float | bool | None
Proposed = Mapping[str, Mapping[str, Told]]
"""Sheet by sheet is not needed: the keys of rows differ. Key of a row -> field -> what was written."""


@dataclass(frozen=True)
class Proposals:
    """The last writing: of which month, `read` and `written` the workbook's hash before and after, "" for none.

    Where the workbook is still as it was written, `read` is the hash of what people last made of it.
    """

    month: str = ""
    read: str = ""
    written: str = ""
    rows: Proposed = field(default_factory=dict)


def told(value: object) -> Told:
    """A value as it is noted and compared; a blank is None, however it is blank.

    >>> told(date(2026, 11, 3)), told(time(9, 5)), told(2), told(" a  b "), told("")
    ('2026-11-03', '09:05', 2.0, 'a b', None)
    """
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    return " ".join(str(value).split()) or None


def read_proposals(folder: ClientFolder) -> Proposals:
    """What was last written; nothing where it was never noted, or can no longer be read: all cells are then a person's."""
    coming = _read(folder.proposals_file.with_name(COMING))
    if coming and coming.written == _hash(folder.calendar_file):
        return coming  # the workbook was moved in, and the run that did it was killed before it noted so
    return _read(folder.proposals_file) or Proposals()


def _read(file: Path) -> Proposals | None:
    try:
        return Proposals(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_proposals(folder: ClientFolder, proposals: Proposals) -> None:
    """Notes what stands in the workbook."""
    write_text(folder.proposals_file, _text(proposals))
    folder.proposals_file.with_name(COMING).unlink(missing_ok=True)


def write_workbook(folder: ClientFolder, content: bytes, proposals: Proposals) -> None:
    """Writes the workbook and what the product wrote in it: whenever it is stopped, the two go together."""
    write_text(folder.proposals_file.with_name(COMING), _text(proposals))
    write_bytes(folder.calendar_file, content)
    write_proposals(folder, proposals)


def _text(proposals: Proposals) -> str:
    return json.dumps(asdict(proposals), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def settle(folder: ClientFolder) -> None:
    """Ends a writing of the workbook that was stopped: noted where the workbook was moved in, forgotten where not."""
    if folder.proposals_file.with_name(COMING).is_file():
        write_proposals(folder, read_proposals(folder))


def _hash(file: Path) -> str:
    try:
        return workbook_hash(file.read_bytes())
    except OSError:
        return ""


def workbook_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def people_hash(folder: ClientFolder) -> str:
    """The hash of the workbook as people last left it: what the product itself wrote since changes nothing.

    "" where there is none, or where nobody touched the one that the product made.
    """
    try:
        found = workbook_hash(folder.calendar_file.read_bytes())
    except OSError:  # held by another program, or not there: reading it says so
        return ""
    last = read_proposals(folder)
    return last.read if found == last.written else found
