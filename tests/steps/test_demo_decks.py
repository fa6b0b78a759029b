"""Every deck of every demo client, as it is handed over: sound, readable aloud, nothing out of its place."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from iwa.client import load_client
from iwa.deck.build import Deck, make_deck
from iwa.deck.edition import brand_of, cover_of
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.months import Month
from iwa.packs import deliverables, picked
from iwa.slides import Slide
from iwa.workspace import ClientFolder

Demo = dict[tuple[str, Month], list[Slide]]


@pytest.fixture(
    scope="module", params=[(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)], ids=str
)
def decks(request: pytest.FixtureRequest, demo_slides: Demo, played: Path) -> dict[str, Deck]:
    """All that the client's pack can deliver of a month, by name."""
    key, month = request.param
    client = load_client(folder := ClientFolder(played / "clients" / key))
    return {
        item.name: make_deck(chosen, cover_of(item.title, client.name, month), brand_of(client), "x", folder.path)
        for item in deliverables(client.pack)
        if (chosen := picked(demo_slides[key, month], item.patterns))
    }


def test_nothing_is_found_against_them(decks: dict[str, Deck]) -> None:
    assert decks and {name: deck.findings for name, deck in decks.items() if deck.findings} == {}


def test_the_open_xml_sdk_finds_no_error_in_them(
    decks: dict[str, Deck], sdk_errors: Callable[[bytes], list[str]]
) -> None:
    assert {name: found for name, deck in decks.items() if (found := sdk_errors(deck.data))} == {}


@pytest.mark.parametrize("decks", [(key, MONTH_ONE) for key in CLIENT_KEYS], indirect=True, ids=str)
def test_libreoffice_makes_as_many_pages_as_they_have_slides(
    decks: dict[str, Deck], converted: Callable[..., list[Path]], tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.pptx" for name in decks]
    for file, deck in zip(files, decks.values(), strict=True):
        file.write_bytes(deck.data)
    printed = converted("pdf", *files)
    for deck, pages in zip(decks.values(), printed, strict=True):
        slides = Presentation(BytesIO(deck.data)).slides
        assert len(PdfReader(pages).pages) == len(slides) > 5
