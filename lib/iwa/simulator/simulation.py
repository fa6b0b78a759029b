"""From levers to a projection, in closed form: `model.js` holds the same arithmetic, line by line.

A figure is the level of today, moved on the log scale: by the elasticity times the log of the cadence's ratio, by
what formats and pillars make of engagement and clicks, by the ratio of the click rates. Each move brings its own
doubt, which widens the range; a cadence that was never held widens it further.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from iwa.simulator.levers import Levers, today, whole
from iwa.simulator.limits import beyond
from iwa.simulator.model import PERIODS, Effect, Model, NetworkModel, Paid
from iwa.simulator.ranges import NOTHING, Range, Spread, around, summed

WEEKS_A_MONTH = 52 / 12
OUTSIDE = 0.25  # doubt a log unit of cadence beyond what was seen
OF_REACH = 0.5  # what new followers follow of a change of reach: half of it, with as much doubt
RETURNS, RETURNS_ERROR = 0.8, 0.1  # power of the spend by which displays and clicks go: the last euro brings less
BOUGHT = ("impressions", "clicks", "leads")
ON_CLICKS = ("clicks", "visits")
NOT_ADDED = ("reach", "engagement_rate")  # people reached on two networks may be the same, and a mean is no sum


@dataclass(frozen=True)
class Projection:
    """The coming three periods of 30 days, by measure and network; "" is all networks together.

    A measure that cannot be told is absent: `of` gives None. `audience` is the stock at the end of each period, all
    else what a period brings. Hours are those of a month; `hours_available` is None where none is known.
    """

    levers: Levers
    measures: dict[str, dict[str, tuple[Range, ...]]]
    hours_used: float
    hours_available: float | None
    beyond: tuple[str, ...] = field(default=())

    def of(self, measure: str, network: str = "") -> tuple[Range, ...] | None:
        """The ranges of the three periods; None where it cannot be told."""
        return self.measures.get(measure, {}).get(network)

    @property
    def lacks_hours(self) -> bool:
        """Whether more hours are used than there are."""
        return self.hours_available is not None and self.hours_used > self.hours_available + 1e-9


def baseline(model: Model) -> Projection:
    """The projection with every lever where it stands today."""
    return simulate(model, today(model))


def simulate(model: Model, levers: Levers) -> Projection:
    """What the levers would bring, each figure with the range that holds it in 8 cases out of 10."""
    at = whole(model, levers)
    spreads = {name: _network(one, at, name) for name, one in model.networks.items()}
    measures: dict[str, dict[str, tuple[Range, ...]]] = {}
    for measure in ("reach", "interactions", "clicks", "visits", "gains", "engagement_rate"):
        own = {name: found[measure] for name, found in spreads.items() if measure in found}
        measures[measure] = {name: tuple(one.range for one in periods) for name, periods in own.items()}
        if own and (measure not in NOT_ADDED or len(own) == 1):
            measures[measure][""] = tuple(one.range for one in _together(list(own.values())))
    visits = _visits(model, spreads)
    if visits:
        measures["visits"][""] = tuple(one.range for one in visits)
    measures |= _paid(model, at)
    measures["leads"] = _leads(model, at, visits)
    measures["audience"] = _audience(model, at)
    found = {name: of_networks for name, of_networks in measures.items() if of_networks}
    return Projection(at, found, hours_used(model, at), at.hours, beyond(model, at))


def hours_used(model: Model, at: Levers) -> float:
    """The hours of a month that the cadence takes at its mix of formats, the stories that go with it included."""
    weekly = 0.0
    for name, one in model.networks.items():
        mix = at.formats[name]
        each = sum(mix[key] * (form.hours or 0.0) for key, form in one.formats.items())
        weekly += at.cadence[name] * (each + one.story_hours)
    return weekly * WEEKS_A_MONTH


def _network(one: NetworkModel, at: Levers, name: str) -> dict[str, list[Spread]]:
    """The three periods of every measure that the network's months tell."""
    posts = at.cadence[name]
    ratio = math.log(posts / one.weekly) if posts > 0 and one.weekly > 0 else -math.inf
    reach = (one.elasticity.value * ratio, _doubt(one, posts, ratio))
    shifts = {"reach": reach, "interactions": reach, "gains": _followed(reach)}
    shifts |= dict.fromkeys(ON_CLICKS, _added(reach, _click_move(one, at, name)))
    shifts["engagement_rate"] = (0.0, 0.0) if posts > 0 else (-math.inf, 0.0)
    for kind, measures in (("engagement", ("interactions", "engagement_rate")), ("clicks", ON_CLICKS)):
        moved = _added(_mix(one.formats, at.formats[name], kind), _mix(one.pillars, at.pillars, kind))
        shifts |= {measure: _added(shifts[measure], moved) for measure in measures}
    return {measure: _moved(one, measure, shifts[measure]) for measure in one.levels}


