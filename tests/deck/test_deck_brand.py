from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from deck_samples import COVER
from pptx import Presentation

from iwa.deck.brand import Brand, brand_problems, theme_colours
from iwa.deck.build import build_deck
from iwa.deck.colours import contrast, darkened
from iwa.deck.master import theme_part
from iwa.slides import Slide


def test_a_pale_colour_is_said_and_darkened() -> None:
    problems = brand_problems(Brand("Soleil", primary="FFD400", accent="FFE680"))
    assert [problem[:22] for problem in problems] == ["La couleur principale ", "La couleur d’accent « "]
    assert "1,4:1 au lieu de 4,5:1" in problems[0]


def test_what_is_not_a_colour_a_font_or_a_picture_is_said() -> None:
    problems = brand_problems(Brand("X", primary="bleu", font=" ", logo=Path("absent.png")))
    assert len(problems) == 3
    assert theme_colours(Brand("X", primary="bleu"))["dk2"] == "1F2A44"


@pytest.mark.parametrize(("primary", "accent"), [("1F2A44", "C8553D"), ("FFD400", "00FFCC"), ("FFFFFF", "FFFFFF")])
def test_every_colour_stands_out_on_white_as_its_use_asks(primary: str, accent: str) -> None:
    colours = theme_colours(Brand("X", primary, accent))
    for slot in ("dk1", "dk2", "accent5", "accent6", "hlink"):
        assert contrast(colours[slot]) >= 4.5, slot
        assert contrast(colours[slot], colours["lt2"]) >= 3.8, slot
    for slot in ("accent1", "accent2", "accent3"):
        assert contrast(colours[slot]) >= 3.0, slot


def test_black_is_darkest_and_a_good_colour_stays() -> None:
    assert darkened("000000", 4.5) == "000000"
    assert darkened("C8553D", 3.0) == "C8553D"


def test_a_brand_changes_the_theme_and_nothing_else() -> None:
    slides = [Slide("a.b", "Un fait", message=("Un mot.",))]
    one, two = (
        Presentation(BytesIO(build_deck(slides, COVER, brand, "x", None)))
        for brand in (Brand("Un"), Brand("Deux", "0B6E4F", "7A1FA2", "Georgia"))
    )
    theme = theme_part(two).blob.decode()
    assert 'dk2><a:srgbClr val="0B6E4F"' in theme and theme.count('latin typeface="Georgia"') == 2
    assert one.slides[1].part.blob == two.slides[1].part.blob


def test_the_logo_stands_on_the_cover_and_at_the_foot(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 20), "red").save(tmp_path / "logo.png")
    brand = Brand("Agence", logo=tmp_path / "logo.png")
    deck = Presentation(BytesIO(build_deck([Slide("a.b", "Un fait", message=("x",))], COVER, brand, "x", None)))
    for slide in deck.slides:
        pictures = [s for s in slide.slide_layout.shapes if s.name == "Logo"]
        assert [p._element.nvPicPr.cNvPr.get("descr") for p in pictures] == ["Logo Agence"]
