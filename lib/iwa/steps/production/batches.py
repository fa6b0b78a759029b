"""The month's contents made in batches: sessions on real days, each for rows of the calendar of one kind of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iwa.calendar.month_plan import DRAFT, plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.rhythm import closed_days
from iwa.calendar.row import PlannedPost
from iwa.calendar.stages import CREATION, agreed_after, holidays_of
from iwa.calendar.working_days import before
from iwa.client_month import ClientMonth
from iwa.steps.calendar.planned import live

# What is made in one go, with the formats that it gives.
WORKS = {
    "Tournage": ("video", "reel", "short"),
    "Prise de vue": ("image", "story"),
    "Mise en page": ("carousel",),
    "Rédaction": ("text", "link", "post"),
}
SPAN = 14  # days of the calendar that a session is for
LONGEST, SHORTEST = 7.0, 1.0  # hours of a session


@dataclass(frozen=True)
class Session:
    """A session: its day, its work, the rows it is for, in their order; `is_tight` where the delays after it do not hold."""

    day: date
    work: str
    rows: tuple[PlannedPost, ...]
    is_tight: bool = False

    @property
    def hours(self) -> float:
        return _cost(self.rows)

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.owner for row in self.rows if row.owner))


@dataclass(frozen=True)
class Batches:
    """The sessions of the next month in the order of their days; `under_way` are rows of its first week, made before it."""

    sessions: tuple[Session, ...]
    under_way: tuple[PlannedPost, ...]


def batches(month: ClientMonth) -> Batches:
    """The sessions for the rows that the plan issued with a month has; without a row, none."""
    plan = plan_of(month)
    begun = _under_way(month, plan)
    rows = [row for row in live(plan.rows) if row not in begun and not _is_made(row)]
    found = [one for work, formats in WORKS.items() for one in _sessions(month, work, _of(rows, formats))]
    return Batches(tuple(sorted(found, key=lambda one: (one.day, list(WORKS).index(one.work)))), begun)


def _under_way(month: ClientMonth, plan: Plan) -> tuple[PlannedPost, ...]:
    """The rows of the first week that were fixed a month ago."""
    held = {row.identifier for row in month.book.rows if row.identifier}
    until = plan.first + timedelta(days=DRAFT)
    return tuple(row for row in live(plan.rows) if row.day < until and row.identifier in held)


def _is_made(row: PlannedPost) -> bool:
    """Whether its content was delivered."""
    return row.created_on is not None or row.status in ("relecture", "validation", "programmé", "publié")


def _of(rows: Sequence[PlannedPost], formats: Sequence[str]) -> list[PlannedPost]:
    """The rows of some formats in the order of their days; what has no format is written."""
    return sorted((row for row in rows if (row.format or "text") in formats), key=lambda row: (row.day, row.identifier))


def _sessions(month: ClientMonth, work: str, rows: Sequence[PlannedPost]) -> Iterator[Session]:
    """A session for each fortnight of the calendar, more where one would be longer than a day."""
    taken: set[date] = set()
    for part in _joined(_parts(rows)):
        day, is_tight = _day(month, part[0].day, taken)
        taken.add(day)
        yield Session(day, work, tuple(part), is_tight)


def _parts(rows: Sequence[PlannedPost]) -> Iterator[list[PlannedPost]]:
    part: list[PlannedPost] = []
    for row in rows:
        hours = _cost([*part, row])
        if part and ((row.day - part[0].day).days >= SPAN or hours > LONGEST):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _joined(parts: Iterable[list[PlannedPost]]) -> list[list[PlannedPost]]:
    """The parts, one that is not worth a session joined to the one before it."""
    found: list[list[PlannedPost]] = []
    for part in parts:
        if found and _cost(part) < SHORTEST and _cost(found[-1]) + _cost(part) <= LONGEST:
            found[-1] += part
        else:
            found.append(part)
    return found


def _cost(rows: Sequence[PlannedPost]) -> float:
    return sum(row.hours or 0.0 for row in rows)


def _day(month: ClientMonth, first: date, taken: set[date]) -> tuple[date, bool]:
    """The day of a session: early enough for its first row, on a working day of the next month that is still free."""
    closed = _closed(month)
    wanted = before(first, agreed_after(month, CREATION), closed)
    start = _from(month.month.next.first, closed)
    day = next(one for one in _tried(max(wanted, start), start, closed) if one not in taken)
    return day, day > wanted


def _tried(day: date, start: date, closed: frozenset[date]) -> Iterator[date]:
    """A day, then those before it down to the first one, then those after it."""
    earlier = day
    while earlier >= start:
        yield earlier
        earlier = before(earlier, 1, closed)
    while True:
        day = _from(day + timedelta(days=1), closed)
        yield day


def _from(day: date, closed: frozenset[date]) -> date:
    """The first working day from a day on."""
    while day.weekday() > 4 or day in closed:
        day += timedelta(days=1)
    return day


def _closed(month: ClientMonth) -> frozenset[date]:
    """The public holidays, and the days on which the client is closed."""
    first, last = month.month.next.first, month.month.shift(2).last
    return holidays_of(month) | closed_days(month, first, last)
