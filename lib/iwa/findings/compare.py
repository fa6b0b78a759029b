"""Groups of posts compared on a rate, within each network."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from iwa.findings.effects import Array, Sample, effects, seed
from iwa.findings.held import Beside, beside
from iwa.findings.rates import comparable, narrow
from iwa.findings.shrink import shrunk

MINIMUM_GROUP = 5  # posts on each side under which nothing is compared: "trop peu de publications"
LEVEL = 0.90  # of the intervals
MOSTLY_COUNTED = 0.25  # share of zero counts above which half a count added to each would make the rate

COLUMNS = (
    "network", "by", "group", "n", "n_rest", "typical", "ratio", "ratio_observed", "low", "high", "p", "basis", "held", "tangled",
)  # fmt: skip
TEXTS = ("network", "by", "group", "basis", "held", "tangled")


def compare(posts: pd.DataFrame, by: str, measure: str = "engagement") -> pd.DataFrame:
    """One row a network and group of the column `by`, against the other posts of the network.

    n, n_rest: posts compared. typical: the group's typical rate (exp of the mean log rate; a
    fraction; 0 when nothing was ever counted). ratio_observed: typical rate of the group over that
    of the rest, as published. ratio: the same among posts of the same month, and alike in what goes
    with the group in this client's mix (`held`: "format", "daypart", "pillar_told" or "theme", joined
    by "+"; see `findings.held`), drawn toward 1 by empirical Bayes over the network's groups: the
    figure to print. low, high: its 90 % interval, from the difference before it was drawn, widened
    where need be to hold `ratio`. p: two-sided, from shuffles within calendar months, before any
    correction for the number of questions (see `judge`). basis: what the rate divides by. tangled:
    what the group's posts nearly all share and the others lack ("pillar_told=preuves"), so that the
    two cannot be told apart; "" for none.

    Ratio, interval and p are missing where they cannot be known: fewer than `MINIMUM_GROUP` posts
    on a side in the months where both sides published, or counts so often 0 that a higher rate
    would rest on the half added to each. A post whose `by` is missing belongs to no group and
    counts among the rest. Posts that cannot be compared are left out first (`comparable`); those
    that were paid for are compared by `paid` alone.

    >>> posts = pd.DataFrame({"network": "linkedin", "post_id": [str(i) for i in range(12)],
    ...     "format": ["video", "image"] * 6, "interactions": [40.0, 20.0] * 6, "exposure": 1000.0})
    >>> compare(posts, "format")[["group", "n", "n_rest", "ratio_observed"]].round(2).values.tolist()
    [['image', 6, 6, 0.51], ['video', 6, 6, 1.98]]
    """
    kept = comparable(narrow(posts, by), measure, with_paid=by == "paid")
    if by not in kept:
        return _typed([])
    parts = [_network(part, by, measure) for _, part in kept.groupby(kept["network"].astype("object"))]
    return _typed([row for part in parts for row in part])


def interval(estimate: Array, error: Array, degrees: Array) -> tuple[Array, Array]:
    """The 90 % interval of an estimate on the log scale, with Student's factor for few posts."""
    reach = stats.t.ppf(0.5 + LEVEL / 2, degrees) * error
    return estimate - reach, estimate + reach


def sample_of(posts: pd.DataFrame, *labels: str) -> Sample:
    """Comparable posts of one network, sorted by id, as a sample to test."""
    blocks = np.unique(posts["month"].to_numpy(dtype=object).astype(str), return_inverse=True)[1].astype(np.intp)
    floor = 1 / (posts["count"].mean() + 0.5)
    return Sample(posts["log_rate"].to_numpy(), blocks, float(floor), seed(*labels, *posts["post_id"].astype(str)))


def enough(months: pd.Series[str], members: Array, minimum: int) -> NDArray[np.bool_]:
    """Whether both sides have `minimum` posts in the months in which both published; one a group."""
    places, known = pd.factorize(months)
    blocks = (places[:, None] == np.arange(len(known))).astype(float)
    inside, outside = blocks.T @ members, blocks.T @ (1 - members)
    both = (inside > 0) & (outside > 0)
    counted = np.minimum((inside * both).sum(axis=0), (outside * both).sum(axis=0))
    return np.asarray(counted >= minimum)


