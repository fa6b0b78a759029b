"""What a series of months lets one expect of the coming periods, as if today's cadence had been held."""

from __future__ import annotations

import math
from collections.abc import Iterable

from iwa.client_month import ClientMonth
from iwa.findings.forecast import outlook
from iwa.simulator.history import PERIOD, Monthly, months_known
from iwa.simulator.model import PERIODS, Level

FEWEST_MONTHS = 4  # that tell a level
HALF = 0.5  # added to counts where a month has none


def held(values: Monthly, posts: Monthly, weekly: float, power: float) -> Monthly:
    """The figures as they would have been at today's cadence; months without posts tell nothing."""
    today = weekly * PERIOD / 7
    return {when: value * (today / posts[when]) ** power for when, value in values.items() if posts.get(when, 0.0) > 0}


def level_of(month: ClientMonth, values: Monthly) -> Level | None:
    """What a series lets one expect of the coming periods, on the log scale; None where too few months tell it."""
    known = [values.get(str(one), math.nan) for one in months_known(month)]
    plain = [value for value in known if not math.isnan(value)]
    if len(plain) < FEWEST_MONTHS or not any(plain):
        return None
    half = HALF if min(plain) <= 0 else 0.0
    logs = [math.log(max(value, 0.0) + half) if not math.isnan(value) else math.nan for value in known]
    found = [outlook(logs, ahead) for ahead in range(1, PERIODS + 1)]
    least = math.log(HALF / 2)
    middle = [math.log(max(math.exp(centre) - half, math.exp(least))) if half else centre for centre, _ in found]
    return Level((middle[0], middle[1], middle[2]), (found[0][1], found[1][1], found[2][1]))


def shares_of(parts: Monthly, wholes: Monthly) -> Monthly:
    return {when: part / wholes[when] for when, part in parts.items() if wholes.get(when, 0.0) > 0}


def all_together(parts: Iterable[Monthly]) -> Monthly:
    """The sum in the months that every network tells."""
    own = list(parts)
    common = set(own[0]).intersection(*own[1:])
    return {when: sum(one[when] for one in own) for when in sorted(common)}
