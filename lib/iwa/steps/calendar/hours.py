"""The hours of the calendar by person, for the agency alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import hours_said
from iwa.editorial.hours import producers, team_hours
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import live, plan_source
from iwa.steps.wording import TO_COMPLETE

Given = defaultdict[tuple[str, date], float]  # hours by person and Monday


def hours_by_person(month: ClientMonth) -> Slide:
    """A line a person: the hours noted, those of each week of the calendar; the weeks that pass them are said."""
    plan = plan_of(month)
    given = _given(plan)
    mondays = sorted({week for _, week in given})
    columns = (
        Column("Personne", 1.6, role="strong"), Column("Notées par semaine", 1.0, "right"),
        *(Column(f"Sem. du {week.day}/{week.month}", 0.8, "right") for week in mondays),
    )  # fmt: skip
    people = list(dict.fromkeys([*(person.name for person in producers(month.dossier)), *(name for name, _ in given)]))
    lines = [_line(month, name, given, mondays) for name in people]
    total = (
        "Ensemble",
        _available(month),
        *(hours_said(sum(given[name, week] for name in people)) for week in mondays),
    )
    return Slide(
        id="calendrier.heures",
        title=_title(month, plan, given),
        subtitle="Heures de production par semaine, du brief à la programmation",
        exhibit=Table(
            columns,
            (*lines, total),
            f"Les heures du calendrier {numbers.of(month.client.name)}, par personne.",
            emphasis=(len(lines),),
        ),
        message=_over(month, plan, given),
        decision=_decision(month, given),
        source=plan_source(month, plan, live(plan.rows)),
        notes="« Ensemble » est ce qui reste aux contenus une fois ôtés la réserve, les réponses et la mesure.",
        audience="interne",
    )


def _given(plan: Plan) -> Given:
    found: defaultdict[tuple[str, date], float] = defaultdict(float)
    for row in live(plan.rows):
        found[row.owner or TO_COMPLETE, monday_of(row.day)] += row.hours or 0.0
    return found


def _line(month: ClientMonth, name: str, given: Given, mondays: list[date]) -> tuple[str, ...]:
    noted = next((person.hours for person in month.dossier.team if person.name == name), None)
    weeks = (hours_said(given[name, week]) if given[name, week] else "–" for week in mondays)
    return name, TO_COMPLETE if noted is None else hours_said(noted), *weeks


def _available(month: ClientMonth) -> str:
    weekly = team_hours(month.dossier).available
    return TO_COMPLETE if weekly is None else hours_said(weekly)


def _passed(month: ClientMonth, given: Given) -> list[tuple[str, date]]:
    """Who has more than the hours noted, in which week."""
    noted = {person.name: person.hours for person in month.dossier.team}
    return [
        (name, week)
        for (name, week), hours in sorted(given.items(), key=lambda one: one[0][1])
        if noted.get(name) is not None and hours > (noted[name] or 0.0)
    ]


def _title(month: ClientMonth, plan: Plan, given: Given) -> str:
    if plan.hours_available is None:
        return f"Les heures de l’équipe {numbers.of(month.client.name)} sont à compléter : rien ne dit si le plan tient"
    totals = _totals(given)
    most = max(totals, key=lambda name: totals[name], default=TO_COMPLETE)
    return f"{most} porte {hours_said(totals[most])} du calendrier sur {hours_said(plan.hours)}"


def _over(month: ClientMonth, plan: Plan, given: Given) -> tuple[str, ...]:
    """What each person has of the whole, then the weeks in which somebody has more than noted."""
    totals = sorted(_totals(given).items(), key=lambda one: -one[1])
    shares = numbers.listed(f"{name} {hours_said(hours)}" for name, hours in totals)
    told = [f"{hours_said(plan.hours)} en tout {numbers.period(plan.first, plan.last)} : {shares}."] if totals else []
    passed = _passed(month, given)
    told += [
        f"{name} : {hours_said(given[name, week])} la semaine du {numbers.day(week, year=False)}, plus que noté."
        for name, week in passed[:3]
    ]
    return tuple(told)


def _totals(given: Given) -> dict[str, float]:
    totals: defaultdict[str, float] = defaultdict(float)
    for (name, _), hours in given.items():
        totals[name] += hours
    return totals


def _decision(month: ClientMonth, given: Given) -> str:
    passed = _passed(month, given)
    if passed:
        name, week = passed[0]
        return f"Répartir autrement la semaine du {numbers.day(week, year=False)} : {name} n’a pas ces heures."
    idle = [person.name for person in producers(month.dossier) if not any(name == person.name for name, _ in given)]
    return f"Confier des lignes à {numbers.listed(idle)}." if idle else "Garder cette répartition."
