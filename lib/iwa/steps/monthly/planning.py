"""Next month's plan in one slide of the report: the series, the highlights and the campaigns, told apart."""

from __future__ import annotations

from collections.abc import Iterator

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.calendar.series import Series, series_of
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Block, Blocks, Slide
from iwa.steps.calendar.planned import counted, of_month, plan_source
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label, network_name

MOST = 5  # lines of a block
LONGEST = 64  # letters of a subject


def next_month(month: ClientMonth) -> Slide:
    """Three blocks: each series with its first subjects, the highlights with their days, the campaigns with theirs."""
    plan = plan_of(month)
    rows = of_month(plan)
    found = series_of(month, month.month.next)
    blocks = (
        Block("Séries", tuple(_series(one, rows) for one in found) or (f"Aucune, piliers ou heures {TO_COMPLETE}",)),
        Block("Temps forts", tuple(_dated(rows, ("temps fort", "marronnier"))) or ("Aucun à l’agenda",)),
        Block("Campagnes", tuple(_dated(rows, ("campagne",))) or ("Aucune à l’agenda",)),
    )
    return Slide(
        id="mesure.planning",
        title=_title(plan, rows, found),
        subtitle=f"{month_label(Month.of(plan.first)).capitalize()} : ce qui revient, ce qui arrive, ce que l’on pousse",
        exhibit=Blocks(blocks),
        message=_message(rows, found),
        decision=_decision(month, plan, rows),
        source=plan_source(month, plan, rows),
        notes="Le détail, ligne par ligne, est dans le calendrier ; les tests acceptés y ont leurs publications à partir de la "
        "deuxième semaine.",
    )


def _series(one: Series, rows: list[PlannedPost]) -> str:
    name = one.name or one.kind.capitalize()
    own = [row for row in rows if row.series == one.kind]
    lead = f"{name}, le {numbers.WEEKDAY_NAMES[one.weekday]} sur {network_name(one.network)}"
    if not own:
        return lead
    subject = (own[0].theme or TO_COMPLETE).removeprefix(f"{name}{numbers.NO_BREAK}: ")
    return f"{lead} ; d’abord {excerpt(subject, LONGEST)}"


def _dated(rows: list[PlannedPost], kinds: tuple[str, ...]) -> Iterator[str]:
    """The highlights of some kinds, each with the days of its posts."""
    named: dict[str, list[PlannedPost]] = {}
    for row in rows:
        if row.campaign and row.kind in kinds:
            named.setdefault(row.campaign, []).append(row)
    for title, own in list(named.items())[:MOST]:
        yield f"{title} : {', '.join(f'{row.day.day}/{row.day.month}' for row in own)}"


def _title(plan: Plan, rows: list[PlannedPost], found: tuple[Series, ...]) -> str:
    when = month_label(Month.of(plan.first))
    if not rows:
        return f"Rien n’est encore prévu pour {when} : les sujets manquent"
    dates = len({row.campaign for row in rows if row.campaign})
    series = numbers.counted(len(found), "série")
    return (
        f"{when.capitalize()} : {counted(rows)}, dont {series} et {numbers.counted(dates, 'date', 'dates')} à l’agenda"
    )


def _message(rows: list[PlannedPost], found: tuple[Series, ...]) -> tuple[str, ...]:
    """What the month holds, and what of last month comes back: what won, the questions that are answered, the tests."""
    if not rows:
        return ()
    dates = len({row.campaign for row in rows if row.campaign})
    won = [row for row in rows if "gagnant" in (row.reason or "")]
    asked = [row for row in rows if (row.reason or "").startswith(("Question reçue", "Objection reçue"))]
    tests = [row for row in rows if row.kind == "test"]
    told = [
        *([f"{numbers.counted(len(won), 'ligne reprend', 'lignes reprennent')} ce qui a gagné"] if won else []),
        *([f"{numbers.counted(len(asked), 'répond', 'répondent')} à ce que le public demande"] if asked else []),
        *([f"{numbers.counted(len(tests), 'porte', 'portent')} un test accepté"] if tests else []),
    ]
    series = numbers.counted(len(found), "série")
    whole = f"{counted(rows)} : {series}, {numbers.counted(dates, 'date')} à l’agenda."
    return (whole, f"{numbers.listed(told)}.") if told else (whole,)


def _decision(month: ClientMonth, plan: Plan, rows: list[PlannedPost]) -> str:
    approvers = [person.name for person in month.dossier.team if person.approves]
    who = approvers[0] if approvers else f"Qui valide ({TO_COMPLETE})"
    if not rows:
        return "Noter des sujets au dossier avant de refaire le calendrier."
    return f"{who} dit avant le {numbers.day(rows[0].day, year=False)} ce qui manque à l’agenda."
