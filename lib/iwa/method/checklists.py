"""The two checklists: for the launch, and for every month."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read

LAUNCH_DAYS = 14


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


@cache
def checklists() -> Checklists:
    """The checklists of the method.

    >>> max(item.day for item in checklists().launch), len(checklists().monthly)
    (14, 5)
    """
    return read("listes.yaml", Checklists)
