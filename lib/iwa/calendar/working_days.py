"""Days on which one works, Monday to Friday but for those that are given as closed; and the weeks they lie in."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

NONE: frozenset[date] = frozenset()


def monday_of(day: date) -> date:
    """The first day of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def worked(first: date, last: date, closed: Set[date] = NONE) -> int:
    """How many working days lie after a day and up to another: a Friday to its Monday is one.

    >>> worked(date(2026, 10, 2), date(2026, 10, 5)), worked(date(2026, 10, 5), date(2026, 10, 5))
    (1, 0)
    """
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(_is_worked(day, closed) for day in days)


def before(day: date, count: int, closed: Set[date] = NONE) -> date:
    """The day so many working days before another.

    >>> before(date(2026, 10, 5), 1), before(date(2026, 11, 16), 5, {date(2026, 11, 11)})
    (datetime.date(2026, 10, 2), datetime.date(2026, 11, 6))
    """
    return _moved(day, count, closed, -1)


def after(day: date, count: int, closed: Set[date] = NONE) -> date:
    """The day so many working days after another.

    >>> after(date(2026, 10, 30), 2)
    datetime.date(2026, 11, 3)
    """
    return _moved(day, count, closed, 1)


def _moved(day: date, count: int, closed: Set[date], step: int) -> date:
    while count > 0:
        day += timedelta(days=step)
        count -= _is_worked(day, closed)
    return day


def _is_worked(day: date, closed: Set[date]) -> bool:
    return day.weekday() < 5 and day not in closed
