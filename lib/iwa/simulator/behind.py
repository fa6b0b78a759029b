"""The months behind, measure by measure, as charts and later reports need them.

A post that was paid for counts for as much reach and as many interactions as the network's others of its month: a
projection does not know which ones will be paid for.
"""

from __future__ import annotations

from collections.abc import Mapping

from iwa.client_month import ClientMonth
from iwa.networks import NETWORKS
from iwa.simulator.history import Monthly, by_month, of_series
from iwa.simulator.landing import summed_of
from iwa.simulator.levels import all_together, shares_of
from iwa.simulator.model import NetworkModel
from iwa.simulator.simulation import NOT_ADDED


def history(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> dict[str, dict[str, Monthly]]:
    """The months behind, for the chart."""
    found: dict[str, dict[str, Monthly]] = {}
    for name, one in networks.items():
        for measure, values in _of_network(month, name, one).items():
            if values:
                found.setdefault(measure, {})[name] = values
    for measure, own in found.items():
        if measure not in NOT_ADDED or len(own) == 1:
            own[""] = all_together(list(own.values()))
    found["leads"] = {"": summed_of(month, "conversions")}
    return {measure: of_networks for measure, of_networks in found.items() if any(of_networks.values())}


def _of_network(month: ClientMonth, name: str, one: NetworkModel) -> dict[str, Monthly]:
    own = by_month(month, name)
    whole = own.get("all_posts", {})
    kinds = {"posts": whole}
    for measure in ("reach", "interactions"):
        kinds[measure] = {
            when: value * whole[when] / own["posts"][when] for when, value in own.get(measure, {}).items()
        }
    kinds["clicks"] = of_series(month, name, one.click_basis) if one.click_basis else {}
    kinds["visits"] = of_series(month, name, "sessions")
    kinds["gains"] = of_series(month, name, NETWORKS[name].gained)
    kinds["engagement_rate"] = shares_of(kinds["interactions"], kinds["reach"])
    return kinds
