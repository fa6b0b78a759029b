"""How many posts a test needs, and what a number of posts can show.

Two arms of the same size, log rates compared, two-sided at 5 %, seen four times out of five.
Normal quantiles: under about ten posts an arm the answer is a little hopeful.
"""

from __future__ import annotations

import math

from scipy import stats

LEVEL = 0.05
POWER = 0.80
REACH = float(stats.norm.ppf(1 - LEVEL / 2) + stats.norm.ppf(POWER))


def posts_needed(sd: float, effect: float) -> int:
    """Posts per arm to see a change of `effect` (0.2 is +20 %, -0.2 is -20 %).

    `sd` is the standard deviation of log rates between posts of one arm. ValueError for an
    effect of 0, which no number of posts shows, or of -100 % and less.

    >>> posts_needed(0.7, 0.2)
    232
    """
    if effect <= -1 or effect == 0:
        raise ValueError(f"no test sees an effect of {effect}")
    return math.ceil(2 * (REACH * sd / math.log1p(effect)) ** 2)


def smallest_effect(sd: float, per_arm: int) -> float:
    """The smallest rise that so many posts per arm can show, as a fraction (1.23 is +123 %).

    >>> round(smallest_effect(0.7, 12), 2)
    1.23
    """
    if per_arm < 1:
        raise ValueError(f"no test has {per_arm} posts an arm")
    return math.expm1(REACH * sd * math.sqrt(2 / per_arm))
