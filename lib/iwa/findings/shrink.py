"""Estimates of several groups drawn toward no difference, the more the fewer posts they rest on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]

# How far groups of one network usually lie apart (standard deviation of log ratios): a wide guess,
# which the groups themselves soon outweigh; its heavy tail lets a really large difference stand.
USUAL_SPREAD = 0.3
SPREADS = np.linspace(0.0, 3.0, 121)


def shrunk(estimates: Array, errors: Array) -> Array:
    """The estimates (log ratios), each multiplied by a share between 0 and 1.

    Empirical Bayes: effects ~ normal(0, spread), estimates ~ normal(effect, error); the spread is
    averaged over its likelihood in all groups together, so that it is never taken to be exactly
    zero (Gelman 2006, with a half-Cauchy prior). An error of 0 leaves the estimate as it is.

    >>> shrunk(np.array([0.5, -0.5]), np.array([0.5, 0.05])).round(2)
    array([ 0.24, -0.49])
    """
    if not len(estimates):
        return estimates
    variance = SPREADS[:, None] ** 2 + np.maximum(errors, 1e-9) ** 2
    likelihood = -0.5 * (np.log(variance) + estimates**2 / variance).sum(axis=1)
    weight = np.exp(likelihood - likelihood.max()) * stats.halfcauchy.pdf(SPREADS, scale=USUAL_SPREAD)
    share = weight @ (SPREADS[:, None] ** 2 / variance) / weight.sum()
    return np.asarray(estimates * share)
