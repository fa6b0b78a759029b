"""What is seen of a video's title and description."""

from __future__ import annotations

import pytest

from iwa.findings.titles import look

LONG = "Comment nous faisons lever une pâte pendant deux jours entiers avant la cuisson au four"


def test_a_title_is_cut_from_the_word_that_the_screen_cuts_into() -> None:
    assert LONG[66:74] == "nt la cu"
    assert look(LONG, []).cut == "la cuisson au four"
    assert look(LONG[:70], []).cut == ""


@pytest.mark.parametrize(
    ("title", "subject", "early"),
    [
        ("Le levain en trois gestes", "levain", True),
        ("Ce que nos clients demandent tous les matins : le LEVAIN", "levain", False),
        ("Trois gestes", "", False),
    ],
)
def test_the_subject_is_a_word_of_the_theme_among_the_first_signs(title: str, subject: str, early: bool) -> None:
    seen = look(title, ["#levain"])
    assert (seen.subject.lstrip("#"), seen.is_early) == (subject, early)


@pytest.mark.parametrize(
    ("description", "chapters"),
    [
        ("", None),
        ("Notre recette.", 0),
        ("0:00 Début\n1:20 Le pétrin\n1:02:03 Fin", 3),
        ("0:00 Début\n1:20 Le pétrin", 0),
        ("0:10 Début\n1:20 Le pétrin\n2:00 Fin", 0),
        ("Ouvert à 10:00\n0:00 Début\n1:20 Fin", 0),
    ],
)
def test_chapters_are_three_marks_in_order_the_first_at_the_start(description: str, chapters: int | None) -> None:
    assert look(f"Un titre\n{description}", []).chapters == chapters
