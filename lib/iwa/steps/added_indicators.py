"""Lines of indicators added over networks, where what they count may be added."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.measures.goals import NOT_ADDED
from iwa.measures.registry import MEASURES
from iwa.steps.indicators import ALL_NETWORKS, Line
from iwa.steps.tracing import joined


def added_up(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those of networks that count alike and may be added made one."""
    found: list[Line] = []
    for line in lines:
        alike = [one for one in lines if one.measure == line.measure and one.name == line.name and _adds(one)]
        if len(alike) < 2 or not _adds(line):
            found.append(line)
        elif line is alike[0]:
            found.append(_sum(alike))
    return found


def _adds(line: Line) -> bool:
    apart = line.measure not in MEASURES or line.where in (ALL_NETWORKS, "–") or bool(line.words)
    return not apart and MEASURES[line.measure].adds and line.measure not in NOT_ADDED


def _sum(lines: list[Line]) -> Line:
    """The sum of the networks that have a figure now; an earlier one counts only where they all had theirs."""
    own = [line for line in lines if line.is_known]
    columns = list(zip(*(line.figures for line in own), strict=True)) or [(None,)] * len(lines[0].figures)
    figures = tuple(
        sum(known) if len(known := [v for v in column if v is not None]) == len(own) > 0 else None for column in columns
    )
    origin = "GA4" if MEASURES[lines[0].measure].reads == "traffic" else "exports"
    without = [line.where for line in lines if not line.is_known]
    lacking = f", sans {numbers.listed(without)}" if without and own else ""
    return Line(
        lines[0].name,
        ALL_NETWORKS,
        lines[0].measure,
        figures,
        f"{origin}, somme de {numbers.counted(len(own), 'réseau', 'réseaux')}{lacking}",
        network=joined([line.network for line in own]),
    )
