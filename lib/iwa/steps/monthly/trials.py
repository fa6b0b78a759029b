"""The tests proposed for the next month: what is uncertain, worth knowing, and can be judged in time."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import KEEP, TEST
from iwa.findings.power import posts_needed, smallest_effect
from iwa.steps.advice import advised
from iwa.steps.wording import capital, group_name, network_name

MOST = 3
USUAL_SPREAD = 0.7  # of log rates between posts, where a client has too few to tell
LONGEST = 3  # months: a test that takes longer is never judged
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Trial:
    """A test to run: what is thought, what is compared, how many posts it takes, when it is judged."""

    id: str
    hypothesis: str
    measure: str
    arms: str
    needed: int
    months: int
    network: str
    question: str
    group: str


@lru_cache(maxsize=1)
def trials(month: ClientMonth) -> list[Trial]:
    """Three tests: first what is indicative, then what is most uncertain and could matter most.

    Fewer when the client's posts give fewer questions that a group can answer.
    """
    candidates = advised(month, TEST) + sorted(advised(month, KEEP), key=_promise, reverse=True)
    feasible = [
        row for row in candidates if row["question"] in ("format", "theme", "daypart", "length") and row["ratio"] > 1
    ]
    chosen: list[Row] = []
    for row in feasible:  # one test a network and question: two would share their posts
        if not any(r["network"] == row["network"] and r["question"] == row["question"] for r in chosen):
            chosen.append(row)
    return [_trial(month, row, n) for n, row in enumerate(chosen[:MOST], 1)]


def _promise(row: Row) -> float:
    """How much there is to learn: the upper end of what the interval allows."""
    return float(row["high"])


def _trial(month: ClientMonth, row: Row, n: int) -> Trial:
    network = str(row["network"])
    posts = month.comparable_posts
    own = posts[posts["network"] == network]
    spread = float(np.sqrt(own.groupby("month")["log_rate"].var().mean()))
    spread = spread if np.isfinite(spread) and spread > 0 else USUAL_SPREAD
    monthly = max(len(own) * 30 / month.client.window_days / 2, 1)
    visible = smallest_effect(spread, math.floor(monthly * LONGEST))
    promised = float(row["ratio"]) - 1
    effect = max(promised, visible)
    needed = posts_needed(spread, promised) if promised > visible else math.floor(monthly * LONGEST)
    name = group_name(str(row["question"]), str(row["group"]))
    return Trial(
        id=f"{month.month}-t{n}",
        hypothesis=f"Sur {network_name(network)}, {name} obtiennent au moins {numbers.percent(effect, 0)} d’engagement de plus que le reste.",
        measure="Taux d’engagement de chaque publication",
        arms=f"{capital(name)} contre le reste, en alternance, mêmes jours et mêmes sujets",
        needed=needed,
        months=math.ceil(needed / monthly),
        network=network,
        question=str(row["question"]),
        group=str(row["group"]),
    )
