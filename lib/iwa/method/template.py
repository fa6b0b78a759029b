"""How a file of `templates/method` is read."""

from __future__ import annotations

from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from iwa.problems import InvalidTemplate
from iwa.workspace import shipped

# libyaml reads ten times as fast; not every build of PyYAML has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Block(BaseModel):
    """A block of a file of the method: frozen, no key but those declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Read = TypeVar("Read", bound=Block)


def read(name: str, block: type[Read]) -> Read:
    """A file of the method as data; `InvalidTemplate` when it cannot be read as `block`."""
    file = shipped("templates", "method", name)
    try:
        return block.model_validate(yaml.load(file.read_text("utf-8"), Loader=LOADER))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidTemplate("La méthode est illisible.", str(error), f"Corrigez {file.name}.") from error
