"""What the five best posts promise: the printed excess against the corrected one, and a common pattern by chance.

python bench/top_five.py --months 1000
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from worlds import OTHERS, Line, Mix, half_planted, network, run, share, upper

from iwa.findings.rates import comparable
from iwa.findings.shared import LEVEL, shared
from iwa.findings.top import top

PARTS = ("format", "hook", "angle", "proof")
AT_LEAST = 3  # of five: naive practice calls that a pattern


def best_posts(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Root mean square error of the log excess, against the typical excess of the next posts with the same attributes."""
    for name, planted in (("half none, half log-normal (sd 0.2)", True), ("none", False)):
        parts = pd.concat([_errors(random, planted) for _ in range(months)], ignore_index=True)
        raw, ours = (float(np.sqrt((parts[column] ** 2).mean())) for column in ("raw", "ours"))
        held = f"its 90 % interval holds it {parts['held'].mean():.1%}"
        told = f"{ours:.2f}, {ours / raw:.0%} of the raw one; squared {(ours / raw) ** 2:.1%}; {held}"
        yield f"top five: error of the excess, effects {name}", f"{raw:.2f}", told, "at most a quarter"


def _errors(random: np.random.Generator, planted: bool) -> pd.DataFrame:
    """Errors of the raw and the corrected log excess of the top five of one network of 12 to 60 posts."""
    posts = _network(random, planted)
    best = top(posts).dropna(subset="expected")
    truth = best["effect_told"] - comparable(posts)["effect_told"].mean()
    errors = {name: np.log(best[column]) - truth for name, column in (("raw", "excess"), ("ours", "expected"))}
    low, high = np.log(best["expected_low"]), np.log(best["expected_high"])
    return pd.DataFrame(errors).assign(held=(low <= truth) & (truth <= high))


def _network(random: np.random.Generator, planted: bool) -> pd.DataFrame:
    """Formats, themes, pillars, hooks, angles and proofs, each value with an effect of its own or none."""
    others = {
        column: half_planted(random, len(values)) if planted else np.zeros(len(values))
        for column, values in OTHERS.items()
    }
    effects = half_planted(random) if planted else np.zeros(5)
    return network(random, "instagram", Mix(int(random.integers(12, 61)), effects, others=others))


def patterns(random: np.random.Generator, months: int) -> Iterator[Line]:
    """How often the five best share something when labels have nothing to do with success."""
    ours, naive = 0, 0
    for _ in range(months):
        posts = _network(random, planted=False)
        best = top(posts)
        ours += bool((shared(comparable(posts), best["post_id"].tolist(), PARTS)["p"] <= LEVEL).any())
        naive += any(best[part].value_counts().max() >= AT_LEAST for part in PARTS if best[part].notna().any())
    told = f"{share(ours, months)} (upper 95 % limit {upper(ours, months)})"
    yield "top five: a common pattern where labels are chance", share(naive, months), told, "non concluant"


if __name__ == "__main__":
    run(__doc__, best_posts, patterns)
