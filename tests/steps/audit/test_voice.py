"""The slide of the present tone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.observations import Observation
from iwa.dossier.read import Dossier
from iwa.slides import Slide, Table
from iwa.steps.audit import voice

Made = Callable[..., ClientMonth]


def post(number: int, text: str, **more: Any) -> dict[str, Any]:
    at = pd.Timestamp(2026, 10, number + 1, 10, tz="UTC")
    facts = {"network": "facebook", "post_id": str(number), "published_at": at, "text": text, "format": "image"}
    return facts | {"interactions": float(number)} | more


def shown(hand_made: Made, *texts: str) -> Slide:
    return voice(hand_made(posts=[post(number, text) for number, text in enumerate(texts)]))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_the_title_says_how_the_reader_is_spoken_to(hand_made: Made) -> None:
    slide = shown(hand_made, "Pour vous.", "Votre pain.", "Le four.", "La pâte.", "Commandez.")
    assert plain(slide.title) == "40 % des textes disent « vous » au lecteur, 20 % l’appellent à agir"
    assert isinstance(slide.exhibit, Table)
    assert [plain(cell) for cell in slide.exhibit.rows[0]] == ["Vouvoiement", "40 %", "« Votre pain. »"]
    assert slide.decision == "Rien à changer."


def test_two_ways_of_speaking_at_once_are_to_be_settled(hand_made: Made) -> None:
    slide = shown(hand_made, "Vous venez ?", "Tu viens ?", "Tu sais.", "La pâte.", "Commandez.")
    assert "disent « tu »" in plain(slide.title)
    assert plain(slide.decision).startswith("Choisir entre le « vous » et le « tu »")


def test_too_few_texts_are_not_described(hand_made: Made) -> None:
    assert shown(hand_made, "Vous venez ?").title == "Trop peu de textes pour décrire le ton employé"
    assert shown(hand_made).title == "Trop peu de textes pour décrire le ton employé"


def test_stories_are_no_texts(hand_made: Made) -> None:
    month = hand_made(posts=[post(number, "Vous ?", format="story") for number in range(6)])
    assert voice(month).source.count.replace("\xa0", " ") == "0 texte"


def test_the_tone_that_the_team_noted_stands_beside_with_its_examples(hand_made: Made) -> None:
    seen = Observation(
        nature="ton actuel", finding="Chaleureux, peu de chiffres.", example="« Le pain »", other_example="b"
    )
    slide = voice(hand_made(Dossier(observations=(seen,)), posts=[post(1, "Vous venez ?")]))
    assert slide.message[-1] == "Noté par l’équipe : Chaleureux, peu de chiffres ; « Le pain » ; b."
