"""The few figures the month is judged by: the objectives' first, then each network's own."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.rows import Goal
from iwa.measures.goals import GoalState, goal_state, measure_of, value_in
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS, MEASURES
from iwa.measures.series import measured, over
from iwa.method.objectives import objectives
from iwa.months import Month
from iwa.networks import NAMES
from iwa.slides import State
from iwa.steps.added_indicators import added_up
from iwa.steps.goals import counted_on, measure_label, states
from iwa.steps.indicators import ALL_NETWORKS, BY_TEAM, Line, lines_of
from iwa.steps.periods import of_month
from iwa.steps.tracing import joined, month_figure
from iwa.steps.wording import ALL, measure_name, measure_subject, network_name
from iwa.traced import within

MOST_ROWS = 12
MOST_ADDED = 4  # lines of one type of objective, so that the networks keep theirs
SIGNALS = ("signal-hausse", "signal-baisse")


@dataclass(frozen=True)
class Kpi:
    """One KPI: None where there is no figure; `state` as in `signals`, "" when it is not judged."""

    label: str
    measure: str
    networks: tuple[str, ...]
    value: float | None
    before: float | None
    year_before: float | None
    year: float | None
    low: float | None
    high: float | None
    state: State
    goal: Goal | None = None
    why: str = ""
    counted: str = ""  # what it is counted on, as the filter of a number says it

    @property
    def crossed(self) -> bool:
        """Whether the figure is under the worry line that the client set for the objective."""
        line = self.goal.worry_line if self.goal else None
        return line is not None and self.value is not None and self.value < line


@lru_cache(maxsize=1)
def kpis(month: ClientMonth) -> list[Kpi]:
    """At most twelve KPIs: every objective with a measure, what left its limits, what the types of objective add,
    then seen, engagement, clicks by network."""
    found = [_kpi(month, state.measure, state.networks, state) for state in states(month) if state.measure in MEASURES]
    aimed = {(kpi.measure, kpi.networks) for kpi in found}
    found += [kpi for kpi in signalled(month) if (kpi.measure, kpi.networks) not in aimed]
    found += [kpi for kind in _of_types(month) for kpi in _added(month, kind)]
    taken = {(kpi.measure, kpi.networks) for kpi in found}
    ever = {(network, measure) for network, measure, _ in month.figures}
    for measure_by_network in _blocks(month):
        for network in month.networks:
            measure = measure_by_network[network]
            if (measure, (network,)) not in taken and (network, measure) in ever:
                found.append(_kpi(month, measure, (network,)))
    for measure in ("conversions", "sessions"):
        if not any(kpi.measure == measure for kpi in found) and not month.traffic.empty:
            found.append(_kpi(month, measure, tuple(month.networks)))
    return found[:MOST_ROWS]


def _of_types(month: ClientMonth) -> list[str]:
    """The types of the client's objectives, each once."""
    return list(dict.fromkeys(state.goal.type for state in states(month)))


def _blocks(month: ClientMonth) -> list[dict[str, str]]:
    """What is seen, engagement, clicks, by network; first what the families of the objectives look at."""
    blocks = {
        "notoriete": (AUDIENCE_REACHED, _same("typical_exposure")),
        "consideration": (_same("engagement_rate"),),
        "conversion": (CLICKS,),
    }
    wanted = [objectives().types[kind] for kind in _of_types(month)]
    families = dict.fromkeys([family for family in wanted if family in blocks] + list(blocks))
    return [block for family in families for block in blocks[family]]


def _added(month: ClientMonth, kind: str) -> list[Kpi]:
    """What a type of objective looks at beyond its family, where there is a figure: entered, or measured."""
    periods = [of_month(when) for when in _when(month)]
    lines = [
        line
        for indicator in objectives().added.get(kind, ())
        for line in added_up(lines_of(month, indicator, month.networks, periods))
        if line.is_known and not line.words
    ]
    return [_of_line(line) for line in lines[:MOST_ADDED]]


def _of_line(line: Line) -> Kpi:
    networks = tuple(name for name, label in NAMES.items() if label == line.where)
    where = "tous réseaux" if line.where == ALL_NETWORKS else line.where
    place = BY_TEAM if line.source.startswith(BY_TEAM) else where
    value, before, year_before = line.figures
    label = f"{line.name}, {place}"
    return Kpi(label, line.measure, networks, value, before, year_before, None, None, None, "", counted=line.network)


def figure(kpi: Kpi, when: Month, value: float | None) -> str:
    """A KPI's figure of a month as it is printed."""
    return month_figure(kpi.measure, kpi.counted, when, value, kpi.goal.measure if kpi.goal else "")


def _when(month: ClientMonth) -> tuple[Month, Month, Month]:
    return month.month, month.month.previous, month.month.year_before


