"""A deck as one picture of all its slides."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from iwa.deck.brand import Brand
from iwa.deck.build import Cover, build_deck
from iwa.printing import office
from iwa.printing.contact_sheet import ACROSS, GAP, WIDTH, contact_sheet
from iwa.problems import StepFailed
from iwa.slides import Slide

COVER = Cover("Audit", "Maison Lune", "Octobre 2026", "Agence")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    slides = [Slide(f"audit.{rank}", f"Le fait numéro {rank} est dit ici") for rank in range(4)]
    file = tmp_path / "un été" / "audit.pptx"
    file.parent.mkdir()
    file.write_bytes(build_deck(slides, COVER, Brand("IWA", primary="#003366"[1:]), "x", None))
    return file


@pytest.mark.usefixtures("soffice")
def test_every_slide_is_on_it_three_in_a_row(deck: Path) -> None:
    picture = contact_sheet(deck)
    assert picture == deck.with_name("audit.planche.png")
    count = len(Presentation(str(deck)).slides)
    with Image.open(picture) as sheet:
        tall = round(WIDTH * 7.5 / 13.333)
        assert count == 5
        assert sheet.size == (ACROSS * (WIDTH + GAP) + GAP, pytest.approx(2 * (tall + GAP) + GAP, abs=4))
        last = (GAP + 2 * (WIDTH + GAP) + WIDTH // 2, GAP + tall + GAP + tall // 2)
        assert sheet.getpixel(last) == (138, 143, 152)  # five slides leave the sixth place bare


def test_without_libreoffice_a_sentence_says_what_to_do(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(StepFailed, match=r"LibreOffice n’est pas installé sur ce poste.*exportez en PDF"):
        contact_sheet(deck)


@pytest.mark.usefixtures("soffice")
def test_a_file_that_is_no_deck_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rapport.pptx"
    file.write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(StepFailed, match=r"« rapport\.pptx »"):
        contact_sheet(file)
    assert not file.with_suffix(".planche.png").exists()
