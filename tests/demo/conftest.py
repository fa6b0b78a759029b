from pathlib import Path

import pytest

from iwa.demo.campaigns import write_exports
from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.world import World, build_world


@pytest.fixture(scope="session")
def bakery() -> World:
    return build_world(BAKERY)


@pytest.fixture(scope="session")
def workshop() -> World:
    return build_world(WORKSHOP)


@pytest.fixture(scope="session")
def retailer() -> World:
    return build_world(RETAILER)


@pytest.fixture(scope="session")
def worlds(bakery: World, workshop: World, retailer: World) -> dict[str, World]:
    """The world of the default seed of each client."""
    return {world.client.key: world for world in (bakery, workshop, retailer)}


@pytest.fixture(scope="session")
def exports(worlds: dict[str, World], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """<client>/<month>/<network>/<file> for every client and both months."""
    folder = tmp_path_factory.mktemp("exports")
    for world in worlds.values():
        for month in (MONTH_ONE, MONTH_TWO):
            write_exports(world, folder / world.client.key / str(month), month)
    return folder
