"""Generated: what a slide says of each client names that client's own things, and is said of no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

import openpyxl
import pytest
from coverage_table import lines
from slide_lines import bare, lines_of, mask_of

from iwa.client_month import load_or_build
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.months import Month
from iwa.slides import Slide
from iwa.workspace import ClientFolder

LONG_WORD = re.compile(r"[^\W\d_]{5,}")
UNSAID = (
    "équipe",
    "saisies",
    "liens",
    "listes",
    "mode d’emploi",
    "journal",
    "checklists",
)  # no things of a client, or only names
PROOFS = sorted({(line.id, slide) for line in lines() for proof in line.proved("G") for slide in proof.slides})

Demo = dict[tuple[str, Month], list[Slide]]


class Told:
    """The slides of one client, its names masked, and the words that only its own dossier has."""

    def __init__(self, folder: ClientFolder, slides: list[Slide]) -> None:
        mask = mask_of(load_or_build(folder, MONTH_TWO))
        self.lines = {slide.id: frozenset(mask(line) for line in lines_of(slide)) for slide in slides}
        self.words = frozenset(word for text in _noted(folder) for word in LONG_WORD.findall(mask(text)))

    def of(self, pattern: str) -> frozenset[str]:
        return frozenset().union(*(said for name, said in self.lines.items() if fnmatchcase(name, pattern)))


def _noted(folder: ClientFolder) -> Iterator[str]:
    book = openpyxl.load_workbook(folder.dossier_file, read_only=True)
    for sheet in book:
        if sheet.title not in UNSAID:
            for cells in sheet.iter_rows(min_row=2, values_only=True):
                yield from (bare(cell) for cell in cells if isinstance(cell, str))


@pytest.fixture(scope="module")
def told(played_clients: dict[str, ClientFolder], demo_slides: Demo) -> dict[str, Told]:
    return {key: Told(folder, demo_slides[key, MONTH_TWO]) for key, folder in played_clients.items()}


@pytest.fixture(scope="module")
def played_clients(played) -> dict[str, ClientFolder]:  # type: ignore[no-untyped-def]
    return {key: ClientFolder(played / "clients" / key) for key in CLIENT_KEYS}


@pytest.mark.parametrize(("line", "slide"), PROOFS)
def test_each_client_is_told_its_own_things(line: str, slide: str, told: dict[str, Told]) -> None:
    having = {key: one for key, one in told.items() if one.of(slide)}
    assert having, f"{slide} is shown to nobody"
    for key, one in having.items():
        own = one.words.difference(*(other.words for name, other in told.items() if name != key))
        named = own & {word for said in one.of(slide) for word in LONG_WORD.findall(said)}
        assert named, f"{line}: {slide} names nothing of {key}"
    texts = [one.of(slide) for one in having.values()]
    assert len(set(texts)) == len(texts), f"{line}: {slide} reads the same for two clients"
