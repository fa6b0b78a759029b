"""How often the 90 % intervals hold the true ratio, without effects and with a fixed mix of planted ones.

python bench/intervals.py --months 1000
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import stats
from worlds import Line, Mix, half_planted, network, run, share

from iwa.findings.compare import LEVEL, compare
from iwa.findings.rates import comparable


def intervals(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Coverage averaged over groups: effects none, and half none, half log-normal with sd 0.2."""
    for name, planted in (("none", False), ("half none, half log-normal (sd 0.2)", True)):
        parts = [_held(random, planted) for _ in range(2 * months)]
        held = pd.concat(parts, ignore_index=True)
        told = f"{share(held['ours'].sum(), len(held))} of {len(held)}"
        question = f"coverage of the {LEVEL:.0%} intervals, effects {name}"
        yield question, share(held["naive"].sum(), len(held)), told, "87 to 93 %"


def _held(random: np.random.Generator, planted: bool) -> pd.DataFrame:
    """For each format of one network, whether its interval holds its true ratio; and whether a naive one does.

    Naive: reactions as if each were a draw of its own (Poisson), rates of all posts of the group together.
    """
    effects = half_planted(random) if planted else np.zeros(5)
    posts = network(random, "instagram", Mix(int(random.integers(12, 61)), effects))
    rows = compare(posts, "format").dropna(subset="ratio")
    kept = comparable(posts)
    real = np.array([_difference(kept, group, "effect") for group in rows["group"]])
    low, high = np.log(rows["low"].to_numpy()), np.log(rows["high"].to_numpy())
    naive = [_counted(kept, group, truth) for group, truth in zip(rows["group"], real, strict=True)]
    return pd.DataFrame({"ours": (low <= real) & (real <= high), "naive": np.array(naive, dtype=bool)})


def _difference(kept: pd.DataFrame, group: str, column: str) -> float:
    own = kept["format"] == group
    return float(kept.loc[own, column].mean() - kept.loc[~own, column].mean())


def _counted(kept: pd.DataFrame, group: str, truth: float) -> bool:
    """Whether the interval holds the truth that takes each reaction for an independent one."""
    own = kept["format"] == group
    hits, seen = ([float(kept.loc[side, name].sum()) for side in (own, ~own)] for name in ("interactions", "exposure"))
    if min(hits) == 0:
        return True
    estimate = np.log(hits[0] / seen[0]) - np.log(hits[1] / seen[1])
    return bool(abs(estimate - truth) <= stats.norm.ppf(0.5 + LEVEL / 2) * np.sqrt(1 / hits[0] + 1 / hits[1]))


if __name__ == "__main__":
    run(__doc__, intervals)
