"""A date as it stands in a cell or in a file's name. TikTok Studio writes no year ("February 28", "19 avril")."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from iwa.exports.document import Document
from iwa.exports.wording import normalised
from iwa.numbers import MONTH_NAMES

UNKNOWN_DAY = pd.Timestamp("NaT")
LEAP_GAP = 9  # years, of which one at least has a 29 February
_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?(?:,?[ -](\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_CLOCK = re.compile(r"[ t,]+\d{1,2}:\d\d.*$")
_IN_NAME = re.compile(r"(?<!\d)(?:(20\d\d)([-_. ]?)(\d\d)\2(\d\d)|(\d\d)[-_. ](\d\d)[-_. ](20\d\d))(?!\d)")


@dataclass(frozen=True)
class Written:
    """A date as it stands in a cell: month, day, and the year where there is one, else 0."""

    year: int
    month: int
    day: int


@lru_cache(maxsize=4096)  # a file names each day many times
def written(text: str, day_first: bool = True) -> Written | None:
    """The date in a cell, a time of day left aside; `day_first` is how "01/02/2026" is read.

    >>> written("February 28"), written("1er janvier"), written("19-avr"), written("hier")
    (Written(year=0, month=2, day=28), Written(year=0, month=1, day=1), Written(year=0, month=4, day=19), None)
    >>> written("2026/02/01 14:05:09")
    Written(year=2026, month=2, day=1)
    """
    plain = _CLOCK.sub("", normalised(text))
    if found := _YEAR_FIRST.fullmatch(plain):
        return Written(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(plain):
        month, day = (found[2], found[1]) if day_first else (found[1], found[2])
        return Written(int(found[3]), int(month), int(day))
    if found := _DAY_MONTH.fullmatch(plain):
        return _of_words(found[1], found[2], found[3])
    if found := _MONTH_DAY.fullmatch(plain):
        return _of_words(found[2], found[1], found[3])
    return None


def _of_words(day: str, name: str, year: str | None) -> Written | None:
    known = [(_ENGLISH[place], normalised(MONTH_NAMES[place])) for place in range(12)]
    starts = {place + 1 for place, names in enumerate(known) if any(full.startswith(name) for full in names)}
    return Written(int(year or 0), starts.pop(), int(day)) if len(name) >= 3 and len(starts) == 1 else None


def is_year_last(text: str) -> bool:
    """Whether a cell holds a date such as "01/02/2026", which only a spreadsheet writes."""
    return bool(_YEAR_LAST.fullmatch(_CLOCK.sub("", text.strip())))


def in_year(date: Written, year: int) -> pd.Timestamp | None:
    """The day in that year; None for a day that this year does not have."""
    return pd.Timestamp(year, date.month, date.day) if day_in(date, year) else None


def day_in(date: Written, year: int) -> datetime.date | None:
    """The same as a plain date, which costs a fiftieth."""
    try:
        return datetime.date(year, date.month, date.day)
    except ValueError:
        return None


def last_until(date: Written, bound: pd.Timestamp) -> pd.Timestamp | None:
    """The last such day that is not after `bound`, whatever year stands with it; None when no calendar holds it.

    >>> last_until(Written(0, 2, 28), pd.Timestamp("2026-02-27"))
    Timestamp('2025-02-28 00:00:00')
    """
    days = [in_year(date, year) for year in range(bound.year, bound.year - LEAP_GAP, -1)]
    return next((day for day in days if day is not None and day <= bound), None)


def first_from(date: Written, bound: pd.Timestamp) -> pd.Timestamp | None:
    """The first such day that is not before `bound`, whatever year stands with it; None when no calendar holds it.

    >>> first_from(Written(0, 2, 28), pd.Timestamp("2025-03-10"))
    Timestamp('2026-02-28 00:00:00')
    """
    days = [in_year(date, year) for year in range(bound.year, bound.year + LEAP_GAP)]
    return next((day for day in days if day is not None and day >= bound), None)


def named_day(document: Document) -> pd.Timestamp:
    """The latest date in the file's name, else in the name of its zip; NaT when they hold none.

    >>> named_day(Document("TikTok_05-11-2026.zip › Overview.csv", ()))
    Timestamp('2026-11-05 00:00:00')
    """
    archive = document.name.split(" › ")[0].replace("\\", "/").split("/")[-1]
    for name in (document.base_name, archive):
        found = [
            f"{year or late_year}-{month or late_month}-{day or first_day}"
            for year, _, month, day, first_day, late_month, late_year in _IN_NAME.findall(name)
        ]
        days = pd.to_datetime(pd.Series(found, dtype="str"), format="%Y-%m-%d", errors="coerce").dropna()
        if len(days):
            return pd.Timestamp(days.max())
    return UNKNOWN_DAY
