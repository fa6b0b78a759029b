"""How what is learned comes back into the plan: the dates of the coming months, and what is judged on each."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.invitations import meeting_day
from iwa.client_month import ClientMonth
from iwa.dossier.event import SUMMED_UP
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.people import approver, makers
from iwa.steps.monthly.stops import stops
from iwa.steps.monthly.trials import trials
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, month_label

MONTHS = 3
MOST = 3  # things judged that a cell names
LONGEST = 60  # letters


def ritual(month: ClientMonth) -> Slide:
    """The three coming meetings: when figures close, when one meets, what is judged, who prepares it."""
    months = [month.month.shift(ahead) for ahead in range(MONTHS)]
    columns = (
        Column("Mois jugé", 1.1, role="strong"), Column("Chiffres arrêtés le", 1.2), Column("Point mensuel le", 1.4),
        Column("Ce que l’on y juge", 4.0), Column("Ce qui peut changer", 2.2),
    )  # fmt: skip
    return Slide(
        id="architecture.optimisation",
        title=_title(month),
        subtitle=f"Le rapport, puis une décision par constat ; préparé par {numbers.listed(makers(month)[-1:]) or 'l’équipe'}, tranché par {approver(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, when, rank) for rank, when in enumerate(months)),
            f"Les prochains points de mesure {numbers.of(month.client.name)}.",
        ),
        message=_message(month),
        decision=_decision(month),
        source=Source(
            ("dossier.xlsx, onglets « tests », « objectifs » et « agenda »",),
            exports="onglets « tests », « objectifs » et « agenda »",
            entered=True,
        ),
        notes="Les chiffres d’un mois se prennent jusqu’au 10 du mois suivant ; le point vient après, à la date de l’agenda s’il en a "
        "une, sinon le premier jour ouvré. Un test n’est jugé que par la règle fixée avant lui.",
    )


def _line(month: ClientMonth, when: Month, rank: int) -> tuple[str, ...]:
    day, noted = meeting_day(month.told_of(when))
    judged = judged_in(month, when)
    more = f" ; et {numbers.counted(len(judged) - MOST, 'autre')}" if len(judged) > MOST else ""
    return (
        capital(month_label(when)),
        numbers.day(when.closing),
        numbers.day(day) + ("" if noted else " (à confirmer)"),
        f"{' ; '.join(judged[:MOST]) or _first_goal(month)}{more}",
        _changed(month, when, rank),
    )


def judged_in(month: ClientMonth, when: Month) -> list[str]:
    """What of the dossier comes to its end in a month: tests, campaigns and highlights, due objectives."""
    ended = [one for one in month.dossier.trials if one.accepted and one.end and Month.of(one.end) == when]
    told = [f"test « {excerpt(one.hypothesis, LONGEST)} »" for one in ended]
    events = [one for one in month.dossier.agenda if one.nature in SUMMED_UP and Month.of(one.last_day) == when]
    told += [f"bilan de « {event.title} »" for event in events]
    due = [goal for goal in month.dossier.goals if goal.due and Month.of(goal.due) == when]
    return told + [f"échéance de « {excerpt(goal.sentence, LONGEST)} »" for goal in due]


def _first_goal(month: ClientMonth) -> str:
    """What is judged in a month in which nothing comes to its end: the first objective."""
    goal = next(iter(month.dossier.goals), None)
    if goal is None:
        return f"objectifs {TO_COMPLETE}"
    return f"« {excerpt(goal.sentence, LONGEST)} », face à son seuil d’inquiétude"


def _changed(month: ClientMonth, when: Month, rank: int) -> str:
    """What the meeting may change: this month what the posts speak against, then the cadence, and the strategy each quarter."""
    if rank == 0:
        against = [one.what for one in stops(month)]
        return excerpt(f"à arrêter : {against[0]}", 90) if against else _tests_said(month)
    quarter = (when.year - month.client.start.year) * 12 + when.number - month.client.start.number + 1
    return "stratégie et audit refaits" if quarter % 3 == 0 else "cadence, si le plan est tenu"


def _tests_said(month: ClientMonth) -> str:
    count = len(trials(month))
    return (
        f"{in_words(count)} {'test proposé' if count == 1 else 'tests proposés'}"
        if count
        else "rien : aucun test n’est jugeable"
    )


def _title(month: ClientMonth) -> str:
    day, noted = meeting_day(month)
    sure = "" if noted else ", à confirmer"
    return f"{month.client.name} décide au point du {numbers.day(day)}{sure}, puis chaque mois sur chiffres arrêtés"


def _message(month: ClientMonth) -> tuple[str, ...]:
    """The tests that are proposed for the coming month."""
    proposed = trials(month)
    if not proposed:
        return ("Aucun test n’est proposé : trop peu de publications pour en juger un dans les trois mois.",)
    return tuple(f"Test proposé : {trial.hypothesis}" for trial in proposed[:2])


def _decision(month: ClientMonth) -> str:
    day, noted = meeting_day(month)
    if not noted:
        return f"Confirmer avec {approver(month)} le point du {numbers.day(day)} et le noter dans l’onglet « agenda »."
    return f"Envoyer le rapport à {approver(month)} avant le {numbers.day(day)}."
