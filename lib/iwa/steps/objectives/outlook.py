"""How likely each target is by its date: what the objective's own months let one expect, and what a repeat would give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.findings.forecast import SHORT, Forecast, forecast, told
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.numbers import percent
from iwa.steps.figures import said
from iwa.steps.objectives.aims import Aim, counted, last_whole_month
from iwa.steps.objectives.smart import figure
from iwa.steps.tracing import TOGETHER, known
from iwa.steps.wording import TO_COMPLETE
from iwa.traced import within

LEAST, MOST = 0.05, 0.95  # what a chance is told as at the ends


@dataclass(frozen=True, eq=False)
class Outlook:
    """An objective's forecast for the month that its date closes; `why` says why there is none."""

    aim: Aim
    until: Month | None = None
    ahead: int = 0
    found: Forecast | None = None
    why: str = ""

    @property
    def is_told(self) -> bool:
        """Whether there is a range, and a chance."""
        return self.found is not None and self.found.state != SHORT

    @property
    def chance(self) -> float:
        """The chance as it is told; NaN where there is none."""
        return told(self.found.chance) if self.found else float("nan")

    @property
    def naive_reaches(self) -> bool:
        """Whether the last month, come again, would be at the target."""
        return bool(self.found and self.aim.goal.target is not None and self.found.naive >= self.aim.goal.target)


@lru_cache(maxsize=8)
def outlook(month: ClientMonth, aim: Aim) -> Outlook:
    """What may be expected of an objective by its date; of one without target, date or months, why nothing is."""
    goal = aim.goal
    if not aim.is_counted:
        return Outlook(aim, why=f"indicateur {TO_COMPLETE}" if not goal.measure else f"réseau {TO_COMPLETE}")
    if goal.target is None or goal.due is None:
        return Outlook(aim, why=f"{'cible' if goal.target is None else 'échéance'} {TO_COMPLETE}")
    until = last_whole_month(goal.due)
    ahead = (until.year - month.month.year) * 12 + until.number - month.month.number
    if ahead < 1:
        return Outlook(aim, until, why="échéance passée")
    if aim.known.empty:
        return Outlook(aim, until, why="aucun mois mesuré")
    found = forecast(aim.history, ahead, goal.target, is_share=MEASURES[aim.state.measure].unit == "percent")
    return Outlook(aim, until, ahead, found, SHORT if found.state == SHORT else "")


def chance_said(month: ClientMonth, one: Outlook) -> str:
    """The chance in words, or why there is none: "35 %", "5 % ou moins"."""
    if not one.is_told:
        return one.why
    text = _figure(month, one, "chance", percent(one.chance, 0))
    more = " ou moins" if one.chance <= LEAST else " ou plus" if one.chance >= MOST else ""
    return within(text + more, text)


def range_said(month: ClientMonth, one: Outlook) -> str:
    """The two ends of the range: "3 à 12"; "–" without any."""
    if one.found is None or not one.is_told:
        return "–"
    low, high = end_said(month, one, "low"), end_said(month, one, "high")
    return within(f"{low} à {high}", low, high)


def end_said(month: ClientMonth, one: Outlook, which: str) -> str:
    """The "low" or "high" end of the range, or its "middle"."""
    return _figure(month, one, f"forecast_{which}", said(one.aim.state.measure, getattr(one.found, which)))


def naive_said(month: ClientMonth, one: Outlook) -> str:
    """The last month measured, carried on."""
    if one.aim.known.empty:
        return "–"
    return figure(month, one.aim, str(one.aim.known.index[-1]))


def _figure(month: ClientMonth, one: Outlook, measure: str, text: str) -> str:
    """A figure of the forecast with the months that it is drawn from; as text alone where networks count otherwise."""
    pairs = counted(month, one.aim.state)
    names = {name for _, name in pairs}
    of = names.pop() if len(names) == 1 else one.aim.goal.measure or ""
    if of not in MEASURES:
        return text
    where = {
        "network": TOGETHER.join(network for network, _ in pairs),
        "of": of,
        "since": str(one.aim.history.index[0]),
    }
    target = {"target": repr(one.aim.goal.target)} if one.aim.goal.target is not None else {}
    return known(text, measure, "series", month=str(month.month), ahead=str(one.ahead), **where, **target)
