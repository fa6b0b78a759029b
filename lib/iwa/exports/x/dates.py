"""The dates of X's exports: English in every language, ISO in the older ones, or as Excel rewrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.cells import ENGLISH_MONTHS
from iwa.exports.day_order import missing_days, read_days

ENGLISH_DAY = r"^\s*[A-Za-z]{3},? (?P<month>[A-Za-z]{3}) (?P<day>\d{1,2}),? (?P<year>20\d\d)\s*$"
ISO_DAY = r"^\s*20\d\d-\d\d-\d\d\s*$"
_NUMBER_OF = {month: f"{number:02d}" for number, month in enumerate(ENGLISH_MONTHS, 1)}
_NAMED = re.compile(r"_(20\d\d)-?(\d\d)-?(\d\d)_(20\d\d)-?(\d\d)-?(\d\d)")


@dataclass(frozen=True)
class Period:
    """The first and last date in the name of a file."""

    first: pd.Timestamp
    last: pd.Timestamp


def days_of(texts: pd.Series) -> pd.Series:
    """The days, NaT where a cell holds no date.

    >>> days_of(pd.Series(["Mon Feb 17 2025", "Sat, Aug 1, 2026", "2021-01-30", "hier"])).dt.strftime("%d/%m/%Y").tolist()
    ['17/02/2025', '01/08/2026', '30/01/2021', nan]
    """
    parts = texts.str.extract(ENGLISH_DAY)
    written = parts["year"] + "-" + parts["month"].str.casefold().map(_NUMBER_OF) + "-" + parts["day"]
    days = pd.to_datetime(written, format="%Y-%m-%d", errors="coerce").astype("datetime64[ns]")
    days = days.fillna(cells.days(texts.str.slice(0, 10), "%Y-%m-%d")[0])
    others = texts[days.isna() & ~texts.str.match(r"\s*\d{4}-")]
    return days.fillna(read_days(others, missing_days)[0]) if len(others) else days


def looks_like_day(texts: pd.Series) -> pd.Series:
    """Which cells are dates as X itself writes them."""
    return texts.str.match(ENGLISH_DAY) | texts.str.match(ISO_DAY)


def named_period(name: str) -> Period | None:
    """The two dates that X puts in the names of its files; None when they are not there.

    >>> named_period("account_analytics_content_2026-08-01_2026-08-31 (1).csv").last
    Timestamp('2026-08-31 00:00:00')
    """
    named = _NAMED.search(name)
    if not named:
        return None
    parts = named.groups()
    written = pd.Series(["-".join(parts[:3]), "-".join(parts[3:])])
    first, last = pd.to_datetime(written, format="%Y-%m-%d", errors="coerce")
    return Period(first, last) if first <= last else None
