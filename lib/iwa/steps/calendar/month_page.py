"""The month to come on one page, day by day."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import NO_PLACE, Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Calendar, Day, Slide
from iwa.steps.calendar.planned import counted, events_of, of_month, plan_source
from iwa.steps.wording import excerpt, month_label, network_name

FULL = 2  # lines that the fullest day of a week takes on average, in a month that is not full


def month_page(month: ClientMonth) -> Slide:
    """The posts of each day of next month; the days of highlights stand out."""
    plan = plan_of(month)
    rows, planned = of_month(plan), Month.of(plan.first)
    return Slide(
        id="calendrier.mois",
        title=_title(month, plan, rows),
        subtitle=f"{month_label(planned).capitalize()}, jour par jour ; encadrés, les jours de l’agenda",
        exhibit=_calendar(month, plan, rows) if rows else None,
        message=_message(plan, rows),
        decision=_decision(month, plan, rows),
        source=plan_source(month, plan, rows),
        notes=" ".join(
            [
                "Chaque ligne est dans calendrier.xlsx, avec son brief, son lien suivi et son responsable ; les mêmes dates sont dans "
                "calendrier.ics.",
                *(f"{one.title}, le {numbers.day(one.start)}." for one in events_of(month, plan)),
            ]
        ),
    )


def _calendar(month: ClientMonth, plan: Plan, rows: list[PlannedPost]) -> Calendar:
    planned = Month.of(plan.first)
    marked = {day for event in events_of(month, plan) for day in (event.start,)}
    weeks = calendar.Calendar().monthdatescalendar(planned.year, planned.number)
    told = _entries(rows, weeks)
    days = (
        tuple(
            Day(str(day.day), tuple(told.get(day.day, ())), day in marked) if Month.of(day) == planned else Day()
            for day in week
        )
        for week in weeks
    )
    return Calendar(
        tuple(days), f"{month_label(planned).capitalize()} {numbers.of(month.client.name)} : {counted(rows)}."
    )


def _entries(rows: list[PlannedPost], weeks: list[list[date]]) -> dict[int, list[str]]:
    """What each day brings: a line a post, or in a full month the networks alone."""
    told: dict[int, list[PlannedPost]] = {}
    for row in rows:
        told.setdefault(row.day.day, []).append(row)
    fullest = [max(len(told.get(day.day, ())) for day in week) for week in weeks]
    if sum(fullest) > FULL * len(weeks):
        return {day: [_networks(own)] for day, own in told.items()}
    return {day: [_entry(row) for row in own] for day, own in told.items()}


def _networks(rows: list[PlannedPost]) -> str:
    counts = Counter(network_name(row.network) for row in rows)
    return ", ".join(name if count == 1 else f"{name}{numbers.NO_BREAK}×{count}" for name, count in counts.items())


def _entry(row: PlannedPost) -> str:
    """A post in a day: its network, and the series it is of, or what brings it."""
    what = row.series or (row.kind if row.campaign else row.pillar)
    return f"{network_name(row.network)}, {what}" if what else network_name(row.network)


def _title(month: ClientMonth, plan: Plan, rows: list[PlannedPost]) -> str:
    when = month_label(Month.of(plan.first))
    if not rows:
        return f"Rien n’est prévu en {when} : il manque de quoi écrire à {month.client.name}"
    events = events_of(month, plan)
    told = f"{counted(rows)} en {when}"
    if not events and any(NO_PLACE in one.reason for one in plan.left_out):
        return f"{told}, sans place pour l’agenda {numbers.of(month.client.name)}"
    if not events:
        return f"{told}, sans temps fort à l’agenda {numbers.of(month.client.name)}"
    first = excerpt(events[0].title, 34)
    more = {1: "", 2: " et une autre date"}.get(len(events), " et d’autres dates")
    return f"{told}, avec « {first} »{more}"


def _message(plan: Plan, rows: list[PlannedPost]) -> tuple[str, ...]:
    """That the week after is a draft: a month of six weeks leaves no room for more."""
    draft = [row for row in plan.rows if row not in rows]
    after = numbers.MONTH_NAMES[plan.last.month - 1]
    if not draft:
        return (f"Première semaine {numbers.of(after)} : rien en brouillon.",)
    return (f"Première semaine {numbers.of(after)} en brouillon : {counted(draft)}.",)


def _decision(month: ClientMonth, plan: Plan, rows: list[PlannedPost]) -> str:
    approvers = [person.name for person in month.dossier.team if person.approves]
    who = approvers[0] if approvers else "Qui valide (à compléter)"
    if not rows:
        return "Noter au dossier les projets, les erreurs fréquentes et les preuves, puis refaire le calendrier."
    until = numbers.day(min(row.day for row in rows), year=False)
    return f"{who} valide les thèmes avant le {until}, jour de la première publication."
