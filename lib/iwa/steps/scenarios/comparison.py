"""The kept scenarios side by side, at 90 days."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import hours_said
from iwa.simulator import Projection, Scenario, baseline, model_of, simulate
from iwa.simulator.simulation import WEEKS_A_MONTH
from iwa.slides import Column, Slide, Table
from iwa.steps.scenarios.shown import aim_said, shown, target_of
from iwa.steps.scenarios.words import amount_said, figure_said, measure_said, pairs_of, range_said
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, excerpt
from iwa.traced import within

LONGEST = 32


def comparison(month: ClientMonth) -> list[Slide]:
    """One slide where two or three scenarios are kept; none otherwise."""
    scenarios = shown(month).scenarios
    if len(scenarios) < 2:
        return []
    model = model_of(month)
    found = [baseline(model), *(simulate(model, one.levers) for one in scenarios)]
    columns = (
        Column("À 90 jours", 1.6, role="strong"), Column("Sans rien changer", 1.5, "right"),
        *(Column(excerpt(one.name, LONGEST), 1.6, "right") for one in scenarios),
    )  # fmt: skip
    return [
        Slide(
            id="scenarios.comparaison",
            title=_title(month, scenarios, found[1:]),
            subtitle=f"Une période de 30 jours, fourchette qui tient huit fois sur dix ; {numbers.counted(len(scenarios), 'scénario gardé', 'scénarios gardés')}",
            exhibit=Table(columns, _rows(month, found), "Les scénarios gardés, côte à côte."),
            message=tuple(_hours(one, made) for one, made in zip(scenarios, found[1:], strict=True)),
            decision=_decision(month, scenarios),
            source=source(month, [*month.networks, "ga4"], period=f"douze mois jusqu’à {month_period(month)}"),
            notes="Chaque colonne est le scénario de la page qui suit, recalculé sur les douze mois les plus récents.",
        )
    ]


def _rows(month: ClientMonth, found: list[Projection]) -> tuple[tuple[str, ...], ...]:
    model = model_of(month)
    rows = [
        (
            measure_said(model, measure, network) + _aim(month, measure, network),
            *(range_said(measure, ranges[-1]) if ranges else "–" for ranges in told),
        )
        for measure, network in pairs_of(model, shown(month).scenarios)
        if any(told := [one.of(measure, network) for one in found])
    ]
    hours = ("Heures par semaine", *(hours_said(one.hours_used / WEEKS_A_MONTH) for one in found))
    return (*rows, hours)


def _aim(month: ClientMonth, measure: str, network: str) -> str:
    """What one of the scenarios aims at, after its measure."""
    aimed = [one.target for one in shown(month).scenarios if one.target]
    values = [one.value for one in aimed if (one.measure, one.network) == (measure, network)]
    return f", cible {figure_said(measure, values[0])}" if values else ""


def _title(month: ClientMonth, scenarios: tuple[Scenario, ...], found: list[Projection]) -> str:
    """The scenario that brings the most of what the first one aims at."""
    model, target = model_of(month), target_of(month, scenarios[0])
    ranges = [one.of(target.measure, target.network) if target else None for one in found]
    if target is None or not all(ranges):
        return f"{len(scenarios)} scénarios pour {month.client.name}, aucun n’a de cible commune"
    middles = [one[-1].middle for one in ranges if one]
    best = max(range(len(middles)), key=middles.__getitem__)
    what = amount_said(model, target.measure, target.network, middles[best])
    aim = aim_said(month, scenarios[0], target)
    return within(
        f"{what} au plus à 90 jours, avec « {excerpt(scenarios[best].name, LONGEST)} », pour une cible de {aim}", aim
    )


def _hours(scenario: Scenario, made: Projection) -> str:
    used = hours_said(made.hours_used / WEEKS_A_MONTH)
    if made.hours_available is None:
        return f"« {scenario.name} » : {used} par semaine, heures disponibles {TO_COMPLETE}."
    there = hours_said(made.hours_available / WEEKS_A_MONTH)
    return f"« {scenario.name} » : {used} par semaine pour {there}{', elles n’y suffisent pas' if made.lacks_hours else ''}."


def _decision(month: ClientMonth, scenarios: tuple[Scenario, ...]) -> str:
    decided = [one for one in scenarios if one.decision]
    if decided:
        return f"« {decided[-1].name} » : {decided[-1].decision}"
    return f"Choisir avec {month.client.name} celui qui est tenu, dater le premier mois : décision {TO_COMPLETE}."
