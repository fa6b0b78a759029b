"""The rituals as dates of an agenda: each comes back weekly until the plan ends, public holidays left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from iwa.calendar.plan import Plan
from iwa.calendar.public_dates import bank_holidays, department_of
from iwa.calendar.rituals import Ritual, first_day
from iwa.client import Client

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def ritual_dates(client: Client, plan: Plan, rituals: Iterable[Ritual]) -> Iterator[icalendar.Event]:
    """One event a ritual that has days; none where the plan is too short to hold it."""
    for one in rituals:
        if one.days and first_day(one, plan.first) <= plan.last:
            yield _event(client, plan, one)


def _event(client: Client, plan: Plan, one: Ritual) -> icalendar.Event:
    zone = ZoneInfo(client.timezone)
    start = datetime.combine(first_day(one, plan.first), one.at, zone)
    event = icalendar.Event()
    event.add("uid", f"rituel-{one.key}-{plan.first}@{client.slug}.iwa")
    event.add("summary", f"{one.name} : {one.owner or 'à compléter'}")
    event.add("description", f"Responsable : {one.owner or 'à compléter'}\nDurée : {one.minutes} min")
    event.add("categories", ["rituel"])
    event.add("status", "CONFIRMED" if one.owner else "TENTATIVE")
    event.add("transp", "OPAQUE")
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=one.minutes))
    last = datetime.combine(plan.last, time(23, 59), zone).astimezone(UTC)
    event.add("rrule", {"freq": "weekly", "byday": [WEEKDAYS[day] for day in one.days], "until": last})
    closed = bank_holidays(range(plan.first.year, plan.last.year + 1), department_of(client.area))
    for holiday in closed:
        if plan.first <= holiday.first <= plan.last and holiday.first.weekday() in one.days:
            event.add("exdate", datetime.combine(holiday.first, one.at, zone))
    return event
