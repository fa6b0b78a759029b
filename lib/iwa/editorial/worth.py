"""What each network is worth to the client's objectives: the order in which hours are given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.coverage import months_of_window


@dataclass(frozen=True)
class Worth:
    """A network's share of what counts, each a fraction; None where nothing tells it of any network.

    `goals`: of the objectives that name a network. `conversions`: of those of GA4 that came from a network.
    `interactions`: of those of the window's posts. `score` is the mean of those that are known.
    """

    network: str
    goals: float | None
    conversions: float | None
    interactions: float | None

    @property
    def score(self) -> float:
        known = [part for part in (self.goals, self.conversions, self.interactions) if part is not None]
        return sum(known) / len(known) if known else 0.0


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
    found = [Worth(network, *(_share(part, network) for part in parts)) for network in month.networks]
    return tuple(sorted(found, key=lambda worth: -worth.score))


def _share(part: dict[str, float], network: str) -> float | None:
    whole = sum(part.values())
    return part[network] / whole if whole > 0 else None
