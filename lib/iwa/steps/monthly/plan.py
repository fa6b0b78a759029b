"""What is asked of the client, and what next month's report needs of this one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.goals import state_word, states, value_said
from iwa.steps.monthly.kpis import kpis
from iwa.steps.monthly.stops import stops
from iwa.steps.monthly.trials import trials
from iwa.steps.wording import TO_COMPLETE, network_name
from iwa.traced import within
from iwa.trials.entry import Entry
from iwa.trials.entry import to_data as entry_data
from iwa.trials.register import register, unanswered
from iwa.trials.stopped import Key, stopped, to_data

MOST_DECISIONS = 5
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Ask:
    """Something to decide, why, and the KPI it is held against; `value` is its figure of the month."""

    text: str
    reason: str
    kpi: str = "Taux d’engagement"
    measure: str = ""
    network: str = ""
    value: float | None = None
    owner: str = ""
    about: tuple[str, ...] = ()  # of what is to be stopped: network, question, group


@dataclass(frozen=True)
class Decision(Ask):
    """An ask that has its own mark, and the day by which an answer is awaited."""

    id: str = ""
    due: date = date.min


@lru_cache(maxsize=1)
def decisions(month: ClientMonth) -> list[Decision]:
    """What the client is asked to decide: worry lines crossed, what to amplify, stop and test."""
    asks = [*_worries(month), *_amplified(month), *_stopped(month), *_tested(month), *_missing(month)]
    due, approver = month.month.next.last, _approver(month)
    return [
        Decision(**asdict(ask) | {"owner": ask.owner or approver}, id=f"{month.month}-d{n}", due=due)
        for n, ask in enumerate(asks[:MOST_DECISIONS], 1)
    ]


def _approver(month: ClientMonth) -> str:
    approvers = [person.name for person in month.dossier.team if person.approves]
    return approvers[0] if approvers else TO_COMPLETE


def _worries(month: ClientMonth) -> list[Ask]:
    asks = []
    for state in states(month):
        goal = state.goal
        if goal.worry_line is None or state.value is None or state.value >= goal.worry_line:
            continue
        text = goal.worry_action or f"Action au seuil d’inquiétude : {TO_COMPLETE}"
        value = value_said(state, month.month)
        reason = within(f"{goal.sentence.rstrip('.')} : {value}, {state_word(state)}", value)
        asks.append(Ask(text, reason, goal.sentence, state.measure, state.networks[0], state.value, goal.owner or ""))
    return asks


def _amplified(month: ClientMonth) -> list[Ask]:
    return [
        Ask(
            f"Programmer plus souvent {subject(row)}",
            evidence(row),
            measure="engagement_rate",
            network=str(row["network"]),
            value=_rate(month, str(row["network"])),
        )
        for row in advised(month, AMPLIFY)[:2]
    ]


def _rate(month: ClientMonth, network: str) -> float | None:
    found = [kpi.value for kpi in kpis(month) if kpi.measure == "engagement_rate" and kpi.networks == (network,)]
    return found[0] if found else None


def _stopped(month: ClientMonth) -> list[Ask]:
    return [
        Ask(f"Arrêter : {stop.what[:1].lower()}{stop.what[1:]}", stop.evidence, about=stop.about)
        for stop in stops(month)[:2]
    ]


def _tested(month: ClientMonth) -> list[Ask]:
    found = trials(month)
    if not found:
        return []
    where = numbers.listed(dict.fromkeys(network_name(trial.network) for trial in found))
    judged = "jugé seulement à son terme" if len(found) == 1 else "jugés seulement à leur terme"
    reason = f"{numbers.counted(len(found), 'test proposé', 'tests proposés')} sur {where}, {judged}"
    return [Ask("Accepter ou refuser les tests du mois prochain", reason)]


def _missing(month: ClientMonth) -> list[Ask]:
    if month.dossier.goals:
        return []
    reason = "Sans objectif, un chiffre n’est ni bon ni mauvais"
    return [Ask("Fixer un objectif chiffré, daté, avec un responsable", reason, kpi="À choisir")]


def state_of(month: ClientMonth) -> dict[str, Any]:
    """What next month's report needs of this one, as plain JSON data."""
    return {
        "month": str(month.month),
        "tests": [asdict(trial) for trial in trials(month)],
        "offered": unanswered(month),
        "register": [entry_data(entry) for entry in _register(month)],
        "stops": [asdict(stop) for stop in stops(month)],
        "stopped": to_data(stopped(month), _stopping(month)),
        "decisions": [asdict(decision) | {"due": decision.due.isoformat()} for decision in decisions(month)],
    }


def _stopping(month: ClientMonth) -> list[tuple[str, Key]]:
    """The decisions of the month that ask to stop something, each with what."""
    found = [(one.id, one.about) for one in decisions(month)]
    return [(name, (about[0], about[1], about[2])) for name, about in found if about]


def _register(month: ClientMonth) -> list[Entry]:
    """The register after the month, each test with the rows that it draws in next month's calendar."""
    draws = plan_of(month).draws
    return [replace(entry, drawn=(*entry.drawn, *draws.get(entry.id, ()))) for entry in register(month)]
