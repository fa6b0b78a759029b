"""Where a monthly figure may stand some months on, and the chance that it reaches a target by then.

The local level model ("random walk plus noise": Harvey, Forecasting, Structural Time Series Models and the
Kalman Filter, 1989, section 2.3; West and Harrison, Bayesian Forecasting and Dynamic Models, 1997, chapter 2):
each month is a level seen through noise, and the level drifts. How much of the variation is drift cannot be told
from a year of months, so that every share of `DRIFTS` is weighed by its likelihood instead of one being chosen;
level and spread are integrated out, which gives Student's distributions. No trend and no season are carried on.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize, stats

MINIMUM = 6  # months measured, under which nothing is forecast
WITHIN = 0.8  # chance that the figure falls in the range that is told
STEP = 0.05  # a chance is told to so much, and never nearer to 0 or 1 than that
DRIFTS = (0.0, 0.1, 0.25, 0.4, 0.6, 0.8, 1.0)  # share of the drift in a month's variance
# What each is given before any month is seen. The two ends count twice: no drift, since most months vary about a level
# that stays, and all drift, the naive forecast's own world, ten months of which are easily taken for noise.
BEFORE = (2, 1, 1, 1, 1, 1, 2)
FAINT = 1e-6  # of a month's own spread, on the scale that is judged: never told to be nothing at all
SHORT = "série trop courte"
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Scale:
    """How figures are turned to the scale on which they are judged, and back."""

    name: str
    there: Callable[[float], float]
    back: Callable[[float], float]


LOG = Scale("log", math.log, math.exp)
COUNTS = Scale("log, plus un demi", lambda value: math.log(value + 0.5), lambda value: max(0.0, math.exp(value) - 0.5))
LOGIT = Scale("logit", lambda part: math.log(part / (1 - part)), lambda value: 1 / (1 + math.exp(-value)))
LINEAR = Scale("linéaire", lambda value: value, lambda value: value)
PART = Scale("linéaire, de 0 à 1", lambda value: value, lambda value: min(max(value, 0.0), 1.0))


@dataclass(frozen=True)
class Forecast:
    """The figure so many months ahead: its middle, the range that holds it `WITHIN` of the times, and the naive one.

    All are in the unit of the series; `naive` is the last figure carried on. `state` is "série trop courte" under
    `MINIMUM` months: then all but `points`, the number of months measured, and `naive` are missing. `chance` is that
    of standing at the target or above, missing where no target was given.
    """

    points: int
    state: str
    naive: float
    middle: float = math.nan
    low: float = math.nan
    high: float = math.nan
    chance: float = math.nan


def forecast(values: pd.Series[float], ahead: int, target: float | None = None, is_share: bool = False) -> Forecast:
    """What the months of a series let one expect `ahead` months after its last row.

    `values` has one row a month, in order, a missing one where nothing was measured, or part of the month only.
    Counts are judged on the log scale (plus a half where a month has none), shares (`is_share`) as log odds; what
    is negative, and a share of 0 or 1 or more, as it is.

    >>> seen = forecast(pd.Series([40.0, 44, 39, 42, 45, 41, 43, 40]), ahead=3, target=60.0)
    >>> seen.points, seen.naive, 39 < seen.middle < 45, seen.low < seen.middle < seen.high, told(seen.chance)
    (8, 40.0, True, True, 0.05)
    >>> forecast(pd.Series([40.0, 44, 39]), ahead=3, target=60.0).state
    'série trop courte'
    """
    given = np.asarray(values, dtype=np.float64)
    known = np.isfinite(given)
    points = int(known.sum())
    naive = float(given[known][-1]) if points else math.nan
    if points < MINIMUM:
        return Forecast(points, SHORT, naive)
    scale = scale_of(given[known], is_share)
    turned = np.array([scale.there(value) for value in given[known]])
    mixed = _mixture(turned, np.flatnonzero(known).astype(float), float(len(given) - 1 + ahead))
    low, middle, high = (scale.back(mixed.quantile(part)) for part in ((1 - WITHIN) / 2, 0.5, (1 + WITHIN) / 2))
    chance = math.nan if target is None else _chance(mixed, scale, target)
    return Forecast(points, "", naive, middle, low, high, chance)


def outlook(values: Sequence[float], ahead: int) -> tuple[float, float]:
    """Where a series may stand some months on, in its own unit: the centre, and the spread of a normal figure whose 80 % lie as far.

    `values` has one figure a month, the latest last, missing ones as NaN; three known ones at least. For what is
    made of several series, which `forecast` tells one by one.

    >>> centre, spread = outlook([4.0, 4.1, 3.9, 4.0, 4.1], 1)
    >>> round(centre, 1), 0 < spread < 0.3
    (4.0, True)
    """
    given = np.asarray(values, dtype=np.float64)
    known = np.isfinite(given)
    mixed = _mixture(given[known], np.flatnonzero(known).astype(float), float(len(given) - 1 + ahead))
    reach = float(stats.t.ppf((1 + WITHIN) / 2, mixed.degrees) / stats.norm.ppf((1 + WITHIN) / 2))
    centre = float(mixed.weights @ mixed.centers)
    variance = mixed.weights @ ((mixed.spreads * reach) ** 2 + (mixed.centers - centre) ** 2)
    return centre, math.sqrt(float(variance))


def told(chance: float) -> float:
    """A chance as it may be said: to the nearest twentieth, between 0.05 and 0.95; a missing one stays so.

    >>> told(0.338), told(0.004), told(1.0)
    (0.35, 0.05, 0.95)
    """
    return chance if math.isnan(chance) else round(min(max(round(chance / STEP) * STEP, STEP), 1 - STEP), 2)


def scale_of(known: Values, is_share: bool) -> Scale:
    """The scale on which the spread of some figures is the same for great and small ones.

    >>> [scale_of(np.array(some), share).name for some, share in (([3.0, 0], False), ([0.1, 0.2], True), ([0.0], True))]
    ['log, plus un demi', 'logit', 'linéaire, de 0 à 1']
    """
    if is_share:
        if bool(((known > 0) & (known < 1)).all()):
            return LOGIT
        return PART if bool(((known >= 0) & (known <= 1)).all()) else LINEAR
    if bool((known > 0).all()):
        return LOG
    return COUNTS if bool((known >= 0).all()) else LINEAR


@dataclass(frozen=True)
class _Mixture:
    """Student's distributions of one number of degrees of freedom, each with its weight."""

    weights: Values
    centers: Values
    spreads: Values
    degrees: int

    def below(self, value: float) -> float:
        return float(self.weights @ stats.t.cdf((value - self.centers) / self.spreads, self.degrees))

    def quantile(self, part: float) -> float:
        reach = self.spreads.max() * float(stats.t.ppf(0.9999, self.degrees))
        low, high = float(self.centers.min() - reach), float(self.centers.max() + reach)
        return float(optimize.brentq(lambda value: self.below(value) - part, low, high))


