"""How often the simulator's ranges of 80 % hold what came: trained on earlier months, with the cadence really held.

python bench/simulator.py --months 4

`--months` is the number of worlds of each demo client. Each is built once; the model of each of the six months before
the last one knows nothing later, but for the figures of a post, which are those of the last download. Beside it, the
error of carrying the last month on.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from worlds import Line, run, share

from iwa.client_month import ClientMonth, build
from iwa.demo.campaigns import write_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.measures.followers import NOTED
from iwa.months import Month
from iwa.simulator.building import model_of
from iwa.simulator.history import PERIOD, by_month
from iwa.simulator.levers import Levers
from iwa.simulator.model import PERIODS, Model
from iwa.simulator.simulation import simulate
from iwa.workspace import ClientFolder

DEMO = 2026  # the first seed: that of the demo clients themselves
ORIGINS = 6
MEASURES = ("reach", "interactions", "engagement_rate", "clicks", "visits", "gains", "leads", "audience")
ADDED = {"engagement_rate", "audience"}  # to which half a unit is nothing


def held_back(random: np.random.Generator, worlds: int) -> Iterator[Line]:
    """The months held back of the worlds, one line a measure."""
    cases = [case for world in range(worlds) for client in CLIENT_KEYS for case in _of_world(client, DEMO + world)]
    frame = pd.DataFrame(cases)
    for measure in MEASURES:
        yield _line(measure, frame[frame["measure"] == measure])
    for ahead in range(1, PERIODS + 1):
        yield _line(f"all, {30 * ahead} days ahead", frame[frame["ahead"] == ahead])


def _of_world(client: str, seed: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as name:
        folder = ClientFolder(Path(name) / "clients" / client)
        world = build_world(client, seed, True)
        write_month(folder, world, MONTH_ONE)
        prepare(folder, world, MONTH_TWO)
        month = build(folder, MONTH_TWO, {})
    came = model_of(month).history
    stocks = _stocks(month)
    held = {network: by_month(month, network).get("all_posts", {}) for network in month.networks}
    origins = MONTH_TWO.months_back(ORIGINS + 1)[:-1]
    return [
        case for origin in origins for case in _cases(month.told_of(origin), origin, came | {"audience": stocks}, held)
    ]


def _cases(
    known: ClientMonth, origin: Month, came: dict[str, dict[str, dict[str, float]]], held: dict[str, dict[str, float]]
) -> Iterator[dict[str, object]]:
    model, when = model_of(known), origin
    for ahead in range(1, PERIODS + 1):
        when = when.next
        cadence = {name: posts[str(when)] * 7 / PERIOD for name, posts in held.items() if str(when) in posts}
        if when > MONTH_TWO or len(cadence) < len(model.networks):
            continue
        found = simulate(model, Levers(cadence=cadence))
        for measure in MEASURES:
            for network, ranges in found.measures.get(measure, {}).items():
                value = came.get(measure, {}).get(network, {}).get(str(when))
                if value is not None:
                    if measure == "audience":  # 30, 60 and 90 days on, not months
                        start, days = came[measure][network][model.month], (when.last - origin.last).days
                        value = start + (value - start) * PERIOD * ahead / days
                    last = _last(model, came, measure, network)
                    one, half = ranges[ahead - 1], 0.0 if measure in ADDED else 0.5
                    yield {
                        "measure": measure, "ahead": ahead, "network": network, "held": one.low - half <= value <= one.high + half,
                        "error": _error(one.middle, value, half), "naive": _error(last, value, half),
                    }  # fmt: skip


def _last(model: Model, came: dict[str, dict[str, dict[str, float]]], measure: str, network: str) -> float:
    return came[measure][network].get(model.month, math.nan)


def _error(guess: float, value: float, half: float) -> float:
    return abs(math.log((guess + half) / (value + half))) if min(guess, value) + half > 0 else math.nan


def _stocks(month: ClientMonth) -> dict[str, dict[str, float]]:
    rows = month.entries[month.entries["indicator"] == NOTED]
    return {
        str(network): dict(zip(own["month"].astype(str), own["value"], strict=True))
        for network, own in rows.groupby("network")
    }


def _line(name: str, cases: pd.DataFrame) -> Line:
    told = f"{share(cases['held'].sum(), len(cases))} of {len(cases)}; mean error {cases['error'].mean():.3f}"
    return f"simulator, ranges of 80 %, {name}", f"mean error {cases['naive'].mean():.3f}", told, "70 to 92 %"


if __name__ == "__main__":
    run(__doc__, held_back, months=4)
