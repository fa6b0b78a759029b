"""What is proposed for the next month: tests, stops, decisions. Plain rows, shown and remembered."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, KEEP, STOP, TEST
from iwa.findings.power import posts_needed, smallest_effect
from iwa.findings.tiring import fatigued
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.goals import state_word, states, value_said
from iwa.steps.monthly.kpis import kpis
from iwa.steps.wording import TO_COMPLETE, capital, group_name, network_name

TRIALS = STOPS = 3
USUAL_SPREAD = 0.7  # of log rates between posts, where a client has too few to tell
MOST_DECISIONS = 5
LONGEST = 3  # months: a test that takes longer is never judged
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Trial:
    """A test to run: what is thought, what is compared, how many posts it takes, when it is judged."""

    id: str
    hypothesis: str
    measure: str
    arms: str
    needed: int
    months: int
    network: str
    question: str
    group: str


@dataclass(frozen=True)
class Stop:
    """Something to stop, with its evidence and what it frees in a month."""

    what: str
    evidence: str
    frees: str


@dataclass(frozen=True)
class Decision:
    """A decision that is asked for; `value` is the KPI's figure when it was."""

    id: str
    text: str
    reason: str
    kpi: str
    measure: str
    network: str
    value: float | None
    owner: str
    due: date


@lru_cache(maxsize=1)
def trials(month: ClientMonth) -> list[Trial]:
    """Three tests: first what is indicative, then what is most uncertain and could matter most.

    Fewer when the client's posts give fewer questions that a group can answer.
    """
    candidates = advised(month, TEST) + sorted(advised(month, KEEP), key=_promise, reverse=True)
    feasible = [
        row for row in candidates if row["question"] in ("format", "theme", "daypart", "length") and row["ratio"] > 1
    ]
    chosen: list[Row] = []
    for row in feasible:  # one test a network and question: two would share their posts
        if not any(r["network"] == row["network"] and r["question"] == row["question"] for r in chosen):
            chosen.append(row)
    return [_trial(month, row, n) for n, row in enumerate(chosen[:TRIALS], 1)]


def _promise(row: Row) -> float:
    """How much there is to learn: the upper end of what the interval allows."""
    return float(row["high"])


def _trial(month: ClientMonth, row: Row, n: int) -> Trial:
    network = str(row["network"])
    posts = month.comparable_posts
    own = posts[posts["network"] == network]
    spread = float(np.sqrt(own.groupby("month")["log_rate"].var().mean()))
    spread = spread if np.isfinite(spread) and spread > 0 else USUAL_SPREAD
    monthly = max(len(own) * 30 / month.client.window_days / 2, 1)
    visible = smallest_effect(spread, math.floor(monthly * LONGEST))
    promised = float(row["ratio"]) - 1
    effect = max(promised, visible)
    needed = posts_needed(spread, promised) if promised > visible else math.floor(monthly * LONGEST)
    name = group_name(str(row["question"]), str(row["group"]))
    return Trial(
        id=f"{month.month}-t{n}",
        hypothesis=f"Sur {network_name(network)}, {name} obtiennent au moins {numbers.percent(effect, 0)} d’engagement de plus que le reste.",
        measure="Taux d’engagement de chaque publication",
        arms=f"{capital(name)} contre le reste, en alternance, mêmes jours et mêmes sujets",
        needed=needed,
        months=math.ceil(needed / monthly),
        network=network,
        question=str(row["question"]),
        group=str(row["group"]),
    )


@lru_cache(maxsize=1)
def stops(month: ClientMonth) -> list[Stop]:
    """At most three things to stop, each with evidence found in the posts; none on an inconclusive result."""
    found = [_stop(month, row) for row in advised(month, STOP)]
    found += [
        _worn(month, row) for row in fatigued(month.comparisons).to_dict("records") if row["verdict"] == "concluant"
    ]
    found += [stop for stop in (_untracked(month), _weak_boosts(month)) if stop]
    return found[:STOPS]


def _stop(month: ClientMonth, row: Row) -> Stop:
    return Stop(capital(subject(row)), capital(evidence(row)) + ", concluant", _freed(month, row))


def _worn(month: ClientMonth, row: Row) -> Stop:
    text = f"{numbers.change(row['ratio'])} en 90 jours par rapport au reste, concluant"
    return Stop(f"{capital(subject(row))}, sous leur forme actuelle", text, _freed(month, row))


def _freed(month: ClientMonth, row: Row) -> str:
    posts = month.month_posts
    column = "format" if str(row["question"]) in ("format", "usure") else str(row["question"])
    count = int(((posts["network"] == row["network"]) & (posts[column].astype("object") == row["group"])).sum())
    return f"{numbers.counted(count, 'publication')} par mois ; heures {TO_COMPLETE}"


