"""The calendar week by week, a line a post."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from iwa import numbers
from iwa.calendar.month_plan import DRAFT, plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import hours_said
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import counted, day_name, format_name, live, pillar_name, plan_source, still_lacking
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name

SHORT = 3  # days of a first or last week that is too short for a slide of its own
NAMED, LONGEST = 2, 105  # marks of a week in its title, and signs of it
COLUMNS = (
    Column("Jour", 0.9), Column("Réseau", 0.9, role="strong"), Column("Format", 0.9), Column("Pilier", 1.3), Column("Thème", 4.6),
    Column("Responsable", 1.2),
)  # fmt: skip


def weeks(month: ClientMonth) -> list[Slide]:
    """A slide a week of the calendar, Monday to Sunday; a first or last one of a day or two goes with its neighbour."""
    plan = plan_of(month)
    found: list[list[PlannedPost]] = []
    for _, rows in itertools.groupby(live(plan.rows), key=lambda row: monday_of(row.day)):
        week = list(rows)
        monday = monday_of(week[0].day)
        is_short = (plan.last - monday).days < SHORT or (monday - plan.first).days in range(1, SHORT)
        if found and is_short:
            found[-1] += week
        else:
            found.append(week)
    return [_week(month, plan, rows, rank) for rank, rows in enumerate(found, 1)]


def _week(month: ClientMonth, plan: Plan, rows: list[PlannedPost], rank: int) -> Slide:
    first = max(monday_of(rows[0].day), plan.first)
    last = min(monday_of(rows[-1].day) + timedelta(days=6), plan.last)
    return Slide(
        id=f"calendrier.semaines.{rank}",
        title=_title(rows, first, last),
        subtitle=f"Semaine {numbers.period(first, last)}, {counted(rows)}, {hours_said(sum(row.hours or 0 for row in rows))} de production",
        exhibit=Table(
            COLUMNS, tuple(_line(month, row) for row in rows), f"Les publications {numbers.period(first, last)}."
        ),
        message=_message(plan, rows),
        decision=_decision(rows),
        source=plan_source(month, plan, rows),
        notes=" ".join(f"{row.identifier} : {row.reason}" for row in rows if row.kind == "idée" and row.reason),
    )


def _line(month: ClientMonth, row: PlannedPost) -> tuple[str, ...]:
    return (
        day_name(row.day), network_name(row.network), format_name(row), pillar_name(month, row), row.theme or TO_COMPLETE,
        row.owner or TO_COMPLETE,
    )  # fmt: skip


def _title(rows: list[PlannedPost], first: date, last: date) -> str:
    """The week by what marks it: its highlights, else the subject it begins with."""
    marks = [f"« {excerpt(mark, 38)} »" for mark in dict.fromkeys(row.campaign for row in rows if row.campaign)]
    when = _when(first, last)
    if not marks:
        named = dict.fromkeys(
            f"« {(row.theme or '').partition(numbers.NO_BREAK)[0]} »" for row in rows if row.series and row.theme
        )
        return (
            f"{when}, la semaine de {numbers.listed(named)}" if named else f"{when}, {counted(rows)} sans rendez-vous"
        )
    told = [_marked(when, marks, count) for count in range(min(len(marks), NAMED), 0, -1)]
    return next((title for title in told if len(title) <= LONGEST), told[-1])


def _marked(when: str, marks: list[str], count: int) -> str:
    """The first of the marks of a week, and that there are more."""
    more = [] if count == len(marks) else ["d’autres dates" if len(marks) - count > 1 else "une autre date"]
    return f"{when} : {numbers.listed([*marks[:count], *more])}"


def _when(first: date, last: date) -> str:
    """Two days without their year: "Du 30 novembre au 6 décembre"."""
    start = (
        numbers.day(first, year=False) if first.month != last.month else ("1er" if first.day == 1 else str(first.day))
    )
    return f"Du {start} au {numbers.day(last, year=False)}"


def _message(plan: Plan, rows: list[PlannedPost]) -> tuple[str, ...]:
    draft = [
        row for row in rows if row.day > plan.last - timedelta(days=DRAFT) and Month.of(row.day) != Month.of(plan.first)
    ]
    return (
        (f"Brouillon à partir du {numbers.day(draft[0].day, year=False)} : il se fixe avec le calendrier suivant.",)
        if draft
        else ()
    )


def _decision(rows: list[PlannedPost]) -> str:
    first = rows[0]
    who = first.owner or "Le responsable (à compléter)"
    missing = [row for row in rows if "à obtenir" in (row.proof or "") and row.pillar in ("preuves", "offres")]
    if missing:
        when = numbers.day(missing[0].day, year=False)
        return f"{missing[0].owner or who} obtient avant le {when} : {still_lacking(missing[0])}."
    return f"{who} prépare d’abord {network_name(first.network)} du {numbers.day(first.day, year=False)}."
