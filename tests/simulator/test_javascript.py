"""The arithmetic of the file that leaves with the client is that of the library."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import iwa.simulator
from iwa.simulator import Levers, Projection, response, simulate
from iwa.simulator.limits import outside
from iwa.simulator.model import Model

SCRIPT = Path(iwa.simulator.__file__).with_name("model.js")
ASKED = """
const simulator = require(process.argv[1]);
const { model, levers, points } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = levers.map((one) => simulator.simulate(model, one));
console.log(JSON.stringify({ found, curve: simulator.response(model, levers[0], ...points) }));
"""


def _levers(chance: random.Random) -> Levers:
    def some(values: dict[str, float]) -> dict[str, float]:
        return {name: value for name, value in values.items() if chance.random() < 0.7}

    return Levers(
        cadence=some({name: chance.choice([0.0, chance.uniform(0, 9)]) for name in ("facebook", "instagram")}),
        formats={"facebook": some({"image": chance.random(), "carousel": chance.random()})},
        pillars=some({"preuves": chance.random(), "lien": chance.random()}),
        click_rate=some({"facebook": chance.choice([0.0, chance.uniform(0, 0.03)])}),
        conversion=chance.choice([None, 0.0, chance.uniform(0, 0.2)]),
        budget=some({"meta": chance.choice([0.0, chance.uniform(0, 900)])}),
        hours=chance.choice([None, 40.0]),
    )


def _plain(found: Projection, model: Model) -> dict[str, Any]:
    return {
        "levers": asdict(found.levers), "hours_used": found.hours_used, "hours_available": found.hours_available,
        "measures": {measure: {name: [asdict(one) for one in ranges] for name, ranges in own.items()} for measure, own in found.measures.items()},
        "outside": [list(one) for one in outside(model, found.levers)],
    }  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float | int) and isinstance(other, float | int):
        return one == pytest.approx(other, rel=1e-9, abs=1e-12)
    return bool(one == other)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_a_browser_counts_as_the_library_does(model: Model) -> None:
    chance = random.Random(8)
    levers = [Levers(), *(_levers(chance) for _ in range(200))]
    curve = ("facebook", "interactions", 2)
    sent = {"model": json.loads(model.to_json()), "levers": [asdict(one) for one in levers], "points": curve}
    ran = subprocess.run(
        ["node", "-e", ASKED, str(SCRIPT)],
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    told = json.loads(ran.stdout)
    for one, found in zip(levers, told["found"], strict=True):
        assert _same(_plain(simulate(model, one), model), found), one
    points = [asdict(point) for point in response(model, levers[0], *curve)]
    assert _same(points, told["curve"])
