"""The six pillars, the four balances they make, and the three weekly series."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class PillarFormat(Block):
    """A format as the method calls it, and the formats of `tables.FORMATS` that carry it out, the best first."""

    name: str = Field(validation_alias="nom")
    formats: tuple[str, ...] = Field(min_length=1)


class Pillar(Block):
    """What a pillar is for and how it is said.

    `balance` is a key of `Pillars.balances`, `families` those of the objectives whose indicators it
    moves, `proofs` the kinds of proof it is told with, `brief` what the row of a calendar tells who will write it. `house` is true where the method is silent.
    """

    name: str = Field(validation_alias="nom")
    balance: str = Field(validation_alias="equilibre")
    aims: tuple[str, ...] = Field(validation_alias="objectifs", min_length=1)
    families: tuple[str, ...] = Field(validation_alias="familles", min_length=1)
    formats: tuple[PillarFormat, ...] = Field(min_length=1)
    proofs: tuple[str, ...] = Field(validation_alias="preuves", min_length=1)
    angle: str
    brief: tuple[str, ...] = Field(min_length=1)
    house: bool = Field(False, validation_alias="maison")

    def formats_on(self, known: Sequence[str]) -> list[tuple[str, str]]:
        """Its formats on a network that knows some: the method's name, and the one that carries it out there.

        >>> pillars().pillars["offres"].formats_on(["link", "image"])[0]
        ('Publication avec appel à l’action', 'image')
        """
        found = [(own.name, next((one for one in own.formats if one in known), "")) for own in self.formats]
        return [(name, one) for name, one in found if one]


class Pillars(Block):
    """The pillars by their word in the dossier, the balances by key, the pillars that a weekly series serves."""

    pillars: dict[str, Pillar] = Field(validation_alias="piliers")
    balances: dict[str, str] = Field(validation_alias="equilibres")
    series: dict[str, tuple[str, ...]]

    def balance_of(self, pillar: str | None) -> str | None:
        """The balance that a post of a pillar counts for; None for none."""
        found = self.pillars.get(pillar) if pillar else None
        return found.balance if found else None


@cache
def pillars() -> Pillars:
    """The pillars of the method.

    >>> pillars().balance_of("coulisses"), list(pillars().balances)
    ('lien', ['valeur', 'preuve', 'lien', 'action'])
    """
    return read("piliers.yaml", Pillars)
