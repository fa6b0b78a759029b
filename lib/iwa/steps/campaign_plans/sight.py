"""Which dated events are in sight after a month, and the calendar's rows that serve each of them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from iwa.calendar.moments import Moment, moments
from iwa.calendar.month_plan import plan_of
from iwa.calendar.rhythm import is_closing, is_meeting
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.event import SUMMED_UP, Event
from iwa.steps.calendar.planned import live
from iwa.steps.wording import slug

APART = ("panne", "presse")  # what nobody plans
AHEAD = 3  # months after that of the report


@lru_cache(maxsize=2)
def in_sight(month: ClientMonth) -> tuple[Event, ...]:
    """The events that run or begin in the three months to come, campaigns and highlights first, then by date."""
    last = month.month.shift(AHEAD).last
    found = [
        event
        for event in month.dossier.agenda
        if event.last_day > month.month.last and event.start <= last and event.nature not in APART
        if not is_closing(event) and not is_meeting(event)
    ]
    return tuple(sorted(found, key=lambda event: (event.nature not in SUMMED_UP, event.start, event.title)))


def key_of(event: Event) -> str:
    """An event in the id of a slide."""
    return f"{event.start}-{slug(event.title)}" + (f"-{event.network}" if event.network else "")


def rows_of(month: ClientMonth, event: Event) -> list[PlannedPost]:
    """The rows of the plan that serve an event, in the order of their days."""
    return sorted((row for row in live(plan_of(month).rows) if row.campaign == event.title), key=lambda row: row.day)


def unplanned(month: ClientMonth, event: Event) -> list[Moment]:
    """The moments of an event that lie beyond the plan, which no row can serve yet."""
    last = month.month.shift(AHEAD + 1).last
    told, _ = moments(month, month.month.next.first, last)
    own = [one for one in told if one.title == event.title and one.start == event.start]
    return sorted((one for one in own if one.day > plan_of(month).last), key=lambda one: one.day)


def opening(month: ClientMonth, event: Event) -> date:
    """The day of the first content: that of the first row, else of the first moment, else of the event."""
    days = [row.day for row in rows_of(month, event)] or [one.day for one in unplanned(month, event)]
    return min(days, default=event.start)
