from __future__ import annotations

from iwa.deck.box import Box
from iwa.deck.fit import Face, text_height, text_width, widest_word, wrapped
from iwa.deck.writing import Line, fitting_size


def test_a_width_is_the_sum_of_the_advances() -> None:
    assert text_width("il", 100) == 2 * 22.9
    assert text_width("il", 100, Face(bold=True)) == 2 * 24.6
    assert text_width("il", 100, Face(stretch=2.0)) == 4 * 22.9


def test_a_no_break_space_is_as_wide_as_a_space_and_never_breaks() -> None:
    assert text_width("\u00a0", 10) == text_width(" ", 10)
    assert wrapped("3,2\u00a0% des comptes", 10, 40) == ["3,2\u00a0% des", "comptes"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert wrapped("iiii", 100, 46) == ["ii", "ii"]


def test_heights_and_longest_words() -> None:
    assert text_height(["un", "deux"], 10, 1000) == 2 * 10 * 1.22
    assert widest_word(["un mot", "interminable"], 10) == text_width("interminable", 10)
    assert widest_word([], 10) == 0


def test_the_first_size_that_fits_is_taken_and_zero_when_none_does() -> None:
    lines = [Line("Un texte de quelques mots qui tient sur une ligne ou sur deux")]
    assert fitting_size(lines, (26, 22), Box(0, 0, 12, 0.5), Face()) == 26
    assert fitting_size(lines, (26, 22), Box(0, 0, 8, 0.4), Face()) == 22
    assert fitting_size(lines, (26, 22), Box(0, 0, 1, 0.4), Face()) == 0
