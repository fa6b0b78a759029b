from pathlib import Path

import pytest

from iwa.demo.campaigns import write_exports
from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, WORKSHOP
from iwa.demo.world import World, build_world


@pytest.fixture(scope="session")
def bakery() -> World:
    return build_world(BAKERY)


@pytest.fixture(scope="session")
def workshop() -> World:
    return build_world(WORKSHOP)


@pytest.fixture(scope="session")
def exports(bakery: World, workshop: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """<client>/<month>/<network>/<file> for both clients and both months."""
    folder = tmp_path_factory.mktemp("exports")
    for world in (bakery, workshop):
        for month in (MONTH_ONE, MONTH_TWO):
            write_exports(world, folder / world.client.key / str(month), month)
    return folder
