"""What formats and pillars go with, from the month's judged comparisons: shrunk ratios and their errors."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.editorial.hours import hours_of
from iwa.editorial.pace import pace
from iwa.findings.compare import LEVEL
from iwa.findings.shrink import USUAL_SPREAD
from iwa.simulator.history import organic
from iwa.simulator.model import Effect, Pair

REACHED = 1.6448536269514722  # standard errors from the middle to the end of a 90 % interval
FEWEST = 5  # posts of a month under which its shares tell nothing
assert LEVEL == 0.9


def formats(month: ClientMonth, network: str) -> dict[str, Effect]:
    """Every format that the network's posts had, with what one costs in hours."""
    mix, seen = pace(month, network).mix, seen_shares(month, network, "format")
    return {
        name: Effect(share, _with(seen.get(name), share), _ratio(month, network, "format", name, share),
                     _ratio(month, network, "format_clicks", name, share), hours_of(month.dossier, network, name))
        for name, share in mix.items()
    }  # fmt: skip


def pillars(month: ClientMonth, network: str, shares: dict[str, float]) -> dict[str, Effect]:
    """What each pillar goes with on a network: a share of 0 where none of its posts is of that pillar."""
    nothing = (0.0, USUAL_SPREAD)
    return {
        name: Effect(share, (0.0, 1.0), _ratio(month, network, "pillar", name, share), nothing)
        for name, share in shares.items()
    }


def seen_shares(month: ClientMonth, network: str, column: str) -> dict[str, Pair]:
    """The least and the greatest share of a month that each format had, in months with five posts or more."""
    posts = organic(month, network)
    table = pd.crosstab(posts["when"], posts[column].fillna("post"))
    table = table[table.sum(axis=1) >= FEWEST].iloc[-12:]
    shares = table.div(table.sum(axis=1), axis=0)
    return {str(name): (float(shares[name].min()), float(shares[name].max())) for name in shares} if len(shares) else {}


def _with(seen: Pair | None, share: float) -> Pair:
    """The extremes with today's share among them."""
    return (min(seen[0], share), max(seen[1], share)) if seen else (share, share)


def _ratio(month: ClientMonth, network: str, question: str, group: str, share: float) -> Pair:
    """The log of a group's mean against the network's, and its error; no difference, widely, where none was judged."""
    rows = month.comparisons
    found = rows[(rows["network"] == network) & (rows["question"] == question) & (rows["group"] == group)]
    told: Iterable[tuple[float, float, float]] = found[["ratio", "low", "high"]].itertuples(index=False, name=None)
    for ratio, low, high in told:
        if ratio > 0 and low > 0:
            error = (math.log(high) - math.log(low)) / (2 * REACHED)
            return math.log(ratio / (1 - share + share * ratio)), error
    return 0.0, USUAL_SPREAD
