"""Two clients' slides do not say the same things, and none of them says the source text's sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from method_sentences import copied_in, digest, known, words_of
from slide_lines import bare, lines_of, mask_of

from iwa.client_month import load_or_build
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.months import Month
from iwa.slides import Slide
from iwa.workspace import ClientFolder

MOST_ALIKE = 1 / 3
FEWEST_LINES = 100
ROOT = Path(__file__).parents[2]
WRITTEN = ("*.md", "lib/**/*.py", "templates/**/*.yaml", "templates/**/*.j2", "notebooks/*.ipynb", "docs/**/*.md")

Demo = dict[tuple[str, Month], list[Slide]]


@pytest.fixture(scope="module")
def masked(demo_slides: Demo, played: Path) -> dict[tuple[str, Month], set[str]]:
    """The lines of each demo client's slides, figures and its own names masked."""
    found = {}
    for (key, month), slides in demo_slides.items():
        mask = mask_of(load_or_build(ClientFolder(played / "clients" / key), month))
        found[key, month] = {mask(line) for slide in slides for line in lines_of(slide)}
    return found


@pytest.mark.parametrize("month", [MONTH_ONE, MONTH_TWO], ids=str)
@pytest.mark.parametrize(("one", "other"), list(combinations(CLIENT_KEYS, 2)))
def test_at_most_a_third_of_two_clients_lines_are_alike(masked, one: str, other: str, month: Month) -> None:  # type: ignore[no-untyped-def]
    lines, others = masked[one, month], masked[other, month]
    assert min(len(lines), len(others)) > FEWEST_LINES
    alike = lines & others
    share = len(alike) / min(len(lines), len(others))
    assert share <= MOST_ALIKE, f"{len(alike)} lines alike:\n" + "\n".join(sorted(alike))


def test_figures_and_own_names_are_masked_and_labels_are_no_lines() -> None:
    slide = Slide("audit.x", "Le pain de Lune fait 3,5 % de plus", "Un sous-titre", decision="Rien à changer.")
    assert list(lines_of(slide)) == ["Le pain de Lune fait 3,5 % de plus"]
    assert bare("Le Pain.") == "le pain"


def test_no_sentence_of_the_source_stands_on_a_slide(demo_slides: Demo, words: Callable[[object], list[str]]) -> None:
    for (key, month), slides in demo_slides.items():
        copied = [(slide.id, copied_in(text)) for slide in slides for text in words(slide)]
        assert [one for one in copied if one[1]] == [], f"{key}, {month}"


def test_no_sentence_of_the_source_stands_in_what_is_written_here() -> None:
    copied = {str(file.relative_to(ROOT)): found for file in _written() if (found := copied_in(_text(file)))}
    assert copied == {}


def _written() -> Iterator[Path]:
    for pattern in WRITTEN:
        yield from sorted(ROOT.glob(pattern))


def _text(file: Path) -> str:
    text = file.read_text("utf-8")
    if file.suffix != ".ipynb":
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])


def test_a_sentence_is_found_in_the_middle_of_a_text_whatever_its_signs() -> None:
    assert len(known()) > 50
    sentence = "Une phrase que personne n’a copiée"
    words = words_of(sentence)
    known()[digest(words[:3])] = [(len(words), digest(words))]
    assert copied_in("Avant. UNE phrase, que personne n'a copiée ; après") == [" ".join(words)]
    assert copied_in("Une phrase que personne n’a lue") == []
    known().clear()
    known.cache_clear()
