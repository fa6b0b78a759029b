"""The method as data: `templates/method`, typed on load."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iwa.networks import NAMES
from iwa.problems import InvalidTemplate
from iwa.workspace import shipped


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Read = TypeVar("Read", bound=_Block)


class Indicator(_Block):
    """Something to look at: a measure of the registry, a figure the team enters, or both.

    `missing` names the source that is needed where neither gives a figure; `out_of_reach` is true
    where the network gives it to nobody, so that nobody is asked for it.
    """

    name: str = Field(validation_alias="nom")
    measure: str = Field("", validation_alias="mesure")
    entered: str = Field("", validation_alias="saisie")
    missing: str = Field("", validation_alias="manque")
    out_of_reach: bool = Field(False, validation_alias="hors_portee")


class Family(_Block):
    """A family of objectives: main indicators, those of quality, and the decision that goes with it."""

    name: str = Field(validation_alias="nom")
    main: tuple[Indicator, ...] = Field(validation_alias="principaux")
    quality: tuple[Indicator, ...] = Field(validation_alias="qualite")
    decision: str


class Objectives(_Block):
    """The families by key, the family of each of the eight types, and what a type looks at before it."""

    families: dict[str, Family] = Field(validation_alias="familles")
    types: dict[str, str]
    added: dict[str, tuple[Indicator, ...]] = Field(validation_alias="ajouts")

    def indicators(self, kind: str) -> tuple[Indicator, ...]:
        """All that a type of objective looks at: its own first, then its family's."""
        family = self.families[self.types[kind]]
        return (*self.added.get(kind, ()), *family.main, *family.quality)


class Playbooks(_Block):
    """What the playbook of each network looks at: four indicators."""

    networks: dict[str, tuple[Indicator, ...]] = Field(validation_alias="reseaux")


@cache
def objectives() -> Objectives:
    """The objective families of the method.

    >>> objectives().types["recrutement"]
    'conversion'
    """
    return _read("objectifs.yaml", Objectives)


@cache
def playbooks() -> Playbooks:
    """The networks' own indicators.

    >>> [indicator.name for indicator in playbooks().networks["x"]]
    ['Mentions', 'Partages', 'Trafic vers le site (visites)', 'Interactions']
    """
    return _read("reseaux.yaml", Playbooks)


def indicators_on(network: str) -> tuple[Indicator, ...]:
    """What the playbook of a network looks at; `InvalidTemplate` when the method says nothing of it.

    >>> [indicator.name for indicator in indicators_on("facebook")][:2]
    ['Portée locale', 'Messages']
    """
    found = playbooks().networks.get(network)
    if found is None:
        raise InvalidTemplate(
            f"La méthode ne dit pas quels indicateurs regarder sur {NAMES.get(network, network)}.",
            f"« {network} » n’est pas dans templates/method/reseaux.yaml",
            "Ajoutez-y ses quatre indicateurs, sur le modèle des autres réseaux.",
        )
    return found


def _read(name: str, block: type[Read]) -> Read:
    file = shipped("templates", "method", name)
    try:
        return block.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidTemplate("La méthode est illisible.", str(error), f"Corrigez {file.name}.") from error
