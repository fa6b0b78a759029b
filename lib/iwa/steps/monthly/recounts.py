"""The figures that the client was sent and that read otherwise today: of earlier months, on any slide of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.dossier.rows import Goal
from iwa.findings.recounted import is_worth_telling
from iwa.measures.goals import Figures, goal_state, measure_of, value_in
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL
from iwa.measures.reported import MONTHS, Reported, with_entries
from iwa.months import Month
from iwa.steps.figures import said
from iwa.steps.monthly.kpis import Kpi, kpis
from iwa.steps.wording import measure_name, network_name

CURVES = ("typical_exposure", "engagement_rate")  # drawn every month, whatever the objectives


@dataclass(frozen=True)
class Printed:
    """What a report prints month after month; `networks` () is the client as a whole."""

    label: str
    measure: str
    networks: tuple[str, ...]
    goal: Goal | None = None


@dataclass(frozen=True)
class Recount:
    """A figure of an earlier month: what was sent and what is known now, None where there is no figure.

    `goal_moved` is true when the two stand on either side of the objective's target or worry line.
    """

    printed: Printed
    month: Month
    sent: float | None
    now: float | None

    def passed(self, line: float | None) -> bool:
        """Whether one of the two is under a line and the other is not."""
        if line is None or self.sent is None or self.now is None:
            return False
        return (self.sent >= line) != (self.now >= line)

    @property
    def fell(self) -> bool:
        return self.sent is not None and self.now is not None and self.now < self.sent

    @property
    def goal_moved(self) -> bool:
        goal = self.printed.goal
        return goal is not None and (self.passed(goal.target) or self.passed(goal.worry_line))

    @property
    def is_worth_telling(self) -> bool:
        return self.goal_moved or is_worth_telling(self.printed.measure, self.sent, self.now)


@lru_cache(maxsize=2)
def recounts(month: ClientMonth) -> tuple[Recount, ...]:
    """Every figure that a report printed and that would be printed otherwise today, the latest month first.

    What was printed: of each KPI the month that was sent, the one before and the one a year before; of the
    curves all their months. Nothing when no earlier month was sent, or when its figures are lost.
    """
    if month.sent is None or not month.sent.figures:
        return ()
    today = with_entries(month.figures, month.entries)
    known = {(network, measure) for network, measure, _ in month.sent.figures}
    found = [
        _recount(month, month.sent, today, printed, when)
        for printed, months in _all_printed(month, month.sent.month)
        if known & _named(printed)
        for when in months
    ]
    changed = [
        one for one in found if _reads_otherwise(one) and (one.sent is not None or one.month == month.sent.month)
    ]
    return tuple(sorted(changed, key=lambda one: str(one.month), reverse=True))


def recounted_of(month: ClientMonth, kpi: Kpi, when: Month) -> Recount | None:
    """The figure of a KPI in an earlier month when it reads otherwise than it was sent."""
    wanted = (kpi.measure, kpi.networks, when)
    found = ((one, (one.printed.measure, one.printed.networks, one.month)) for one in recounts(month))
    return next((one for one, key in found if key == wanted), None)


def _all_printed(month: ClientMonth, sent: Month) -> Iterable[tuple[Printed, list[Month]]]:
    """Each KPI and each curve, with the months of which the report sent last printed a figure."""
    of_kpis = [
        Printed(kpi.label, kpi.measure, kpi.networks, kpi.goal) for kpi in kpis(month) if kpi.measure in MEASURES
    ]
    of_curves = [
        Printed(f"{measure_name(measure, network)}, {network_name(network)}", measure, (network,))
        for network in month.networks
        for measure in CURVES
    ]
    drawn = {(one.measure, one.networks) for one in of_curves}
    unique: dict[tuple[str, tuple[str, ...]], Printed] = {}
    for one in (*of_kpis, *of_curves):
        unique.setdefault((one.measure, one.networks), one)
    for key, printed in unique.items():
        yield printed, sent.months_back(MONTHS) if key in drawn else [sent, sent.previous, sent.year_before]


def _named(printed: Printed) -> set[tuple[str, str]]:
    """The network and measure of each figure that may be part of it."""
    goal, measure = printed.goal, printed.measure
    own = {(network, measure_of(goal, network) if goal else measure) for network in printed.networks}
    return own | {(ALL, measure)}


def _recount(month: ClientMonth, sent: Reported, today: Figures, printed: Printed, when: Month) -> Recount:
    then, now = (_value(month, figures, printed, when) for figures in (sent.figures, today))
    return Recount(printed, when, then, now)


def _value(month: ClientMonth, figures: Figures, printed: Printed, when: Month) -> float | None:
    """The figure as the dashboard gives it, from some figures."""
    if printed.goal is not None:
        return goal_state(printed.goal, figures, month.networks, when).value
    known = [value_in(figures, network, printed.measure, when) for network in printed.networks or (ALL,)]
    values = [value for value in known if value is not None]
    return sum(values) if values else None


def _reads_otherwise(one: Recount) -> bool:
    return said(one.printed.measure, one.sent) != said(one.printed.measure, one.now)
