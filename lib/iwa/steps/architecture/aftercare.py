"""What is done once a post is out: answers in an agreed time, by named people, held against what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import producers, team_hours
from iwa.measures.registry import MEASURES
from iwa.method.moderation import moderation, replies
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.figures import in_hours, team_figure
from iwa.steps.architecture.people import approver, makers
from iwa.steps.figures import NO_SOURCE, said
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.sourcing import definition_of
from iwa.steps.tracing import joined, known
from iwa.steps.wording import TO_COMPLETE, month_label, network_name
from iwa.traced import within

HOUR = 3600.0
NAMES = {"commentaire": "Commentaires", "message": "Messages privés", "avis": "Avis"}
ANSWERING = (
    "réponse",
    "communauté",
    "community",
    "animation",
    "communication",
    "vente",
)  # of who answers, as roles say it


@dataclass(frozen=True)
class Answered:
    """What came in one way in the month: where, how much, and the median time to an answer; None without a file."""

    channel: str
    networks: tuple[str, ...]
    messages: pd.DataFrame | None

    @property
    def wait(self) -> float | None:
        if self.messages is None:
            return None
        return numbers.known(MEASURES["typical_wait"].over(MEASURES["typical_wait"].of(self.messages)))

    @property
    def target_h(self) -> int:
        return moderation().answers[self.channel]

    @property
    def is_late(self) -> bool | None:
        """Whether the median passes the time aimed at; None where it is not measured."""
        return None if self.wait is None else self.wait > self.target_h * HOUR


def aftercare(month: ClientMonth) -> Slide:
    """A line a channel, then what happens right after a post and with what nobody answered."""
    found = answered(month)
    columns = (
        Column("Ce qui arrive", 1.5, role="strong"), Column("Délai visé", 1.0, "right"),
        Column(f"Mesuré {month_label(month.month)}", 1.7, "right"), Column("Qui répond", 1.7), Column("Si cela dépasse", 2.8),
    )  # fmt: skip
    return Slide(
        id="architecture.animation",
        title=_title(month, found),
        subtitle=f"Délais visés à régler avec {approver(month)}, délais mesurés {numbers.of(month_label(month.month))} en heures écoulées",
        exhibit=Table(
            columns,
            (*(_line(month, one) for one in found), _after(month)),
            "Ce qui est fait une fois une publication sortie.",
        ),
        message=_message(month, found),
        decision=_decision(month, found),
        source=received_source(month, _together(month, found)),
        notes=f"{definition_of('typical_wait')} Les délais visés sont en heures ouvrées et de la maison ; les délais mesurés sont en "
        "heures écoulées, nuits comprises. La charte dit ce que l’on accepte, ce que l’on retire et qui tranche.",
    )


def answered(month: ClientMonth) -> list[Answered]:
    """What came in the month, channel by channel; those that no file tells have no messages."""
    pairs = month.inbox.known.get(str(month.month), set())
    found = []
    for channel in NAMES:
        networks = tuple(sorted(network for network, name in pairs if name == channel))
        own = month.inbox.of(str(month.month), {(n, channel) for n in networks}) if networks else None
        found.append(Answered(channel, networks, own))
    return found


def who_answers(month: ClientMonth) -> list[str]:
    """Those of the team whose role is to answer; else all who make the contents."""
    people = producers(month.dossier)
    return [p.name for p in people if any(plain(word) in plain(p.role or "") for word in ANSWERING)] or makers(month)


def wait_said(month: ClientMonth, one: Answered) -> str:
    """The median wait of a channel, or that nothing measures it."""
    if one.messages is None:
        return NO_SOURCE
    where = {"network": joined(one.networks), "channel": one.channel}
    if one.wait is None:
        return f"reçus : {numbers.integer(len(one.messages))}, délai inconnu"
    return known(said("typical_wait", one.wait), "typical_wait", "messages", month=str(month.month), **where)


def _line(month: ClientMonth, one: Answered) -> tuple[str, ...]:
    where = f" ({numbers.listed(network_name(n) for n in one.networks)})" if one.networks else ""
    people = who_answers(month)
    first = next(iter(people), TO_COMPLETE)
    instead = next((p.replaced_by for p in month.dossier.team if p.name == first and p.replaced_by), None)
    then = f"{instead} reprend, puis {approver(month)}" if instead else f"on prévient {approver(month)}"
    return (
        f"{NAMES[one.channel]}{where}",
        f"{numbers.integer(one.target_h)}{numbers.NO_BREAK}h",
        wait_said(month, one),
        numbers.listed(people[:2]) or TO_COMPLETE,
        then,
    )


def _after(month: ClientMonth) -> tuple[str, ...]:
    """The time kept a week for being there after a post."""
    team = team_hours(month.dossier)
    kept = [network_name(network) for network in cadence(month).kept]
    where = numbers.listed(kept[:2]) or "le réseau tenu"
    if team.available is None:
        return (
            "Après chaque publication",
            "–",
            f"heures {TO_COMPLETE}",
            numbers.listed(who_answers(month)[:2]),
            f"D’abord sur {where}",
        )
    upkeep = team_figure(month, "upkeep")
    told = within(f"{in_hours(upkeep)} gardées par semaine", upkeep)
    return (
        "Après chaque publication",
        "la première heure",
        told,
        numbers.listed(who_answers(month)[:2]),
        f"Priorité à {where}",
    )


def _together(month: ClientMonth, found: Sequence[Answered]) -> pd.DataFrame:
    parts = [one.messages for one in found if one.messages is not None]
    return pd.concat(parts) if parts else month.messages.iloc[:0]


def _late(found: Sequence[Answered]) -> list[Answered]:
    return [one for one in found if one.is_late]


def _title(month: ClientMonth, found: Sequence[Answered]) -> str:
    measured = [one for one in found if one.wait is not None]
    who = next(iter(who_answers(month)), "L’équipe")
    if not measured:
        hours = f"{numbers.integer(moderation().answers['message'])}{numbers.NO_BREAK}h"
        return f"{who} répond à un message en {hours} : rien ne le mesure encore chez {month.client.name}"
    late = _late(measured)
    if not late:
        return f"{numbers.listed(NAMES[one.channel].lower() for one in measured).capitalize()} : les réponses arrivent dans le délai visé"
    worst = max(late, key=lambda one: (one.wait or 0) / one.target_h)
    wait = wait_said(month, worst)
    told = f"{NAMES[worst.channel]} : répondu en {wait}, pour {worst.target_h}{numbers.NO_BREAK}h visées"
    return within(told, wait)


def _message(month: ClientMonth, found: Sequence[Answered]) -> tuple[str, ...]:
    limit = replies().public_exchanges
    told = [
        f"Après {numbers.counted(limit, 'échange public', 'échanges publics')}, {next(iter(who_answers(month)), 'l’équipe')} propose le message privé."
    ]
    unmeasured = [NAMES[one.channel].lower() for one in found if one.messages is None]
    if unmeasured:
        told.append(f"Sans fichier, rien n’est mesuré pour les {numbers.listed(unmeasured)}.")
    return tuple(told)


def _decision(month: ClientMonth, found: Sequence[Answered]) -> str:
    who = next(iter(who_answers(month)), f"une personne ({TO_COMPLETE})")
    late = _late(found)
    if late:
        worst = max(late, key=lambda one: (one.wait or 0) / one.target_h)
        return f"Donner à {who} deux créneaux par jour pour les {NAMES[worst.channel].lower()}, ou un délai plus long que l’on tient."
    if all(one.messages is None for one in found):
        return f"Tenir le fichier des messages dès ce mois : {who} note l’heure de chaque réponse."
    return f"Garder ces délais et les relire au prochain point mensuel, sur les messages {numbers.of(month_label(month.month.next))}."
