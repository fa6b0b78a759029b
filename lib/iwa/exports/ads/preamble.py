"""The lines above a report of LinkedIn Campaign Manager: its title, its period, when it was made."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.exports.cells import ENGLISH_MONTHS
from iwa.exports.document import Sheet
from iwa.exports.wording import normalised

_LINES = {"first": "report start:", "last": "report end:", "made": "date generated:"}
_NAMED = re.compile(r"([a-z]{3})[a-z]* (\d{1,2}), ?(\d{4})")  # December 6, 2025, 12:00 AM
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # month first, as in the whole report
UNKNOWN_DAY = pd.Timestamp("NaT")


@dataclass(frozen=True)
class Preamble:
    """The title, normalised ("" when it is gone), and days in UTC, NaT for those that are not there."""

    title: str
    first: pd.Timestamp
    last: pd.Timestamp
    made: pd.Timestamp


def preamble_of(sheet: Sheet) -> Preamble | None:
    """What stands above the tables; None when no line says the report's start or end."""
    lines = [normalised(", ".join(cell.strip() for cell in row if cell.strip())) for _, row in sheet.top]
    found = {name: _after(lines, start) for name, start in _LINES.items()}
    if found["first"] is None and found["last"] is None:
        return None
    title = next((line for line in lines if line), "")
    days = {name: day_of(text) if text else UNKNOWN_DAY for name, text in found.items()}
    return Preamble("" if title.startswith(tuple(_LINES.values())) else title, **days)


def _after(lines: list[str], start: str) -> str | None:
    return next((line.removeprefix(start) for line in lines if line.startswith(start)), None)


def day_of(text: str) -> pd.Timestamp:
    """The day in a line, NaT when there is none.

    >>> day_of("december 6, 2025, 12:00 am"), day_of("1/31/2026, 11:59 pm"), day_of("hier")
    (Timestamp('2025-12-06 00:00:00'), Timestamp('2026-01-31 00:00:00'), NaT)
    """
    named, slashed = _NAMED.search(text), _SLASHED.search(text)
    if named and named[1] in ENGLISH_MONTHS:
        month, day, year = ENGLISH_MONTHS.index(named[1]) + 1, int(named[2]), int(named[3])
    elif slashed:
        month, day, year = (int(part) for part in slashed.groups())
    else:
        return UNKNOWN_DAY
    days = pd.to_datetime(pd.Series([f"{year}-{month}-{day}"]), format="%Y-%m-%d", errors="coerce")
    return days.iloc[0]
