"""Dates as any tool may write them, turned into those that `exports.instants` reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.day_order import missing_days, read_days
from iwa.exports.instants import puts_day_first
from iwa.exports.tiktok.dates import written

_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(\D.*)?")
_CLOCK = re.compile(r"(?:[\sT,]|\bà)+\d{1,2}[:hH]\d{2}.*$")
_WEEKDAY = re.compile(r"^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Order:
    """Whether slashed dates begin with the day; `sure` when a date says so, or when none has slashes."""

    day_first: bool
    sure: bool


def readable(texts: pd.Series) -> pd.Series:
    """The dates in the two forms that `exports.instants` reads; what is no date stays as it is.

    >>> readable(pd.Series(["3 oct. 2026 14:05", "mardi 6 octobre 2026", "3-10-26", "2026-10-03", "hier"])).tolist()
    ['2026-10-03 14:05', '2026-10-06', '3/10/2026', '2026-10-03', 'hier']
    """
    return cells.each(texts.str.strip(), _readable)


def _readable(text: str) -> str:
    if found := _FIGURES.fullmatch(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return f"{found[1]}/{found[2]}/{year}{found[4] or ''}"
    clock = _CLOCK.search(text)
    date = written(_WEEKDAY.sub("", text[: clock.start()] if clock else text))
    if date is None or not date.year:
        return text
    return f"{date.year}-{date.month:02}-{date.day:02}{clock[0] if clock else ''}"


def order_of(texts: pd.Series) -> Order:
    """The order of day and month that a column shows: by a figure over 12, else the one that leaves fewer days out.

    >>> order_of(pd.Series(["10/13/2026"])), order_of(pd.Series(["01/10/2026", "02/10/2026"]))
    (Order(day_first=False, sure=True), Order(day_first=True, sure=False))
    """
    plain = readable(texts)
    told = puts_day_first(plain)
    if told is not None:
        return Order(told, True)
    if not plain.str.contains("/", regex=False).any():
        return Order(True, True)
    _, changed = read_days(plain, missing_days, usual_day_first=True)
    return Order(not changed, False)
