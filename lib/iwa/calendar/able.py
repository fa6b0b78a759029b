"""What can be published where: the formats of a pillar that a network knows and that no verdict stops."""

from __future__ import annotations

from functools import lru_cache

from iwa.calendar.rhythm import formats_known, told
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import STOP
from iwa.method.pillars import pillars


@lru_cache(maxsize=256)
def formats_for(month: ClientMonth, network: str, is_story: bool, pillar: str) -> tuple[str, ...]:
    """The formats of a pillar on a network, stories apart; those a verdict stops left out; () where it has none there."""
    stopped = told(month, network, "format", STOP)
    known = [name for name in formats_known(network, is_story) if name not in stopped]
    own = (name for one in pillars().pillars[pillar].formats for name in one.formats)
    return tuple(dict.fromkeys(name for name in own if name in known))