def _untracked(month: ClientMonth) -> Stop | None:
    """Posts of the month that lead to the client's site with a link that GA4 cannot recognise."""
    if not month.client.site or month.links.empty:
        return None
    host = month.client.site.split("//")[-1].removeprefix("www.").strip("/").split("/")[0]
    links = month.links[month.links["post_id"].isin(month.month_posts["post_id"])]
    own = links[links["address"].str.contains(host, regex=False)]
    bare = own[own["content"].fillna("") == ""]["post_id"].nunique()
    if not bare:
        return None
    total = own["post_id"].nunique()
    return Stop(
        "Les liens vers le site sans utm_content",
        f"{numbers.counted(bare, 'publication')} du mois sur {numbers.integer(total)} avec lien : conversions non rattachables",
        "Aucune publication ; le lien change seul",
    )


def _weak_boosts(month: ClientMonth) -> Stop | None:
    """Paid posts that were below their network's usual rate: money put on what did not carry."""
    posts = month.month_posts
    paid = posts[posts["is_paid"].fillna(False).astype(bool) & posts["engagement_rate"].notna()]
    usual = month.comparable_posts.groupby("network")["engagement_rate"].median()
    weak = paid[paid["engagement_rate"] < paid["network"].map(usual).astype("float64")]
    if weak.empty:
        return None
    return Stop(
        "Les mises en avant payées de publications ordinaires",
        f"{numbers.counted(len(weak), 'publication payée', 'publications payées')} sur {numbers.integer(len(paid))} "
        "sous le taux d’engagement médian des publications non payées",
        "Budget publicitaire de ces publications",
    )


@lru_cache(maxsize=1)
def decisions(month: ClientMonth) -> list[Decision]:
    """What the client is asked to decide: worry lines crossed, what to amplify, stop and test."""
    asked = [*_worries(month), *_amplified(month), *_stopped(month), *_tested(month), *_missing(month)]
    due = month.month.next.last
    owner = _owner(month)
    return [
        Decision(f"{month.month}-d{n}", text, reason, kpi, measure, network, value, who or owner, due)
        for n, (text, reason, kpi, measure, network, value, who) in enumerate(asked[:MOST_DECISIONS], 1)
    ]


_Asked = tuple[str, str, str, str, str, float | None, str]


def _owner(month: ClientMonth) -> str:
    approvers = [person.name for person in month.dossier.team if person.approves]
    return approvers[0] if approvers else TO_COMPLETE


def _worries(month: ClientMonth) -> list[_Asked]:
    told: list[_Asked] = []
    for state in states(month):
        goal = state.goal
        if goal.worry_line is None or state.value is None or state.value >= goal.worry_line:
            continue
        text = goal.worry_action or f"Action au seuil d’inquiétude : {TO_COMPLETE}"
        reason = f"{goal.sentence.rstrip('.')} : {value_said(state)}, {state_word(state)}"
        told.append((text, reason, goal.sentence, state.measure, state.networks[0], state.value, goal.owner or ""))
    return told


def _amplified(month: ClientMonth) -> list[_Asked]:
    return [
        (f"Programmer plus souvent {subject(row)}", evidence(row), "Taux d’engagement", "engagement_rate", str(row["network"]), _rate(month, row), "")
        for row in advised(month, AMPLIFY)[:2]
    ]  # fmt: skip


def _stopped(month: ClientMonth) -> list[_Asked]:
    return [
        (f"Arrêter : {stop.what[:1].lower()}{stop.what[1:]}", stop.evidence, "Taux d’engagement", "", "", None, "")
        for stop in stops(month)[:2]
    ]


def _tested(month: ClientMonth) -> list[_Asked]:
    found = trials(month)
    if not found:
        return []
    reason = f"{numbers.counted(len(found), 'test proposé', 'tests proposés')}, jugés seulement à leur terme"
    return [("Accepter ou refuser les tests du mois prochain", reason, "Taux d’engagement", "", "", None, "")]


def _missing(month: ClientMonth) -> list[_Asked]:
    if month.dossier.goals:
        return []
    reason = "Sans objectif, un chiffre n’est ni bon ni mauvais"
    return [("Fixer un objectif chiffré, daté, avec un responsable", reason, "À choisir", "", "", None, "")]


def _rate(month: ClientMonth, row: Row) -> float | None:
    found = [kpi.value for kpi in kpis(month) if kpi.measure == "engagement_rate" and kpi.networks == (row["network"],)]
    return found[0] if found else None


def state_of(month: ClientMonth) -> dict[str, Any]:
    """What next month's report needs of this one, as plain JSON data."""
    return {
        "month": str(month.month),
        "tests": [asdict(trial) for trial in trials(month)],
        "stops": [asdict(stop) for stop in stops(month)],
        "decisions": [asdict(decision) | {"due": decision.due.isoformat()} for decision in decisions(month)],
    }
