"""Letters as outlines: from the shipped font, set with their kerning, measured as they are drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from matplotlib import font_manager

from iwa.charts.glyphs import EM, families, glyph, is_drawn, places, width
from iwa.workspace import shipped


def test_letters_are_those_of_the_shipped_font_whatever_the_machine_has() -> None:
    assert families() == ("Carlito", "DejaVu Sans")
    path = font_manager.findfont(font_manager.FontProperties(family=["Carlito"], weight="bold"))
    assert Path(path) == shipped("templates", "polices", "Carlito-Bold.ttf")


def test_a_text_is_as_wide_as_its_letters_less_their_kerning() -> None:
    alone = sum(glyph(letter, "Regular").advance for letter in "Taux d’engagement")
    assert alone * 10 / EM == pytest.approx(80.2, abs=0.05)
    assert width("Taux d’engagement") * 10 / EM == pytest.approx(78.4, abs=0.05)


def test_letters_stand_where_the_width_of_those_before_them_ends() -> None:
    placed = list(places("AVA"))
    assert [shape.name for shape, _ in placed] == ["R41", "R56", "R41"]
    assert placed[1][1] == pytest.approx(width("AV") - glyph("V", "Regular").advance)


def test_each_face_has_its_own_outlines() -> None:
    assert len({glyph("a", face).outline for face in ("Regular", "Bold", "Italic")}) == 3


def test_a_blank_has_a_width_and_no_outline() -> None:
    assert glyph("\u202f", "Regular").advance > 0
    assert [shape.name for shape, _ in places("1 2")] == ["R31", "R32"]


def test_a_sign_that_the_font_lacks_comes_from_the_other_one() -> None:
    assert is_drawn("✔") and glyph("✔", "Bold").outline
    assert not is_drawn("漢") and not is_drawn("\x07")


def test_an_outline_is_path_data_with_one_decimal() -> None:
    assert re.fullmatch(r"M[-\d. ]+(L[-\d. ]+){3,4}Z", glyph("-", "Regular").outline)
    assert not re.search(r"\.\d\d", glyph("é", "Italic").outline)
