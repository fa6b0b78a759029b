"""When a client answers: the hours of its `client.yaml`, or the house's, less the public holidays where it lies."""

from __future__ import annotations

from collections.abc import Iterable

from iwa.calendar.public_dates import bank_holidays, department_of
from iwa.client import Client
from iwa.measures.working_time import HOUSE, Opening
from iwa.numbers import WEEKDAY_NAMES


def opening_of(client: Client, years: Iterable[int]) -> Opening:
    """The hours in which messages are answered over some years, and the year after; a day that `horaires` lacks is closed."""
    known = set(years)
    span = range(min(known), max(known) + 2) if known else range(0)
    closed = frozenset(day.first for day in bank_holidays(span, department_of(client.area))) if known else frozenset()
    if not client.hours:
        return Opening(client.timezone, HOUSE, closed)
    week = tuple(client.hours.get(day, ()) for day in WEEKDAY_NAMES)
    return Opening(client.timezone, week, closed, is_noted=True)
