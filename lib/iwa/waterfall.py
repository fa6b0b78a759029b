"""Where the columns of a waterfall begin and end: levels, and the gains and losses that lead from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from iwa.numbers import known
from iwa.slides import Chart

Kind = Literal["level", "gain", "loss", "missing"]


@dataclass(frozen=True)
class Step:
    """A column: its own figure, and where it begins and ends, None where that is not known.

    A level begins at zero. A change that is missing is none of zero: what follows it is placed from
    the next level, and has no place between two that are missing.
    """

    kind: Kind
    value: float | None = None
    before: float | None = None
    after: float | None = None

    @property
    def low(self) -> float | None:
        """The lower end, None without a place."""
        return None if self.before is None or self.after is None else min(self.before, self.after)

    @property
    def high(self) -> float | None:
        """The upper end, None without a place."""
        return None if self.before is None or self.after is None else max(self.before, self.after)


def steps_of(chart: Chart) -> tuple[Step, ...]:
    """The columns in their order; the first gain or loss begins at zero where no level comes before.

    >>> from iwa.slides import Series
    >>> months = Chart("waterfall", ("mai", "juin", "en tout"),
    ...     (Series("Total", (None, None, 5.0)), Series("Solde", (8.0, -3.0, None))), "count", "")
    >>> [(step.kind, step.before, step.after) for step in steps_of(months)]
    [('gain', 0.0, 8.0), ('loss', 8.0, 5.0), ('level', 0.0, 5.0)]
    """
    levels = chart.series[0].values
    changes = chart.series[1].values if len(chart.series) > 1 else (None,) * len(levels)
    found = [_step(known(level), known(change)) for level, change in zip(levels, changes, strict=True)]
    return tuple(_from_the_end(_from_the_start(found)))


def links(steps: Sequence[Step]) -> list[tuple[int, float]]:
    """The columns that lead to the next one, each with the value at which the two meet."""
    met = []
    for place, (step, following) in enumerate(pairwise(steps)):
        reached = following.after if following.kind == "level" else following.before
        if step.after is not None and step.after == reached:
            met.append((place, step.after))
    return met


def signed(text: str, value: float) -> str:
    """A gain or a loss as it is read, a gain with its plus sign.

    >>> signed("12", 12), signed("−3", -3), signed("0", 0.2)
    ('+12', '−3', '0')
    """
    return f"+{text}" if value > 0 and text[:1] != "+" and any(digit in text for digit in "123456789") else text


def _step(level: float | None, change: float | None) -> Step:
    if level is not None:
        return Step("level", level, 0.0, level)
    if change is None:
        return Step("missing")
    return Step("gain" if change >= 0 else "loss", change)


def _from_the_start(steps: Sequence[Step]) -> list[Step]:
    """The changes placed one on the other, up to what is missing."""
    placed, reached = [], 0.0 if steps and steps[0].kind != "missing" else None
    for step in steps:
        if step.kind in ("gain", "loss") and reached is not None:
            placed.append(replace(step, before=reached, after=reached + (step.value or 0.0)))
        else:
            placed.append(step)
        reached = placed[-1].after
    return placed


def _from_the_end(steps: Sequence[Step]) -> list[Step]:
    """Those that came after what is missing, placed back from the next level."""
    placed, wanted = [], None
    for step in reversed(steps):
        if step.kind in ("gain", "loss") and step.after is None and wanted is not None:
            placed.append(replace(step, before=wanted - (step.value or 0.0), after=wanted))
        else:
            placed.append(step)
        wanted = placed[-1].after if step.kind == "level" else placed[-1].before
    return placed[::-1]
