from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from iwa.deck.brand import Brand
from iwa.deck.build import Deck, make_deck

sys.path.insert(0, str(Path(__file__).parent))  # the samples are no package

from deck_samples import COVER, gallery


@pytest.fixture(scope="session")
def client_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients") / "marette"
    (folder / "visuels").mkdir(parents=True)
    Image.new("RGB", (90, 160), "#A06040").save(folder / "visuels" / "a.png")
    Image.new("RGB", (90, 160), "#A06040").save(folder.parent / "ailleurs.png")
    return folder


@pytest.fixture(scope="session")
def deck(client_folder: Path) -> Deck:
    return make_deck(gallery(), COVER, Brand("IWA"), "f00d", client_folder)


@pytest.fixture(scope="session")
def opened(deck: Deck) -> Any:
    return Presentation(BytesIO(deck.data))


@pytest.fixture(scope="session")
def by_id(opened: Any) -> dict[str, Any]:
    return {slide._element.cSld.get("name"): slide for slide in opened.slides}
