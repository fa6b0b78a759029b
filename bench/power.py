"""How often one format at x1.5 with 40 posts an arm is seen, beside the best possible test.

python bench/power.py --months 1000

The best possible: the p-value of the test of a shift that is told the form and the spread of the rates (the score
test, which no other beats for small shifts), and of the test of means that knows the spread, put in the place of
the product's own p among the same questions of the same month.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import stats
from worlds import SPREAD, TAIL, WEEKLY, Line, Mix, complete, network, run

from iwa.findings import asked, judge
from iwa.findings.rates import comparable

PLANTED, PER_ARM, LIFTED = 1.5, 40, "d"
SHOWN = 4999  # draws of the best test's own null


def planted(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Chance to see the format: alone, and among the month's questions."""
    null = np.sort(
        np.abs([_score(random.permutation(np.repeat([True, False], PER_ARM)), _drawn(random)) for _ in range(SHOWN)])
    )
    found = [_seen(_two_arms(random), null, random) for _ in range(months)]
    seen = {key: np.array([month[key] for month in found]) for key in found[0]}
    for name in ("p at most 5 %", "*concluant*", "at least *indicatif*"):
        ours, means, best = (seen[(name, who)].mean() for who in ("ours", "means", "best"))
        told = (
            f"{ours:.1%}; means test with known spread {means:.1%}; best possible {best:.1%}: ratio {ours / best:.2f}"
        )
        yield f"×{PLANTED}, {PER_ARM} posts an arm: {name}", f"{seen['naive'].mean():.1%}", told, "ratio reported"


def _seen(posts: pd.DataFrame, null: np.ndarray, random: np.random.Generator) -> dict[object, bool]:
    """Whether the planted format is seen with each of the three p-values."""
    rows = asked(complete(random, posts))
    kept = comparable(posts)
    arm, rate = (kept["format"] == LIFTED).to_numpy(), kept["log_rate"].to_numpy()
    means = 2 * stats.norm.sf(
        abs(rate[arm].mean() - rate[~arm].mean()) / (np.hypot(SPREAD, WEEKLY) * np.sqrt(2 / PER_ARM))
    )
    best = (1 + (null >= abs(_score(arm, rate))).sum()) / (1 + len(null))
    plain = kept["interactions"] / kept["exposure"]
    found: dict[object, bool] = {"naive": bool(plain[arm].mean() > 1.1 * plain[~arm].mean())}
    for who, p in (("ours", None), ("means", means), ("best", best)):
        given = rows if p is None else rows.assign(p=rows["p"].mask(rows["question"] == "format", p))
        row = judge(given).query("question == 'format'").iloc[0]
        found |= {
            ("p at most 5 %", who): bool(row["p"] <= 0.05),
            ("*concluant*", who): row["verdict"] == "concluant",
            ("at least *indicatif*", who): row["verdict"] in ("concluant", "indicatif"),
        }
    return found


def _score(arm: np.ndarray, rate: np.ndarray) -> float:
    """The difference of the posts' scores: what a rate says of a shift when its form and spread are known."""
    spread = np.hypot(SPREAD, WEEKLY) / np.sqrt(TAIL / (TAIL - 2))
    apart = (rate - np.median(rate)) / spread
    scores = (TAIL + 1) * apart / (TAIL + apart**2)
    return float(scores[arm].mean() - scores[~arm].mean())


def _drawn(random: np.random.Generator) -> np.ndarray:
    """Rates of two arms without any effect."""
    weeks = [random.normal(0, WEEKLY, 2 * PER_ARM)]
    noise = random.standard_t(TAIL, 2 * PER_ARM) / np.sqrt(TAIL / (TAIL - 2)) * SPREAD
    return np.asarray(noise + sum(weeks))


def _two_arms(random: np.random.Generator) -> pd.DataFrame:
    arm = random.permutation(np.repeat([1, 3], PER_ARM))
    effects = np.array([0.0, 0.0, 0.0, np.log(PLANTED), 0.0])
    return network(random, "instagram", Mix(2 * PER_ARM, effects, paid=0.0, formats=arm)).assign(too_young=False)


if __name__ == "__main__":
    run(__doc__, planted)
