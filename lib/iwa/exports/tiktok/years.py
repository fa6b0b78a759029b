"""The days of a column whose dates have no year: told by the position of the rows.

Rows go up to the latest day, so each row is the last such day before the one below it. What the
last row's year is, only the day of the download tells.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.exports.tiktok.dates import Written, in_year, is_year_last, last_until, written

DAY = pd.Timedelta(days=1)
LONGEST_PERIOD = 366 * DAY
# A name that holds the first day of the period would put the days a year too early; that shows as
# a gap of more than half a year.
LONGEST_WAIT = 180 * DAY
ANY_YEAR = pd.Timestamp("2000-12-31")


@dataclass(frozen=True)
class Days:
    """The day of each row, NaT where the cell holds none; with a `fault`, all are NaT.

    "no-year": nothing tells the year. "order": the rows are not in the order of their days.
    "far": the file's name holds a date that the days do not lead up to.
    """

    days: pd.Series
    fault: str = ""


def read_days(texts: pd.Series, taken: pd.Timestamp) -> Days:
    """The days of a column, `taken` being the day of the download (NaT when nothing says it).

    Years that stand in the cells are believed as long as the days follow one another: a
    spreadsheet that finds no year adds its own, the same from the first row to the last.

    >>> column = pd.Series(["December 31", "January 1"])
    >>> read_days(column, pd.Timestamp("2026-01-03")).days.dt.year.tolist()
    [2025, 2026]
    """
    day_first = _is_day_first(texts)
    dates = {text: date for text in texts.unique() if (date := _valid(text, day_first))}
    known = texts[texts.isin(list(dates))]
    if known.empty:
        return Days(_nothing(texts))
    whole = _followed(known, dates)
    if whole is not None:
        return Days(whole.reindex(texts.index))
    if pd.isna(taken):
        return Days(_nothing(texts), "no-year")
    return _placed(known, dates, texts, taken)


def _followed(known: pd.Series, dates: dict[str, Written]) -> pd.Series | None:
    """The days as they are written, if all have their year and they follow one another."""
    days = {text: in_year(date, date.year) for text, date in dates.items() if date.year}
    whole = known.map(days).astype("datetime64[ns]")
    ordered = whole.is_monotonic_increasing or whole.is_monotonic_decreasing
    return whole if ordered else None  # a date without its year is NaT, which has no order


def _placed(known: pd.Series, dates: dict[str, Written], texts: pd.Series, taken: pd.Timestamp) -> Days:
    """The days by position, from the last row up."""
    bound, found = taken + DAY, []  # the account's own day may be a day ahead
    for text in reversed(known.tolist()):
        bound = last_until(dates[text], bound) or bound
        found.append(bound)
    if found[0] - found[-1] > LONGEST_PERIOD:
        return Days(_nothing(texts), "order")
    if taken - found[0] > LONGEST_WAIT:
        return Days(_nothing(texts), "far")
    return Days(pd.Series(found[::-1], index=known.index, dtype="datetime64[ns]").reindex(texts.index))


def _valid(text: str, day_first: bool) -> Written | None:
    """The date in a cell, None for a day that no calendar holds."""
    date = written(text, day_first)
    held = date and (in_year(date, date.year) if date.year else last_until(date, ANY_YEAR))
    return date if held else None


def _is_day_first(texts: pd.Series) -> bool:
    """How to read "01/02/2026": so that the fewest days are impossible, then lack; as in French when both fit."""
    slashed = [text for text in texts.unique() if is_year_last(text)]
    return _holes(slashed, True) <= _holes(slashed, False)


def _holes(texts: list[str], day_first: bool) -> tuple[int, int]:
    dates = [date for text in texts if (date := _valid(text, day_first))]
    days = [day for date in dates if (day := in_year(date, date.year))]
    return len(texts) - len(days), (max(days) - min(days)).days + 1 - len(days) if days else 0


def _nothing(texts: pd.Series) -> pd.Series:
    return pd.Series(pd.NaT, index=texts.index, dtype="datetime64[ns]")