def _network(posts: pd.DataFrame, by: str, measure: str) -> list[dict[Hashable, object]]:
    posts = posts.sort_values("post_id", kind="stable")
    network = str(posts["network"].iloc[0])
    labels = posts[by].astype("object")
    groups = sorted(labels.dropna().unique(), key=str)
    members = (pd.Categorical(labels, categories=groups).codes[:, None] == np.arange(len(groups))).astype(float)
    facts = _facts(posts, members)
    tested = enough(posts["month"], members, MINIMUM_GROUP)
    others = beside(posts, by, members)
    figures = _estimates(sample_of(posts, network, by, measure), members, tested, others)
    unknown = _made_of_halves(facts, figures["estimate"])
    for values in figures.values():
        values[unknown] = np.nan
    basis = posts["engagement_basis"].iloc[0] if "engagement_basis" in posts else ""
    columns = {
        **facts, "p": figures["p"], **_ratios(facts, figures), "group": [str(group) for group in groups],
        "held": ["+".join(one.names) for one in others], "tangled": [one.tangled for one in others],
    }  # fmt: skip
    of_all = {"network": network, "by": by, "basis": basis}
    return [of_all | dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _estimates(sample: Sample, members: Array, tested: NDArray[np.bool_], others: list[Beside]) -> dict[str, Array]:
    """Estimate, error, degrees of freedom and p of each group, missing for one that is not tested."""
    figures = {name: np.full(members.shape[1], np.nan) for name in ("estimate", "error", "degrees", "p")}
    alike: dict[bytes, list[int]] = {}
    for place in np.flatnonzero(tested).tolist():
        alike.setdefault(others[place].columns.tobytes(), []).append(place)
    for places in alike.values():  # groups that nothing goes with share their shuffles
        columns = others[places[0]].columns
        found = effects(sample, members[:, places], members[:, places], columns if columns.shape[1] else None)
        for name, values in figures.items():
            values[places] = found[name].to_numpy()
    return figures


def _facts(posts: pd.DataFrame, members: Array) -> dict[str, Array]:
    n = members.sum(axis=0)
    n_rest = len(posts) - n
    log_rate, zero = posts["log_rate"].to_numpy(), (posts["count"] == 0).to_numpy(dtype=float)
    inside, outside = log_rate @ members, log_rate @ (1 - members)
    divisor = np.where(n_rest > 0, n_rest, np.nan)
    return {
        "n": n, "n_rest": n_rest,
        "typical": np.where(zero @ members == n, 0.0, np.exp(inside / n)),
        "ratio_observed": np.exp(inside / n - outside / divisor),
        "zeros": zero @ members / n, "zeros_rest": zero @ (1 - members) / divisor,
    }  # fmt: skip


def _made_of_halves(facts: dict[str, Array], estimate: Array) -> NDArray[np.bool_]:
    """Whether the side that looks higher owes it to counts of 0, to which 0.5 is added."""
    return np.asarray(np.where(estimate > 0, facts["zeros"], facts["zeros_rest"]) > MOSTLY_COUNTED)


def _ratios(facts: dict[str, Array], figures: dict[str, Array]) -> dict[str, Array]:
    """The ratio drawn towards 1 and its interval, and the one observed; missing where there is no estimate."""
    known = ~np.isnan(figures["estimate"])
    estimate, error, degrees = (figures[name][known] for name in ("estimate", "error", "degrees"))
    drawn = shrunk(estimate, error)
    low, high = interval(estimate, error, degrees)
    found = {"ratio_observed": np.where(known, facts["ratio_observed"], np.nan)}
    for name, value in (("ratio", drawn), ("low", np.minimum(low, drawn)), ("high", np.maximum(high, drawn))):
        found[name] = np.full(len(known), np.nan)
        found[name][known] = np.exp(value)
    return found


def _typed(rows: list[dict[Hashable, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(COLUMNS, "float64") | dict.fromkeys(TEXTS, "str")
    return frame.astype(kinds | dict.fromkeys(("n", "n_rest"), "int64"))
