"""The texts of a figure in SVG: where matplotlib would write them, each letter defined once."""

from __future__ import annotations

import re

import pytest

from iwa.charts.glyphs import width
from iwa.charts.lettering import LINE_HEIGHT
from iwa.charts.outlines import letters
from iwa.charts.plane import CAPITAL, Margins, Plane, plane

HEIGHT = 100.0


@pytest.fixture
def ground() -> Plane:
    """Two hundred points by a hundred, a unit of the data being a point."""
    return plane((200.0, HEIGHT), Margins(0, 0, 0, 0), (0, 200), (0, 100))


def corners(ground: Plane) -> list[tuple[float, float]]:
    """Where the lines begin: points from the left, and down from the top."""
    found = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", letters(ground.figure.texts, HEIGHT))
    return [(float(x), float(y)) for x, y in found]


def test_a_line_stands_on_its_base_at_its_place(ground: Plane) -> None:
    ground.write(30, 40, "Reels", fontsize=10)
    assert corners(ground) == [(30, pytest.approx(60 + CAPITAL / 2 * 10))]


@pytest.mark.parametrize(("side", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_a_line_is_set_by_its_side(ground: Plane, side: str, share: float) -> None:
    ground.write(100, 40, "Reels", fontsize=10, ha=side, weight="bold")
    assert corners(ground)[0][0] == pytest.approx(100 - share * width("Reels", "Bold") / 10, abs=0.01)


def test_lines_of_one_text_are_centred_on_its_place(ground: Plane) -> None:
    ground.write(0, 50, "un\ndeux\ntrois", fontsize=10)
    tops = [y for _, y in corners(ground)]
    assert tops[1] == pytest.approx(50 + CAPITAL / 2 * 10, abs=0.01)
    assert tops[2] - tops[1] == pytest.approx(tops[1] - tops[0]) == pytest.approx(LINE_HEIGHT * 10, abs=0.01)


def test_a_letter_is_defined_once_and_used_where_it_stands(ground: Plane) -> None:
    ground.write(0, 50, "ana")
    ground.write(0, 20, "an", style="italic", color="#112233")
    drawn = letters(ground.figure.texts, HEIGHT)
    assert re.findall(r'path id="(\w+)"', drawn) == ["R61", "R6e", "I61", "I6e"]
    assert re.findall(r'href="#(\w+)"', drawn) == ["R61", "R6e", "R61", "I61", "I6e"]
    assert 'fill="#112233"' in drawn


def test_a_figure_without_text_has_no_letters(ground: Plane) -> None:
    assert letters(ground.figure.texts, HEIGHT) == "<defs></defs>"
