"""What a type of objective looks at, as lines: its own indicators, then the main ones of its family, then their quality."""

from __future__ import annotations

from collections.abc import Sequence

from iwa.client_month import ClientMonth
from iwa.method.objectives import objectives
from iwa.steps.added_indicators import added_up
from iwa.steps.indicators import Line, lines_of
from iwa.steps.periods import Period

OWN, MAIN, QUALITY = "du type", "principal", "qualité"


def indicators_of(month: ClientMonth, kind: str, periods: Sequence[Period], most: int) -> list[tuple[str, Line]]:
    """A line a network for each indicator with its role; where they are `most` or more, those that may be added are one."""
    method = objectives()
    family = method.families[method.types[kind]]
    found = [
        (role, lines_of(month, indicator, month.networks, periods))
        for role, indicators in ((OWN, method.added.get(kind, ())), (MAIN, family.main), (QUALITY, family.quality))
        for indicator in indicators
    ]
    if sum(len(lines) for _, lines in found) >= most:
        found = [(role, added_up(lines)) for role, lines in found]
    return [(role, line) for role, lines in found for line in lines]
