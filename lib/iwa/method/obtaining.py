"""How each kind of proof is obtained: what is done, whose leave is asked, how long it takes."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class Way(Block):
    """How a kind of proof is obtained; `days` are working days."""

    how: str = Field(validation_alias="comment")
    leave: str = Field(validation_alias="accord")
    days: int = Field(validation_alias="jours", gt=0)


class _Ways(Block):
    ways: dict[str, Way] = Field(validation_alias="preuves")


@cache
def ways() -> dict[str, Way]:
    """The ways by kind of proof.

    >>> ways()["avis"].days
    5
    """
    return read("preuves.yaml", _Ways).ways
