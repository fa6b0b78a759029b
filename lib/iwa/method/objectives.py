"""Objectives: four families of indicators and decisions, eight types, a favourite format for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class Indicator(Block):
    """Something to look at: a measure of the registry, a figure the team enters, or both.

    `missing` names the source that is needed where neither gives a figure; `out_of_reach` is true
    where the network gives it to nobody, so that nobody is asked for it.
    """

    name: str = Field(validation_alias="nom")
    measure: str = Field("", validation_alias="mesure")
    entered: str = Field("", validation_alias="saisie")
    missing: str = Field("", validation_alias="manque")
    out_of_reach: bool = Field(False, validation_alias="hors_portee")


class Family(Block):
    """A family of objectives: main indicators, those of quality, and the decision that goes with it."""

    name: str = Field(validation_alias="nom")
    main: tuple[Indicator, ...] = Field(validation_alias="principaux")
    quality: tuple[Indicator, ...] = Field(validation_alias="qualite")
    decision: str


class Objectives(Block):
    """The families by key, the family of each of the eight types, what a type looks at before it, its formats.

    `formats`: the formats that usually serve a type, the first that a network knows being its favourite.
    """

    families: dict[str, Family] = Field(validation_alias="familles")
    types: dict[str, str]
    added: dict[str, tuple[Indicator, ...]] = Field(validation_alias="ajouts")
    formats: dict[str, tuple[str, ...]]

    def indicators(self, kind: str) -> tuple[Indicator, ...]:
        """All that a type of objective looks at: its own first, then its family's."""
        family = self.families[self.types[kind]]
        return (*self.added.get(kind, ()), *family.main, *family.quality)

    def usual_format(self, kind: str, known: Sequence[str]) -> str | None:
        """The format that usually serves a type, among those that the networks know; None without any.

        >>> objectives().usual_format("conversion", ["carousel", "image"])
        'carousel'
        """
        return next((name for name in self.formats[kind] if name in known), None)


@cache
def objectives() -> Objectives:
    """The objective families of the method.

    >>> objectives().types["recrutement"]
    'conversion'
    """
    return read("objectifs.yaml", Objectives)