def _chance(mixed: _Mixture, scale: Scale, target: float) -> float:
    """A target that the scale cannot hold (a share of 100 %) is never passed, or always."""
    try:
        return 1 - mixed.below(scale.there(target))
    except (ValueError, ZeroDivisionError):
        return 1.0 if target <= 0 else 0.0


def _mixture(values: Values, when: Values, then: float) -> _Mixture:
    """What is expected at `then` of figures seen at `when`, for each share of drift, weighed by its likelihood."""
    parts = np.array([_expected(values, when, then, drift) for drift in DRIFTS])
    likelihoods, centers, spreads = parts.T
    weights = np.array(BEFORE) * np.exp(likelihoods - likelihoods.max())
    return _Mixture(weights / weights.sum(), centers, spreads, len(values) - 1)


def _expected(values: Values, when: Values, then: float, drift: float) -> tuple[float, float, float]:
    """Log likelihood, centre and spread under one share of drift; the level has no value that is likelier before."""
    times = np.append(when, then) - when[0] + 1
    covariance = drift * np.minimum.outer(times, times) + (1 - drift) * np.eye(len(times))
    seen, across, own = covariance[:-1, :-1], covariance[:-1, -1], covariance[-1, -1]
    ones = np.ones(len(values))
    inverse = np.linalg.inv(seen)
    weight = float(ones @ inverse @ ones)
    level = float(ones @ inverse @ values) / weight
    rest = values - level
    squares = max(float(rest @ inverse @ rest), FAINT**2)
    degrees = len(values) - 1
    unexplained = 1 - float(across @ inverse @ ones)
    spread = math.sqrt(squares / degrees * (own - float(across @ inverse @ across) + unexplained**2 / weight))
    likelihood = -0.5 * (np.linalg.slogdet(seen)[1] + math.log(weight) + degrees * math.log(squares))
    return float(likelihood), level + float(across @ inverse @ rest), spread
