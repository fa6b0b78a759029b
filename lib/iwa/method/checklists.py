"""The two checklists: for the launch, and for every month."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from pydantic import Field

from iwa.method.template import Block, read
from iwa.months import Month

LAUNCH_DAYS = 14
FRIDAY = 4


class Item(Block):
    """A line to tick: `evidence` names what in the client's data answers it, "" where a person does.

    `day` counts from the start of the contract, for the launch alone; `wanted` how many there must be.
    """

    item: str = Field(validation_alias="point")
    evidence: str = Field("", validation_alias="repere")
    day: int = Field(0, validation_alias="jour", ge=0, le=LAUNCH_DAYS)
    wanted: int = Field(1, validation_alias="combien", ge=1)


class Checklists(Block):
    """Both lists, each in the order in which it is read."""

    launch: tuple[Item, ...] = Field(validation_alias="lancement")
    monthly: tuple[Item, ...] = Field(validation_alias="mensuelle")


def due_on(item: Item, start: Month) -> date:
    """The day by which a line of the launch is to be done: so many days from the first of the contract's month.

    A Saturday or a Sunday gives the Friday before, where the contract has begun by then.

    >>> due_on(Item(point="Trois piliers choisis", jour=7), Month(2026, 10))
    datetime.date(2026, 10, 8)
    >>> due_on(Item(point="Liens suivis", jour=3), Month(2026, 10))
    datetime.date(2026, 10, 2)
    """
    day = start.first + timedelta(days=item.day)
    return max(start.first, day - timedelta(days=max(0, day.weekday() - FRIDAY)))


@cache
def checklists() -> Checklists:
    """The checklists of the method.

    >>> max(item.day for item in checklists().launch), len(checklists().monthly)
    (14, 5)
    """
    return read("listes.yaml", Checklists)
