"""How often the forecast's ranges of 80 % hold, and how far its middle lies from what came, beside the naive forecast.

python bench/forecasts.py --months 1000

On months held back of the demo clients, and on simulated series of four kinds: steady, wandering, wandering seen
through noise, growing with the audience and with a season. The error is the mean absolute one on the log scale.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from worlds import TAIL, Line, run, share

from iwa.client_month import build
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.findings.forecast import MINIMUM, forecast
from iwa.measures.registry import MEASURES
from iwa.workspace import ClientFolder

DEMO = 2026  # the seed of the demo clients themselves
AHEAD = (1, 2, 3)  # months: an objective's date is a quarter away at most when it matters
# What objectives are set on.
GOALS = (
    "reach", "views", "impressions", "interactions", "engagement_rate", "clicks", "link_clicks", "follows", "new_followers",
    "sessions", "conversions", "comments", "saves", "shares", "typical_exposure",
)  # fmt: skip


def demo(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Each series of the demo clients, forecast from each month that has six before it; planted changes and all."""
    cases = [case for client in CLIENT_KEYS for case in _demo_cases(client)]
    yield _line("demo clients, months held back", cases)


def _demo_cases(client: str) -> Iterator[dict[str, float]]:
    with tempfile.TemporaryDirectory() as name:
        folder = ClientFolder(Path(name) / "clients" / client)
        prepare(folder, build_world(client, DEMO, True), MONTH_TWO)
        series = build(folder, MONTH_TWO, {}).series
    for (_, measure), rows in series[series["measure"].isin(GOALS)].groupby(["network", "measure"], observed=True):
        values = rows.sort_values("month").set_index("month")["value"]
        values = values.loc[values.first_valid_index() :] if values.notna().any() else values.iloc[:0]
        for origin in range(MINIMUM, len(values)):
            yield from _cases(values, origin, is_share=MEASURES[str(measure)].unit == "percent")


def simulated(random: np.random.Generator, months: int) -> Iterator[Line]:
    """As many simulated series, of 6 to 24 months known."""
    every = []
    for kind in KINDS:
        cases = []
        for _ in range(months // len(KINDS)):
            known = int(random.integers(MINIMUM, 25))
            cases += list(_cases(pd.Series(1000 * np.exp(KINDS[kind](random, known + max(AHEAD)))), known, False))
        every += cases
        yield _line(f"simulated, {kind}", cases)
    yield _line("simulated clients, all kinds", every)


def _noise(random: np.random.Generator, size: int, spread: float) -> np.ndarray:
    return np.asarray(random.standard_t(TAIL, size) / np.sqrt(TAIL / (TAIL - 2)) * spread)


def _steady(random: np.random.Generator, size: int) -> np.ndarray:
    return _noise(random, size, 0.25)


def _wandering(random: np.random.Generator, size: int) -> np.ndarray:
    return np.asarray(_noise(random, size, 0.15).cumsum())


def _both(random: np.random.Generator, size: int) -> np.ndarray:
    return _wandering(random, size) * 0.5 + _steady(random, size)


def _growing(random: np.random.Generator, size: int) -> np.ndarray:
    season = 0.15 * np.sin(2 * np.pi * (np.arange(size) + random.integers(12)) / 12)
    return np.asarray(0.015 * np.arange(size) + season + _steady(random, size) * 0.8)


KINDS = {
    "steady": _steady,
    "wandering": _wandering,
    "wandering seen through noise": _both,
    "growing, with a season": _growing,
}


def _cases(values: pd.Series, origin: int, is_share: bool) -> Iterator[dict[str, float]]:
    """What is foreseen from the first `origin` months, beside what came."""
    for ahead in AHEAD:
        if origin + ahead > len(values) or not np.isfinite(came := float(values.iloc[origin + ahead - 1])):
            continue
        found = forecast(values.iloc[:origin], ahead, is_share=is_share)
        if found.state:
            continue
        # A half keeps a month of zero events on the scale; nothing to a share.
        half = 0.0 if is_share else 0.5
        if is_share and min(came, found.middle, found.naive) <= 0:
            continue
        error, naive = (abs(np.log((guess + half) / (came + half))) for guess in (found.middle, found.naive))
        yield {"held": found.low <= came <= found.high, "error": error, "naive": naive}


def _line(name: str, cases: list[dict[str, float]]) -> Line:
    frame = pd.DataFrame(cases)
    told = f"{share(frame['held'].sum(), len(frame))} of {len(frame)}; mean error {frame['error'].mean():.3f}"
    must = "75 to 85 %, error not worse than naive"
    return f"forecast ranges of 80 %, {name}", f"mean error {frame['naive'].mean():.3f}", told, must


if __name__ == "__main__":
    run(__doc__, demo, simulated)
