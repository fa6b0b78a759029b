"""A client's model, made of its month."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from iwa.client_month import ClientMonth
from iwa.editorial.hours import hours_of, team_hours
from iwa.editorial.mix import UNCLASSIFIED, observed_mix
from iwa.editorial.pace import pace
from iwa.networks import NETWORKS
from iwa.simulator.advertising import paid
from iwa.simulator.aims import goals
from iwa.simulator.audience import followers
from iwa.simulator.behind import history
from iwa.simulator.effects import formats, pillars
from iwa.simulator.evidence import missing
from iwa.simulator.history import Weeks, by_month, of_series, organic, weeks
from iwa.simulator.landing import clicks_of, conversion, visits_spread
from iwa.simulator.levels import held, level_of, shares_of
from iwa.simulator.model import Model, NetworkModel, Pair
from iwa.simulator.saturation import elasticity
from iwa.simulator.simulation import OF_REACH, WEEKS_A_MONTH


@lru_cache(maxsize=4)
def model_of(month: ClientMonth) -> Model:
    """The model of a client's month: everything its own history tells, and nothing else."""
    whole = {name: share for name, share in observed_mix(month).items() if name != UNCLASSIFIED}
    known = sum(whole.values())
    shares = {name: share / known for name, share in whole.items()} if known else {}
    networks = {name: _network(month, name, shares) for name in month.networks}
    rate, seen = conversion(month)
    hours = team_hours(month.dossier).available
    model = Model(
        month=str(month.month), networks=networks, pillars=shares, conversion=rate, conversion_seen=seen,
        paid=paid(month), hours=None if hours is None else hours * WEEKS_A_MONTH,
        goals=tuple(goals(month, networks)), history=history(month, networks), visits_spread=visits_spread(month, networks),
    )  # fmt: skip
    return replace(model, missing=tuple(missing(model)))


def _network(month: ClientMonth, name: str, shares: dict[str, float]) -> NetworkModel:
    seen_weeks, rhythm = weeks(month, name), pace(month, name)
    weekly = rhythm.weekly or 0.0
    found = elasticity(seen_weeks, _variation(organic(month, name)))
    clicks, rate, rates = clicks_of(month, name)
    own = by_month(month, name)
    series = {
        "reach": own.get("reach", {}), "interactions": own.get("interactions", {}), "clicks": clicks[1],
        "visits": of_series(month, name, "sessions"), "gains": of_series(month, name, NETWORKS[name].gained),
    }  # fmt: skip
    posts = own.get("posts", {})
    levels = {
        measure: level for measure, values in series.items()
        if (level := level_of(month, held(values, posts, weekly, found.value * (OF_REACH if measure == "gains" else 1))))
    }  # fmt: skip
    if level := level_of(month, shares_of(series["interactions"], series["reach"])):
        levels["engagement_rate"] = level
    basis = organic(month, name)["engagement_basis"].dropna()
    return NetworkModel(
        weekly=weekly, seen=_seen(seen_weeks, weekly), basis=str(basis.iloc[-1]) if len(basis) else NETWORKS[name].exposure,
        elasticity=found, levels=levels if weekly > 0 else {}, formats=formats(month, name), pillars=pillars(month, name, shares),
        click_basis=clicks[0], click_rate=rate, click_seen=rates,
        story_hours=rhythm.stories_a_post * hours_of(month.dossier, name, "story"), followers=followers(month, name),
    )  # fmt: skip


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
