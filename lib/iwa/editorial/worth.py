"""What each network is worth to the client's objectives: the order in which hours are given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.audience.aimed import held, targets_for
from iwa.audience.composition import compositions
from iwa.client_month import ClientMonth
from iwa.coverage import months_of_window
from iwa.measures.series import over

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
    converted = _converted(month)
    reacted = {n: numbers.known(over(month.window_posts_of(n), "interactions")) or 0.0 for n in month.networks}
    found = [
        Worth(
            network,
            _share(float(named.count(network)), len(named)),
            _share(converted.get(network, 0.0), sum(converted.values())),
            _share(reacted[network], sum(reacted.values())),
            fit(month, network),
        )
        for network in month.networks
    ]
    return tuple(sorted(found, key=lambda worth: -worth.score))


def _converted(month: ClientMonth) -> dict[str, float]:
    """The conversions of GA4 that came from each network, over the whole months of the window."""
    if month.traffic.empty:
        return {}
    visits = month.traffic[month.traffic["month"].isin([str(one) for one in months_of_window(month)])]
    return {str(network): float(counted) for network, counted in visits.groupby("network")["key_events"].sum().items()}


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


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
