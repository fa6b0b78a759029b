"""The six steps of the method on the client's own dates: what each gives, who does it, who approves, in how much time."""

from __future__ import annotations

from datetime import date

from iwa import numbers
from iwa.calendar.invitations import meeting_day
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import producers, team_hours
from iwa.method.promises import owed, promises
from iwa.method.steps import Step, steps
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.architecture.figures import held_figure, in_hours, team_figure
from iwa.steps.architecture.people import approvers, makers, named
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label
from iwa.traced import within

CONTINUOUS = "en continu"
CONSULTANT = "consultant"  # as a role begins, in its plain form


def roadmap(month: ClientMonth) -> Slide:
    """A line a step, from the first week of the contract on."""
    columns = (
        Column("Étape", 1.7, role="strong"), Column("Dates", 1.7), Column("Ce qu’elle remet", 2.4), Column("Fait", 1.7),
        Column("Valide", 1.4), Column("Temps", 1.4),
    )  # fmt: skip
    return Slide(
        id="architecture.feuille-de-route",
        title=_title(month),
        subtitle=f"Six étapes depuis {month_label(month.client.start)}, pour {_aim(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, step) for step in steps()),
            f"La feuille de route {numbers.of(month.client.name)}.",
        ),
        message=_message(month),
        decision=_decision(month),
        source=Source(
            ("client.yaml", "dossier.xlsx, onglet « équipe »"), exports="client.yaml et onglet « équipe »", entered=True
        ),
        notes="La première semaine est celle du premier jour du mois de début. Les livrables sont ceux que le pack doit. Les valideurs ne "
        "produisent pas : leurs heures vont à la relecture. L’audit, les objectifs et la mesure vont à qui a le rôle de consultant.",
    )


def _line(month: ClientMonth, step: Step) -> tuple[str, ...]:
    due = owed(month.client.pack)
    gives = [promises()[name].title.lower() for name in step.gives if name in due]
    return (
        step.name,
        _when(month, step),
        numbers.listed(gives) or f"dans « {promises()[_within(month, step)].title.lower()} »",
        named(_does(month, step)),
        named(approvers(month), 1),
        _time(month, step),
    )


def _does(month: ClientMonth, step: Step) -> list[str]:
    """Who of those who make does a step: consultants what is thought out, the others what is made, all the architecture."""
    people = producers(month.dossier)
    advising = [person.name for person in people if CONSULTANT in plain(person.role or "")]
    making = [person.name for person in people if person.name not in advising]
    kinds = {"audit": advising, "rapport-mensuel": advising, "kit-production": making, "moderation": making}
    chosen = kinds.get(step.gives[0], advising if step.gives == ("strategie",) else [])
    return chosen or makers(month)


def _aim(month: ClientMonth) -> str:
    """What the work is for: the first objective."""
    goal = next(iter(month.dossier.goals), None)
    return f"« {excerpt(goal.sentence, 80)} »" if goal else f"un objectif {TO_COMPLETE}"


def _within(month: ClientMonth, step: Step) -> str:
    """The deliverable in which a small pack has the short form of what a step gives; the calendar where there is none."""
    short = [promises()[name].short for name in step.gives]
    return next((one.within for one in short if one and one.within in owed(month.client.pack)), "calendrier")


def _when(month: ClientMonth, step: Step) -> str:
    days = step.days(month.client.start.first)
    if days:
        return _period(*days)
    if step.rhythm == CONTINUOUS:
        return f"en continu, dès le {numbers.day(_last_prepared(month), year=False)}"
    day, noted = meeting_day(month)
    return f"chaque mois ; prochain point le {numbers.day(day)}{'' if noted else ' (à confirmer)'}"


def _period(first: date, last: date) -> str:
    """Two days without their year."""
    if first.month == last.month:
        return f"du {first.day if first.day > 1 else '1er'} au {numbers.day(last, year=False)}"
    return f"du {numbers.day(first, year=False)} au {numbers.day(last, year=False)}"


def _last_prepared(month: ClientMonth) -> date:
    """The last day of the steps that have dates: the continuous work begins there."""
    return max(days[1] for step in steps() if (days := step.days(month.client.start.first)))


def _time(month: ClientMonth, step: Step) -> str:
    """The hours of a step: those of the week for what goes on, the weeks for what has dates."""
    team = team_hours(month.dossier)
    if step.weeks:
        count = step.weeks[1] - step.weeks[0] + 1
        return numbers.counted(count, "semaine")
    if team.available is None:
        return f"heures {TO_COMPLETE}"
    if step.rhythm == CONTINUOUS:
        figure = team_figure(month, "upkeep")
        return within(f"{in_hours(figure)} par semaine, mesure comprise", figure)
    return "dans ces mêmes heures"


def _title(month: ClientMonth) -> str:
    first = steps()[0].days(month.client.start.first)
    start = first[0] if first else month.client.start.first
    return f"{month.client.name} : préparé du {numbers.day(start, year=start.year != _last_prepared(month).year)} au {numbers.day(_last_prepared(month))}, puis tenu semaine après semaine"


def _message(month: ClientMonth) -> tuple[str, ...]:
    """What the production takes, week after week, once it runs."""
    found = cadence(month)
    told = []
    if found.hours_available is not None:
        used, whole = held_figure(found), team_figure(month, "producing")
        told.append(
            within(
                f"Production : {in_hours(used)} par semaine, sur les {in_hours(whole)} {numbers.of(named(makers(month)))}.",
                used,
                whole,
            )
        )
    team = team_hours(month.dossier)
    if team.approving:
        approving = team_figure(month, "approving")
        first = next(person for person in month.dossier.team if person.approves)
        instead = f", {first.replaced_by} en l’absence {numbers.of(first.name)}" if first.replaced_by else ""
        whose = numbers.of(named(approvers(month)))
        told.append(within(f"Validation : {in_hours(approving)} par semaine {whose}{instead}.", approving))
    return tuple(told)


def _decision(month: ClientMonth) -> str:
    if not approvers(month):
        return f"Dire qui valide, et qui le remplace : c’est {TO_COMPLETE} dans l’onglet « équipe »."
    alone = [p.name for p in month.dossier.team if p.approves and not p.replaced_by and not p.hours]
    if alone:
        return f"Noter le temps de relecture {numbers.of(alone[0])} et qui le remplace, avant la première validation."
    return f"Réserver l’agenda {numbers.of(approvers(month)[0])} pour le point mensuel du {numbers.day(meeting_day(month)[0])}."
