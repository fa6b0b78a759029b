"""Publics and key messages: what the dossier wants, held against the audience and the recent posts."""

from __future__ import annotations

from typing import Any

import pandas as pd
from objective_samples import Made, Row, cells, plain

from iwa.dossier.read import Dossier
from iwa.dossier.target import KeyMessage, Target
from iwa.steps import objectives
from iwa.traced import with_numbers


def city(label: str, value: float) -> Row:
    return {"network": "facebook", "dimension": "ville", "label": label, "value": value, "unit": "part", "source_file": "audience.csv", "source_row": 2}  # fmt: skip


def post(text: str | None, name: str = "a", kind: str = "image") -> Row:
    return {"network": "facebook", "post_id": name, "published_at": pd.Timestamp("2026-10-06", tz="UTC"), "format": kind, "text": text}  # fmt: skip


def target(**changes: Any) -> Target:
    facts: Row = {"name": "Voisins", "network": "facebook", "dimension": "ville", "value": "Angers", "share": 0.5}
    return Target(**(facts | changes))


def test_a_public_is_held_against_the_audience_exported(hand_made: Made) -> None:
    month = hand_made(Dossier(targets=(target(), target(name="Loin", value="Nantes", share=0.1))), audience=[city("Angers, France", 0.42), city("Nantes", 0.2)])  # fmt: skip
    slide = objectives.publics(month)
    assert cells(slide) == [
        ["Voisins", "Facebook", "ville : Angers", "50 %", "42 %", "il manque 8 points"],
        ["Loin", "Facebook", "ville : Nantes", "10 %", "20 %", "part visée atteinte"],
    ]
    assert plain(slide.title) == "1 part visée sur 2 est atteinte parmi les abonnés"
    assert plain(slide.decision).startswith("Écrire d’abord pour « Voisins » sur Facebook")
    assert {number.measure for number in with_numbers(slide).numbers} == {"share_of_audience"}


def test_a_trait_that_no_export_tells_is_said_not_zero(hand_made: Made) -> None:
    slide = objectives.publics(hand_made(Dossier(targets=(target(),))))
    assert cells(slide)[0][4:] == ["pas d’export", "l’export ne montre pas ce trait"]
    assert slide.decision.startswith("Fournir les exports d’audience")
    assert cells(objectives.publics(hand_made()))[0][0] == "à compléter"


def test_parts_aimed_at_that_make_more_than_everybody_are_said(hand_made: Made) -> None:
    targets = (target(share=0.7), target(name="Loin", value="Nantes", share=0.6))
    month = hand_made(Dossier(targets=targets), audience=[city("Angers", 0.4), city("Nantes", 0.2)])
    assert plain(objectives.publics(month).message[0]) == (
        "Sur Facebook, les parts visées par ville font 130 % : plus que tous les abonnés."
    )


MESSAGES = (
    KeyMessage(message="Le pain prend son temps", words=("levain", "deux jours"), target="Voisins", proof="Carnets"),
    KeyMessage(message="Une maison du quartier", target="Ailleurs"),
)


def test_each_message_has_the_share_of_the_posts_that_carry_it(hand_made: Made) -> None:
    posts = [post("Deux jours de LEVAIN", "a"), post("Le levainier", "b"), post("Rien", "c"), post("levain", "d", "story"), post(None, "e")]  # fmt: skip
    slide = objectives.messages(hand_made(Dossier(key_messages=MESSAGES, targets=(target(),)), posts=posts))
    first, second = cells(slide)
    assert first[2:4] == ["33 %", "1 sur 3"] and first[4:] == ["Voisins", "Carnets"]
    assert second[1:4] == ["à compléter", "non mesurable", "aucun mot n’est noté pour le reconnaître"]
    assert plain(slide.title) == "Le message « Le pain prend son temps » se lit dans 33 % des publications"
    assert "« Ailleurs » : public absent de l’onglet « cibles »." in plain(" ".join(slide.message))
    assert with_numbers(slide).numbers[0].where["words"] == "levain | deux jours"


def test_without_a_text_nothing_is_measured_and_it_is_said_why(hand_made: Made) -> None:
    slide = objectives.messages(hand_made(Dossier(key_messages=MESSAGES)))
    assert cells(slide)[0][2:4] == ["non mesurable", "aucune publication de la période n’a de texte"]
    assert slide.title == "Aucun des 2 messages ne se mesure encore"


def test_a_message_that_hardly_anybody_reads_is_to_be_carried_more(hand_made: Made) -> None:
    posts = [post(f"Texte {n}", f"p{n}") for n in range(20)]
    slide = objectives.messages(hand_made(Dossier(key_messages=MESSAGES[:1]), posts=posts))
    assert plain(slide.message[0]) == "« Le pain prend son temps » : aucune publication ne le porte."
    assert plain(slide.decision).startswith("Porter « Le pain prend son temps » au moins une fois par semaine")
