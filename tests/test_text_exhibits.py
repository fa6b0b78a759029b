"""What a slide shows in words travels in the notebook and comes back the same."""

from __future__ import annotations

import pytest

from iwa.slides import Axis, Block, Calendar, Card, Comparison, Day, Matrix, Process, Slide, Stage, from_json, to_json
from iwa.text_exhibits import STATE_SIGNS, state_sign
from iwa.typography import typeset

BLOCK = Block("À lancer", ("Ceci", "Cela"))


@pytest.mark.parametrize(
    "exhibit",
    [
        Calendar(((Day("1er", ("Facebook, lien",), strong=True), Day()),), "Un mois"),
        Matrix(Axis("Effort", "faible", "élevé"), Axis("Effet", "faible", "fort"), (BLOCK, BLOCK, BLOCK, BLOCK)),
        Process((Stage("Idées", ("Trois",), "Léa", "1 jour"), Stage("Brief")), first=3),
        Comparison(Card("Avant", "Rien"), Card("Après", "Tout", ("61 clics",), picture="visuels/a.png")),
    ],
    ids=lambda exhibit: exhibit.type,
)
def test_a_slide_is_what_it_was(exhibit: Calendar | Matrix | Process | Comparison) -> None:
    slide = Slide("a.b", "Un fait", exhibit=exhibit, chapter="Les suites")
    assert from_json(to_json(slide)) == slide


def test_a_slide_of_a_notebook_made_before_there_were_chapters_is_read() -> None:
    data = to_json(Slide("a.b", "Un fait"))
    del data["chapter"]
    assert from_json(data).chapter == ""


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        ("fait", "✓"),
        ("à faire : 1/3", "○"),
        ("à faire\xa0: 1/3", "○"),
        ("sans objet", "–"),
        ("faite", ""),
        ("", ""),
        ("–", ""),
    ],
)
def test_a_state_is_the_words_before_a_colon(cell: str, sign: str) -> None:
    assert state_sign(cell) == sign


def test_states_keep_their_sign_once_their_spaces_are_set() -> None:
    assert [state_sign(typeset(f"{state} : dit")) for state in STATE_SIGNS] == list(STATE_SIGNS.values())
