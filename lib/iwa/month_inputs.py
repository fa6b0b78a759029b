"""What a month is made from: its files and the library, each by its hash."""

from __future__ import annotations

import json
from pathlib import Path

from iwa.calendar.proposals import people_hash
from iwa.exports.opening.files import fingerprint, list_files, list_mappings
from iwa.library import library_fingerprint
from iwa.month_state import last_sent
from iwa.months import Month
from iwa.problems import UnreadableFile
from iwa.workspace import ClientFolder

INPUTS = "inputs.json"  # beside the tables: from what they were made


def stored_inputs(folder: ClientFolder, month: Month) -> dict[str, str]:
    """What the stored tables of a month were made from; nothing where there are none, or the note of it is damaged."""
    try:
        return dict(json.loads((folder.run(month).tables / INPUTS).read_text("utf-8"))["inputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def inputs_of(folder: ClientFolder, month: Month) -> dict[str, str]:
    """Every file the month is made from, with its sha256, and the state of the library.

    Of the last month that was sent too: its figures are held against those of today. The calendar's
    workbook counts as people left it: what a run writes in it does not make the month anew.
    """
    files = [folder.client_file, folder.dossier_file, folder.labels_file, folder.message_labels_file]
    files.append(folder.run(month.previous).state)
    if sent := last_sent(folder, month):
        files += [folder.run(sent[0]).state, folder.run(sent[0]).figures]
    files += [*list_files(folder.exports), *list_mappings(folder.exports)]
    hashes = {file.relative_to(folder.path).as_posix(): _fingerprint(file) for file in files if file.is_file()}
    calendar = {folder.calendar_file.relative_to(folder.path).as_posix(): people_hash(folder)}
    return hashes | {file: digest for file, digest in calendar.items() if digest} | {"iwa": library_fingerprint()}


def _fingerprint(file: Path) -> str:
    """The file's hash; "" for one that another program holds: reading it then says so, and the rest goes on."""
    try:
        return fingerprint(file)
    except UnreadableFile:
        return ""
