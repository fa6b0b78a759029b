"""Each network's playbook: where it serves, what one publishes there, its codes, four indicators."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from iwa.method.objectives import Indicator
from iwa.method.template import Block, read
from iwa.networks import NAMES
from iwa.numbers import of
from iwa.problems import InvalidTemplate

Matter = Literal["sujet", "cas", "avis", "preuve", "agenda", "date", "nouvelle", "objection", "question"]


class Content(Block):
    """A kind of content that a network is good for, the pillars it serves, what its subjects are taken from.

    `matter` is "sujet" where any subject of its pillars will do.
    """

    name: str = Field(validation_alias="nom")
    pillars: tuple[str, ...] = Field(validation_alias="piliers", min_length=1)
    matter: Matter = Field("sujet", validation_alias="matiere")


class Codes(Block):
    """How the same message is said there: rhythm, formats, level of argument, posture."""

    rhythm: str = Field(validation_alias="rythme")
    formats: str
    argument: str = Field(validation_alias="argumentation")
    posture: str


class Playbook(Block):
    """A network as the method uses it.

    `formats`: those of `tables.FORMATS` that it knows, as one plans them. `condition`: when it is
    worth its hours. `longest`: the most signs of a text there.
    """

    field: str = Field(validation_alias="terrain")
    formats: tuple[str, ...] = Field(min_length=1)
    contents: tuple[Content, ...] = Field(validation_alias="contenus", min_length=1)
    codes: Codes
    condition: str
    longest: int = Field(validation_alias="longueur", gt=0)
    indicators: tuple[Indicator, ...] = Field(validation_alias="indicateurs", min_length=4, max_length=4)


class Playbooks(Block):
    """The playbooks by network."""

    networks: dict[str, Playbook] = Field(validation_alias="reseaux")


@cache
def playbooks() -> Playbooks:
    """The playbooks of the method.

    >>> [indicator.name for indicator in playbooks().networks["x"].indicators]
    ['Mentions', 'Partages', 'Trafic vers le site (visites)', 'Interactions']
    """
    return read("reseaux.yaml", Playbooks)


def playbook_of(network: str) -> Playbook:
    """The playbook of a network; `InvalidTemplate` when the method says nothing of it."""
    found = playbooks().networks.get(network)
    if found is None:
        raise InvalidTemplate(
            f"La méthode ne dit rien {of(NAMES.get(network, network))}.",
            f"« {network} » n’est pas dans templates/method/reseaux.yaml",
            "Ajoutez-y son playbook et ses quatre indicateurs, sur le modèle des autres réseaux.",
        )
    return found


def indicators_on(network: str) -> tuple[Indicator, ...]:
    """What the playbook of a network looks at.

    >>> [indicator.name for indicator in indicators_on("facebook")][:2]
    ['Portée locale', 'Messages']
    """
    return playbook_of(network).indicators
