"""How many networks and how many posts a week the hours hold.

Hours are given in the order of what networks are worth: the first two get their least, then four fifths of
the rhythm wished for, then all of it, and only then are the next ones opened, each if the hours left give it
its least. A network that opens takes no more posts from those before it than it brings, so that fewer hours
never give more posts or networks. One that brings next to nothing is paused whatever hours there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.hours import team_hours
from iwa.editorial.pace import hours_a_post, pace
from iwa.editorial.worth import Worth, slight, worths
from iwa.method.hours import default_hours
from iwa.networks import NAMES

STEP = 0.25  # posts a week: one a month
WEEKS_A_MONTH = 52 / 12
REGULAR = 0.8  # of the rhythm wished for: regular at that beats a sprint
WELL_RUN = 2  # networks that are brought to their whole rhythm before a third is opened
ALMOST = 1e-9


@dataclass(frozen=True)
class Cadence:
    """Posts a week by network, stories apart, and the hours a week that they take.

    `order` holds all networks by what they are worth, `wished` for those that are worth hours the posts a week
    that the contract owes (at the shares of today) or today's own, `costs` the hours of a post. `paused` gives each network that is not
    kept with the reason. Without noted hours `hours_available` is None: every network keeps the rhythm wished for.
    """

    weekly: dict[str, float]
    kept: tuple[str, ...]
    paused: tuple[tuple[str, str], ...]
    hours_used: float
    hours_available: float | None
    wished: dict[str, float]
    order: tuple[str, ...] = ()
    costs: dict[str, float] = field(default_factory=dict)

    @property
    def posts(self) -> float:
        """Posts a week, all networks together."""
        return sum(self.weekly.values())

    @property
    def hours_wished(self) -> float:
        """The hours a week of all that is wished for."""
        return sum(self.wished[network] * self.costs[network] for network in self.wished)

    @property
    def hours_left(self) -> float | None:
        """The hours that are left; None where none are noted."""
        return None if self.hours_available is None else self.hours_available - self.hours_used


@lru_cache(maxsize=2)
def cadence(month: ClientMonth) -> Cadence:
    """The rhythm that the hours of the dossier hold."""
    ranked, unworthy = worths(month), slight(worths(month))
    wished = wished_of(month, [worth.network for worth in ranked if worth not in unworthy])
    costs = {worth.network: hours_a_post(month, worth.network) for worth in ranked}
    found = held(wished, costs, team_hours(month.dossier).available)
    paused = tuple((worth.network, _next_to_nothing(worth)) for worth in unworthy)
    return replace(found, order=tuple(worth.network for worth in ranked), paused=(*found.paused, *paused))


def held(wished: dict[str, float], costs: dict[str, float], budget: float | None) -> Cadence:
    """The cadence that so many hours a week hold, of networks in the order of what they are worth.

    >>> found = held({"facebook": 3.0, "instagram": 4.0}, {"facebook": 1.0, "instagram": 1.5}, 5.0)
    >>> found.weekly
    {'facebook': 2.0, 'instagram': 2.0}
    """
    order = tuple(wished)
    whole = _given(order, costs, wished, budget) if budget is not None else wished
    weekly = {network: _floored(whole[network]) for network in order}
    rounded = {network: _floored(whole[network] + STEP - ALMOST) for network in order}
    if whole == wished and (budget is None or _hours(rounded, costs) <= budget):
        weekly = rounded
    kept = tuple(network for network in order if weekly[network] > 0)
    used = _hours(weekly, costs)
    found = Cadence({n: weekly[n] for n in kept}, kept, (), used, budget, wished, order, costs)
    paused = tuple((network, _why(found, network)) for network in order if network not in kept)
    return replace(found, paused=paused)


def least_of(network: str) -> float:
    """The posts a week under which a network is not worth its hours."""
    return default_hours().least[network]


def wished_of(month: ClientMonth, networks: Sequence[str]) -> dict[str, float]:
    """Posts a week by network: what the contract owes at the shares of today, else what is published today.

    A network on which nothing is published gets its least.
    """
    today = {network: pace(month, network).weekly or 0.0 for network in networks}
    owed, whole = month.client.quotas.get("publications"), sum(today.values())
    scale = owed / WEEKS_A_MONTH / whole if owed and whole else 1.0
    return {network: max(weekly * scale, least_of(network)) for network, weekly in today.items()}


def _given(
    order: tuple[str, ...], costs: dict[str, float], wished: dict[str, float], budget: float
) -> dict[str, float]:
    """What each network gets of the hours; the first gets all there are where they do not give it its least."""
    given, left = dict.fromkeys(order, 0.0), budget
    for network, level in _levels(order, wished):
        least = 0.0 if network == order[0] else least_of(network)
        if (least - given[network]) * costs[network] > left + ALMOST:
            break  # nothing goes on to the next ones: what opens them would be taken back later
        more = min(level - given[network], left / costs[network])
        given[network] = level if more == level - given[network] else given[network] + more
        left -= more * costs[network]
    if len(order) > 1 and given[order[1]] == 0:
        first, room = order[0], min(wished[order[0]] - given[order[0]], least_of(order[1]))
        given[first] += max(0.0, min(room, left / costs[first]))  # the second, once opened, gives as many posts back
    return given


def _levels(order: tuple[str, ...], wished: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The networks in the order in which they are filled, each with the posts a week up to which it is."""
    first, others = order[:WELL_RUN], order[WELL_RUN:]
    yield from ((network, least_of(network)) for network in first)
    yield from ((network, max(REGULAR * wished[network], least_of(network))) for network in first)
    yield from ((network, wished[network]) for network in (*first, *others))


def _hours(weekly: dict[str, float], costs: dict[str, float]) -> float:
    return sum(posts * costs[network] for network, posts in weekly.items())


def _floored(weekly: float) -> float:
    """Down to a quarter of a post a week: the hours must hold what is promised; up, where they hold all that is wished."""
    return math.floor(weekly / STEP + ALMOST) * STEP


def _why(found: Cadence, network: str) -> str:
    """Why a network is paused, with the hours it asks for and those that are left."""
    needed = least_of(network) * found.costs[network]
    posts = numbers.counted(least_of(network) * (1 if least_of(network) >= 1 else 4), "publication")
    asked = f"{NAMES[network]} demande {hours_said(needed)} par semaine pour {posts} par {'semaine' if least_of(network) >= 1 else 'mois'}"
    return f"{asked}, il en reste {hours_said(max(found.hours_left or 0.0, 0.0))}"


def _next_to_nothing(worth: Worth) -> str:
    """Why a network is not worth hours, with what it brings."""
    brought = ((worth.conversions, "des conversions"), (worth.interactions, "des interactions"))
    parts = [f"{numbers.percent(part, 0)} {what}" for part, what in brought if part is not None]
    return f"{NAMES[worth.network]} : {numbers.listed(parts)}, aucun objectif"


def hours_said(hours: float) -> str:
    """Hours as people write them: "6 h", "2,5 h".

    >>> hours_said(6.0), hours_said(2.5)
    ('6\\xa0h', '2,5\\xa0h')
    """
    whole = abs(hours - round(hours)) < 0.05
    return f"{numbers.decimal(hours, 0 if whole else 1)}{numbers.NO_BREAK}h"
