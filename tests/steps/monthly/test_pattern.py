"""What the best contents are made of, and what they share."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from iwa.steps.monthly.pattern import in_common, made_of

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


def trait(part: str, value: str, among: int, rest: int, p: float) -> dict[str, Any]:
    return {"part": part, "value": value, "among": among, "of": 5, "rest": rest, "of_rest": 20, "p": p}


@pytest.mark.parametrize(
    ("traits", "told"),
    [
        (
            [
                trait("hook", "question", 4, 2, 0.01),
                trait("angle", "l’erreur", 4, 0, 0.02),
                trait("format", "reel", 3, 9, 0.9),
            ],
            (
                "Les meilleures ont en commun l’accroche « question » (4 sur 5, contre 2 des 20 autres) et l’angle « l’erreur »"
                " (4 sur 5, contre aucune des 20 autres) : plus que le hasard ne donne, à vérifier par un test.",
                "indicatif",
            ),
        ),
        (
            [trait("hook", "question", 2, 2, 0.3), trait("format", "reel", 3, 9, 0.9)],
            (
                "Point commun non concluant : le format reel (3 sur 5, contre 9 des 20 autres), le hasard en donne autant.",
                "non concluant",
            ),
        ),
        (
            [trait("hook", "question", 2, 2, 0.3)],
            ("Rien ne les rapproche : aucun trait relevé n’est commun à trois d’entre elles.", "non concluant"),
        ),
        ([], ("", "")),
    ],
)
def test_what_they_share_is_told_with_what_it_is_worth(traits: list[dict[str, Any]], told: tuple[str, str]) -> None:
    columns = ["part", "value", "among", "of", "rest", "of_rest", "p"]
    assert in_common(pd.DataFrame(traits, columns=columns)) == told
