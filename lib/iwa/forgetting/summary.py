"""What a client's folder could forget, counted; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from iwa.dossier import load_dossier
from iwa.dossier.moderation_log import past_purge
from iwa.forgetting.stored import MESSAGES, months_of
from iwa.forgetting.whole_client import Size, size_of
from iwa.month_tables import read_table
from iwa.months import Month
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Summary:
    """Rows of the log, those past their purge date, the next such date (None without one), captures; people who wrote.

    `people` wrote the `messages` of `month`, the last one that was run (None without one).
    """

    cases: int
    past: int
    next_purge: date | None
    captures: int
    month: Month | None
    messages: int
    people: int
    size: Size


def summary(folder: ClientFolder, today: date) -> Summary:
    """The counts of today; `InvalidDossier` as when the dossier is read."""
    log = load_dossier(folder).log
    past = past_purge(log, today)
    to_come = [case.purge for case in log if case.purge > today]
    captures = sum(file.is_file() for file in folder.captures.rglob("*")) if folder.captures.is_dir() else 0
    month = max(months_of(folder), default=None)
    messages = read_table(folder.run(month).tables, MESSAGES) if month else None
    count, people = (len(messages), messages["author"].nunique()) if messages is not None else (0, 0)
    nearest = min(to_come, default=None)
    return Summary(len(log), len(past), nearest, captures, month, count, people, size_of(folder))
