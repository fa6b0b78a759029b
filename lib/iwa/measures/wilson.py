"""The interval of a share: how far the share of a few says what that of many would be."""

from __future__ import annotations

from math import sqrt

LEVEL = 1.96  # of 95 %


def wilson(share: float, count: int, level: float = LEVEL) -> tuple[float, float]:
    """The interval of a share of some trials, Wilson's, at 95 % unless `level` (in standard deviations) says otherwise.

    From 0 to 1 without a trial.

    >>> tuple(round(end, 3) for end in wilson(0.0, 30)), wilson(0.5, 0)
    ((0.0, 0.114), (0.0, 1.0))
    >>> tuple(round(end, 3) for end in wilson(0.0, 30, level=1.645))
    (0.0, 0.083)
    """
    if not count:
        return 0.0, 1.0
    square = level**2 / count
    middle = (share + square / 2) / (1 + square)
    reach = level / (1 + square) * sqrt(share * (1 - share) / count + square / (4 * count))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
