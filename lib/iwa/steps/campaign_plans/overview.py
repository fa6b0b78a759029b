"""The campaigns and highlights of the three months to come, on one page."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.advertising import NOT_NOW
from iwa.steps.architecture.counts import in_words
from iwa.steps.calendar.planned import day_name, plan_source
from iwa.steps.campaign_plans.amplified import trial
from iwa.steps.campaign_plans.assets import THERE, assets
from iwa.steps.campaign_plans.backwards import DONE, LATE, steps
from iwa.steps.campaign_plans.sight import AHEAD, in_sight, rows_of
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label

LONGEST = 60  # letters


def overview(month: ClientMonth) -> Slide:
    """A line an event: its days, its aim, its contents, what is there of what it needs, the next step."""
    found = in_sight(month)
    columns = (
        Column("Événement", 2.2, role="strong"), Column("Dates", 2.0), Column("But", 2.4), Column("Contenus au calendrier", 1.1, "right"),
        Column("Éléments là", 1.0, "right"), Column("Prochaine étape", 2.6), Column("Payer", 1.0),
    )  # fmt: skip
    return Slide(
        id="campagne.synthese",
        title=_title(month, found),
        subtitle=f"Ce que l’agenda date de {month_label(month.month.next)} à {month_label(month.month.shift(AHEAD))}, les campagnes et temps forts d’abord",
        exhibit=Table(
            columns,
            tuple(_line(month, event) for event in found) or ((TO_COMPLETE, "–", "–", "–", "–", "–", "–"),),
            f"Les campagnes et temps forts {numbers.of(month.client.name)} en vue.",
        ),
        message=_aimless(found),
        decision=_decision(month, found),
        source=plan_source(month, plan_of(month), [row for event in found for row in rows_of(month, event)]),
        notes="Chaque événement a ensuite son rétroplanning et ses moyens. Pannes, articles de presse, fermetures et réunions n’en ont pas.",
    )


def _line(month: ClientMonth, event: Event) -> tuple[str, ...]:
    needed = assets(month, event)
    there = sum(one.state == THERE for one in needed)
    step = next((one for one in steps(month, event) if one.state != DONE), None)
    return (
        event.title,
        numbers.day(event.start) if event.start == event.last_day else numbers.period(event.start, event.last_day),
        excerpt(event.aim, LONGEST) if event.aim else TO_COMPLETE,
        numbers.integer(len(rows_of(month, event))),
        f"{there} sur {len(needed)}",
        f"{day_name(step.day)}{' (en retard)' if step.state == LATE else ''} : {excerpt(step.what, LONGEST)}"
        if step
        else "–",
        "oui, en petit" if trial(month, event).is_yes else NOT_NOW.lower(),
    )


def _title(month: ClientMonth, found: tuple[Event, ...]) -> str:
    if not found:
        return f"{month.client.name} n’a noté aucun temps fort pour les trois mois qui viennent"
    first = min(found, key=lambda event: event.start)
    name = f"« {excerpt(first.title, LONGEST)} »"
    when = "en cours" if first.start <= month.month.last else f"le {numbers.day(first.start, year=False)}"
    return f"{in_words(len(found)).capitalize()} rendez-vous en vue, {name} d’abord, {when}"


def _aimless(found: tuple[Event, ...]) -> tuple[str, ...]:
    """Which events have no aim that can be measured."""
    bare = [event.title for event in found if event.measure is None or event.target is None]
    if not bare:
        return ()
    names = numbers.listed(f"« {excerpt(name, LONGEST)} »" for name in bare[:3])
    more = f", et {len(bare) - 3} de plus" if len(bare) > 3 else ""
    return (f"Sans indicateur ni cible chiffrée, donc sans bilan possible : {names}{more}.",)


def _decision(month: ClientMonth, found: tuple[Event, ...]) -> str:
    late = [(one.day, one, event) for event in found for one in steps(month, event) if one.state == LATE]
    if late:
        _, step, event = min(late, key=lambda told: told[0])
        return f"Rattraper « {excerpt(event.title, LONGEST)} », {step.who} : {step.what[:1].lower()}{step.what[1:]}."
    bare = [event for event in found if event.measure is None or event.target is None]
    if bare:
        return f"Noter l’indicateur et la cible de « {excerpt(bare[0].title, LONGEST)} » dans l’onglet « agenda »."
    return (
        f"Suivre le rétroplanning de « {excerpt(found[0].title, LONGEST)} »."
        if found
        else "Noter à l’agenda ce qui se prépare : lancement, promotion, événement."
    )
