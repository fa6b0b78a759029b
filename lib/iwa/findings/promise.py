"""What the next posts made like one can be expected to do: what is left of a success once luck is taken out.

In a network, a post's log rate is its month's level, plus an effect for each thing it is made of, plus what is its
own and does not come again. The effects are drawn toward 0, the more the fewer posts they rest on: a ridge, its
strength averaged over its likelihood instead of chosen (BayesianRidge of scikit-learn takes the likeliest one, which
with few posts is often "no effect at all").
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.effects import Array
from iwa.findings.shrink import USUAL_SPREAD

MADE_OF = ("format", "theme", "pillar_told", "hook", "angle", "proof")  # never by what the classifier only proposes
FEWEST = 2 * MINIMUM_GROUP  # posts of a network, under which nothing is promised
WIDEST = 2.5  # robust standard deviations beyond which a viral post weighs no more
SPREADS = np.concatenate([[0.0], np.geomspace(0.02, 2.0, 40)])  # of the effects of one attribute, log scale
COLUMNS = ("expected", "expected_low", "expected_high", "n_same", "known")


def promised(posts: pd.DataFrame) -> pd.DataFrame:
    """For each post, what the next ones with the same attributes promise; `posts` as `comparable` gives them.

    expected: their typical rate over the network's, 2 being twice; expected_low, expected_high: its 90 % interval.
    An attribute of `MADE_OF` that is unknown of a post, or the same wherever it is known, neither adds nor takes.
    All three are missing in a network with fewer than `FEWEST` posts, and for a post of which no attribute that
    differs is known. n_same: posts of the network with the same known attributes, the post itself included. known:
    how many attributes that differ within the network are known of the post.

    >>> posts = pd.DataFrame({"network": "x", "month": "2026-10", "format": ["video", "image"] * 10,
    ...     "log_rate": [-2.0, -3.0] * 9 + [1.0, -3.0]})
    >>> promised(posts)["expected"].iloc[[18, 19]].round(1).tolist()
    [1.7, 0.6]
    """
    found = pd.DataFrame(np.nan, index=range(len(posts)), columns=list(COLUMNS))
    for _, part in posts.reset_index(drop=True).groupby(posts["network"].astype("object").to_numpy()):
        found.loc[part.index] = _of_network(part)
    return found.set_axis(posts.index)


def _of_network(posts: pd.DataFrame) -> pd.DataFrame:
    columns, known = attributes(posts)
    found = pd.DataFrame(np.nan, index=posts.index, columns=list(COLUMNS))
    found["known"] = known.sum(axis=1)
    found["n_same"] = _alike(posts)
    if len(posts) < FEWEST or not columns.shape[1]:
        return found
    center, spread = _foreseen(posts, columns)
    reach = float(stats.norm.ppf(0.95)) * spread
    told = {"expected": center, "expected_low": center - reach, "expected_high": center + reach}
    for name, values in told.items():
        found[name] = np.where(known.any(axis=1), np.exp(values), np.nan)
    return found


def attributes(posts: pd.DataFrame) -> tuple[Array, Array]:
    """A centred column for each value of each attribute that differs, 0 where it is unknown; and what is known."""
    columns, known = [np.empty((len(posts), 0))], [np.empty((len(posts), 0))]
    for name in MADE_OF:
        labels = posts[name].astype("object") if name in posts else pd.Series(None, index=posts.index, dtype="object")
        here = labels.notna().to_numpy()
        values = sorted(labels.dropna().unique(), key=str)
        if len(values) < 2:
            continue
        members = (labels.to_numpy()[:, None] == np.array(values, dtype=object)).astype(float)
        columns.append(np.where(here[:, None], members - members[here].mean(axis=0), 0.0))
        known.append(here[:, None].astype(float))
    return np.hstack(columns), np.hstack(known)


def _alike(posts: pd.DataFrame) -> Array:
    """How many posts share all that is known of each."""
    labels = [posts[name].astype("object").to_numpy() for name in MADE_OF if name in posts]
    same = np.ones((len(posts), len(posts)), dtype=bool)
    for values in labels:
        same &= (values[:, None] == values) | pd.isna(values)[:, None]
    return np.asarray(same.sum(axis=1), dtype=float)


def _foreseen(posts: pd.DataFrame, columns: Array) -> tuple[Array, Array]:
    """The log of what is expected of each post's attributes, and its standard error."""
    within, outcome = (
        _without_months(posts, columns),
        _tamed(_without_months(posts, posts[["log_rate"]].to_numpy())[:, 0]),
    )
    left, sizes, right = np.linalg.svd(within, full_matrices=False)
    degrees = len(posts) - posts["month"].nunique()
    own = float((outcome**2).sum())
    if degrees < 1 or own < 1e-9:
        return np.zeros(len(posts)), np.zeros(len(posts))
    usual = float(np.sqrt(own / degrees))
    ratios = (SPREADS / usual)[:, None]  # one row a spread, one column a direction
    share = ratios**2 * sizes**2 / (1 + ratios**2 * sizes**2)
    along = left.T @ outcome
    squares = own - share @ along**2
    likelihood = -0.5 * (np.log1p(ratios**2 * sizes**2).sum(axis=1) + degrees * np.log(squares))
    # Geometric steps: each counts for its width.
    weight = np.exp(likelihood - likelihood.max()) * stats.halfcauchy.pdf(SPREADS, scale=USUAL_SPREAD)
    weight *= np.gradient(SPREADS)
    weight /= weight.sum()
    rows = columns @ right.T
    factor = np.divide(share, sizes, out=np.zeros_like(share), where=sizes > 1e-9)
    centers = rows @ (factor * along).T  # one column a spread
    center = centers @ weight
    room = np.maximum((columns**2).sum(axis=1)[:, None] - rows**2 @ share.T, 0.0)
    variance = room * (squares / degrees * ratios[:, 0] ** 2)
    return center, np.sqrt(variance @ weight + (centers - center[:, None]) ** 2 @ weight)


def _without_months(posts: pd.DataFrame, values: Array) -> Array:
    frame = pd.DataFrame(values)
    months = posts["month"].to_numpy(dtype=object)
    return np.asarray(frame - frame.groupby(months).transform("mean"))


def _tamed(outcome: Array) -> Array:
    reach = WIDEST * stats.median_abs_deviation(outcome, scale="normal")
    return np.asarray(np.clip(outcome, -reach, reach)) if reach > 1e-9 else outcome
