"""The client's objectives in the simulator's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from iwa.client_month import ClientMonth
from iwa.networks import NETWORKS
from iwa.simulator.model import Goal, NetworkModel


def goals(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> Iterable[Goal]:
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
