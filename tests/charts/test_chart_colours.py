"""Colours: one accent, readable texts, and only real colours of a brand."""

from __future__ import annotations

import pytest

from iwa.charts.colours import Colours, by_series, contrast, readable, text_on
from iwa.problems import InvalidClientFile

COLOURS = Colours()


def test_a_single_series_is_neutral_and_a_told_one_has_the_accent() -> None:
    assert by_series(["a"], (), COLOURS) == [COLOURS.neutral]
    assert by_series(["a", "b"], ("b",), COLOURS) == [COLOURS.neutral, COLOURS.accent]


def test_series_without_emphasis_all_differ() -> None:
    shades = by_series(list("abcd"), (), COLOURS)
    assert len(set(shades)) == 4 and COLOURS.accent not in shades


@pytest.mark.parametrize("colour", ["#F5D547", "#C8553D", "#FFFFFF", "#1F2A44"])
def test_text_in_a_colour_of_the_brand_is_readable(colour: str) -> None:
    assert contrast(readable(colour), "#FFFFFF") >= 4.5


def test_text_on_a_colour_is_the_one_that_reads_better() -> None:
    assert text_on("#1F2A44") == "#FFFFFF"
    assert text_on("#F5D547") == "#2B3445"


@pytest.mark.parametrize("colour", ["red; } * { display: none", "#12345", "", "#GGGGGG"])
def test_anything_but_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(InvalidClientFile, match="Une couleur de la marque est illisible"):
        Colours(accent=colour)
