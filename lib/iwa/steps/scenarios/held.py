"""Whether the cadence of a scenario was held: without it, its promise is not judged."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.simulator import Scenario
from iwa.simulator.history import PERIOD, by_month
from iwa.steps.scenarios.words import rhythm
from iwa.steps.wording import network_name

NEAR = 0.2  # of the cadence planned


def held(month: ClientMonth, scenario: Scenario) -> list[tuple[str, float, float]]:
    """Network, cadence planned and cadence of the month, of each network whose cadence the scenario moved."""
    found = []
    for name, planned in scenario.levers.cadence.items():
        posts = by_month(month, name).get("all_posts", {}).get(str(month.month)) if name in month.networks else None
        if posts is not None:
            found.append((name, planned, posts * 7 / PERIOD))
    return found


def slack(month: ClientMonth, scenario: Scenario) -> list[str]:
    """The networks whose cadence was far from the one planned."""
    return [name for name, planned, came in held(month, scenario) if abs(came - planned) > NEAR * planned]


def held_said(month: ClientMonth, scenario: Scenario) -> str:
    """The cadence of the month beside the one planned."""
    told = [
        f"{rhythm(came)} sur {network_name(name)} pour {rhythm(planned)} prévues"
        for name, planned, came in held(month, scenario)
    ]
    if not told:
        return f"« {scenario.name} » : aucune cadence n’y change, le reste est à dire par l’équipe."
    return f"« {scenario.name} » : {numbers.listed(told)}, par semaine."
