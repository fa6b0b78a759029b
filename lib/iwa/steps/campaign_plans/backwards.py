"""The steps of an event counted back from its first content: by when each has to be done, by whom, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iwa import numbers
from iwa.calendar.public_dates import bank_holidays
from iwa.calendar.row import PlannedPost
from iwa.calendar.working_days import after, before
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.steps.architecture.people import approvers, makers
from iwa.steps.calendar.planned import format_name
from iwa.steps.campaign_plans.sight import opening, rows_of, unplanned
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, network_name

# The house's own delays: working days before the first content.
OFFER, BRIEF, CREATION, REVIEW, APPROVAL = 10, 7, 5, 2, 1
SETTLED = 7  # days after the end: posts of a week can be compared
DONE, TO_DO, LATE, TO_COME = "fait", "à faire", "en retard", "à venir"
LONGEST = 70  # letters


@dataclass(frozen=True)
class Step:
    """A step with its day, who does it and where it stands; `is_row` on a content of the calendar."""

    day: date
    what: str
    who: str
    state: str
    is_row: bool = False


def steps(month: ClientMonth, event: Event) -> list[Step]:
    """All the steps of an event, the first to do first: decisions, production, contents, the day itself, the balance."""
    first = opening(month, event)
    rows = rows_of(month, event)
    lead = rows[0] if rows else None
    found = [
        *_before(month, event, first, lead),
        *(_row(month, row) for row in rows),
        *(Step(one.day, f"{capital(one.phase or 'une semaine de la campagne')} : à mettre au calendrier", _maker(month, None), TO_COME, True) for one in unplanned(month, event)),
        Step(event.last_day + timedelta(days=SETTLED), f"Bilan : {_judged(event)}", _maker(month, None), TO_COME),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.day)


def _before(month: ClientMonth, event: Event, first: date, lead: PlannedPost | None) -> list[Step]:
    who, name = (
        _maker(month, lead),
        f"« {excerpt(lead.theme or event.title, LONGEST)} »" if lead else f"« {event.title} »",
    )
    approver = next(iter(approvers(month)), TO_COMPLETE)
    aim = (
        f"Décider but, page d’arrivée et budget : {event.aim.rstrip('.')}"
        if event.aim
        else f"Décider but, page d’arrivée et budget ({TO_COMPLETE})"
    )
    told = (
        (OFFER, aim, approver, event.aim is not None and event.measure is not None, None),
        (BRIEF, f"Donner le brief de {name}", who, False, lead.brief_on if lead else None),
        (CREATION, f"Livrer {_made(lead)}", who, False, lead.created_on if lead else None),
        (REVIEW, f"Relire {name}", _reviewer(month, who), False, lead.reviewed_on if lead else None),
        (APPROVAL, f"Valider {name}", approver, False, lead.approved_on if lead else None),
    )  # fmt: skip
    return [
        Step(day, what, by, _state(month, day, is_done or done_on is not None))
        for delay, what, by, is_done, done_on in told
        for day in [working_days_before(first, delay)]
    ]


def working_days_before(day: date, count: int) -> date:
    """So many working days before a day, French holidays left out.

    >>> working_days_before(date(2026, 11, 16), 5)
    datetime.date(2026, 11, 6)
    """
    return before(day, count, {holiday.first for holiday in bank_holidays(range(day.year - 1, day.year + 1))})


def working_days_after(day: date, count: int) -> date:
    """So many working days after a day, French holidays left out.

    >>> working_days_after(date(2026, 10, 30), 2)
    datetime.date(2026, 11, 3)
    """
    return after(day, count, {holiday.first for holiday in bank_holidays(range(day.year, day.year + 2))})


def _state(month: ClientMonth, day: date, is_done: bool) -> str:
    """Where a step stands when the month of the report is over."""
    return DONE if is_done else LATE if day <= month.month.last else TO_DO


def _row(month: ClientMonth, row: PlannedPost) -> Step:
    what = (
        f"Publier sur {network_name(row.network)} ({format_name(row)}) : {excerpt(row.theme or TO_COMPLETE, LONGEST)}"
    )
    state = DONE if row.status in ("programmé", "publié") else row.status or TO_DO
    return Step(row.day, what, row.owner or TO_COMPLETE, state, True)


def _made(lead: PlannedPost | None) -> str:
    """What is to be produced for the first content."""
    if lead is None:
        return f"le premier contenu (format {TO_COMPLETE})"
    cost = f", {numbers.decimal(lead.hours, 1).removesuffix(',0')}{numbers.NO_BREAK}h" if lead.hours else ""
    return f"{format_name(lead)} pour {network_name(lead.network)}{cost}"


def _maker(month: ClientMonth, row: PlannedPost | None) -> str:
    return (row.owner if row else None) or next(iter(makers(month)), TO_COMPLETE)


def _reviewer(month: ClientMonth, maker: str) -> str:
    """Somebody of those who produce, but who made it."""
    return next((name for name in makers(month) if name != maker), maker)


def _judged(event: Event) -> str:
    return f"le but tenu ou non ({event.aim.rstrip('.')})" if event.aim else f"but {TO_COMPLETE}"