def _moved(one: NetworkModel, measure: str, shift: tuple[float, float]) -> list[Spread]:
    level = one.levels[measure]
    if shift[0] == -math.inf:
        return [NOTHING] * PERIODS
    pairs = zip(level.middle, level.spread, strict=True)
    return [Spread(middle + shift[0], spread**2 + shift[1]) for middle, spread in pairs]


def _doubt(one: NetworkModel, posts: float, ratio: float) -> float:
    """The variance that a cadence brings: of the elasticity, and of having left what was seen."""
    if ratio == -math.inf:
        return 0.0
    low, high = one.seen
    outside = max(0.0, math.log(posts / high) if high > 0 else 0.0, math.log(low / posts) if low > 0 else 0.0)
    return (ratio * one.elasticity.error) ** 2 + (OUTSIDE * outside) ** 2


def _followed(reach: tuple[float, float]) -> tuple[float, float]:
    if reach[0] == -math.inf:
        return reach
    return OF_REACH * reach[0], OF_REACH**2 * (reach[1] + reach[0] ** 2)


def _added(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] + other[0], one[1] + other[1]


def _click_move(one: NetworkModel, at: Levers, name: str) -> tuple[float, float]:
    if not one.click_rate:
        return 0.0, 0.0
    rate = at.click_rate.get(name, one.click_rate)
    return (math.log(rate / one.click_rate) if rate > 0 else -math.inf), 0.0


def _mix(effects: dict[str, Effect], shares: dict[str, float], kind: str) -> tuple[float, float]:
    """What another mix makes of a rate: the log of its multiple, and the variance of that log."""
    values = {name: getattr(effect, kind) for name, effect in effects.items()}
    now = sum(effect.share * math.exp(values[name][0]) for name, effect in effects.items())
    then = sum(shares.get(name, 0.0) * math.exp(values[name][0]) for name in effects)
    if now <= 0 or then <= 0:
        return 0.0, 0.0
    variance = sum(
        ((shares.get(name, 0.0) / then - effect.share / now) * math.exp(values[name][0]) * values[name][1]) ** 2
        for name, effect in effects.items()
    )
    return math.log(then / now), variance


def _together(own: list[list[Spread]]) -> list[Spread]:
    return [summed([periods[place] for periods in own]) for place in range(PERIODS)]


def _paid(model: Model, at: Levers) -> dict[str, dict[str, tuple[Range, ...]]]:
    found: dict[str, dict[str, tuple[Range, ...]]] = {}
    for measure in BOUGHT if model.paid else ():
        own = {name: [bought(one, at.budget[name], measure)] * PERIODS for name, one in model.paid.items()}
        ranges = {name: tuple(one.range for one in periods) for name, periods in own.items()}
        found[f"paid_{measure}"] = ranges | {"": tuple(one.range for one in _together(list(own.values())))}
    return found


