"""The scenarios that a slide shows: those that were kept, else one that the product proposes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.measures.registry import MEASURES
from iwa.read_parts import SCENARIOS, note_read
from iwa.simulator import (
    Answer,
    Goal,
    Levers,
    Model,
    Scenario,
    Target,
    baseline,
    kept,
    model_of,
    scenarios_of,
    simulate,
    solve,
    today,
)
from iwa.simulator.scenario import foreign
from iwa.steps.figures import said
from iwa.steps.scenarios.words import figure_said, rhythm
from iwa.steps.tracing import noted_figure
from iwa.steps.wording import network_name

MOST = 3  # scenarios side by side
STEP = 0.25  # posts a week


@dataclass(frozen=True)
class Shown:
    """The scenarios, the latest ones where there are more than three; `refused` are sentences on files that cannot be read."""

    scenarios: tuple[Scenario, ...] = ()
    left_out: int = 0
    refused: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def shown(month: ClientMonth) -> Shown:
    """The scenarios kept up to the month, else a proposed one; none where the model tells of no objective."""
    note_read(SCENARIOS)
    found = scenarios_of(month.folder)
    known = [one for one in found.kept if one.month <= month.month]
    if known:
        return Shown(tuple(known[-MOST:]), max(0, len(known) - MOST), found.refused)
    proposed = propose(month)
    return Shown((proposed,) if proposed else (), 0, found.refused)


def kept_before(month: ClientMonth) -> list[Scenario]:
    """The scenarios of earlier months, the latest last: those of which something has come."""
    note_read(SCENARIOS)
    return [one for one in scenarios_of(month.folder).kept if one.month < month.month]


def propose(month: ClientMonth) -> Scenario | None:
    """The one lever that brings the first objective that today's levers miss to its target; None where nothing is missed.

    What was seen comes before what never was, what the hours hold before what they do not, the smaller move before
    the greater one.
    """
    model = model_of(month)
    for goal in model.goals:
        ranges = baseline(model).of(goal.measure, goal.network)
        if goal.target is None or ranges is None or ranges[-1].middle >= goal.target:
            continue
        answers = [
            one for one in solve(model, today(model), goal.measure, goal.target, goal.network) if one.value is not None
        ]
        if not answers:
            continue
        best = min(answers, key=lambda one: _cost(model, one))
        levers = levers_of(model, best)
        target = Target(goal.measure, goal.network, goal.target)
        return replace(kept(model, _name(best, levers), levers, month.month.last, target), proposed=True)
    return None


def levers_of(model: Model, answer: Answer) -> Levers:
    """The levers with one answer set, rounded up to what can be held."""
    now, value = today(model), answer.value or 0.0
    if answer.lever == "cadence":
        moves = (
            {answer.network: value} if answer.network else {name: posts * value for name, posts in now.cadence.items()}
        )
        return Levers(cadence={name: math.ceil(posts / STEP - 1e-6) * STEP for name, posts in moves.items()})
    if answer.lever == "click_rate":
        rates = (
            {answer.network: value} if answer.network else {name: rate * value for name, rate in now.click_rate.items()}
        )
        return Levers(click_rate=rates)
    if answer.lever == "conversion":
        return Levers(conversion=math.ceil(value * 1000) / 1000)
    if answer.lever == "budget":
        return Levers(budget={answer.network: math.ceil(value / 10) * 10.0})
    form, mix = answer.lever.partition(".")[2], now.formats[answer.network]
    share = min(1.0, math.ceil(value * 20) / 20)
    rest = 1 - mix[form]
    others = {name: part * (1 - share) / rest if rest > 0 else 0.0 for name, part in mix.items()}
    return Levers(formats={answer.network: others | {form: share}})


def goal_of(month: ClientMonth, scenario: Scenario) -> Goal | None:
    """The objective of the dossier that a scenario aims at; None where it aims at a figure of its own."""
    aimed = scenario.target
    known = (
        one for one in model_of(month).goals if aimed and (one.measure, one.network) == (aimed.measure, aimed.network)
    )
    return next((one for one in known if aimed and one.target == aimed.value), None)


def aim_said(month: ClientMonth, scenario: Scenario, target: Target) -> str:
    """The target as it is printed, with the cell of the dossier where it is one of the objectives."""
    goal = goal_of(month, scenario)
    noted = month.dossier.goals[goal.place] if goal else None
    if noted is None or noted.measure not in MEASURES:
        return figure_said(target.measure, target.value)
    return noted_figure(said(noted.measure, target.value), "target", noted)


def target_of(month: ClientMonth, scenario: Scenario) -> Target | None:
    """What a scenario aims at; the first objective that the model tells where it says nothing."""
    if scenario.target:
        return scenario.target
    told = (one for one in model_of(month).goals if one.target is not None)
    first = next(told, None)
    return Target(first.measure, first.network, first.target) if first and first.target is not None else None


def strange(month: ClientMonth, scenario: Scenario) -> tuple[str, ...]:
    """The levers of a file that the client does not have."""
    return foreign(model_of(month), scenario)


def _cost(model: Model, answer: Answer) -> tuple[bool, bool, bool, float]:
    lacks = simulate(model, levers_of(model, answer)).lacks_hours
    times = answer.value if answer.factor else (answer.value or 0.0) / answer.now if answer.now > 0 else math.inf
    return answer.beyond, lacks, answer.lever in ("conversion", "click_rate"), abs(math.log(times or math.inf))


def _name(answer: Answer, levers: Levers) -> str:
    """What the proposed scenario is called."""
    where = f" sur {network_name(answer.network)}" if answer.network else ""
    if answer.lever == "cadence" and answer.network:
        return f"{rhythm(levers.cadence[answer.network])} publications par semaine{where}"
    kinds = {"cadence": "Publier plus sur tous les réseaux", "click_rate": f"Plus de clics{where}", "conversion": "Mieux convertir les visites",
             "budget": f"Plus de budget{where}"}  # fmt: skip
    return kinds.get(answer.lever, f"Un autre dosage des formats{where}")
