"""What the simulator's page is told once: its levers, its measures, its axes, and the words that go with them.

All of it comes from the model, so that the same page can leave with the client: names of networks, formats and
pillars, and few numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from iwa import tables
from iwa.measures.network_words import BASES
from iwa.months import Month
from iwa.numbers import month_name
from iwa.panels.simulator.levers import cadence_most, sections
from iwa.simulator import Model, Projection, Scenario, baseline, evidence, simulate, today
from iwa.simulator.levers import whole
from iwa.simulator.limits import AD_LABELS, outside
from iwa.simulator.model import rounded
from iwa.simulator.scenario import MEASURE_LABELS
from iwa.simulator.solving import ON_CADENCE

ALL = "tous réseaux"
SHARES = ("engagement_rate",)
ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
ABOVE = 1.08  # room over the highest line


@dataclass(frozen=True)
class Skin:
    """Whose page it is and how it looks: the client's name, the colours by the page's words for them, the font."""

    client: str
    colours: dict[str, str]
    font: str


def page_of(model: Model, skin: Skin, scenarios: Iterable[Scenario] = ()) -> dict[str, Any]:
    """Everything that the page draws before a lever moves, as JSON takes it."""
    base = baseline(model)
    found = (base, *_farthest(model))
    month = Month.parse(model.month)
    return {
        **asdict(skin), "month": model.month, "since": month_name(month.year, month.number),
        "names": {"": ALL} | AD_LABELS, "forms": tables.FORMATS,
        "bases": {name: BASES[one.basis].capitalize() for name, one in model.networks.items() if one.basis in BASES},
        "today": rounded(asdict(today(model))), "sections": sections(model), "base": told(model, base),
        "measures": [_measure(key, base) for key in MEASURE_LABELS if base.measures.get(key)],
        "goals": [asdict(goal) for goal in model.goals], "history": rounded(model.history),
        "scales": {measure: {name: _scale(model, measure, name, found) for name in own} for measure, own in base.measures.items()},
        "curves": dict(_curves(model)), "first": _first(model, base),
        "evidence": list(evidence(model).values()), "missing": list(model.missing),
        "scenarios": [saved(model, one) for one in scenarios],
    }  # fmt: skip


FROM_CLICKS = ("clicks", "visits", "leads")


def told(model: Model, found: Projection) -> dict[str, Any]:
    """A projection as the page takes it, and as `model.js` gives it."""
    measures = {
        measure: {name: [asdict(one) for one in ranges] for name, ranges in own.items()}
        for measure, own in found.measures.items()
    }
    known = {"measures": measures, "hours_used": found.hours_used, "hours_available": found.hours_available}
    return dict(rounded(known | {"outside": outside(model, found.levers)}))


def saved(model: Model, scenario: Scenario) -> dict[str, Any]:
    """A kept scenario as the page takes it: its name, and where all levers stand."""
    return {"name": scenario.name, "levers": rounded(asdict(whole(model, scenario.levers)))}


def _measure(key: str, base: Projection) -> dict[str, Any]:
    networks = sorted(base.measures[key], key=lambda name: name != "")
    return {"key": key, "label": MEASURE_LABELS[key], "share": key in SHARES, "networks": networks}


def _farthest(model: Model) -> list[Projection]:
    """Each cadence and each budget at the end of its slider, the others where they stand."""
    at = today(model)
    cadences = [at.cadence | {name: cadence_most(one)} for name, one in model.networks.items()]
    budgets = [at.budget | {name: 2 * max(one.seen[1], one.budget)} for name, one in model.paid.items()]
    moved = [replace(at, cadence=one) for one in cadences] + [replace(at, budget=one) for one in budgets]
    return [simulate(model, levers) for levers in moved]


def _scale(model: Model, measure: str, name: str, found: Sequence[Projection]) -> list[float]:
    """The ends of an axis that no lever has to move: what was, what is aimed at, and what the far end would bring."""
    base, *far = (one.of(measure, name) or () for one in found)
    goals = [goal for goal in model.goals if (goal.measure, goal.network) == (measure, name)]
    tops = [*model.history.get(measure, {}).get(name, {}).values()]
    tops += [value for goal in goals for value in (goal.target, goal.worry) if value]
    tops += [one.high for one in base] + [one.middle for ranges in far for one in ranges]
    low = _below(0.9 * min(one.low for one in base)) if measure == "audience" and base else 0.0
    return [low, low + _above(ABOVE * max(tops, default=1.0) - low)]


def _above(value: float) -> float:
    """The next round number.

    >>> _above(1234.0), _above(0.0)
    (1500.0, 1.0)
    """
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(times * power for times in ROUND if times * power >= value * (1 - 1e-9))


def _below(value: float) -> float:
    """The round number before, of two digits.

    >>> _below(8123.0)
    8100.0
    """
    if value <= 0:
        return 0.0
    power = 10.0 ** (math.floor(math.log10(value)) - 1)
    return math.floor(value / power) * power


def _curves(model: Model) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each network that a cadence moves: the weeks seen, the end of the axis, and how high each measure goes."""
    at = today(model)
    near = simulate(model, at)
    for name, one in model.networks.items():
        if not one.levels:
            continue
        most = cadence_most(one)
        far = simulate(model, replace(at, cadence=at.cadence | {name: most}))
        ends = {measure: [one.of(measure, name) or one.of(measure) for one in (near, far)] for measure in ON_CADENCE}
        tops = {
            measure: max(now[-1].high, 1.25 * then[-1].middle) for measure, (now, then) in ends.items() if now and then
        }
        scales = {measure: [0.0, _above(top)] for measure, top in tops.items()}
        yield name, {"seen": list(one.seen), "most": most, "scales": scales}


def _first(model: Model, base: Projection) -> dict[str, str]:
    """What is shown first: the first objective that can be told, else the reach.

    The curve is that of the network that brings most of it: most reach, or most clicks where clicks lead to it.
    """
    known = [(goal.measure, goal.network) for goal in model.goals if base.of(goal.measure, goal.network)]
    some = [(measure, name) for measure, own in base.measures.items() for name in own]
    measure, network = next(iter([*known, *[one for one in some if one == ("reach", "")], *some]), ("reach", ""))
    brought = base.measures.get("clicks" if measure in FROM_CLICKS else "reach", {})
    curve = max((name for name in brought if name), key=lambda name: brought[name][-1].middle, default="")
    return {"measure": measure, "network": network, "curve": network if network in brought and network else curve}
