"""What the agency delivered in a month beside what the contract owes: posts, stories, answers, shoots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from iwa.measures.goals import Figures
from iwa.months import Month

COUNTED = {"publications": "posts", "stories": "stories"}  # from the exports, by measure
LISTED = {"stories": ("instagram",)}  # the networks whose exports list the kind, where not all do
ENTERED = {"reponses": "réponses", "tournages": "tournages"}  # noted by the team, by indicator


@dataclass(frozen=True)
class Delivery:
    """One kind of work: `done` in the month, `due` by the contract, `balance` done less due since it began.

    None where it is not known; `due` None where the contract owes nothing of the kind. `lacking`
    names the networks whose files do not tell: what is `done` is then that of the others, and
    neither `gap` nor `balance` is known.
    """

    kind: str
    done: float | None
    due: int | None
    balance: float | None
    lacking: tuple[str, ...] = ()

    @property
    def gap(self) -> float | None:
        """Done less due: negative when some is still owed; None when either is not known."""
        return None if self.done is None or self.due is None or self.lacking else self.done - self.due


@dataclass(frozen=True)
class Work:
    """Where what was delivered is counted: the figures of the client's networks, and what the team entered."""

    figures: Figures
    entries: pd.DataFrame
    networks: Sequence[str]


def deliveries(work: Work, quotas: Mapping[str, int], months: Sequence[Month]) -> list[Delivery]:
    """Each kind that is owed or was delivered, in the contract's own order.

    `months` are those since the contract began, the one reported on last. A month without a figure
    leaves the balance unknown: nothing is taken for 0.

    >>> nothing = pd.DataFrame(columns=["month", "indicator", "value"])
    >>> work = Work({("instagram", "posts", "2026-10"): 12.0}, nothing, ["instagram"])
    >>> found = deliveries(work, {"publications": 14}, [Month(2026, 10)])
    >>> [(one.kind, one.done, one.gap, one.balance) for one in found]
    [('publications', 12.0, -2.0, -2.0)]
    """
    found = [_delivery(kind, work, quotas.get(kind), months) for kind in (*COUNTED, *ENTERED)]
    return [one for one in found if one.due is not None or one.done]


def _delivery(kind: str, work: Work, due: int | None, months: Sequence[Month]) -> Delivery:
    by_month = [_done(kind, work, month) for month in months]
    done, lacking = by_month[-1]
    whole = due is not None and all(value is not None and not silent for value, silent in by_month)
    balance = sum(value or 0 for value, _ in by_month) - (due or 0) * len(months) if whole else None
    return Delivery(kind, done, due, balance, lacking)


def _done(kind: str, work: Work, month: Month) -> tuple[float | None, tuple[str, ...]]:
    """What was delivered of a kind in a month, and the networks that do not tell."""
    if kind in ENTERED:
        entries = work.entries
        noted = entries[(entries["month"] == str(month)) & (entries["indicator"] == ENTERED[kind])]
        return (float(noted["value"].sum()) if len(noted) else None), ()
    values = {network: work.figures.get((network, COUNTED[kind], str(month))) for network in work.networks}
    known = [value for value in values.values() if value is not None]
    silent = tuple(n for n, value in values.items() if value is None and n in LISTED.get(kind, work.networks))
    return (sum(known) if known else None), silent if known else ()
