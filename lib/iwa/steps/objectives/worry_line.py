"""The worry line of an objective: the one that the team noted, beside the limit that its own months draw."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.limits import FLAT, PROVISIONAL, SHORT, limits
from iwa.measures.registry import MEASURES
from iwa.steps.figures import said
from iwa.steps.monthly.history import limit_figure
from iwa.steps.monthly.kpis import judged_on
from iwa.steps.objectives.aims import Aim, counted
from iwa.steps.tracing import TOGETHER, known

RECENT = 12  # months in which the noted line is tried


@dataclass(frozen=True)
class Drawn:
    """Centre and limits of the months before this one, as the report judges them; NaN under six months.

    `judged` is the name of the series in `month.signals`, "" for one that the report does not judge.
    """

    center: float
    low: float
    high: float
    points: int
    state: str
    judged: str = ""

    @property
    def is_drawn(self) -> bool:
        return bool(pd.notna(self.low))


@lru_cache(maxsize=8)
def drawn(month: ClientMonth, aim: Aim) -> Drawn:
    """The limits of an objective: those of the month's signals where its series is judged, else drawn the same way."""
    name = judged_on(aim.state.networks)
    row = _judged(month).get((name, aim.state.measure))
    if row is not None:
        center, low, high = (float(row[key]) for key in ("center", "low", "high"))
        return Drawn(center, low, high, int(row["points"]), str(row["limits_state"]), name)
    line = limits(aim.history, judged_together=max(1, len(month.signals))) if len(aim.history) else None
    if line is None:
        return Drawn(float("nan"), float("nan"), float("nan"), 0, SHORT)
    return Drawn(line.center, line.low, line.high, line.n, line.state)


@lru_cache(maxsize=1)
def _judged(month: ClientMonth) -> dict[tuple[str, str], dict[Hashable, Any]]:
    return {(row["network"], row["measure"]): row for row in month.signals.to_dict("records")}


def limit_said(month: ClientMonth, aim: Aim, which: str) -> str:
    """The "low" or "high" limit or the "center", as it is printed, with the months that it is drawn from."""
    line = drawn(month, aim)
    value = float(getattr(line, which))
    if line.judged:
        return limit_figure(month, line.judged, aim.state.measure, which, value)
    return _of_history(month, aim, which, value)


def _of_history(month: ClientMonth, aim: Aim, which: str, value: float) -> str:
    text, pairs = said(aim.state.measure, value), counted(month, aim.state)
    names = {name for _, name in pairs}
    of = names.pop() if len(names) == 1 else aim.goal.measure or ""
    months = [str(when) for when in aim.known.index if str(when) < str(month.month)]
    if of not in MEASURES or not months:
        return text
    network = TOGETHER.join(name for name, _ in pairs)
    return known(
        text, f"limit_{which}", "series", network=network, of=of, since=months[0], month=months[-1], summed="oui"
    )


def limit_cell(month: ClientMonth, aim: Aim) -> str:
    """The low limit in a cell, or why there is none."""
    line = drawn(month, aim)
    if line.is_drawn:
        return limit_said(month, aim, "low")
    if line.state == FLAT:
        return FLAT
    return f"{SHORT} ({numbers.counted(line.points, 'mois', 'mois')})"


def is_provisional(month: ClientMonth, aim: Aim) -> bool:
    """Whether the limits rest on fewer than twelve months."""
    return drawn(month, aim).state == PROVISIONAL


def would_have_rung(aim: Aim) -> tuple[int, int]:
    """In how many of the last months before the last one the noted line would have been crossed, of how many."""
    recent = aim.known.iloc[:-1].tail(RECENT)
    line = aim.goal.worry_line
    return (int((recent < line).sum()) if line is not None else 0), len(recent)
