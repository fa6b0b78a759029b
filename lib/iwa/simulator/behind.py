"""The months behind, measure by measure, as charts and later reports need them."""

from __future__ import annotations

from collections.abc import Mapping

from iwa.client_month import ClientMonth
from iwa.networks import NETWORKS
from iwa.simulator.history import Monthly, by_month, of_series
from iwa.simulator.landing import summed_of
from iwa.simulator.levels import all_together, shares_of
from iwa.simulator.model import NetworkModel


def history(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> dict[str, dict[str, Monthly]]:
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
        kinds["engagement_rate"] = shares_of(kinds["interactions"], kinds["reach"])
        for measure, values in kinds.items():
            if values:
                found.setdefault(measure, {})[name] = values
    for measure in found:
        if measure != "engagement_rate":
            found[measure][""] = all_together(found[measure].values())
    found["leads"] = {"": summed_of(month, "conversions")}
    return {measure: of_networks for measure, of_networks in found.items() if any(of_networks.values())}
