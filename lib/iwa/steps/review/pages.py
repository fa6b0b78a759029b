"""The pages of a review: one of objectives month after month, one of what was learned, one of decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iwa.dossier.rows import Goal
from iwa.measures.goals import GoalState, goal_state
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.goals import state_word, target_said, value_said
from iwa.steps.review.decisions import decided
from iwa.steps.review.reviewed import LONGEST, MOST, Reviewed, absent_said, source_of
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, month_label, short_month
from iwa.trials.entry import Entry
from iwa.trials.register import register

SHOWN = 6  # months in columns: of a year, those that end its quarters


def pages(found: Reviewed) -> list[Slide]:
    """The three pages of a review."""
    return [_objectives(found), _learned(found), decided(found)]


def _objectives(found: Reviewed) -> Slide:
    month, shown = found.last, _shown(found)
    states = [goal_state(goal, month.figures, month.networks, month.month) for goal in month.dossier.goals]
    columns = (
        Column("Objectif", 3.4, role="strong"), *(Column(short_month(str(when)), 1.0, "right") for when in shown),
        Column("Cible", 1.0, "right"), Column("À la fin", 1.6),
    )  # fmt: skip
    blank = (f"objectif {TO_COMPLETE}", *("–" for _ in shown), "–", "–")
    return Slide(
        id="bilan.objectifs",
        title=_goals_title(found, states),
        subtitle=f"Valeur de chaque mois, {found.name}",
        exhibit=Table(
            columns,
            tuple(_goal(found, state, shown) for state in states) or (blank,),
            "Les objectifs, mois après mois.",
        ),
        message=absent_said(found),
        decision=_goals_decision(found, states),
        source=source_of(found),
        notes="Chaque valeur est celle que les exports donnent aujourd’hui pour ce mois ; un mois déjà remis garde dans son rapport le "
        "chiffre d’alors.",
    )


def _shown(found: Reviewed) -> list[Month]:
    until = [when for when in found.months if when <= found.last.month]
    return until if len(until) <= SHOWN else [when for when in until if when.number % 3 == 0 or when == until[-1]]


def _goal(found: Reviewed, state: GoalState, shown: list[Month]) -> tuple[str, ...]:
    return (
        excerpt(state.goal.sentence.rstrip("."), LONGEST),
        *(_value(found, state.goal, when) for when in shown),
        target_said(state.goal, state.measure),
        state_word(state),
    )


def _value(found: Reviewed, goal: Goal, when: Month) -> str:
    state = goal_state(goal, found.last.figures, found.last.networks, when)
    return "–" if state.value is None else value_said(state, when)


def _goals_title(found: Reviewed, states: list[GoalState]) -> str:
    if not states:
        return f"{capital(found.name)} : aucun objectif noté, rien à tenir ni à juger"
    reached = sum(bool(state.reached) for state in states)
    whole = in_words(len(states))
    return f"{capital(found.name)} : {in_words(reached)} objectif{'s' if reached > 1 else ''} sur {whole} à la cible"


def _goals_decision(found: Reviewed, states: list[GoalState]) -> str:
    short = [state for state in states if state.value is not None and state.reached is False]
    if short:
        return f"Dire ce qui change pour « {excerpt(short[0].goal.sentence.rstrip('.'), LONGEST)} », ou en revoir la cible."
    bare = [state for state in states if state.goal.target is None]
    if bare:
        return f"Fixer une cible à « {excerpt(bare[0].goal.sentence.rstrip('.'), LONGEST)} »."
    return (
        "Choisir les objectifs de la période qui vient."
        if states
        else "Noter deux objectifs dans l’onglet « objectifs »."
    )


def _learned(found: Reviewed) -> Slide:
    tests = [entry for entry in register(found.last) if not entry.ended or Month.parse(entry.ended) in found.months]
    stops = [(when, one) for when, state in found.states.items() for one in state.get("stops", ())]
    rows = [_test(entry) for entry in tests] + [_stop(when, one) for when, one in stops]
    learned = [entry for entry in tests if entry.is_learned]
    return Slide(
        id="bilan.appris",
        title=_learned_title(found, tests, learned, stops),
        subtitle=f"Tests du registre et arrêts proposés, {found.name}",
        exhibit=Table(
            (
                Column("Mois", 1.1, role="strong"),
                Column("Ce qui a été essayé ou arrêté", 3.8),
                Column("Ce que l’on en sait", 4.0),
            ),
            tuple(rows[:MOST]) or (("–", f"test {TO_COMPLETE} dans l’onglet « tests »", "–"),),
            "Ce qui a été appris sur la période.",
        ),
        message=absent_said(found),
        decision=_learned_decision(found, tests, learned),
        source=source_of(found),
        notes="Un test est jugé par la règle fixée avant qu’il commence ; un arrêt vient d’un constat, non d’un test.",
    )


def _test(entry: Entry) -> tuple[str, ...]:
    outcome = "en cours" if entry.is_running else "concluant" if entry.is_learned else "rien d’appris"
    when = month_label(Month.parse(entry.ended)) if entry.ended else "en cours"
    return when, f"Test : {excerpt(entry.hypothesis.rstrip('.'), LONGEST)}", outcome


def _stop(when: Month, one: Mapping[str, Any]) -> tuple[str, ...]:
    return month_label(when), f"Arrêt proposé : {str(one.get('what', '')).rstrip('.')}", str(one.get("evidence", "–"))


def _learned_title(found: Reviewed, tests: list[Entry], learned: list[Entry], stops: list[Any]) -> str:
    if not tests and not stops:
        return f"{capital(found.name)} : aucun test mené, rien d’appris qui se vérifie"
    concluded = (
        "aucun n’a conclu" if not learned else f"{in_words(len(learned))} {'a' if len(learned) == 1 else 'ont'} conclu"
    )
    told = f"{in_words(len(tests))} {'test mené' if len(tests) < 2 else 'tests menés'}, {concluded}"
    more = f", {in_words(len(stops))} {'arrêt proposé' if len(stops) == 1 else 'arrêts proposés'}" if stops else ""
    return f"{capital(found.name)} : {told}{more}"


def _learned_decision(found: Reviewed, tests: list[Entry], learned: list[Entry]) -> str:
    if learned:
        return f"Garder pour règle : {excerpt(learned[-1].hypothesis.rstrip('.'), LONGEST)}."
    running = next((entry for entry in tests if entry.is_running), None)
    if running:
        return f"Mener à son terme : {excerpt(running.hypothesis.rstrip('.'), LONGEST)}."
    return f"Accepter un test pour {month_label(found.last.month.next)}."
