"""Ranges of 80 %: log-normal figures, their sums, and the chance that they pass a target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NINTH = 1.2815515655446004  # standard deviations from the middle to either end of a range that holds 80 %
FIFTH = 0.8416212335729143  # to what is passed in 4 cases out of 5
TOGETHER = 0.25  # how far the networks of a client, and its months, go up and down together (correlation)


@dataclass(frozen=True)
class Range:
    """A figure's middle and the two ends between which it lies in 8 cases out of 10."""

    low: float
    middle: float
    high: float

    @property
    def sure(self) -> float:
        """What is passed in 4 cases out of 5."""
        if self.low <= 0:
            return self.middle - (self.middle - self.low) * FIFTH / NINTH
        return self.middle * math.pow(self.low / self.middle, FIFTH / NINTH)


@dataclass(frozen=True)
class Spread:
    """A log-normal figure by the middle of its log and the variance of it; nothing at all where `log` is -inf."""

    log: float
    variance: float

    @property
    def mean(self) -> float:
        return math.exp(self.log + self.variance / 2) if self.log > -math.inf else 0.0

    @property
    def deviation(self) -> float:
        return self.mean * math.sqrt(math.expm1(self.variance))

    @property
    def range(self) -> Range:
        """
        >>> Spread(0.0, 0.01).range.middle
        1.0
        """
        if self.log == -math.inf:
            return Range(0.0, 0.0, 0.0)
        reach = NINTH * math.sqrt(self.variance)
        return Range(math.exp(self.log - reach), math.exp(self.log), math.exp(self.log + reach))


NOTHING = Spread(-math.inf, 0.0)


def summed(parts: Sequence[Spread]) -> Spread:
    """The sum of figures that go up and down together by `TOGETHER`: its middle is the sum of theirs.

    >>> round(summed([Spread(0.0, 0.04), Spread(0.0, 0.04)]).range.middle, 6)
    2.0
    """
    middle, mean = sum(math.exp(part.log) for part in parts), sum(part.mean for part in parts)
    if middle <= 0:
        return NOTHING
    deviations = [part.deviation for part in parts]
    apart = sum(one**2 for one in deviations)
    variance = (1 - TOGETHER) * apart + TOGETHER * sum(deviations) ** 2
    return Spread(math.log(middle), math.log1p(variance / mean**2))


def around(middle: float, deviation: float) -> Range:
    """A range on the plain scale.

    >>> around(100.0, 0.0)
    Range(low=100.0, middle=100.0, high=100.0)
    """
    return Range(middle - NINTH * deviation, middle, middle + NINTH * deviation)
