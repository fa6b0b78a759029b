"""Formats that wear out: a rate that falls over the months faster than the network's other posts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.findings.compare import enough, interval, sample_of
from iwa.findings.effects import Array, effects
from iwa.findings.rates import comparable, narrow

QUESTION = "usure"
MINIMUM_POSTS = 10  # on each side, to speak of a slope
MINIMUM_SPAN = 60  # days between the group's first and last post
HORIZON = 90  # days the ratio speaks of

COLUMNS = (
    "network", "by", "group", "n", "n_rest", "slope", "ratio", "ratio_observed", "low", "high", "p", "basis",
    "question",
)  # fmt: skip


def tiring(posts: pd.DataFrame, by: str = "format") -> pd.DataFrame:
    """One row a network and group with at least `MINIMUM_POSTS` posts on each side over two months.

    slope: change of the group's log rate in 30 days, beyond that of the network's other posts (what
    every post goes through is the network's trend, not the group's wear). ratio: what this makes of
    the rate in 90 days; low, high: its 90 % interval; p: from shuffles within calendar months,
    with level, month and common trend held constant. ratio_observed: what the group's own rate
    became in 90 days, by its own straight line. question is "usure": the rows join the month's
    other comparisons in `judge`, and `fatigued` then names those that wear out.
    """
    kept = comparable(narrow(posts, by))
    rows: list[dict[str, object]] = []
    if by in kept and "published_at" in kept:
        dated = kept[kept["published_at"].notna() & kept[by].notna()]
        for network, part in dated.groupby(dated["network"].astype("object")):
            rows += _network(part.sort_values("post_id", kind="stable"), str(network), by)
    texts = dict.fromkeys(("network", "by", "group", "basis", "question"), "str")
    kinds = dict.fromkeys(COLUMNS, "float64") | texts | dict.fromkeys(("n", "n_rest"), "int64")
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(kinds)


def fatigued(judged: pd.DataFrame) -> pd.DataFrame:
    """The groups that wear out: rows of "usure" with a verdict, falling by themselves and beside the others."""
    falling = (judged["ratio"] < 1) & (judged["ratio_observed"] < 1)
    said = judged["verdict"].isin(["concluant", "indicatif"])
    return judged[(judged["question"] == QUESTION) & falling & said]


def _network(posts: pd.DataFrame, network: str, by: str) -> list[dict[str, object]]:
    labels = posts[by].astype("object")
    groups = sorted(labels.unique(), key=str)
    members = (labels.to_numpy()[:, None] == np.array(groups, dtype=object)).astype(float)
    days = (posts["published_at"] - posts["published_at"].min()).dt.total_seconds().to_numpy() / 86_400
    measurable = enough(posts["month"], members, MINIMUM_POSTS)
    rows = []
    for group, side, fit in zip(groups, members.T, measurable, strict=True):
        if fit and np.ptp(days[side > 0]) >= MINIMUM_SPAN:
            facts = {"network": network, "by": by, "group": str(group), "question": QUESTION}
            basis = posts["engagement_basis"].iloc[0] if "engagement_basis" in posts else ""
            rows.append(facts | {"basis": basis} | _slope(posts, side, days / 30, (network, by, QUESTION)))
    return rows


def _slope(posts: pd.DataFrame, side: Array, time: Array, labels: tuple[str, ...]) -> dict[str, object]:
    own = np.polynomial.polynomial.polyfit(time[side > 0], posts["log_rate"].to_numpy()[side > 0], 1)[1]
    level = np.column_stack([side, time])
    found = effects(sample_of(posts, *labels), (side * time)[:, None], side[:, None], level)
    slope, error, degrees, p = found.to_numpy()[0]
    low, high = interval(slope, error, degrees)
    ratios = {"ratio": slope, "ratio_observed": own, "low": low, "high": high}
    facts: dict[str, object] = {"n": int(side.sum()), "n_rest": int((1 - side).sum())}
    facts |= {"slope": slope, "p": p}
    return facts | {name: np.exp(value * HORIZON / 30) for name, value in ratios.items()}
