"""From a click to a lead: what clicks are on a network, the visits that GA4 counts, how many of them become leads."""

from __future__ import annotations

import math
from collections.abc import Mapping

from iwa.client_month import ClientMonth
from iwa.networks import NETWORKS
from iwa.simulator.history import Monthly, by_month, months_known, of_series
from iwa.simulator.levels import FEWEST_MONTHS, HALF, all_together, held, level_of, shares_of
from iwa.simulator.model import NetworkModel, Pair, Triple


def clicks_of(month: ClientMonth, name: str) -> tuple[tuple[str, Monthly], float | None, Pair]:
    """What clicks are on a network with its months, their share of the reach over the last three, the extremes of it.

    The measure that comes closest to a visit; where the exports hold none, the visits that GA4 counts.
    """
    for basis in (NETWORKS[name].clicks, "clicks", "sessions"):
        values = of_series(month, name, basis)
        if len(values) >= FEWEST_MONTHS and any(values.values()):
            break
    else:
        return ("", {}), None, (0.0, 0.0)
    rates = shares_of(values, by_month(month, name).get("reach", {}))
    recent = [rates[str(one)] for one in months_known(month)[-3:] if str(one) in rates]
    rate = sum(recent) / len(recent) if recent else None
    return (basis, values), rate or None, (min(rates.values()), max(rates.values())) if rates else (0.0, 0.0)


def conversion(month: ClientMonth) -> tuple[Pair | None, Pair]:
    """Leads a visit from the networks over the twelve months, its error, and the extremes of whole quarters."""
    visits, leads = (summed_of(month, measure) for measure in ("sessions", "conversions"))
    known = [when for when in (str(one) for one in months_known(month)) if when in visits and when in leads]
    whole, won = sum(visits[when] for when in known), sum(leads[when] for when in known)
    if whole <= 0:
        return None, (0.0, 0.0)
    rate = won / whole
    error = math.sqrt(max(rate, HALF / whole) / whole)
    quarters = [known[place : place + 3] for place in range(0, len(known) - 2)]
    rates = [sum(leads[w] for w in one) / max(sum(visits[w] for w in one), 1.0) for one in quarters]
    return ((rate, error) if rate > 0 else None), (min(rates, default=rate), max(rates, default=rate))


def summed_of(month: ClientMonth, measure: str) -> Monthly:
    """A measure over all the client's networks, in months in which one tells it."""
    found: Monthly = {}
    for name in month.networks:
        for when, value in of_series(month, name, measure).items():
            found[when] = found.get(when, 0.0) + value
    return found


def visits_spread(month: ClientMonth, networks: Mapping[str, NetworkModel]) -> Triple | None:
    """The spread of the visits of all networks, told by their sum: small ones wander a lot, and not together."""
    sums = [
        held(
            of_series(month, name, "sessions"), by_month(month, name).get("posts", {}), one.weekly, one.elasticity.value
        )
        for name, one in networks.items()
        if "visits" in one.levels
    ]
    level = level_of(month, all_together(sums)) if sums else None
    return level.spread if level else None
