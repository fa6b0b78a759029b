"""An objective of the dossier held against what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from iwa.dossier.rows import Goal
from iwa.measures.registry import CLICKS, MEASURES
from iwa.measures.relation_series import ALL, is_of_all
from iwa.months import Month
from iwa.networks import NAMES, NETWORKS
from iwa.numbers import listed

Figures = Mapping[tuple[str, str, str], float]  # network, measure, month

# People counted on two networks may be the same: these are never summed over networks.
NOT_ADDED = frozenset({"reach", "impressions", "views"})


@dataclass(frozen=True)
class GoalState:
    """An objective with its figures; `value` is None when there is none, `why` says so, or what it lacks."""

    goal: Goal
    measure: str
    networks: tuple[str, ...]
    value: float | None
    why: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the target is met; None without a figure or a target."""
        if self.value is None or self.goal.target is None:
            return None
        return self.value >= self.goal.target


def measure_of(goal: Goal, network: str) -> str:
    """The registry's measure for an objective on a network; "" when the objective names none."""
    return measure_on(goal.measure or "", network)


def measure_on(name: str, network: str) -> str:
    """What stands for a measure on a network: clicks and gained followers differ from one to another.

    >>> measure_on("clicks", "facebook"), measure_on("reach", "facebook")
    ('link_clicks', 'reach')
    """
    if name == "clicks":
        return CLICKS[network]
    if name == "followers":
        return NETWORKS[network].gained
    return name


def goal_state(goal: Goal, figures: Figures, networks: list[str], month: Month) -> GoalState:
    """Where an objective stands in a month.

    An objective without a network takes all of them, where there is a figure of all together or
    theirs can be added; reach,
    views and rates cannot, and the reason is given instead of a figure.
    """
    own = (goal.network,) if goal.network else tuple(networks)
    if not goal.measure:
        return GoalState(goal, "", own, None, "indicateur à compléter")
    names = [measure_of(goal, network) for network in own]
    if goal.network is None and (whole := value_in(figures, ALL, names[0], month)) is not None:
        return GoalState(goal, names[0], own, whole)
    if goal.network is None and is_of_all(names[0]):
        return GoalState(goal, names[0], own, None, "non disponible")
    adds = MEASURES[names[0]].adds and names[0] not in NOT_ADDED
    if len(own) > 1 and not adds:
        return GoalState(goal, names[0], own, None, "ne s’additionne pas entre réseaux : précisez le réseau")
    values = [value_in(figures, network, name, month) for network, name in zip(own, names, strict=True)]
    known = [value for value in values if value is not None]
    if not known:
        return GoalState(goal, names[0], own, None, "non disponible")
    without = [NAMES[network] for network, value in zip(own, values, strict=True) if value is None]
    why = f"sans {listed(without)}, non disponible" if without else ""
    return GoalState(goal, names[0], own, float(sum(known)), why)


def figures_of(series: pd.DataFrame) -> Figures:
    """The known figures of a series (network, measure, month, value), to be looked up one by one.

    >>> line = pd.DataFrame({"network": ["facebook"], "measure": ["reach"], "month": ["2026-10"], "value": [80.0]})
    >>> figures_of(line)["facebook", "reach", "2026-10"]
    80.0
    """
    known = series[series["value"].notna()]
    keys = zip(known["network"], known["measure"], known["month"], strict=True)
    return dict(zip(keys, known["value"].tolist(), strict=True))


def value_in(figures: Figures, network: str, measure: str, month: Month) -> float | None:
    """The figure of one network, measure and month; None when there is none."""
    return figures.get((network, measure, str(month)))
