"""The dates that a client keeps, each with its pillar, and those it leaves out, each with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from iwa.calendar.plan import LeftOut
from iwa.calendar.public_dates import department_of, easter, public_dates, weekday_of
from iwa.client import Client
from iwa.dossier.cells import plain
from iwa.method.dates import MarkedDay, dates
from iwa.numbers import MONTH_NAMES, WEEKDAY_NAMES

AHEAD = timedelta(days=14)  # no date of the method is announced earlier


@dataclass(frozen=True, order=True)
class KeptDate:
    """A date of the year that serves a pillar of the client, and how long before it is announced."""

    first: date
    last: date
    name: str
    pillar: str
    build_up: int
    words: tuple[str, ...]


def trade_of(sector: str) -> str | None:
    """The family of trades that a sector tells: of its first word that belongs to one; None for none.

    >>> trade_of("boulangerie-pâtisserie artisanale"), trade_of("suivi énergétique pour ateliers industriels")
    ('bouche', 'industrie')
    >>> trade_of("trois magasins de jardinerie"), trade_of("librairie"), trade_of("élevage de lamas")
    ('jardin', 'commerce', None)
    """
    found = [
        (trade.general, place, key)
        for place, word in enumerate(re.findall(r"\w+", plain(sector)))
        for key, trade in dates().trades.items()
        if word.startswith(trade.words)
    ]
    return min(found)[2] if found else None


def dated(client: Client, first: date, last: date) -> tuple[list[KeptDate], list[LeftOut]]:
    """The dates that begin from `first` to `last` and serve the client's trade; the others with the reason.

    A date that begins after `last` is kept where it is announced before.
    """
    trade, department = trade_of(client.sector), department_of(client.area)
    kept, left = [], []
    for start, end, day in _days(first, last + AHEAD, client):
        pillar = day.pillars.get(trade or "")
        if pillar and (not day.only or department in day.only):
            if start - timedelta(days=day.build_up) <= last:
                kept.append(KeptDate(start, end, day.name, pillar, day.build_up, day.words))
        elif start <= last:
            left.append(LeftOut(start, day.name, day.why_not(trade)))
    return sorted(kept), sorted(left, key=lambda one: (one.day, one.name))


def _days(first: date, last: date, client: Client) -> list[tuple[date, date, MarkedDay]]:
    """Every date of the method or of the public calendar that begins within the days, with what the method says of it."""
    found = []
    for shared in public_dates(first, last, client.school_zone, client.area):
        day = dates().named(shared.name)
        if day:
            found.append((shared.first, shared.last, day))
    for year in range(first.year, last.year + 1):
        for day in dates().days:
            if day.rule:
                start = day_of(day.rule, year)
                found.append((start, start + timedelta(days=day.length - 1), day))
    return [(start, end, day) for start, end, day in found if first <= start <= last]


@lru_cache(maxsize=512)
def day_of(rule: str, year: int) -> date:
    """The day of a year that a rule of the method names.

    >>> day_of("25/11", 2026), day_of("3e jeudi de novembre", 2026), day_of("pâques-47", 2027)
    (datetime.date(2026, 11, 25), datetime.date(2026, 11, 19), datetime.date(2027, 2, 9))
    >>> day_of("mardi après le 4e jeudi de novembre", 2026)
    datetime.date(2026, 12, 1)
    """
    text = plain(rule)
    if found := re.fullmatch(r"(\d+)/(\d+)", text):
        return date(year, int(found[2]), int(found[1]))
    if found := re.fullmatch(r"paques([+-]\d+)", text):
        return easter(year) + timedelta(days=int(found[1]))
    if found := re.fullmatch(r"(\w+) apres le (.+)", text):
        before = day_of(found[2], year)
        return before + timedelta(days=(_weekday(found[1]) - before.weekday()) % 7)
    found = re.fullmatch(r"(\d)(?:er|e) (\w+) (?:de |d')(\w+)", text)
    if not found:
        raise ValueError(f"no rule of a date: {rule}")
    month = [plain(name) for name in MONTH_NAMES].index(found[3]) + 1
    return weekday_of(year, month, _weekday(found[2]), int(found[1]))


def _weekday(name: str) -> int:
    return WEEKDAY_NAMES.index(name)
