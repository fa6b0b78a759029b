"""Letters: cleaned, folded and measured before anything is drawn."""

from __future__ import annotations

import pytest

from iwa.charts.lettering import advance, clean, figure, fold


def test_signs_that_cannot_be_drawn_are_left_out() -> None:
    assert clean("Vidéo \u202e 漢字\x07\ncourte\t✔") == "Vidéo courte ✔"


def test_no_break_spaces_are_kept() -> None:
    assert clean("12\u202f345\xa0€") == "12\u202f345\xa0€"


def test_folding_respects_width_and_number_of_lines() -> None:
    folded = fold("Les coulisses de la production et les portraits des équipes de l’atelier", 120, 2)
    assert folded.count("\n") == 1 and folded.endswith("…")
    assert advance(folded) <= 120


def test_a_word_wider_than_its_room_is_cut() -> None:
    assert fold("Anticonstitutionnellement", 60).endswith("…")
    assert fold("", 60) == ""


@pytest.mark.parametrize(
    ("value", "unit", "digits", "expected"),
    [
        (1234.6, "count", 0, "1\u202f235"),
        (0.0325, "percent", 1, "3,2\xa0%"),
        (1.5, "ratio", 2, "1,50"),
        (2.5, "per_week", 1, "2,5"),
        (95.0, "seconds", 0, "1\xa0min\xa035\xa0s"),
        (1240.0, "euros", 0, "1\u202f240\xa0€"),
        (None, "euros", 0, "non disponible"),
    ],
)
def test_figures_are_french(value: float | None, unit: str, digits: int, expected: str) -> None:
    assert figure(value, unit, digits) == expected  # type: ignore[arg-type]
