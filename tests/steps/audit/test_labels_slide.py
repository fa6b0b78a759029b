"""Where the pillars of the posts come from, said on a slide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.labels.likeness import Worth
from iwa.slides import Table
from iwa.steps.audit.labels import origins
from iwa.traced import with_numbers

Made = Callable[..., ClientMonth]


def post(place: int, origin: str | None, **more: Any) -> dict[str, Any]:
    facts = {"network": "facebook", "post_id": f"p{place}", "published_at": "2026-10-05T10:00Z", "format": "image"}
    return facts | {"pillar_from": origin} | more


@pytest.fixture
def month(hand_made: Made) -> ClientMonth:
    origins = ["personne"] * 2 + ["règle"] * 3 + ["classement"] + [None] * 2
    story = post(9, None, format="story")
    return hand_made(posts=[*(post(place, origin) for place, origin in enumerate(origins)), story])


def test_every_post_but_stories_is_counted_by_who_labels_it(month: ClientMonth) -> None:
    slide = origins(month)
    assert isinstance(slide.exhibit, Table)
    assert [tuple(map(str, row)) for row in slide.exhibit.rows] == [("Facebook", "8", "2", "3", "1", "2")]
    assert slide.title == "2\xa0publications sur 8 restent sans pilier"
    assert slide.decision == "Étiqueter d’abord les 2 publications sans pilier de Facebook."
    assert len([one for one in with_numbers(slide).numbers if one.where.get("pillar_from") == "règle"]) == 1


def test_the_error_is_said_with_its_interval_and_its_posts(month: ClientMonth) -> None:
    worth = Worth(("offres", "preuves"), 60, 0.05, 0.02, 0.11, 40, 0.6, rules_wrong=9, rules_tried=30, rules_doubted="offres")  # fmt: skip
    slide = origins(replace(month, likeness=worth))
    told = " ".join(slide.message).replace("\xa0", " ")
    assert "2 erreurs sur 40 publications étiquetées qu’il n’avait pas vues, soit de 2 % à 11 %" in told
    assert "9 désaccords sur 30 publications lues par les deux" in told
    refused = origins(replace(month, likeness=replace(worth, least_sure=None, refused="il se trompe trop souvent")))
    assert "Pas de classement automatique : il se trompe trop souvent, 2 erreurs" in " ".join(refused.message).replace("\xa0", " ")  # fmt: skip
    alone = origins(replace(month, likeness=Worth(refused="il faut 8 textes")))
    assert " ".join(alone.message).replace("\xa0", " ") == "Pas de classement automatique : il faut 8 textes."


def test_doubtful_rules_are_told_once_all_is_labelled(hand_made: Made) -> None:
    worth = Worth(rules_wrong=9, rules_tried=30, rules_doubted="offres", refused="x")
    month = replace(hand_made(posts=[post(1, "règle")]), likeness=worth)
    assert origins(month).title == "Toutes les publications ont un pilier"
    assert "du pilier offres" in origins(month).decision
    assert origins(hand_made()).title == "Aucune publication de la période n’est à classer par pilier"
    assert origins(hand_made(posts=[post(1, None)])).title.startswith("Aucune publication n’a de pilier")
