"""A what-if that was kept: where the levers stood, what was aimed at, and what the model promised that day."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date

from iwa import tables
from iwa.months import Month
from iwa.simulator.levers import Levers, today
from iwa.simulator.model import Model
from iwa.simulator.ranges import Range
from iwa.simulator.simulation import Projection, baseline, simulate

# What a measure is called in a file, and on a slide.
MEASURE_KEYS = {
    "reach": "portee", "interactions": "interactions", "clicks": "clics", "visits": "visites", "leads": "leads",
    "audience": "abonnes", "gains": "abonnes_gagnes", "engagement_rate": "taux_engagement",
    "paid_impressions": "affichages_payes", "paid_clicks": "clics_payes", "paid_leads": "leads_payes",
}  # fmt: skip
MEASURE_LABELS = {
    "reach": "Portée", "interactions": "Interactions", "clicks": "Clics", "visits": "Visites venues des réseaux",
    "leads": "Leads venus des réseaux", "audience": "Abonnés", "gains": "Abonnés gagnés",
    "engagement_rate": "Taux d’engagement", "paid_impressions": "Affichages payés", "paid_clicks": "Clics payés",
    "paid_leads": "Leads de la publicité",
}  # fmt: skip
FORMAT_KEYS = {name: label.lower() for name, label in tables.FORMATS.items()}
Promise = dict[str, dict[str, tuple[Range, ...]]]
SAME = 1e-4  # relative: what a file rounds is no move


@dataclass(frozen=True)
class Target:
    """What is aimed at, in a month: the simulator's measure, its network or "" for all, the figure."""

    measure: str
    network: str
    value: float


@dataclass(frozen=True)
class Scenario:
    """A kept what-if. `month` is the last one that the model knew; `levers` holds the moved ones alone.

    `promise` is the projection of the day it was saved, so that a later report can say what came of it; `decision`
    is what the client decided, "" where nobody noted it. A `proposed` one is the product's own, saved nowhere.
    """

    name: str
    saved: date
    month: Month
    levers: Levers
    target: Target | None = None
    promise: Promise = field(default_factory=dict)
    decision: str = ""
    proposed: bool = False


def kept(model: Model, name: str, levers: Levers, saved: date, target: Target | None = None) -> Scenario:
    """The scenario of some levers, with what the model promises today."""
    found = simulate(model, levers)
    told = {"", target.network if target else "", *levers.cadence, *levers.formats}
    promise = {
        measure: {key: ranges for key, ranges in of_networks.items() if key in told}
        for measure, of_networks in found.measures.items()
    }
    promise = {measure: own for measure, own in promise.items() if own}
    return Scenario(name, saved, Month.parse(model.month), moved(model, levers), target, promise)


def replayed(model: Model, scenario: Scenario) -> tuple[Projection, Projection]:
    """The projection of the scenario by a model, and the one without it: the same levers give the same figures."""
    return simulate(model, scenario.levers), baseline(model)


def moved(model: Model, levers: Levers) -> Levers:
    """The levers that stand elsewhere than today, the others left out."""
    now = today(model)
    return Levers(
        cadence=_moved(levers.cadence, now.cadence),
        formats={
            name: dict(mix)
            for name, mix in levers.formats.items()
            if name in now.formats and _moved(mix, now.formats[name])
        },
        pillars=dict(levers.pillars) if _moved(levers.pillars, now.pillars) else {},
        click_rate=_moved(levers.click_rate, now.click_rate),
        conversion=None if _same(levers.conversion, now.conversion) else levers.conversion,
        budget=_moved(levers.budget, now.budget),
        hours=None if _same(levers.hours, now.hours) else levers.hours,
    )


def foreign(model: Model, scenario: Scenario) -> tuple[str, ...]:
    """The levers of a scenario that the model does not have, as they are written in its file: they move nothing."""
    now, levers = today(model), scenario.levers
    found = [f"cadence > {name}" for name in levers.cadence if name not in now.cadence]
    found += [f"taux_clic > {name}" for name in levers.click_rate if name not in now.click_rate]
    found += [f"budget > {name}" for name in levers.budget if name not in now.budget]
    found += [
        f"formats > {name} > {FORMAT_KEYS.get(form, form)}"
        for name, mix in levers.formats.items()
        for form in mix
        if form not in now.formats.get(name, {})
    ]
    found += [f"piliers > {name}" for name in levers.pillars if name not in now.pillars]
    return (*found, *(["conversion"] if levers.conversion is not None and now.conversion is None else []))


def moves_nothing(scenario: Scenario) -> bool:
    """Whether every lever stands where it stood."""
    return all(not getattr(scenario.levers, lever.name) for lever in fields(Levers))


def _moved(given: dict[str, float], now: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in given.items() if not _same(value, now.get(name))}


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other or one is None
    return abs(one - other) <= SAME * max(abs(one), abs(other))
