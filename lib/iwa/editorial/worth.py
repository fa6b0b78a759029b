"""What each network is worth to the client's objectives: the order in which hours are given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa.audience.aimed import held, targets_for
from iwa.audience.composition import compositions
from iwa.client_month import ClientMonth
from iwa.coverage import months_of_window

SLIGHT = 0.05  # of conversions and of interactions: with less, and no objective, a network is not worth hours
FEWEST = 2  # networks that are kept whatever they bring


@dataclass(frozen=True)
class Worth:
    """What speaks for a network, in fractions; None where nothing tells it.

    `goals`: its share of the objectives that name a network. `conversions`: of those of GA4 that came from
    one. `interactions`: of those of the window's posts. `audience`: how much of the shares aimed at in the
    tab « cibles » its followers make up, at most 1. `score` is the mean of those that are known.
    """

    network: str
    goals: float | None
    conversions: float | None
    interactions: float | None
    audience: float | None

    @property
    def score(self) -> float:
        parts = (self.goals, self.conversions, self.interactions, self.audience)
        known = [part for part in parts if part is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def is_slight(self) -> bool:
        """Whether no objective names it and it brings next to nothing, as far as that is measured at all."""
        brought = [part for part in (self.conversions, self.interactions) if part is not None]
        return self.goals == 0 and bool(brought) and max(brought) < SLIGHT


@lru_cache(maxsize=2)
def worths(month: ClientMonth) -> tuple[Worth, ...]:
    """Every network with what it is worth, the most first; equal ones in the client's order."""
    named = [goal.network for goal in month.dossier.goals if goal.network]
    months = [str(one) for one in months_of_window(month)]
    visits = month.traffic[month.traffic["month"].isin(months)] if len(month.traffic) else month.traffic
    converted = visits.groupby("network")["key_events"].sum().to_dict()
    reacted = month.window_posts.groupby("network")["interactions"].sum().to_dict()
    parts = (
        {network: float(named.count(network)) for network in month.networks},
        {network: float(converted.get(network, 0)) for network in month.networks},
        {network: float(reacted.get(network, 0)) for network in month.networks},
    )
    found = []
    for network in month.networks:
        goals, conversions, interactions = (_share(part, network) for part in parts)
        found.append(Worth(network, goals, conversions, interactions, fit(month, network)))
    return tuple(sorted(found, key=lambda worth: -worth.score))


def fit(month: ClientMonth, network: str) -> float | None:
    """The mean over the targets that the exports isolate of the share reached over the one aimed at; None without any.

    A target without a share aimed at counts for the share itself.
    """
    reached = [
        min(1.0, one.share / (one.target.share or 1.0))
        for dimension, found in compositions(month, network).items()
        for one in (held(target, found.shares) for target in targets_for(month.dossier.targets, network, dimension))
        if one.share is not None
    ]
    return sum(reached) / len(reached) if reached else None


def slight(found: tuple[Worth, ...]) -> list[Worth]:
    """The networks that are not worth hours whatever there are of them; two are kept at least."""
    return [worth for worth in found[FEWEST:] if worth.is_slight]


def _share(part: dict[str, float], network: str) -> float | None:
    whole = sum(part.values())
    return part[network] / whole if whole > 0 else None
