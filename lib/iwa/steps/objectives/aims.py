"""The client's objectives as the strategy reads them: each with its months, what it lacks and what it contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.rows import Goal
from iwa.measures.goals import GoalState, measure_of, value_in
from iwa.measures.history import summed_history
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL, is_of_all
from iwa.months import Month
from iwa.steps.goals import states
from iwa.steps.wording import excerpt, slug

NOT_ADDED = "ne s’additionne"
LONGEST_NAME = 46  # characters of an objective's sentence in a title


@dataclass(frozen=True, eq=False)
class Aim:
    """An objective with its state of the month, and each month's figure of what it counts, oldest first."""

    state: GoalState
    key: str  # what its slides are called by: "conversion", "conversion-2"
    history: pd.Series[float]

    @property
    def goal(self) -> Goal:
        return self.state.goal

    @property
    def lacks_network(self) -> bool:
        """Whether what it counts cannot be added over the networks, none being named."""
        return self.state.why.startswith(NOT_ADDED)

    @property
    def is_counted(self) -> bool:
        """Whether it names something that can be counted as it is written."""
        return self.state.measure in MEASURES and not self.lacks_network

    def first(self, month: ClientMonth) -> str:
        """The month it starts from: the last one measured before the client's start, else the first one measured."""
        before = [str(when) for when in self.known.index if str(when) < str(month.client.start)]
        return before[-1] if before else str(self.known.index[0])

    @property
    def known(self) -> pd.Series[float]:
        """The months that have a figure."""
        return self.history.dropna()


@lru_cache(maxsize=1)
def aims(month: ClientMonth) -> tuple[Aim, ...]:
    """Every objective of the dossier, in its order."""
    found: list[Aim] = []
    for state in states(month):
        kind = slug(state.goal.type)
        rank = 1 + sum(one.state.goal.type == state.goal.type for one in found)
        found.append(Aim(state, kind if rank == 1 else f"{kind}-{rank}", history_of(month, state)))
    return tuple(found)


def history_of(month: ClientMonth, state: GoalState) -> pd.Series[float]:
    """The months of what an objective counts, up to this one; none where it cannot be counted."""
    if state.measure not in MEASURES or state.why.startswith(NOT_ADDED):
        return pd.Series(dtype="float64")
    return summed_history(month.figures, counted(month, state), str(month.month))


def counted(month: ClientMonth, state: GoalState) -> tuple[tuple[str, str], ...]:
    """The networks that an objective is counted on, each with its measure; "all" where there is a figure of all together."""
    whole = value_in(month.figures, ALL, state.measure, month.month) is not None or is_of_all(state.measure)
    if state.goal.network is None and whole:
        return ((ALL, state.measure),)
    return tuple((network, measure_of(state.goal, network)) for network in state.networks)


def named(month: ClientMonth, aim: Aim) -> str:
    """An objective in a sentence: "l’objectif de conversion", or its own words where another has the same type."""
    alike = [one for one in aims(month) if one.goal.type == aim.goal.type]
    if len(alike) == 1:
        return f"l’objectif {numbers.of(aim.goal.type)}"
    return f"« {excerpt(aim.goal.sentence.rstrip('.'), LONGEST_NAME)} »"


def of_type(month: ClientMonth, aim: Aim) -> str:
    """Whose something is: "de conversion", "de « Vendre mieux »" where another objective has the same type."""
    name = named(month, aim)
    return name.removeprefix("l’objectif ") if name.startswith("l’objectif ") else f"de {name}"


def last_whole_month(due: date) -> Month:
    """The month whose figure tells whether a target is reached by a day: the last one that is over then.

    >>> str(last_whole_month(date(2027, 3, 31))), str(last_whole_month(date(2027, 3, 15)))
    ('2027-03', '2027-02')
    """
    month = Month.of(due)
    return month if due == month.last else month.previous


def quarter_of(month: Month) -> str:
    """The quarter of a month, as the dossier writes it.

    >>> quarter_of(Month(2026, 11))
    '2026-T4'
    """
    return f"{month.year}-T{(month.number + 2) // 3}"


def quarter_said(quarter: str) -> str:
    """A quarter in words.

    >>> quarter_said("2026-T4"), quarter_said("2027-T1")
    ('quatrième trimestre\xa02026', 'premier trimestre\xa02027')
    """
    year, number = quarter.split("-T")
    return f"{('premier', 'deuxième', 'troisième', 'quatrième')[int(number) - 1]} trimestre{numbers.NO_BREAK}{year}"


def last_of_quarter(quarter: str) -> date:
    """The last day of a quarter.

    >>> str(last_of_quarter("2027-T1"))
    '2027-03-31'
    """
    year, number = quarter.split("-T")
    return Month(int(year), int(number) * 3).last
