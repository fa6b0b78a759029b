"""The six steps of the method, on the weeks of a contract."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from iwa.method.template import Block, read

Who = Literal["équipe", "valideur"]


class Step(Block):
    """A step: its weeks (first and last), or the rhythm at which it comes back; what it gives; who does and approves."""

    name: str = Field(validation_alias="nom")
    weeks: tuple[int, int] | None = Field(None, validation_alias="semaines")
    rhythm: str = Field("", validation_alias="rythme")
    question: str
    gives: tuple[str, ...] = Field(validation_alias="rend", min_length=1)
    does: Who = Field(validation_alias="fait")
    approves: Who = Field(validation_alias="valide")

    @model_validator(mode="after")
    def _has_weeks_or_a_rhythm(self) -> Step:
        if (self.weeks is None) == (not self.rhythm):
            raise ValueError(f"{self.name} : attendu « semaines » ou « rythme », l’un des deux")
        return self

    def days(self, start: date) -> tuple[date, date] | None:
        """Its first and last working day for a contract whose first week holds `start`; None for one that comes back.

        >>> [str(day) for day in steps()[2].days(date(2026, 10, 1))]
        ['2026-10-05', '2026-10-09']
        """
        if self.weeks is None:
            return None
        monday = start - timedelta(days=start.weekday())
        first, last = self.weeks
        return monday + timedelta(weeks=first - 1), monday + timedelta(weeks=last - 1, days=4)


class _Steps(Block):
    steps: tuple[Step, ...] = Field(validation_alias="etapes", min_length=6, max_length=6)


@cache
def steps() -> tuple[Step, ...]:
    """The six steps, in order.

    >>> [step.rhythm for step in steps()][-2:]
    ['en continu', 'chaque mois']
    """
    return read("etapes.yaml", _Steps).steps
