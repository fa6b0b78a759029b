"""How often twelve indicators without any change raise a signal, and how often a jump is seen.

python bench/worry_lines.py --months 1000
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from worlds import TAIL, Line, run, share, upper

from iwa.findings.limits import signal

INDICATORS = 12
SPREAD = 0.25  # standard deviation of a month's figure, log scale
TOGETHER = 0.3  # correlation of the indicators of a month
ARROW = 0.1  # change from which naive practice draws an arrow


def worry_lines(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Twelve points each, as the month has them; then fewer and more."""
    for points in (12, 8, 18, 24):
        months_seen = [_seen(_stable(random, points)) for _ in range(months)]
        false = sum(month["false"] for month in months_seen)
        jumps = ", ".join(
            f"a jump of {size} sigma {share(sum(month[size] for month in months_seen), months)}" for size in (2, 3)
        )
        told = f"{share(false, months)} (upper 95 % limit {upper(false, months)}); sees {jumps}"
        question = f"{INDICATORS} stable KPIs, {points} points: months with any false signal"
        yield question, share(sum(month["arrow"] for month in months_seen), months), told, "at most 10 %"


def _seen(series: np.ndarray) -> dict[object, bool]:
    found: dict[object, bool] = {
        "false": any(_signalled(row) for row in series),
        "arrow": any(abs(row[-1] / row[-2] - 1) > ARROW for row in series),
    }
    for size in (2, 3):
        lifted = series[0].copy()
        lifted[-1] *= np.exp(size * SPREAD)
        found[size] = _signalled(lifted)
    return found


def _stable(random: np.random.Generator, points: int) -> np.ndarray:
    """Monthly figures that only vary by chance, with heavy tails, and move together."""
    scale = SPREAD / np.sqrt(TAIL / (TAIL - 2))
    shared, own = random.standard_t(TAIL, (1, points)), random.standard_t(TAIL, (INDICATORS, points))
    return np.asarray(1000 * np.exp(scale * (np.sqrt(TOGETHER) * shared + np.sqrt(1 - TOGETHER) * own)))


def _signalled(values: np.ndarray) -> bool:
    return signal(pd.Series(values), judged_together=INDICATORS).startswith("signal")


if __name__ == "__main__":
    run(__doc__, worry_lines)
