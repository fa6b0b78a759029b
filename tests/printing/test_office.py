"""Decks as PDF beside them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from iwa.cli import app
from iwa.deck.brand import Brand
from iwa.deck.build import Cover, build_deck
from iwa.printing.office import beside
from iwa.problems import StepFailed
from iwa.slides import Slide

COVER = Cover("Audit", "Maison Lune", "Octobre 2026", "Agence")


def _deck(file: Path, titles: list[str], hidden: str = "") -> Path:
    slides = [Slide(f"audit.{n}", title, hidden=title == hidden) for n, title in enumerate(titles)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(build_deck(slides, COVER, Brand("IWA"), "x", None))
    return file


def _pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.usefixtures("soffice")
def test_each_deck_has_its_pdf_beside_it_without_the_hidden_slides(tmp_path: Path) -> None:
    first = _deck(
        tmp_path / "un été" / "audit.pptx", ["Les vidéos portent le mois", "Rien ne change"], "Rien ne change"
    )
    second = _deck(tmp_path / "hiver" / "audit.pptx", ["Les carrousels portent le mois"])
    run = CliRunner().invoke(app, ["pdf", str(first), str(second)])
    assert run.exit_code == 0, run.output
    pages, others = (_pages(deck.with_suffix(".pdf")) for deck in (first, second))
    assert len(pages) == len(others) == 2  # the cover before each
    assert "vidéos" in pages[1]
    assert "carrousels" in others[1]


@pytest.mark.usefixtures("soffice")
def test_a_file_that_is_no_deck_is_named_and_nothing_replaced(tmp_path: Path) -> None:
    deck = _deck(tmp_path / "audit.pptx", ["Les vidéos portent le mois"])
    broken = tmp_path / "rapport.pptx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(StepFailed, match=r"« rapport\.pptx »"):
        beside([deck, broken])
    assert not list(tmp_path.glob("*.pdf"))


def test_what_is_no_presentation_is_refused_in_a_sentence(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["pdf", str(tmp_path / "absente.pptx")])
    assert "Cette présentation n’existe pas" in str(run.exception)
    (tmp_path / "calendrier.xlsx").write_bytes(b"PK")
    run = CliRunner().invoke(app, ["pdf", str(tmp_path / "calendrier.xlsx")])
    assert "Ce fichier n’est pas une présentation" in str(run.exception)
