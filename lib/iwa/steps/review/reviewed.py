"""What is reviewed, and what its pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Source
from iwa.steps.wording import month_label

LONGEST = 90  # letters
MOST = 10  # lines


@dataclass(frozen=True)
class Reviewed:
    """What is reviewed: `name` in words, its months, the state of each that has one, and the last of these opened."""

    name: str
    months: tuple[Month, ...]
    states: Mapping[Month, Mapping[str, Any]]
    last: ClientMonth

    @property
    def absent(self) -> list[Month]:
        return [when for when in self.months if when not in self.states]


def source_of(found: Reviewed) -> Source:
    files = tuple(f"runs/{when}/etat.json" for when in found.states)
    return Source((*files, "dossier.xlsx"), found.name, exports="états des mois, exports et dossier")


def absent_said(found: Reviewed) -> tuple[str, ...]:
    """The months that were never run: nothing of them is in the review."""
    if not found.absent:
        return ()
    return (f"Sans rapport, donc absents de ce bilan : {numbers.listed(map(month_label, found.absent))}.",)
