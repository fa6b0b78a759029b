"""What surrounds a demo client: its audience, ads, correspondents and competitors, as data.

templates/demo/<client>/autour.yaml holds the words and the sizes; whatever is drawn from them has a
stream of random numbers of its own, so that the posts stay as they are.
"""

from __future__ import annotations

from typing import Any
from zlib import crc32

import numpy as np
import yaml

from iwa.demo.clients import CLIENT_KEYS
from iwa.demo.texts import library
from iwa.demo.world import TURN, World
from iwa.method.template import LOADER
from iwa.months import Month
from iwa.workspace import shipped

Facts = dict[str, Any]


def around(client: str) -> Facts:
    """The facts of `autour.yaml` and the words for its slots; nothing for a client without one."""
    file = shipped("templates", "demo", client, "autour.yaml")
    if not file.is_file():
        return {}
    return {**yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER), "emplacements": library(client).slots}


def stream(world: World, month: Month, what: str) -> np.random.Generator:
    """The random numbers of one thing in one month of one world."""
    place = CLIENT_KEYS.index(world.client.key)
    return np.random.default_rng([world.seed, place, month.year, month.number, crc32(what.encode()), TURN])
