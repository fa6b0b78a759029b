"""The client's objectives, said with their state."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.rows import Goal
from iwa.measures.goals import GoalState, goal_state, measure_of
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL, is_of_all
from iwa.months import Month
from iwa.steps.figures import said
from iwa.steps.tracing import joined, month_figure, noted_figure
from iwa.steps.wording import TO_COMPLETE, month_label
from iwa.traced import within


@lru_cache(maxsize=1)
def states(month: ClientMonth) -> list[GoalState]:
    """Every objective of the dossier with its figure of the month, in the dossier's order."""
    return [goal_state(goal, month.figures, month.networks, month.month) for goal in month.dossier.goals]


def measure_label(state: GoalState, absent: str = "Indicateur") -> str:
    """What an objective counts; the names of all its measures where networks count differently."""
    names = dict.fromkeys(measure_of(state.goal, network) for network in state.networks)
    first, *others = [MEASURES[name].label for name in names if name in MEASURES] or [absent]
    return numbers.listed([first, *(label[:1].lower() + label[1:] for label in others)])


def value_said(state: GoalState, when: Month) -> str:
    """An objective's figure of a month, or why there is none."""
    if state.value is None:
        return state.why
    return month_figure(state.measure, counted_on(state.goal, state.networks), when, state.value, state.goal.measure)


def counted_on(goal: Goal, networks: Sequence[str]) -> str:
    """What an objective is counted on, as the filter of a number says it."""
    return ALL if goal.network is None and is_of_all(goal.measure or "") else joined(networks)


def target_said(goal: Goal, measure: str) -> str:
    """The target in the unit of its measure, or "à compléter"."""
    if goal.target is None or measure not in MEASURES:
        return TO_COMPLETE
    return noted_figure(said(measure, goal.target), "target", goal)


def state_word(state: GoalState) -> str:
    """Where an objective stands against its target and worry line."""
    worry = state.goal.worry_line
    if state.value is None:
        return "non mesuré"
    if worry is not None and state.value < worry:
        return "sous le seuil d’inquiétude"
    if state.reached is None:
        return f"cible {TO_COMPLETE}"
    return "atteint" if state.reached else "en dessous de la cible"


def first_goal_sentence(month: ClientMonth) -> tuple[str, ...]:
    """The first objective in two or three short sentences; "à compléter" when the dossier has none."""
    found = states(month)
    if not found:
        return (f"Objectif {TO_COMPLETE} dans l’onglet « objectifs » du dossier.",)
    state = found[0]
    told = [state.goal.sentence.rstrip(".") + "."]
    value = value_said(state, month.month)
    target = target_said(state.goal, state.measure)
    stands = f"{measure_label(state)} en {month_label(month.month)} : {value}, pour une cible de {target}."
    told.append(within(stands, value, target))
    told.append(f"État : {state_word(state)}.")
    if len(found) > 1:
        told.append(f"{numbers.counted(len(found) - 1, 'autre objectif', 'autres objectifs')} au rapport mensuel.")
    return tuple(told)
