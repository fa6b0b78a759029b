"""Objectives that are not SMART: which part each lacks, and a measurable wording from what the client measured."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MEASURES as CHOICES
from iwa.dossier.rows import Goal
from iwa.findings.forecast import MINIMUM
from iwa.measures.goals import goal_state
from iwa.method.objectives import objectives
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.goals import measure_label
from iwa.steps.objectives.aims import Aim, aims, history_of, last_of_quarter, named, quarter_of
from iwa.steps.objectives.smart import RECENT, figure, is_smart, lacking_said, lacks, noted
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, capital, month_label, network_name
from iwa.traced import within

BEST = 4  # a proposed target is what one month in so many has reached


@dataclass(frozen=True)
class Level:
    """What the best months of the client reached: the month in which, and of how many it is the worst of how many."""

    when: str
    reached: int
    of: int


def vague(month: ClientMonth) -> list[Slide]:
    """One slide for all that are not SMART; none when all are."""
    found = [aim for aim in aims(month) if not is_smart(month, aim)]
    if not found:
        return []
    proposals = {aim.key: proposal(month, aim) for aim in found}
    columns = (
        Column("Objectif noté", 2.2, role="strong"),
        Column("Ce qui manque", 2.2),
        Column("Formulation mesurable proposée", 4.6),
    )
    rows = tuple((_quoted(aim), lacking_said(lacks(month, aim)), proposals[aim.key]) for aim in found)
    return [
        Slide(
            id="objectifs.vagues",
            title=_title(month, found),
            subtitle=f"Propositions calculées sur les {RECENT} derniers mois mesurés du client, jusqu’en {month_label(month.month)}",
            exhibit=Table(columns, rows, "Objectifs à préciser, avec une formulation proposée."),
            message=_how(month, found),
            decision=_decision(month, found),
            source=source(month, [*month.networks, "ga4"], period=month_period(month)),
            notes=f"Cible proposée : le niveau qu’un mois sur {BEST} a atteint sur les {RECENT} derniers mois mesurés. Sans "
            f"{MINIMUM} mois mesurés, aucune cible n’est proposée. L’échéance proposée laisse un trimestre entier.",
        )
    ]


def proposal(month: ClientMonth, aim: Aim) -> str:
    """A measurable wording for an objective, or why there is none yet."""
    counted = countable(month, aim)
    if counted is None:
        return f"Indicateur {TO_COMPLETE} : aucun indicateur {numbers.of(aim.goal.type)} n’a {MINIMUM} mois mesurés"
    name = f"{measure_label(counted.state)}, {_where(month, counted)}"
    by = f"d’ici au {numbers.day(counted.goal.due or proposed_day(month))}"
    who = f"responsable : {counted.goal.owner or TO_COMPLETE}"
    if len(counted.known) == 0:
        return f"{name} : {by}, cible à fixer dès qu’un premier mois est mesuré ; {who}"
    now = str(counted.known.index[-1])
    told = figure(month, counted, now)
    start = f"{told} ({month_label(Month.parse(now))})"
    target = noted(counted, "target")
    if target:
        return within(f"{name} : passer de {start} à {target} {by} ; {who}", told, target)
    level = best_level(counted.known)
    if level is None:
        return within(f"{name} : partir de {start}, cible à fixer quand {MINIMUM} mois seront mesurés ; {who}", told)
    reached = figure(month, counted, level.when)
    move = "tenir au moins" if counted.known.iloc[-1] >= counted.known[level.when] else f"passer de {start} à"
    return within(f"{name} : {move} {reached} {by} ; {who}", told, reached)


def countable(month: ClientMonth, aim: Aim) -> Aim | None:
    """The objective, with the indicator of its type and the network that have enough months where it names none."""
    if aim.is_counted:
        return aim
    wanted = [aim.goal.measure] if aim.goal.measure else _usual(aim.goal.type)
    networks = [aim.goal.network] if aim.goal.network else [None, *month.networks]
    tried = (_counting(month, aim, measure, network) for measure in wanted for network in networks)
    return next((one for one in tried if one.is_counted and len(one.known) >= MINIMUM), None)


def _usual(kind: str) -> list[str]:
    """The indicators of a type that the dossier can name, the method's order."""
    return [one.measure for one in objectives().indicators(kind) if one.measure in CHOICES.values()]


def _counting(month: ClientMonth, aim: Aim, measure: str, network: str | None) -> Aim:
    goal: Goal = aim.goal.model_copy(update={"measure": measure, "network": network})
    state = goal_state(goal, month.figures, month.networks, month.month)
    return replace(aim, state=state, history=history_of(month, state))


def best_level(known: pd.Series[float]) -> Level | None:
    """What one month in `BEST` of the last `RECENT` reached; None under `MINIMUM` months.

    >>> best_level(pd.Series([4.0, 9, 6, 7, 5, 8, 3, 2], index=list("abcdefgh")))
    Level(when='f', reached=2, of=8)
    """
    recent = known.tail(RECENT)
    if len(recent) < MINIMUM:
        return None
    rank = math.ceil(len(recent) / BEST)
    return Level(str(recent.sort_values(ascending=False, kind="stable").index[rank - 1]), rank, len(recent))


def proposed_day(month: ClientMonth) -> date:
    """The last day of the quarter after the one that comes: the coming one, then a whole one."""
    coming = last_of_quarter(quarter_of(month.month.next))
    return last_of_quarter(quarter_of(Month.of(coming).next))


def _where(month: ClientMonth, aim: Aim) -> str:
    if aim.goal.network:
        return network_name(aim.goal.network)
    return network_name(month.networks[0]) if len(month.networks) == 1 else "tous réseaux"


def _quoted(aim: Aim) -> str:
    return aim.goal.sentence.rstrip(".")


def _how(month: ClientMonth, found: list[Aim]) -> tuple[str, ...]:
    """How each target proposed was found, and what was chosen in the client's stead."""
    told = []
    for aim in found:
        counted = countable(month, aim)
        level = best_level(counted.known) if counted and aim.goal.target is None else None
        if counted and level:
            told.append(
                f"{capital(named(month, aim))} : niveau atteint {level.reached} mois sur les {level.of} derniers mesurés ; "
                "c’est une proposition, pas une prévision."
            )
    return tuple(told)


def _title(month: ClientMonth, found: list[Aim]) -> str:
    if len(found) == 1:
        return f"{capital(named(month, found[0]))} n’est pas encore SMART : une formulation est proposée"
    return f"{len(found)} objectifs ne sont pas encore SMART : une formulation est proposée pour chacun"


def _decision(month: ClientMonth, found: list[Aim]) -> str:
    people = [person.name for person in month.dossier.team if person.approves]
    who = people[0] if people else TO_COMPLETE
    open_ = numbers.listed(dict.fromkeys(lack.what for aim in found for lack in lacks(month, aim)))
    return f"Retenir ou corriger ces formulations avec {who}, puis noter {open_} dans l’onglet « objectifs »."
