"""The method as data: `templates/method`, typed on load."""

from __future__ import annotations

from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iwa.problems import InvalidTemplate
from iwa.workspace import shipped


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(_Block):
    """Something to look at: a measure of the registry, a figure the team enters, or a missing source."""

    name: str = Field(validation_alias="nom")
    measure: str = Field("", validation_alias="mesure")
    entered: str = Field("", validation_alias="saisie")
    missing: str = Field("", validation_alias="manque")


class Family(_Block):
    """A family of objectives: main indicators, those of quality, and the decision that goes with it."""

    name: str = Field(validation_alias="nom")
    main: tuple[Indicator, ...] = Field(validation_alias="principaux")
    quality: tuple[Indicator, ...] = Field(validation_alias="qualite")
    decision: str


class Objectives(_Block):
    """The families by key, and the family of each of the eight objective types."""

    families: dict[str, Family] = Field(validation_alias="familles")
    types: dict[str, str]


@cache
def objectives() -> Objectives:
    """The objective families of the method.

    >>> objectives().types["recrutement"]
    'conversion'
    """
    file = shipped("templates", "method", "objectifs.yaml")
    try:
        return Objectives.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidTemplate("La méthode est illisible.", str(error), f"Corrigez {file.name}.") from error
