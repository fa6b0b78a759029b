"""The deck as another program draws it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from iwa.deck.build import Deck


@pytest.fixture(scope="module")
def printed(deck: Deck, converted: Callable[..., list[Path]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("decks") / "rapport.pptx"
    file.write_bytes(deck.data)
    (pages,) = converted("pdf", file)
    return pages


def test_every_slide_is_a_page_with_its_title(printed: Path, opened: Any) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(printed).pages]
    titles = [" ".join(slide.shapes.title.text_frame.text.split()) for slide in opened.slides]
    assert len(pages) == len(titles)
    for page, title in zip(pages, titles, strict=True):
        assert title.replace(" ", "") in page.replace(" ", ""), title


def test_calibri_is_drawn_in_the_font_of_the_same_widths(printed: Path, pdf_fonts: Callable[[Path], set[str]]) -> None:
    names = pdf_fonts(printed)
    assert any(name.startswith(("Carlito", "Calibri")) for name in names), names
