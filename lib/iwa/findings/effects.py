"""The difference a column goes with, among posts of the same month: estimate, error, p-value.

The model is outcome = level of the block + effect x variable. The error lets the two sides vary
differently (Welch's test, to which it reduces with one block); the p-value comes from shuffling
the outcomes within blocks, the statistic divided by its own error in every shuffle, so that it
also holds when one side is more spread (Janssen 1997; Chung and Romano 2013). With nuisance
columns, what they leave over is shuffled (Freedman and Lane 1983).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]

SHUFFLES = 4999  # the smallest p, 1 in 5,000, lies under what a month of a hundred questions asks
CELLS = 1_000_000  # shuffled values in memory at once
WIDEST = 2.0  # in robust standard deviations: beyond it one viral post weighs no more in the test
SMALL = 1e-9


@dataclass(frozen=True)
class Sample:
    """Posts to compare: one outcome (log rate) and one block (month) a post, in a fixed order.

    `floor` is the least variance a post's outcome can have: that of counting its interactions.
    The same `seed` gives the same p-values.
    """

    outcome: Array
    blocks: NDArray[np.intp]
    floor: float
    seed: int


def seed(*labels: str) -> int:
    """A seed made of the labels of the data: the same posts and question give the same p-value.

    >>> seed("linkedin", "format") == seed("linkedin", "format")
    True
    """
    return zlib.crc32("\x1f".join(labels).encode())


def effects(sample: Sample, variables: Array, sides: Array, nuisance: Array | None = None) -> pd.DataFrame:
    """One row a column of `variables`: estimate and error (log scale), degrees of freedom, p.

    `sides` has a 1 where the post is on the group's side, 0 elsewhere, one column a variable.
    `nuisance` columns are held constant beside the blocks. What the posts cannot tell (the variable
    does not vary within blocks, or too few posts are left to judge the spread) is missing throughout.
    """
    basis = _basis(sample.blocks, nuisance)
    centred = _without(variables, basis)
    scale = np.asarray((centred**2).sum(axis=0))
    kept = scale > SMALL
    centred = centred / np.where(kept, scale, 1.0)  # then the estimate is a plain product
    leverage = (basis**2).sum(axis=1, keepdims=True) + centred**2 * scale
    degrees = np.stack([((1 - leverage) * side).sum(axis=0) for side in (sides, 1 - sides)])
    kept &= (degrees >= 1).all(axis=0)
    test = _Test(centred[:, kept], sides[:, kept], degrees[:, kept], sample.floor)
    plain = _without(sample.outcome[:, None], basis)
    found: dict[str, Any] = dict.fromkeys(("estimate", "error", "degrees", "p"), np.nan)
    result = pd.DataFrame(found, index=range(variables.shape[1]))
    if kept.any():
        estimate, error, freedom = test.of(plain.T)
        p = _p_values(sample, test, _tamed(plain[:, 0]), basis)
        result.loc[kept, :] = np.column_stack([estimate[0], error[0], freedom[0], p])
    return result


@dataclass(frozen=True)
class _Test:
    """What stays the same in every shuffle: weights of the posts, sides and degrees of freedom."""

    weights: Array
    sides: Array
    degrees: Array
    floor: float

    def of(self, outcomes: Array) -> tuple[Array, Array, Array]:
        """Estimates, errors and degrees of freedom; one row a row of `outcomes`, one column a variable."""
        weights, sides = self.weights, self.sides
        size = (weights**2).sum(axis=0)
        estimate = outcomes @ weights
        squares = outcomes**2
        slope = estimate / size
        own = squares @ sides - 2 * slope * (outcomes @ (weights * sides))
        own += slope**2 * (weights**2 * sides).sum(axis=0)
        every = squares.sum(axis=1, keepdims=True) - slope * estimate
        parts = [
            np.maximum(rest / freedom, self.floor) * (weights**2 * side).sum(axis=0)
            for rest, freedom, side in zip((own, every - own), self.degrees, (sides, 1 - sides), strict=True)
        ]
        variance = parts[0] + parts[1]
        freedom = variance**2 / (parts[0] ** 2 / self.degrees[0] + parts[1] ** 2 / self.degrees[1])
        return estimate, np.sqrt(variance), freedom


def _p_values(sample: Sample, test: _Test, outcome: Array, basis: Array) -> Array:
    def statistic(outcomes: Array) -> Array:
        estimate, error, _ = test.of(outcomes - (outcomes @ basis) @ basis.T)
        return np.abs(estimate) / error

    observed = statistic(outcome[None, :])
    beyond = np.zeros(observed.shape[1])
    for order in _shuffles(sample.blocks, sample.seed):
        beyond += (statistic(outcome[order]) >= observed - SMALL).sum(axis=0)
    return np.asarray((1 + beyond) / (1 + SHUFFLES))


def _shuffles(blocks: NDArray[np.intp], start: int) -> Iterator[NDArray[np.intp]]:
    """Row numbers shuffled within blocks, one shuffle a row, in portions that fit in memory."""
    generator = np.random.default_rng(start)
    places = [np.flatnonzero(blocks == block) for block in np.unique(blocks)]
    portion = max(1, CELLS // len(blocks))
    for done in range(0, SHUFFLES, portion):
        count = min(portion, SHUFFLES - done)
        order = np.empty((count, len(blocks)), dtype=np.intp)
        for place in places:
            order[:, place] = generator.permuted(np.tile(place, (count, 1)), axis=1)
        yield order


def _basis(blocks: NDArray[np.intp], nuisance: Array | None) -> Array:
    """Orthonormal columns that span the blocks and the nuisance columns."""
    members = (blocks[:, None] == np.unique(blocks)).astype(float)
    basis: Array = members / np.sqrt(members.sum(axis=0))
    if nuisance is None:
        return basis
    extra = _without(nuisance, basis)
    left, size, _ = np.linalg.svd(extra, full_matrices=False)
    return np.hstack([basis, left[:, size > SMALL]])


def _without(columns: Array, basis: Array) -> Array:
    """What of the columns the basis does not explain."""
    return np.asarray(columns - basis @ (basis.T @ columns), dtype=float)


def _tamed(outcome: Array) -> Array:
    """Outcomes cut at `WIDEST` robust standard deviations from their median."""
    middle = np.median(outcome)
    reach = WIDEST * stats.median_abs_deviation(outcome, scale="normal")
    if reach < SMALL:
        return outcome
    return np.asarray(np.clip(outcome, middle - reach, middle + reach))
