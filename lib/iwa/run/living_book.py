"""A plan laid in the client's living workbook: rows added, a copy kept of what was there, nothing written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from iwa import numbers
from iwa.calendar.book import book_in
from iwa.calendar.changes import all_proposed
from iwa.calendar.new_book import Edition, new_book
from iwa.calendar.plan import Plan
from iwa.calendar.proposals import (
    Proposals,
    people_hash,
    read_proposals,
    workbook_hash,
    write_proposals,
    write_workbook,
)
from iwa.calendar.row import PlannedPost
from iwa.calendar.workbook import Update, updated
from iwa.dossier.beside import is_open
from iwa.dossier.sheets import content_of
from iwa.months import Month
from iwa.problems import InvalidDossier
from iwa.whole_files import write_bytes
from iwa.workspace import ClientFolder

COPIES = "copies"


@dataclass(frozen=True)
class Laid:
    """The rows of the workbook once the plan is in it, and French sentences on what was or was not written."""

    rows: tuple[PlannedPost, ...]
    remarks: tuple[str, ...] = ()


def lay_plan(folder: ClientFolder, month: Month, plan: Plan, edition: Edition) -> Laid:
    """Brings the client's workbook up to date with a month's plan, or makes it.

    One that is open, unreadable, or already holds the plan of a later month is left as it is, and that is said.
    """
    file = folder.calendar_file
    last = read_proposals(folder)
    if not file.exists():
        return _made(folder, month, plan, edition)
    try:
        content = content_of(file)
        found = book_in(content, file.name)
        update = updated(content, file.name, plan, last.rows, edition.team)
    except InvalidDossier as problem:
        return Laid(plan.rows, (f"{_not_written(file)} {problem}",))
    if last.month > str(month):
        held = Month.parse(last.month)
        later = f"il tient déjà le plan fait avec {numbers.month_name(held.year, held.number)}"
        return Laid(found.rows, (f"{file.name} n’est pas complété : {later}.",))
    rows = book_in(update.content, file.name).rows if update.is_changed else found.rows
    if not update.is_changed:
        write_proposals(folder, Proposals(str(month), people_hash(folder), workbook_hash(content), update.proposed))
        return Laid(rows, _told(update))
    if is_open(file):
        return Laid(rows, (f"{_not_written(file)} Il semble ouvert : fermez-le, puis relancez.",))
    return Laid(rows, _replaced(folder, month, content, update))


def _made(folder: ClientFolder, month: Month, plan: Plan, edition: Edition) -> Laid:
    content = new_book(edition, plan)
    rows = book_in(content, folder.calendar_file.name).rows
    try:
        write_workbook(folder, content, Proposals(str(month), "", workbook_hash(content), all_proposed(plan)))
    except OSError:
        return Laid(rows, (f"{_not_written(folder.calendar_file)} Le dossier « calendrier » est protégé.",))
    return Laid(rows)


def _not_written(file: Path) -> str:
    return f"{file.name} n’est pas complété : rien n’y est écrit."


def _replaced(folder: ClientFolder, month: Month, content: bytes, update: Update) -> tuple[str, ...]:
    """Writes the update in the workbook's place, with a copy of what was there; what is worth telling."""
    file = folder.calendar_file
    noted = Proposals(str(month), people_hash(folder), workbook_hash(update.content), update.proposed)
    try:
        if content_of(file) != content:
            return (f"{_not_written(file)} Il vient d’être enregistré par quelqu’un : relancez.",)
        _keep_copy(file, content)
        write_workbook(folder, update.content, noted)
    except (OSError, InvalidDossier):
        return (f"{_not_written(file)} Un autre programme le tient : fermez-le, puis relancez.",)
    return _told(update)


def _keep_copy(file: Path, content: bytes) -> None:
    """Keeps the workbook as it was, under the day and hour at which it was last saved."""
    saved = datetime.fromtimestamp(file.stat().st_mtime)
    copies = file.parent / COPIES
    names = [f"{file.stem} {saved:%Y-%m-%d %Hh%M}{rank}{file.suffix}" for rank in ("", *(f" ({n})" for n in range(2, 100)))]  # fmt: skip
    free = next(name for name in names if not (copies / name).exists() or (copies / name).read_bytes() == content)
    write_bytes(copies / free, content)


def _told(update: Update) -> tuple[str, ...]:
    """What became of rows that the plan and the workbook do not share."""
    change = update.changed["calendrier"]
    sentences = []
    if change.removed:
        what = numbers.counted(len(change.removed), "ligne retirée", "lignes retirées")
        sentences.append(f"Calendrier : {what} à la main et {_not_put_back(change.removed)}.")
    if change.withdrawn:
        verb = "n’est plus au plan : elle y reste" if len(change.withdrawn) == 1 else "ne sont plus au plan : elles y restent"  # fmt: skip
        sentences.append(f"Calendrier : {numbers.counted(len(change.withdrawn), 'ligne')} {verb}, en gris.")
    return tuple(sentences)


def _not_put_back(removed: Sequence[str]) -> str:
    return "n’est pas remise" if len(removed) == 1 else "ne sont pas remises"


def kept(rows: Sequence[PlannedPost], plan: Plan) -> tuple[PlannedPost, ...]:
    """The rows of a plan's days, by day and hour, less those that are out of the plan and on which nobody worked."""
    of_days = [row for row in rows if plan.first <= row.day <= plan.last]
    alive = [row for row in of_days if row.planned is not False or row.status not in (None, "à faire", "abandonné")]
    return tuple(sorted(alive, key=lambda row: (row.day, str(row.hour or ""), row.network, row.identifier)))
