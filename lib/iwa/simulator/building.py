"""A client's model, made of its month."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from iwa.client_month import ClientMonth
from iwa.editorial.hours import hours_of, team_hours
from iwa.editorial.mix import UNCLASSIFIED, observed_mix
from iwa.editorial.pace import pace
from iwa.findings.forecast import outlook
from iwa.measures.followers import NOTED
from iwa.networks import NETWORKS
from iwa.simulator.advertising import paid
from iwa.simulator.effects import formats, pillars
from iwa.simulator.evidence import missing
from iwa.simulator.history import PERIOD, Monthly, Weeks, by_month, months_known, of_series, organic, weeks
from iwa.simulator.model import PERIODS, Followers, Goal, Level, Model, NetworkModel, Pair
from iwa.simulator.saturation import elasticity
from iwa.simulator.simulation import OF_REACH, WEEKS_A_MONTH

FEWEST_MONTHS = 4  # that tell a level
HALF = 0.5  # added to counts where a month has none


@lru_cache(maxsize=4)
def model_of(month: ClientMonth) -> Model:
    """The model of a client's month: everything its own history tells, and nothing else."""
    whole = {name: share for name, share in observed_mix(month).items() if name != UNCLASSIFIED}
    known = sum(whole.values())
    shares = {name: share / known for name, share in whole.items()} if known else {}
    networks = {name: _network(month, name, shares) for name in month.networks}
    conversion, seen = _conversion(month)
    hours = team_hours(month.dossier).available
    model = Model(
        month=str(month.month), networks=networks, pillars=shares, conversion=conversion, conversion_seen=seen,
        paid=paid(month), hours=None if hours is None else hours * WEEKS_A_MONTH,
        goals=tuple(_goals(month, networks)), history=_history(month, networks),
    )  # fmt: skip
    return replace(model, missing=tuple(missing(model)))


def _network(month: ClientMonth, name: str, shares: dict[str, float]) -> NetworkModel:
    seen_weeks, rhythm = weeks(month, name), pace(month, name)
    weekly = rhythm.weekly or 0.0
    found = elasticity(seen_weeks, _variation(organic(month, name)))
    clicks, rate, rates = _clicks(month, name)
    own = by_month(month, name)
    series = {
        "reach": own.get("reach", {}), "interactions": own.get("interactions", {}), "clicks": clicks[1],
        "visits": of_series(month, name, "sessions"), "gains": of_series(month, name, NETWORKS[name].gained),
    }  # fmt: skip
    posts = own.get("posts", {})
    levels = {
        measure: level for measure, values in series.items()
        if (level := _level(month, _held(values, posts, weekly, found.value * (OF_REACH if measure == "gains" else 1))))
    }  # fmt: skip
    if level := _level(month, _shares(series["interactions"], series["reach"])):
        levels["engagement_rate"] = level
    basis = organic(month, name)["engagement_basis"].dropna()
    return NetworkModel(
        weekly=weekly, seen=_seen(seen_weeks, weekly), basis=str(basis.iloc[-1]) if len(basis) else NETWORKS[name].exposure,
        elasticity=found, levels=levels if weekly > 0 else {}, formats=formats(month, name), pillars=pillars(month, name, shares),
        click_basis=clicks[0], click_rate=rate, click_seen=rates,
        story_hours=rhythm.stories_a_post * hours_of(month.dossier, name, "story"), followers=_followers(month, name),
    )  # fmt: skip


def _held(values: Monthly, posts: Monthly, weekly: float, power: float) -> Monthly:
    """The figures as they would have been at today's cadence; months without posts tell nothing."""
    today = weekly * PERIOD / 7
    return {when: value * (today / posts[when]) ** power for when, value in values.items() if posts.get(when, 0.0) > 0}


def _level(month: ClientMonth, values: Monthly) -> Level | None:
    """What a series lets one expect of the coming periods, on the log scale; None where too few months tell it."""
    known = [values.get(str(one), math.nan) for one in months_known(month)]
    plain = [value for value in known if not math.isnan(value)]
    if len(plain) < FEWEST_MONTHS or not any(plain):
        return None
    half = HALF if min(plain) <= 0 else 0.0
    logs = [math.log(max(value, 0.0) + half) if not math.isnan(value) else math.nan for value in known]
    found = [outlook(logs, ahead) for ahead in range(1, PERIODS + 1)]
    least = math.log(HALF / 2)
    middle = [math.log(max(math.exp(centre) - half, math.exp(least))) if half else centre for centre, _ in found]
    return Level((middle[0], middle[1], middle[2]), (found[0][1], found[1][1], found[2][1]))


def _seen(found: Weeks, weekly: float) -> Pair:
    """Posts a week, the second least and the second most of all weeks: seen twice at least; today's always among them."""
    counts = sorted(found.posts)
    if len(counts) < 4:
        return weekly, weekly
    return min(float(counts[1]), weekly), max(float(counts[-2]), weekly)


def _variation(posts: pd.DataFrame) -> float:
    """The variance of the log of what posts of a month reach; 0 where no month has two."""
    logs = np.log(posts["exposure"].where(posts["exposure"] > 0))
    within = logs.groupby(posts["when"]).var().median()
    return 0.0 if pd.isna(within) else float(within)