def _same(measure: str) -> dict[str, str]:
    """One measure for every network."""
    return dict.fromkeys(AUDIENCE_REACHED, measure)


def _kpi(month: ClientMonth, measure: str, networks: tuple[str, ...], state: GoalState | None = None) -> Kpi:
    goal, why = (state.goal, state.why) if state else (None, "")
    named = {network: measure_of(goal, network) if goal else measure for network in networks}
    values = {} if why.startswith("ne s’additionne") else {
        when: goal_state(goal, month.figures, month.networks, when).value if goal else _sum(month, named, when)
        for when in _when(month)
    }  # fmt: skip
    network = judged_on(networks)
    row = _judged(month).get((network, measure))
    return Kpi(
        label=f"{measure_label(state) if state else measure_name(measure, network)}, {network_name(network)}",
        measure=measure,
        networks=networks,
        value=values.get(month.month),
        before=values.get(month.month.previous),
        year_before=values.get(month.month.year_before),
        year=_year(month, _year_of(month, named, goal)) if values else None,
        low=None if row is None or pd.isna(row["low"]) else float(row["low"]),
        high=None if row is None or pd.isna(row["high"]) else float(row["high"]),
        state="" if row is None else cast(State, row["state"]),
        goal=goal,
        why=why,
        counted=counted_on(goal, networks) if goal else joined(networks),
    )


@lru_cache(maxsize=1)
def _judged(month: ClientMonth) -> dict[tuple[str, str], dict[Hashable, Any]]:
    """The last point of each series with its limits, by network and measure."""
    return {(row["network"], row["measure"]): row for row in month.signals.to_dict("records")}


def _sum(month: ClientMonth, named: Mapping[str, str], when: Month) -> float | None:
    """The sum over networks, each with the measure that stands for the indicator there."""
    known = [v for network, name in named.items() if (v := value_in(month.figures, network, name, when)) is not None]
    return sum(known) if known else None


def _year_of(month: ClientMonth, named: Mapping[str, str], goal: Goal | None) -> Mapping[str, str]:
    """What the year's figure is of: all networks together where an objective's figure is."""
    measure = next(iter(named.values()))
    together = (
        goal is not None and goal.network is None and value_in(month.figures, ALL, measure, month.month) is not None
    )
    return {ALL: measure} if together else named


def _year(month: ClientMonth, named: Mapping[str, str]) -> float | None:
    """The figure since January: added up where months add, else computed anew from the year's posts."""
    measure = next(iter(named.values()))
    if MEASURES[measure].adds:
        totals = month.totals_of_year
        known = [totals[key] for key in named.items() if key in totals]
        return sum(known) if known and not any(pd.isna(value) for value in known) else None
    if MEASURES[measure].reads != "posts":
        return None
    posts = _of_year(month)
    value = over(posts[posts["network"].isin(list(named))], measure)
    return None if pd.isna(value) else value


@lru_cache(maxsize=1)
def _of_year(month: ClientMonth) -> pd.DataFrame:
    """The year's posts, each with the figures of its own month's closing."""
    local = month.closing["published_at"].dt.tz_convert(month.client.timezone)
    return measured(month.closing[local.dt.year == month.month.year])


def signalled(month: ClientMonth) -> list[Kpi]:
    """The KPIs, in any network, that left their limits this month."""
    rows = month.signals[month.signals["state"].isin(SIGNALS)]
    return [
        replace(_kpi(month, row["measure"], of_network(month, row["network"])), state=row["state"])
        for row in rows.to_dict("records")
    ]


def subject_of(measure: str, network: str) -> tuple[str, bool]:
    """A measure as a subject, and whether its verb is plural; what falls is the number of posts, not the posts."""
    return ("le nombre de publications", False) if measure == "posts" else measure_subject(measure, network)


def stands(kpi: Kpi, where: str, shown: str = "") -> str:
    """Where a KPI stands, in a clause: "la portée cumulée sur Facebook (9 553) est sous le seuil fixé"."""
    network = judged_on(kpi.networks)
    subject, plural = subject_of(kpi.measure, network)
    place = ", tous réseaux" if network == ALL else f" sur {network_name(network)}"
    value = f" ({shown})" if shown else ""
    return within(f"{subject}{place}{value} {'sont' if plural else 'est'} {where}", shown)


def judged_on(networks: tuple[str, ...]) -> str:
    """The one name that some networks stand for, as their series is judged: the only one's, or "all"."""
    return networks[0] if len(networks) == 1 else ALL


def of_network(month: ClientMonth, network: str) -> tuple[str, ...]:
    """The networks that one name stands for: "all" is every network of the client."""
    return tuple(month.networks) if network == ALL else (network,)
