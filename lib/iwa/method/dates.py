"""The dates of the year: by which words a trade is recognised, which date serves it and as which pillar."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class Trade(Block):
    """A family of trades, and how the words of a sector begin that belong to it (no accents, lower case).

    Another trade that a sector tells goes before a `general` one. The public of `offices` reads nothing on a holiday.
    """

    name: str = Field(validation_alias="nom")
    general: bool = Field(False, validation_alias="general")
    offices: bool = Field(False, validation_alias="bureaux")
    words: tuple[str, ...] = Field(validation_alias="mots", min_length=1)


class MarkedDay(Block):
    """A date of the year: whom it serves, and why the others leave it.

    `rule` is "" for a day that the public calendar gives by the same name. `length` in days. `pillars`: by
    trade. `except_for` and `otherwise` end a sentence. `build_up`: how many days before it is announced, 0
    where it is not. `words` find it in what was published before; `only` names the departments that keep it. On a `silent`
    day nothing is published at all.
    """

    name: str = Field(validation_alias="nom")
    rule: str = Field("", validation_alias="date")
    length: int = Field(1, validation_alias="duree", ge=1)
    pillars: dict[str, str] = Field(validation_alias="piliers")
    except_for: dict[str, str] = Field(default_factory=dict, validation_alias="sauf")
    otherwise: str = Field(validation_alias="sinon", min_length=1)
    build_up: int = Field(0, validation_alias="amorce", ge=0)
    words: tuple[str, ...] = Field((), validation_alias="mots")
    only: tuple[str, ...] = Field((), validation_alias="seulement")
    silent: bool = Field(False, validation_alias="silence")

    def why_not(self, trade: str | None) -> str:
        """Why a trade leaves it."""
        return self.except_for.get(trade or "", self.otherwise)


class Dates(Block):
    """The trades by key, and the days in the order of the year."""

    trades: dict[str, Trade] = Field(validation_alias="familles")
    days: tuple[MarkedDay, ...] = Field(validation_alias="jours")

    def named(self, name: str) -> MarkedDay | None:
        """The day of that name; None for one that the method says nothing of."""
        return next((day for day in self.days if day.name == name), None)


@cache
def dates() -> Dates:
    """The dates of the method.

    >>> dates().named("Sainte-Catherine").pillars
    {'jardin': 'pédagogie'}
    """
    return read("dates.yaml", Dates)