def _clicks(month: ClientMonth, name: str) -> tuple[tuple[str, Monthly], float | None, Pair]:
    """What clicks are on a network with its months, their share of the reach over the last three, the extremes of it.

    The measure that comes closest to a visit; where the exports hold none, the visits that GA4 counts.
    """
    for basis in (NETWORKS[name].clicks, "clicks", "sessions"):
        values = of_series(month, name, basis)
        if len(values) >= FEWEST_MONTHS and any(values.values()):
            break
    else:
        return ("", {}), None, (0.0, 0.0)
    rates = _shares(values, by_month(month, name).get("reach", {}))
    recent = [rates[str(one)] for one in months_known(month)[-3:] if str(one) in rates]
    rate = sum(recent) / len(recent) if recent else None
    return (basis, values), rate or None, (min(rates.values()), max(rates.values())) if rates else (0.0, 0.0)


def _shares(parts: Monthly, wholes: Monthly) -> Monthly:
    return {when: part / wholes[when] for when, part in parts.items() if wholes.get(when, 0.0) > 0}


def _conversion(month: ClientMonth) -> tuple[Pair | None, Pair]:
    """Leads a visit from the networks over the twelve months, its error, and the extremes of whole quarters."""
    visits, leads = (_summed(month, measure) for measure in ("sessions", "conversions"))
    known = [when for when in (str(one) for one in months_known(month)) if when in visits and when in leads]
    whole, won = sum(visits[when] for when in known), sum(leads[when] for when in known)
    if whole <= 0:
        return None, (0.0, 0.0)
    rate = won / whole
    error = math.sqrt(max(rate, HALF / whole) / whole)
    quarters = [known[place : place + 3] for place in range(0, len(known) - 2)]
    rates = [sum(leads[w] for w in one) / max(sum(visits[w] for w in one), 1.0) for one in quarters]
    return ((rate, error) if rate > 0 else None), (min(rates, default=rate), max(rates, default=rate))


def _summed(month: ClientMonth, measure: str) -> Monthly:
    """A measure over all the client's networks, in months in which one tells it."""
    found: Monthly = {}
    for name in month.networks:
        for when, value in of_series(month, name, measure).items():
            found[when] = found.get(when, 0.0) + value
    return found


def _followers(month: ClientMonth, name: str) -> Followers | None:
    """The stock that the team notes, and what it gains in 30 days; None where none is noted."""
    rows = month.entries[(month.entries["indicator"] == NOTED) & (month.entries["network"] == name)]
    noted = {
        str(when): float(value) for when, value in zip(rows["month"], rows["value"], strict=True) if pd.notna(value)
    }
    stocks = [noted.get(str(one)) for one in months_known(month)]
    if stocks[-1] is None:
        return None
    steps = [after - before for before, after in pairwise(stocks) if before is not None and after is not None]
    if len(steps) < 3:
        return None
    spread = float(pd.Series(steps).std())
    return Followers(stocks[-1], sum(steps) / len(steps), max(spread, 1.0), len(steps))


def _history(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> dict[str, dict[str, Monthly]]:
    """The months behind, for the chart."""
    found: dict[str, dict[str, Monthly]] = {}
    for name, one in networks.items():
        own = by_month(month, name)
        kinds = {
            "reach": own.get("reach", {}),
            "interactions": own.get("interactions", {}),
            "posts": own.get("posts", {}),
        }
        kinds["clicks"] = of_series(month, name, one.click_basis) if one.click_basis else {}
        kinds["visits"], kinds["gains"] = (
            of_series(month, name, "sessions"),
            of_series(month, name, NETWORKS[name].gained),
        )
        kinds["engagement_rate"] = _shares(kinds["interactions"], kinds["reach"])
        for measure, values in kinds.items():
            if values:
                found.setdefault(measure, {})[name] = values
    for measure in found:
        if measure != "engagement_rate":
            found[measure][""] = _all_together(found[measure].values())
    found["leads"] = {"": _summed(month, "conversions")}
    return {measure: of_networks for measure, of_networks in found.items() if any(of_networks.values())}


def _all_together(parts: Iterable[Monthly]) -> Monthly:
    """The sum in the months that every network tells."""
    own = list(parts)
    common = set(own[0]).intersection(*own[1:])
    return {when: sum(one[when] for one in own) for when in sorted(common)}


def _goals(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> Iterable[Goal]:
    """The objectives whose measure the simulator tells."""
    for place, goal in enumerate(month.dossier.goals):
        known = _simulated(goal.measure or "", goal.network or "", networks)
        if known:
            due = goal.due.isoformat() if goal.due else ""
            yield Goal(known, goal.network or "", goal.target, goal.worry_line, due, place)


def _simulated(measure: str, network: str, networks: Mapping[str, NetworkModel]) -> str:
    """The simulator's word for a measure of the registry; "" for one that it does not tell."""
    if measure == "conversions" and not network:
        return "leads"
    if measure == "sessions":
        return "visits"
    if measure == "interactions":
        return measure
    one = networks.get(network)
    if one is None:
        return ""
    own = {one.basis: "reach", one.click_basis: "clicks", NETWORKS[network].gained: "gains", "followers": "gains"}
    return own.get(
        measure, "engagement_rate" if measure.startswith("engagement_rate") and "followers" not in measure else ""
    )
