"""Rows of the tab « journal » that go, with their captures and the copies that months keep of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from iwa.dossier.beside import copies_of, is_open
from iwa.dossier.cells import plain, shown
from iwa.dossier.moderation_log import SensitiveCase
from iwa.dossier.sheet_rows import read_rows
from iwa.dossier.sheets import Sheet, content_of, sheets_in
from iwa.dossier.stored import FILE, read_stored, write_stored
from iwa.dossier.tabs import TABS
from iwa.forgetting.workbook import emptied
from iwa.problems import InvalidDossier, NotForgotten
from iwa.whole_files import write_bytes
from iwa.workspace import ClientFolder

LOG = TABS["log"]
Gone = Callable[[SensitiveCase, Mapping[int, object]], bool]  # by the case, and all the cells of its row


@dataclass(frozen=True)
class Journal:
    """What goes of the log: cases by their row, captures, months whose copy holds some; `left` are French sentences.

    `sheet` is the tab as the workbook names it. `words` are those by which a copy elsewhere would be known.
    """

    sheet: str = ""
    cases: Mapping[int, SensitiveCase] | None = None
    captures: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def rows(self) -> Mapping[int, SensitiveCase]:
        return self.cases or {}


def found(folder: ClientFolder, gone: Gone) -> Journal:
    """The rows of the workbook and of the months' copies for which `gone` says so; `InvalidDossier` as when it is read."""
    copies = tuple(file for file in _stored(folder) if _rows_of(_read(file), gone)[1])
    if not folder.dossier_file.is_file():
        return Journal(copies=copies)
    sheets = sheets_in(content_of(folder.dossier_file), folder.dossier_file.name)
    title, rows = _rows_of(sheets, gone, strict=True)
    kept = [case for number, case in _all(sheets).items() if number not in rows]
    captures, left = _captures(folder, rows, kept)
    beside = [
        f"« {copy.name} » n’est pas lu : retirez cette copie du dossier." for copy in copies_of(folder.dossier_file)
    ]
    return Journal(title, rows, captures, copies, (*left, *(beside if rows else ())), _words(rows.values(), kept))


def forget(folder: ClientFolder, journal: Journal, gone: Gone) -> None:
    """Takes them out of the workbook and of the copies, then the captures away; `NotForgotten` while Excel has it open."""
    if journal.rows:
        file = folder.dossier_file
        if is_open(file):
            todo = "Enregistrez-le et fermez-le, puis relancez."
            raise NotForgotten(f"{file.name} est ouvert : Excel y remettrait les lignes.", todo=todo)
        write_bytes(file, emptied(content_of(file), file.name, {journal.sheet: journal.rows.keys()}))
    for copy in journal.copies:
        write_stored(_without(_read(copy), gone), copy.parent)
    for capture in journal.captures:
        capture.unlink(missing_ok=True)


def _stored(folder: ClientFolder) -> list[Path]:
    return sorted((folder.path / "runs").glob(f"*/tables/{FILE}"))


def _read(file: Path) -> list[Sheet]:
    """A month's copy; no sheet in one that is damaged, which the next run writes anew."""
    try:
        return read_stored(file.parent)
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _log(sheets: list[Sheet]) -> Sheet | None:
    return next((sheet for sheet in sheets if plain(sheet.name) == plain(LOG.name)), None)


def _all(sheets: list[Sheet]) -> dict[int, SensitiveCase]:
    sheet = _log(sheets)
    return {_row(case): case for case in read_rows(LOG, sheet).rows if isinstance(case, SensitiveCase)} if sheet else {}


def _row(case: SensitiveCase) -> int:
    return int(re.sub(r"\D", "", case.cells["day"]))


def _rows_of(sheets: list[Sheet], gone: Gone, strict: bool = False) -> tuple[str, dict[int, SensitiveCase]]:
    """The tab's own name and the rows that go; with `strict`, `InvalidDossier` where a cell cannot be right."""
    sheet = _log(sheets)
    if sheet is None:
        return "", {}
    faults = read_rows(LOG, sheet).faults
    if faults and strict:
        raise InvalidDossier("\n".join(faults))
    values = dict(sheet.rows)
    return sheet.name, {number: case for number, case in _all(sheets).items() if gone(case, values[number])}


def _without(sheets: list[Sheet], gone: Gone) -> list[Sheet]:
    title, rows = _rows_of(sheets, gone)
    return [
        Sheet(sheet.name, tuple(row for row in sheet.rows if sheet.name != title or row[0] not in rows))
        for sheet in sheets
    ]


def _words(gone: Iterable[SensitiveCase], kept: Iterable[SensitiveCase]) -> tuple[str, ...]:
    """Names of captures, digests and reasons that the rows that stay do not say."""
    told = [word for case in gone for word in (case.capture, case.digest, case.reason) if word]
    others = {word for case in kept for word in (case.capture, case.digest, case.reason)}
    return tuple(dict.fromkeys(word for word in told if word not in others))


def _captures(
    folder: ClientFolder, rows: Mapping[int, SensitiveCase], kept: list[SensitiveCase]
) -> tuple[tuple[Path, ...], list[str]]:
    """The files of the rows' captures, and a sentence for each that a person has to see to."""
    files: list[Path] = []
    left: list[str] = []
    still = {file for case in kept for file in _files(folder, case)}
    for number, case in rows.items():
        named = _files(folder, case)
        if case.capture and not named:
            left.append(f"La capture « {case.capture} » (ligne {number}) n’est pas dans moderation/captures.")
        for file in named:
            name = file.relative_to(folder.captures).as_posix()
            if file in still:
                left.append(f"La capture « {name} » reste : une ligne gardée du journal la nomme aussi.")
            elif file not in files:
                files.append(file)
    return tuple(files), left


def _files(folder: ClientFolder, case: SensitiveCase) -> list[Path]:
    """The files in `moderation/captures` that a case names, else the one with its digest; no link, nothing elsewhere."""
    if not case.capture:
        return _of_digest(folder, case.digest)
    wanted = [case.capture, *re.split(r"[;,\n]", case.capture)]
    places = [
        folder.captures / shown(name).strip().replace("\\", "/").removeprefix("moderation/captures/") for name in wanted
    ]
    inside = [place for place in dict.fromkeys(places) if _is_inside(place, folder)]
    return inside or _of_digest(folder, case.digest)


def _is_inside(place: Path, folder: ClientFolder) -> bool:
    root = folder.path.resolve() / "moderation" / "captures"
    return place.is_file() and not place.is_symlink() and place.resolve().is_relative_to(root)


def _of_digest(folder: ClientFolder, digest: str | None) -> list[Path]:
    """A capture that somebody renamed, found by what it is."""
    if not digest or not folder.captures.is_dir():
        return []
    files = [file for file in sorted(folder.captures.rglob("*")) if _is_inside(file, folder)]
    return [file for file in files if hashlib.sha256(file.read_bytes()).hexdigest() == digest]
