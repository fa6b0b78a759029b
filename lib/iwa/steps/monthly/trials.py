"""The tests proposed for the next month: what is uncertain, worth knowing, and can be judged in time."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import KEEP, TEST
from iwa.findings.power import posts_needed, smallest_effect
from iwa.steps.advice import advised
from iwa.steps.wording import capital, group_name, network_name

MOST = 3
USUAL_SPREAD = 0.7  # of log rates between posts, where a client has too few to tell
# What both sides share, by question: all but what is compared.
CONSTANT = {
    "format": "mêmes sujets et mêmes horaires",
    "theme": "mêmes formats et mêmes horaires",
    "daypart": "mêmes jours de la semaine, mêmes formats et mêmes sujets",
    "length": "mêmes sujets, mêmes formats et mêmes horaires",
}
USUAL_MONTHS = 3  # in which a test is to be judged: longer ones are mostly given up
MOST_MONTHS = 6  # for a question that three months of posts cannot answer, where there is no other to ask
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Trial:
    """A test to run: what is thought, what is compared, how many posts it takes, when it is judged.

    `effect` is the smallest difference that so many posts show, not the one expected.
    """

    id: str
    hypothesis: str
    measure: str
    arms: str
    needed: int
    months: int
    network: str
    question: str
    group: str
    effect: float


@lru_cache(maxsize=1)
def trials(month: ClientMonth) -> list[Trial]:
    """Three tests: first what is indicative, then what is most uncertain and could matter most.

    Fewer when the client's posts give fewer questions that a group can answer: a test that would
    only see more than the interval of the posts so far allows, even in `MOST_MONTHS`, is none. One
    that takes more than `USUAL_MONTHS` comes last.
    """
    candidates = [*advised(month, TEST), *sorted(advised(month, KEEP), key=_promise, reverse=True)]
    feasible = [row for row in candidates if row["question"] in CONSTANT and row["ratio"] > 1]
    timed = [(months, row) for row in feasible if (months := _months_to_tell(month, row))]
    chosen: list[Row] = []
    for _, row in sorted(
        timed, key=lambda pair: pair[0]
    ):  # one test a network and question: two would share their posts
        if not any(r["network"] == row["network"] and r["question"] == row["question"] for r in chosen):
            chosen.append(row)
    return [_trial(month, row, n) for n, row in enumerate(chosen[:MOST], 1)]


def _months_to_tell(month: ClientMonth, row: Row) -> int:
    """The months after which a test can see a difference that is not excluded yet; 0 when none are enough."""
    allowed = float(row["high"]) - 1
    spans = (USUAL_MONTHS, MOST_MONTHS)
    return next((span for span in spans if _means(month, str(row["network"]), span).visible <= allowed), 0)


def _promise(row: Row) -> float:
    """How much there is to learn: the upper end of what the interval allows."""
    return float(row["high"])


class _Means(NamedTuple):
    """What a network can put into a test: spread of its rates, posts a month and side, smallest effect seen."""

    spread: float
    monthly: float
    most: int
    visible: float


@lru_cache(maxsize=16)
def spread_of(month: ClientMonth, network: str) -> tuple[float, int]:
    """The spread of a network's rates within months, and how many posts it has to compare."""
    own = month.comparable_posts[month.comparable_posts["network"] == network]
    spread = float(np.sqrt(own.groupby("month")["log_rate"].var().mean()))
    return spread if np.isfinite(spread) and spread > 0 else USUAL_SPREAD, len(own)


@lru_cache(maxsize=16)
def _means(month: ClientMonth, network: str, months: int) -> _Means:
    spread, count = spread_of(month, network)
    monthly = max(count * 30 / month.client.window_days / 2, 1)
    most = math.floor(monthly * months)
    return _Means(spread, monthly, most, smallest_effect(spread, most))


def _trial(month: ClientMonth, row: Row, n: int) -> Trial:
    network = str(row["network"])
    means, promised = _means(month, network, _months_to_tell(month, row)), float(row["ratio"]) - 1
    effect = max(promised, means.visible)
    needed = posts_needed(means.spread, promised) if promised > means.visible else means.most
    name = group_name(str(row["question"]), str(row["group"]))
    return Trial(
        id=f"{month.month}-t{n}",
        hypothesis=f"Sur {network_name(network)}, {name} obtiennent plus d’engagement que le reste "
        f"(écart mesuré : {numbers.change(row['ratio'])}, {row['verdict']}).",
        measure="Taux d’engagement de chaque publication",
        arms=f"{capital(name)} contre le reste, en alternance, {CONSTANT[str(row['question'])]}",
        needed=needed,
        months=math.ceil(needed / means.monthly),
        network=network,
        question=str(row["question"]),
        group=str(row["group"]),
        effect=effect,
    )
