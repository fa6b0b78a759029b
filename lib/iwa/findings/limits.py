"""Worry lines: the limits between which a series is routine (XmR charts).

The classic limits, 2.66 mean moving ranges about the mean, suit one settled series. Twelve
indicators with twelve points each cross one of them in a quarter of the months in which nothing
changed (`bench/worry_lines.py`). Here the factor grows with the number of series judged together
and with the fewness of points, and the line that is drawn is the line that judges.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special, stats

MINIMUM = 6  # points before the judged one, under which no line is drawn
SETTLED = 12  # points under which the lines are provisional
XMR = 2.66  # mean moving ranges from the centre to a limit (3 / 1.128): the least that is used
# Chance that any of the series judged together leaves its limits without a cause, were they normal and
# independent. Twelve with heavy tails that move together: 5 to 9 % with 7 to 23 points, runs included.
FALSE_ALARM = 0.05
RANGE_TO_SPREAD = 1.128  # mean moving range of normal values, in standard deviations
HEAVY_TAIL = 8  # degrees of freedom never counted above: more points do not make tails lighter
RUN = 8  # points on one side of the centre, the last included, that are a signal
RUN_TOGETHER = 10  # the same where several series are judged together
NEGLIGIBLE = 1e-12

SHORT, PROVISIONAL, FLAT = "série trop courte", "limites provisoires", "sans variation"
RISE, FALL, ROUTINE, MISSING = "signal-hausse", "signal-baisse", "routine", "à compléter"


@dataclass(frozen=True)
class Limits:
    """A worry line: centre, limits, number of points it rests on, what to say of it, and its scale.

    `state` is "série trop courte" or "sans variation" (then there are no limits: missing),
    "limites provisoires", or "". `scale` is "log" or "linear": where mean and ranges were taken;
    the figures are always in the unit of the series.
    """

    center: float
    low: float
    high: float
    n: int
    state: str
    scale: str


def limits(values: pd.Series[float], log: bool = True, judged_together: int = 1, since: object = None) -> Limits:
    """The limits that judge the last value of a series, drawn from the values before it.

    `values` has one row a period, in order, a missing one where nothing was measured: no moving
    range is taken across a gap. `since` is the first label after a break (a network that counts
    otherwise): what lies before is not used. On the log scale (`log`) limits are ratios; a series
    with a value of 0 or less has none and keeps the linear scale, its low limit at 0 when no value
    is negative. `judged_together` is the number of series shown side by side.

    >>> line = limits(pd.Series([10.0, 12, 10, 12, 10, 12, 10, 99]), log=False)
    >>> line.n, line.center.__round__(2), line.state
    (7, 10.86, 'limites provisoires')
    """
    baseline = _since(values, since).iloc[:-1].to_numpy(dtype=float)
    known = baseline[np.isfinite(baseline)]
    scale = "log" if log and bool((known > 0).all()) else "linear"
    points = np.log(baseline) if scale == "log" else baseline
    ranges = np.abs(np.diff(points))
    ranges = ranges[np.isfinite(ranges)]
    if len(known) < MINIMUM or len(ranges) < MINIMUM - 1:
        return Limits(math.nan, math.nan, math.nan, len(known), SHORT, scale)
    center, width = float(np.nanmean(points)), float(ranges.mean())
    if width < NEGLIGIBLE:
        return Limits(float(known.mean()), math.nan, math.nan, len(known), FLAT, scale)
    reach = width * factor(len(ranges), judged_together)
    low, high = center - reach, center + reach
    if scale == "log":
        center, low, high = math.exp(center), math.exp(low), math.exp(high)
    elif (known >= 0).all():
        low = max(low, 0.0)
    return Limits(center, low, high, len(known), PROVISIONAL if len(known) < SETTLED else "", scale)


def factor(ranges: int, judged_together: int = 1) -> float:
    """How many mean moving ranges lie between the centre and a limit; never under 2.66.

    Student's quantile for a new value, its degrees of freedom those of a mean of so many moving
    ranges (variance of that mean: Cryer and Ryan 1990), shared among the series judged together.

    >>> round(factor(5), 2), round(factor(11), 2), round(factor(11, 12), 2)
    (2.71, 2.66, 3.75)
    """
    points = ranges + 1
    degrees = min(HEAVY_TAIL, ranges**2 / (2 * (0.826 * points - 1.082)))
    bias = math.sqrt(2 / degrees) * special.gamma((degrees + 1) / 2) / special.gamma(degrees / 2)
    quantile = stats.t.ppf(1 - FALSE_ALARM / judged_together / 2, degrees)
    return max(XMR, float(quantile * bias * math.sqrt(1 + 1 / points) / RANGE_TO_SPREAD))


def signal(values: pd.Series[float], log: bool = True, judged_together: int = 1, since: object = None) -> str:
    """What the last value of a series is: "signal-hausse", "signal-baisse", "routine" or "série trop courte".

    A signal lies outside `limits`, or ends a run of `RUN` measured values (`RUN_TOGETHER` where
    several series are judged) on one side of the centre. The value of more than half of the periods
    (four posts, month after month) is on neither side. A last value that is missing is "à compléter"; a
    series that never varied says nothing of what is usual: "routine".
    """
    counted = _since(values, since)
    if counted.empty or not np.isfinite(counted.iloc[-1]):
        return MISSING
    line = limits(values, log, judged_together, since)
    if line.state in (SHORT, FLAT):
        return SHORT if line.state == SHORT else ROUTINE
    last = float(counted.iloc[-1])
    if not line.low <= last <= line.high:
        return RISE if last > line.high else FALL
    return _run(counted.dropna().to_numpy(dtype=float), line.center, RUN if judged_together == 1 else RUN_TOGETHER)


def _run(known: NDArray[np.floating], center: float, length: int) -> str:
    usual = known == np.median(known)
    distances = np.where(usual & (usual.mean() > 0.5), 0.0, known - center)
    recent = distances[-length:]
    if len(recent) < length:
        return ROUTINE
    return RISE if (recent > 0).all() else FALL if (recent < 0).all() else ROUTINE


def _since(values: pd.Series[float], since: object) -> pd.Series[float]:
    return values if since is None else values.loc[since:]
