"""Tests looked at every month for six months: how often they win by luck, and when they see a real effect.

    python bench/experiments.py --tests 2000

A simulated test: one network, 8 to 20 posts a month put into the test, drawn into two arms within blocks of four; log
rates with heavy tails, weeks that resemble the week before, a drift over the months. "Naive" is the usual
practice: a test of means every month that stops at the first p under 5 %, or the higher mean wins.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import numpy as np
from scipy import stats

from iwa.findings.experiments import CONCLUDED, Arm, ArmPost, Rule, judge_experiment

MONTHS = tuple(f"2026-{number:02d}" for number in range(1, 7))
FREEDOM = 3  # Student's t between posts
SPREAD = 0.6  # of log rates between posts of a week
WEEKLY, LIKE_BEFORE = 0.3, 0.7  # spread of the weeks' own levels, and how much of it lasts
WEEKS = 4  # a month
DRIFT = 0.05  # log points a month
BLOCK = 4
EFFECT = 1.5
UPPER = 0.95


@dataclass(frozen=True)
class Seen:
    """In which month each practice first claims a win, 0 for never: the rule, a test a month, a test at the end."""

    rule: int
    monthly: int
    once: int


def simulated(rng: np.random.Generator, ratio: float) -> list[ArmPost]:
    """The posts of a test of six months, A at `ratio` times the rate of B."""
    level, week_level, posts = -3.0, 0.0, []
    a_month = int(rng.integers(8, 21))
    for rank, month in enumerate(MONTHS):
        arms: list[Arm] = []
        while len(arms) < a_month - a_month % 2:
            size = min(BLOCK, a_month - a_month % 2 - len(arms))
            arms += list(rng.permutation(["A", "B"] * (size // 2)))
        levels = []
        for _ in range(WEEKS):
            week_level = LIKE_BEFORE * week_level + np.sqrt(1 - LIKE_BEFORE**2) * WEEKLY * rng.standard_normal()
            levels.append(week_level)
        for place, arm in enumerate(arms):
            noise = SPREAD * rng.standard_t(FREEDOM) / np.sqrt(FREEDOM / (FREEDOM - 2))
            rate = level + DRIFT * rank + levels[place * WEEKS // len(arms)] + noise + np.log(ratio) * (arm == "A")
            posts.append(ArmPost(arm, f"{month} {place // BLOCK}", month, float(rate)))
    return posts


def seen(posts: list[ArmPost], name: str) -> Seen:
    """When each practice claims that an arm wins."""
    needed = sum(post.arm == "A" for post in posts)
    found = judge_experiment(Rule(name, "instagram", needed, len(MONTHS), EFFECT - 1), posts, MONTHS)
    p = [_means(posts, month) for month in MONTHS]
    first = next((rank for rank, value in enumerate(p, 1) if value < 0.05), 0)
    return Seen(len(found.looks) if found.outcome == CONCLUDED else 0, first, len(MONTHS) if p[-1] < 0.05 else 0)


def _means(posts: list[ArmPost], month: str) -> float:
    rates = {arm: [post.rate for post in posts if post.arm == arm and post.month <= month] for arm in ("A", "B")}
    return float(stats.ttest_ind(rates["A"], rates["B"]).pvalue)


def share(found: list[Seen], practice: str, by: int = len(MONTHS)) -> tuple[int, str]:
    """How many tests a practice has claimed a win in by a month, and their share in words."""
    count = sum(0 < getattr(one, practice) <= by for one in found)
    return count, f"{count / len(found):.1%}".replace("%", " %")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tests", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    results = {}
    for ratio in (1.0, EFFECT):
        rng = np.random.default_rng([given.seed, int(ratio * 100)])
        results[ratio] = [seen(simulated(rng, ratio), f"t{n}") for n in range(given.tests)]
    nothing, real = results[1.0], results[EFFECT]
    wins, said = share(nothing, "rule")
    limit = stats.beta.ppf(UPPER, wins + 1, len(nothing) - wins)
    table = ["| without any effect, six looks | false wins |", "| --- | ---: |"]
    table.append(f"| the rule | {said} (upper 95 % limit {limit:.1%}) |".replace("%)", " %)"))
    table.append(f"| naive: a test of means every month, the first p under 5 % wins | {share(nothing, 'monthly')[1]} |")
    table += ["| naive: the higher mean wins | 100 % |", ""]
    table.append(f"| a real ×{EFFECT}, found by the end of month | " + " | ".join(str(n) for n in range(1, 7)) + " |")
    table.append("| --- |" + " ---: |" * len(MONTHS))
    for practice, label in (("rule", "the rule"), ("monthly", "naive: a test of means every month")):
        shares = [share(real, practice, by)[1] for by in range(1, len(MONTHS) + 1)]
        table.append(f"| {label} | {' | '.join(shares)} |")
    table.append(f"| one test of means, at the end only | | | | | | {share(real, 'once')[1]} |")
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
