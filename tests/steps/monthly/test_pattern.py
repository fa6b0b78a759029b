"""What the best contents are made of, and what they share."""

from __future__ import annotations

from typing import Any

import pytest

from iwa.steps.monthly.pattern import made_of, shared

POST: dict[str, Any] = {"format": "carousel", "hook": "question", "angle": "l’erreur", "proof": None}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Accroche : question ; angle : l’erreur ; preuve non relevée"),
        ({"proof": "Avis"}, "Accroche : question ; angle : l’erreur ; preuve : Avis"),
        (dict.fromkeys(("hook", "angle"), float("nan")), "Accroche, angle et preuve non relevés"),
        ({"angle": None}, "Accroche : question ; angle et preuve non relevés"),
    ],
)
def test_each_part_is_named_or_said_to_lack(changes: dict[str, Any], told: str) -> None:
    assert made_of(POST | changes) == told


def test_what_three_of_them_have_is_told() -> None:
    posts = [POST, POST | {"hook": None}, POST | {"angle": "ici"}, POST | {"format": "reel"}, POST | {"format": "reel"}]
    assert shared(posts) == (
        "Ce que les meilleures partagent : le format carrousel (3 sur 5), l’accroche « question » (4 sur 5)"
        " et l’angle « l’erreur » (4 sur 5)."
    )
    assert shared(posts[:2]) == ""
