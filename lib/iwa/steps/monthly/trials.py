"""The tests proposed for the next month, in words: what is thought, what is compared, when it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.steps.wording import capital, group_name, network_name
from iwa.trials.proposals import MOST, Proposal, proposals

__all__ = ["MOST", "Trial", "trials"]

# What both sides share, by question: all but what is compared.
CONSTANT = {
    "format": "mêmes sujets et mêmes horaires",
    "theme": "mêmes formats et mêmes horaires",
    "daypart": "mêmes jours de la semaine, mêmes formats et mêmes sujets",
    "length": "mêmes sujets, mêmes formats et mêmes horaires",
}


@dataclass(frozen=True)
class Trial(Proposal):
    """A test to run, as a slide and the next month's report say it."""

    hypothesis: str
    measure: str
    arms: str


@lru_cache(maxsize=2)
def trials(month: ClientMonth) -> list[Trial]:
    """The tests that are proposed, three at most: those that are accepted or have places in next month's calendar first."""
    found, placed = proposals(month), plan_of(month)
    own = [one for one in found if one.id in placed.draws or one.id in placed.reserved]
    others = [one for one in found if one not in own]
    return [_trial(one) for one in sorted([*own, *others][:MOST], key=lambda one: one.id)]


def _trial(one: Proposal) -> Trial:
    name = group_name(one.question, one.group)
    return Trial(
        **one.__dict__,
        hypothesis=f"Sur {network_name(one.network)}, {name} obtiennent plus d’engagement que le reste "
        f"(écart mesuré : {numbers.change(one.ratio)}, {one.verdict}).",
        measure="Taux d’engagement de chaque publication",
        arms=f"{capital(name)} contre le reste, au sort par blocs de quatre, {CONSTANT[one.question]}",
    )