def bought(one: Paid, budget: float, measure: str) -> Spread:
    """The displays, clicks or leads that a month's budget buys: less and less for each euro more."""
    made = {"impressions": one.impressions, "clicks": one.clicks, "leads": one.leads}[measure]
    if budget <= 0 or made <= 0:
        return NOTHING
    ratio = math.log(budget / one.spend)
    chance = 1 / made if measure == "leads" else 0.0  # few of them come or not
    return Spread(math.log(made) + RETURNS * ratio, one.spread**2 + (RETURNS_ERROR * ratio) ** 2 + chance)


def _visits(model: Model, spreads: dict[str, dict[str, list[Spread]]]) -> list[Spread]:
    """The visits of all networks: the sum of their middles, with the spread of their sum and the doubt of the moves."""
    found = {name: own["visits"] for name, own in spreads.items() if "visits" in own}
    if not found or model.visits_spread is None:
        return _together(list(found.values())) if found else []
    moves = {name: _shift_doubt(model.networks[name], own) for name, own in found.items()}
    return [
        _spread_of(summed([replace(own[place], variance=moves[name][place]) for name, own in found.items()]), wide)
        for place, wide in enumerate(model.visits_spread)
    ]


def _shift_doubt(one: NetworkModel, own: list[Spread]) -> list[float]:
    """What the moves add to the variance of each period."""
    return [max(0.0, each.variance - wide**2) for each, wide in zip(own, one.levels["visits"].spread, strict=True)]


def _spread_of(found: Spread, wide: float) -> Spread:
    return replace(found, variance=found.variance + wide**2) if found.log > -math.inf else NOTHING


def _leads(model: Model, at: Levers, visits: list[Spread]) -> dict[str, tuple[Range, ...]]:
    """Leads of all networks: visits times conversion. Those that an ad tool counts stand apart: GA4 may hold them too."""
    if model.conversion is None or not visits:
        return {}
    if not at.conversion:
        return {"": (NOTHING.range,) * PERIODS}
    error = model.conversion[1] / model.conversion[0]
    return {"": tuple(_led(one, at.conversion, error).range for one in visits)}


def _led(visits: Spread, conversion: float, error: float) -> Spread:
    """Leads of a period, with the chance by which few of them come or not."""
    if visits.log == -math.inf:
        return NOTHING
    log = visits.log + math.log(conversion)
    return Spread(log, visits.variance + error**2 + math.log1p(math.exp(-log)))


def _audience(model: Model, at: Levers) -> dict[str, tuple[Range, ...]]:
    """Followers at the end of each period, by network; of all together where every network's stock is known."""
    found = {name: _stock(one, at.cadence[name]) for name, one in model.networks.items() if one.followers}
    ranges = {name: tuple(around(*each) for each in periods) for name, periods in found.items()}
    if found and len(found) == len(model.networks):
        each = [[periods[place] for periods in found.values()] for place in range(PERIODS)]
        ranges[""] = tuple(around(sum(m for m, _ in one), math.hypot(*(d for _, d in one))) for one in each)
    return ranges


def _stock(one: NetworkModel, posts: float) -> list[tuple[float, float]]:
    """Middle and deviation of the stock after one, two and three periods, which half resemble one another."""
    assert one.followers is not None
    known, gains = one.followers, one.levels.get("gains")
    ratio = one.elasticity.value * math.log(posts / one.weekly) if posts > 0 and one.weekly > 0 else -math.inf
    share = math.expm1(OF_REACH * ratio) if ratio > -math.inf else -1.0
    found, won, doubt, apart, moved = [], 0.0, 0.0, 0.0, 0.0
    for place in range(PERIODS):
        more = share * (math.exp(gains.middle[place]) if gains else max(known.net[place], 0.0))
        won, moved = won + known.net[place] + more, moved + more / 2
        doubt, apart = doubt + known.spread[place], apart + known.spread[place] ** 2
        found.append((known.stock + won, math.hypot(math.sqrt((doubt**2 + apart) / 2), moved)))
    return found
