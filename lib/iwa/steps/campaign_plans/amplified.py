"""What of an event may be paid for: candidates that do well by themselves, a small trial, when to stop and when to amplify."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.architecture.advertising import NOT_NOW, TENTH, verdict
from iwa.steps.architecture.people import approver
from iwa.steps.campaign_plans.sight import in_sight, rows_of
from iwa.steps.coverage import window_days
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import days_of, post_figure
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name
from iwa.traced import within

WEEK = 7  # days of a first trial
LONGEST = 50  # letters of a post


@dataclass(frozen=True)
class Trial:
    """Whether to pay for an event now: `against` says why not. `amount` in euros, `each` the most that a result may cost."""

    event: Event
    post: Row | None
    amount: float | None
    each: float | None
    against: tuple[str, ...]

    @property
    def is_yes(self) -> bool:
        return not self.against


def trial(month: ClientMonth, event: Event) -> Trial:
    """The trial of an event: its own budget, a candidate on its network, and all that speaks against it."""
    found = verdict(month)
    candidates = [one for one in found.candidates if event.network in (None, one["network"])]
    against = [reason for reason in found.against if "budget" not in reason and "publication" not in reason]
    if not candidates:
        against.insert(0, _no_candidate(event))
    if not event.budget:
        against.append(f"budget {TO_COMPLETE} dans l’onglet « agenda »" if event.budget is None else "budget noté nul")
    if event.measure is None or event.target is None:
        against.append(f"indicateur et cible {TO_COMPLETE}")
    amount = max(10.0, event.budget * TENTH // 10 * 10) if event.budget else None
    each = event.budget / event.target if event.budget and event.target and event.measure == "conversions" else None
    return Trial(event, candidates[0] if candidates else None, amount, each, tuple(against))


def _no_candidate(event: Event) -> str:
    where = f" sur {network_name(event.network)}" if event.network else ""
    return f"aucune publication{where} ne dépasse assez l’habitude"


def paid_said(month: ClientMonth, event: Event) -> tuple[str, ...]:
    """The answer in a sentence or two."""
    found = trial(month, event)
    if not found.is_yes:
        return (f"Amplification : {NOT_NOW.lower()}, {numbers.listed(found.against)}.",)
    return (
        f"Amplification : {numbers.euros(found.amount)} sur une semaine, {lasting(month, found)} ; {_rules(found)}.",
    )


def lasting(month: ClientMonth, found: Trial) -> str:
    """The days of the trial: a week from the first content, within the event."""
    first = max([found.event.start, *(row.day for row in rows_of(month, found.event)[:1])])
    return numbers.period(first, min(found.event.last_day, _week_after(first)))


def _week_after(day: date) -> date:
    return day + timedelta(days=WEEK - 1)


def _rules(found: Trial) -> str:
    stop, more = thresholds(found)
    return f"arrêt {stop}, amplification {more}"


def thresholds(found: Trial) -> tuple[str, str]:
    """When to stop and when to amplify, in words that follow "arrêt" and "amplification"."""
    half = numbers.euros((found.amount or 0.0) / 2)
    if found.each is None:
        return (
            f"à {half} sans résultat sur l’indicateur",
            "si le contenu payé garde son avance sur l’habitude à la fin de la semaine",
        )
    dear, fair = numbers.euros(found.each * 2, 2), numbers.euros(found.each, 2)
    return (
        f"à {half} sans conversion, ou au-dessus de {dear} l’une",
        f"à {fair} l’une ou moins, pour le reste du budget",
    )


def amplification(month: ClientMonth) -> Slide:
    """A line an event: yes or not now, with the post, the budget, the days, the two thresholds."""
    found = [trial(month, event) for event in in_sight(month)]
    columns = (
        Column("Événement", 1.9, role="strong"), Column("Payer ?", 1.0), Column("Ce que l’on paierait d’abord", 2.4),
        Column("Essai", 1.7), Column("Arrêt, puis amplification", 3.2),
    )  # fmt: skip
    return Slide(
        id="campagne.amplification",
        title=_title(month, found),
        subtitle=f"Sur ce qui marche déjà sans payer, {window_period(month)} ; un dixième du budget de chaque événement",
        exhibit=Table(
            columns,
            tuple(_line(month, one) for one in found) or ((f"événement {TO_COMPLETE}", "–", "–", "–", "–"),),
            "Ce qui serait payé pour chaque événement, et jusqu’où.",
        ),
        message=_candidates(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks),
        notes="Une candidate n’a reçu aucune publicité et dépasse deux fois le taux typique de son réseau sur dix publications au moins. "
        "Le coût admis d’un résultat est le budget de l’événement rapporté à sa cible.",
    )


def _line(month: ClientMonth, one: Trial) -> tuple[str, ...]:
    if not one.is_yes:
        told = numbers.listed(one.against)
        return one.event.title, NOT_NOW.lower(), "–", "–", f"d’abord : {told}"
    stop, more = thresholds(one)
    return (
        one.event.title,
        "oui, en petit",
        _post(month, one),
        f"{numbers.euros(one.amount)}, {lasting(month, one)}",
        f"arrêt {stop} ; amplifier {more}",
    )


def _post(month: ClientMonth, one: Trial) -> str:
    """The candidate, with how far it stands above the habit, and what it stands for: a content made like it."""
    if one.post is None:
        return "rien qui se détache"
    times = post_figure(one.post, numbers.decimal(one.post["excess"], 1), "excess", **days_of(window_days(month)))
    told = f"un contenu fait comme « {excerpt(one.post['text'], LONGEST)} » ({network_name(str(one.post['network']))}, {times} fois l’habitude)"
    return within(told, times)


def _title(month: ClientMonth, found: list[Trial]) -> str:
    yes = [one for one in found if one.is_yes]
    if not found:
        return f"Rien à amplifier : l’agenda {numbers.of(month.client.name)} n’a aucun événement à venir"
    if not yes:
        return f"Rien à payer pour l’instant : {found[0].against[0]}"
    names = numbers.listed(f"« {excerpt(one.event.title, LONGEST)} »" for one in yes[:2])
    return f"Un essai payé pour {names}, le reste attend" if len(yes) < len(found) else f"Un essai payé pour {names}"


def _candidates(month: ClientMonth, found: list[Trial]) -> tuple[str, ...]:
    """The first candidate, where no line of the table shows one."""
    post = next((one.post for one in found if one.post), None)
    if post is None or any(one.is_yes for one in found):
        return ()
    first = _post(month, Trial(found[0].event, post, None, None, ()))
    return (within(f"Ce qui se détache déjà, sans publicité : {first}.", first),)


def _decision(month: ClientMonth, found: list[Trial]) -> str:
    yes = next((one for one in found if one.is_yes), None)
    if yes:
        return f"Faire accepter {numbers.euros(yes.amount)} pour « {excerpt(yes.event.title, LONGEST)} » par {approver(month)}, avec la date d’arrêt."
    if found:
        return f"Ne rien payer avant d’avoir levé ceci pour « {excerpt(found[0].event.title, LONGEST)} » : {found[0].against[0]}."
    return "Noter dans l’onglet « agenda » les temps forts des trois mois qui viennent."
