"""The curve of a measure over the cadence, and, from a target back, what each lever alone would have to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from iwa.simulator.levers import Levers, whole
from iwa.simulator.limits import outside
from iwa.simulator.model import PERIODS, Model
from iwa.simulator.ranges import Range
from iwa.simulator.simulation import WEEKS_A_MONTH, Projection, simulate

POINTS = 25
FARTHEST = 3.0  # times the greatest seen, as far as a target is looked for
HALVINGS = 28
ON_CADENCE = ("reach", "interactions", "clicks", "visits", "leads", "gains", "audience")
Made = Callable[[float], Levers]


@dataclass(frozen=True)
class Point:
    """A cadence (posts a week) and what it would bring; `seen` tells whether the network's weeks ever held it."""

    weekly: float
    range: Range
    seen: bool


@dataclass(frozen=True)
class Answer:
    """What one lever would have to be, all others left, for a measure to reach its target.

    `value` reaches it in the middle, `sure` in 4 cases out of 5; None where nothing up to `FARTHEST` times what
    was seen does. `beyond` tells whether `value` was never seen; `hours` are those that it takes in a month. A lever
    that every network moves together is told by `factor`: `value` is then a multiple of where it stands.
    """

    lever: str
    network: str
    now: float
    value: float | None
    sure: float | None
    beyond: bool = False
    hours: float | None = None

    @property
    def factor(self) -> bool:
        """Whether `value` multiplies several networks' levers at once."""
        return not self.network and self.lever != "conversion"


def response(model: Model, levers: Levers, network: str, measure: str, period: int = PERIODS) -> list[Point]:
    """What a measure of the network becomes over its cadence, from a quarter of a post to half as much again as was seen.

    No point where the measure cannot be told there. `leads` are those of all networks.
    """
    at, one = whole(model, levers), model.networks[network]
    most = 1.5 * max(one.seen[1], one.weekly, at.cadence[network])
    found = []
    for place in range(POINTS):
        weekly = 0.25 + (most - 0.25) * place / (POINTS - 1)
        moved = simulate(model, replace(at, cadence=at.cadence | {network: weekly}))
        ranges = moved.of(measure, network) or moved.of(measure)
        if ranges:
            found.append(Point(weekly, ranges[period - 1], one.seen[0] <= weekly <= one.seen[1]))
    return found


def solve(model: Model, levers: Levers, measure: str, target: float, network: str = "") -> list[Answer]:
    """For each lever alone, what reaches the target in the third period (at 90 days), the others left where they stand.

    Only levers that move the measure are answered for; none where the measure cannot be told.
    """
    at = whole(model, levers)
    if simulate(model, at).of(measure, network) is None:
        return []

    def answered(lever: str, own: str, now: float, most: float, made: Made) -> Answer:
        def reached(value: float, sure: bool) -> float:
            ranges = simulate(model, made(value)).of(measure, network)
            assert ranges is not None
            return ranges[-1].sure if sure else ranges[-1].middle

        value = _least(lambda tried: reached(tried, False) - target, most)
        sure = _least(lambda tried: reached(tried, True) - target, most)
        told = simulate(model, made(value)) if value is not None else None
        return Answer(
            lever, own, now, value, sure, bool(told and outside(model, told.levers)), told.hours_used if told else None
        )

    return [answered(*one) for one in _levers(model, at, measure, network)]


def _levers(model: Model, at: Levers, measure: str, network: str) -> list[tuple[str, str, float, float, Made]]:
    """Lever, network, where it stands, how far it is tried, and the levers at a value."""
    found: list[tuple[str, str, float, float, Made]] = []
    names = [network] if network else list(model.networks)
    if measure in ON_CADENCE:
        found += [_cadence(model, at, name) for name in names]
        if len(names) > 1:
            found.append(("cadence", "", 1.0, FARTHEST, lambda times: replace(at, cadence=_times(at.cadence, times))))
    if measure in ("clicks", "visits", "leads") and at.click_rate:
        if network in at.click_rate:
            rate = at.click_rate[network]
            found.append(
                (
                    "click_rate",
                    network,
                    rate,
                    rate * FARTHEST,
                    lambda to: replace(at, click_rate=at.click_rate | {network: to}),
                )
            )
        elif not network:
            found.append(
                ("click_rate", "", 1.0, FARTHEST, lambda times: replace(at, click_rate=_times(at.click_rate, times)))
            )
    if measure == "leads" and at.conversion:
        found.append(
            ("conversion", "", at.conversion, min(1.0, at.conversion * FARTHEST), lambda to: replace(at, conversion=to))
        )
    if measure in ("interactions", "engagement_rate"):
        found += [_format(model, at, name, form) for name in names for form in model.networks[name].formats]
    if measure.startswith("paid_"):
        found += [_budget(model, at, name) for name in ([network] if network else model.paid)]
    return found


def _cadence(model: Model, at: Levers, name: str) -> tuple[str, str, float, float, Made]:
    most = FARTHEST * max(model.networks[name].seen[1], at.cadence[name], 1.0)
    return "cadence", name, at.cadence[name], most, lambda to: replace(at, cadence=at.cadence | {name: to})


def _budget(model: Model, at: Levers, name: str) -> tuple[str, str, float, float, Made]:
    most = FARTHEST * max(model.paid[name].seen[1], at.budget[name])
    return "budget", name, at.budget[name], most, lambda to: replace(at, budget=at.budget | {name: to})


def _format(model: Model, at: Levers, name: str, form: str) -> tuple[str, str, float, float, Made]:
    """The share of one format, the others keeping their proportions."""
    mix = at.formats[name]

    def made(share: float) -> Levers:
        rest = sum(mix.values()) - mix[form]
        others = {key: value * (1 - share) / rest if rest > 0 else 0.0 for key, value in mix.items()}
        return replace(at, formats=at.formats | {name: others | {form: share}})

    return f"formats.{form}", name, mix[form], 1.0, made


def _times(values: dict[str, float], times: float) -> dict[str, float]:
    return {name: value * times for name, value in values.items()}


def _least(short: Callable[[float], float], most: float) -> float | None:
    """The least value at which nothing is short, by halving; None where even the most falls short."""
    low, high = 0.0, most
    if short(high) < 0:
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if short(middle) >= 0 else (middle, high)
    return high


def lacking(projection: Projection) -> float:
    """The hours a week that are lacking; 0 where there are enough, or none are noted."""
    available = projection.hours_available
    return max(0.0, (projection.hours_used - available) / WEEKS_A_MONTH) if available is not None else 0.0
