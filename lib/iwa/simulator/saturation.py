"""Whether twice the posts is twice the reach: what the client's weeks say of it, or that they say nothing.

The log of a week's reach against the log of its posts, within quarters of the year so that a level that moved is
not taken for a cadence. The log of a mean of few posts lies lower than that of many (Jensen), which would read as
more than twice for twice: it is put right by the spread of the posts themselves. What the weeks say is then drawn
toward a cautious assumption, the more the less they say: a busy week is no cadence held for months, and none of it
is an experiment.
"""

from __future__ import annotations

import math

from iwa.simulator.history import Weeks
from iwa.simulator.model import Elasticity

ASSUMED, ASSUMED_ERROR = 0.7, 0.2  # twice the posts: 1.6 times the reach, from 1.35 to 1.95 times in 8 cases out of 10
LEAST, MOST = 0.1, 1.0
PASSING = 0.15  # error that comes of taking busy weeks for a cadence held for months
FEWEST_WEEKS = 12
FIRM = 0.25  # error under which the client's weeks are called evidence


def elasticity(found: Weeks, spread: float) -> Elasticity:
    """The power, from the weeks with posts; `spread` is the variance of the log of a post's reach.

    >>> flat = Weeks([3] * 30, [900.0] * 30, [0] * 30)
    >>> elasticity(flat, 0.5)
    Elasticity(value=0.7, error=0.2, weeks=30, own=None, own_error=None, is_own=False)
    """
    kept = [place for place, posts in enumerate(found.posts) if posts > 0 and found.reach[place] > 0]
    pairs = [
        (
            found.quarters[place],
            math.log(found.posts[place]),
            _log_reach(found.reach[place], found.posts[place], spread),
        )
        for place in kept
    ]
    slope = _slope(pairs)
    if slope is None or len(kept) < FEWEST_WEEKS:
        return Elasticity(ASSUMED, ASSUMED_ERROR, len(kept))
    own, error = slope
    said, assumed = 1 / (error**2 + PASSING**2), ASSUMED_ERROR**-2
    value = (said * min(own, MOST) + assumed * ASSUMED) / (said + assumed)
    return Elasticity(max(value, LEAST), (said + assumed) ** -0.5, len(kept), own, error, error <= FIRM)


def _log_reach(reach: float, posts: int, spread: float) -> float:
    return math.log(reach) + spread / (2 * posts)


def _slope(pairs: list[tuple[int, float, float]]) -> tuple[float, float] | None:
    """Slope within quarters and its error; None where posts a week do not vary, or too few weeks are left."""
    quarters = {quarter for quarter, _, _ in pairs}
    centred = [row for quarter in quarters for row in _centred([(x, y) for own, x, y in pairs if own == quarter])]
    squares = sum(x * x for x, _ in centred)
    degrees = len(centred) - len(quarters) - 1
    if squares < 1e-9 or degrees < 3:
        return None
    slope = sum(x * y for x, y in centred) / squares
    rest = sum((y - slope * x) ** 2 for x, y in centred)
    return slope, max(math.sqrt(rest / degrees / squares), 0.02)


def _centred(rows: list[tuple[float, float]]) -> list[tuple[float, float]]:
    mean_x = sum(x for x, _ in rows) / len(rows)
    mean_y = sum(y for _, y in rows) / len(rows)
    return [(x - mean_x, y - mean_y) for x, y in rows]
