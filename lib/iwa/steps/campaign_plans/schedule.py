"""The plan of one event, backwards from its day, on the calendar's real rows."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.calendar.planned import day_name, plan_source
from iwa.steps.campaign_plans.backwards import LATE, Step, steps
from iwa.steps.campaign_plans.sight import key_of, opening, rows_of, unplanned
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, month_label

IN_A_TITLE = 44  # letters of an event's name
MOST = 2  # sentences beside the table
STATES = {"en retard": "à faire", "à venir": "à faire"}


def schedule(month: ClientMonth, event: Event) -> Slide:
    """A line a step, the first to do first; what is late stands out."""
    found = steps(month, event)
    plan, rows = plan_of(month), rows_of(month, event)
    return Slide(
        id=f"campagne.evenement.{key_of(event)}.retroplanning",
        title=_title(month, event, found),
        subtitle=f"{capital(event.nature)} {numbers.period(event.start, event.last_day)}, à rebours de son premier contenu",
        exhibit=Table(
            (
                Column("Pour le", 1.2, role="strong"),
                Column("Quoi", 5.4),
                Column("Qui", 1.7),
                Column("État", 1.0, role="state"),
            ),
            tuple((day_name(one.day), one.what, one.who, _state(one)) for one in found),
            f"Le rétroplanning de « {event.title} ».",
            emphasis=tuple(rank for rank, one in enumerate(found) if one.state == LATE),
            kind="checklist",
        ),
        message=_remarks(month, event, found),
        decision=_decision(event, found),
        source=plan_source(month, plan, rows),
        notes="Délais de la maison, en jours ouvrés avant le premier contenu : dix pour décider, sept pour le brief, cinq pour la "
        "création, deux pour la relecture, un pour la validation ; le bilan vient sept jours après la fin. Les lignes du calendrier et "
        "leurs dates sont celles du classeur. En retard : un jour du mois du rapport, sans date notée.",
    )


def _state(one: Step) -> str:
    return f"{STATES.get(one.state, one.state)} ({one.state})" if one.state == LATE else one.state


def _title(month: ClientMonth, event: Event, found: list[Step]) -> str:
    name = f"Pour « {excerpt(event.title, IN_A_TITLE)} »"
    late = [one for one in found if one.state == LATE]
    count = len(rows_of(month, event))
    contents = f"{in_words(count)} {'contenu' if count == 1 else 'contenus'}" if count else "contenus à prévoir"
    if late:
        return f"{name} : {contents}, et {in_words(len(late), feminine=True)} {'étape' if len(late) == 1 else 'étapes'} en retard"
    first = next((one for one in found if one.state == "à faire"), None)
    if first:
        return f"{name} : {contents}, tout commence le {numbers.day(first.day, year=False)}"
    return f"{name} : {contents}, jusqu’au bilan du {numbers.day(found[-1].day, year=False)}"


def _remarks(month: ClientMonth, event: Event, found: list[Step]) -> tuple[str, ...]:
    """What the dates do not allow, and what the calendar does not hold yet."""
    told = []
    if opening(month, event) > event.start:
        told.append(
            f"Aucun contenu avant l’ouverture du {numbers.day(event.start, year=False)} : rien ne l’annonce au calendrier."
        )
    later = unplanned(month, event)
    if later:
        told.append(
            f"{in_words(len(later)).capitalize()} {'moment' if len(later) == 1 else 'moments'} après le {numbers.day(plan_of(month).last, year=False)} : "
            f"les lignes viendront avec le calendrier de {month_label(month.month.shift(2))}."
        )
    people = Counter(one.who for one in found if one.state in (LATE, "à faire") and one.who != TO_COMPLETE)
    if people:
        shares = numbers.listed(f"{who} ({count})" for who, count in people.most_common(3))
        told.append(f"Ce qui reste, par personne : {shares}.")
    return tuple(told[:MOST])


def _decision(event: Event, found: list[Step]) -> str:
    late = next((one for one in found if one.state == LATE), None)
    if late:
        return f"Rattraper d’abord, {late.who} : {late.what[:1].lower()}{late.what[1:]}."
    coming = next((one for one in found if one.state == "à faire"), None)
    if coming:
        return f"Le {numbers.day(coming.day, year=False)}, {coming.who} : {coming.what[:1].lower()}{coming.what[1:]}."
    return f"Mener « {event.title} » à son terme, puis en faire le bilan."
