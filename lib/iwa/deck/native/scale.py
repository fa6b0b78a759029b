"""Value axes: where they start and end, and the step between two marks."""

from __future__ import annotations

import math
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
INTERVALS = 5


@dataclass(frozen=True)
class Scale:
    """A value axis from `low` to `high`, marked every `step`."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value stands along the axis, 0 at its low end and 1 at its high end."""
        return (value - self.low) / (self.high - self.low)

    @property
    def digits(self) -> int:
        """Decimals that the marks need."""
        power = math.floor(math.log10(self.step) + 1e-9)
        return max(0, (1 if round(self.step / 10**power, 6) == 2.5 else 0) - power)


def round_scale(low: float, high: float, from_zero: bool, intervals: int = INTERVALS) -> Scale:
    """A scale of round marks that holds both values.

    Starts at zero when asked to, or when the lower value is under half the higher one.

    >>> round_scale(12, 87, from_zero=True)
    Scale(low=0.0, high=100.0, step=20.0)
    >>> round_scale(960, 1040, from_zero=False)
    Scale(low=960.0, high=1040.0, step=20.0)
    """
    if from_zero or 0 <= low < high / 2:
        low, high = min(low, 0.0), max(high, 0.0)
    if high <= low:
        low, high = (low - abs(low) / 10, high + abs(high) / 10) if low else (0.0, 1.0)
    rough = (high - low) / intervals
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * s for s in STEPS if power * s >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Scale(round(first * step, 12), round(last * step, 12), step)


def with_room(low: float, high: float, before: float, after: float) -> Scale:
    """A scale that leaves shares of the axis free before the lowest and after the highest value.

    >>> with_room(0, 90, 0, 0.1)
    Scale(low=0.0, high=100.0, step=100.0)
    """
    if high <= low:
        high = low + 1.0
    span = (high - low) / max(0.2, 1 - before - after)
    start, end = low - span * before, high + span * after
    return Scale(start, end, end - start)
