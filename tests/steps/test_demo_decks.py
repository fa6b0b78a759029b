"""Every deck of every demo client, as it is handed over: sound, readable aloud, nothing out of its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import cycle
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
DecksOf = Callable[[str, Month], dict[str, Deck]]
MONTHS = [(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)]


@pytest.fixture(scope="module")
def decks_of(demo_slides: Demo, played: Path) -> DecksOf:
    """All that a client's pack can deliver of a month, by name; made once."""

    @cache
    def made(key: str, month: Month) -> dict[str, Deck]:
        client = load_client(folder := ClientFolder(played / "clients" / key))
        return {
            item.name: make_deck(chosen, cover_of(item.title, client.name, month), brand_of(client), "x", folder.path)
            for item in deliverables(client.pack)
            if (chosen := picked(demo_slides[key, month], item.patterns))
        }

    return made


@pytest.mark.parametrize("which", MONTHS, ids=str)
def test_nothing_is_found_against_them(which: tuple[str, Month], decks_of: DecksOf) -> None:
    decks = decks_of(*which)
    assert decks and {name: deck.findings for name, deck in decks.items() if deck.findings} == {}


@pytest.mark.parametrize("which", MONTHS, ids=str)
def test_the_open_xml_sdk_finds_no_error_in_them(
    which: tuple[str, Month], decks_of: DecksOf, sdk_errors: Callable[[bytes], list[str]]
) -> None:
    """Each deliverable of each client is shown to it, half of them as of September, half as of October."""
    decks, (rank, later) = decks_of(*which), divmod(MONTHS.index(which), 2)
    half = sorted(decks)[(rank + later) % 2 :: 2]
    assert sorted(decks) == sorted(decks_of(which[0], MONTH_ONE))
    assert {name: found for name in half if (found := sdk_errors(decks[name].data))} == {}


def test_libreoffice_makes_as_many_pages_as_they_have_slides(
    decks_of: DecksOf, converted: Callable[..., list[Path]], tmp_path: Path
) -> None:
    """Each deliverable, of one client after another."""
    names = sorted(decks_of(CLIENT_KEYS[0], MONTH_ONE))
    files = {tmp_path / f"{name}.pptx": decks_of(key, MONTH_ONE)[name] for name, key in zip(names, cycle(CLIENT_KEYS))}
    for file, deck in files.items():
        file.write_bytes(deck.data)
    for deck, pages in zip(files.values(), converted("pdf", *files), strict=True):
        slides = Presentation(BytesIO(deck.data)).slides
        assert len(PdfReader(pages).pages) == len(slides) > 1
