"""Priorities of the quarter: as few as the hours carry, the others with the reason."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from objective_samples import Made, Row, cells, goal, made, plain

from iwa.dossier.rows import Person
from iwa.steps import objectives
from iwa.steps.objectives.priorities import room

KINDS = ("conversion", "notoriété", "considération", "fidélisation")


def team(hours: float | None) -> dict[str, Any]:
    return {"team": (Person(name="Léa", hours=hours), Person(name="Zoé", approves=True))}


def busy() -> dict[str, Any]:
    """A picture a day on Facebook all through the window: what the rhythm wished for is drawn from."""
    days = pd.date_range("2026-08-03 10:00", "2026-10-30 10:00", freq="D", tz="UTC")
    rows = [
        {"network": "facebook", "post_id": f"p{rank}", "published_at": day, "format": "image", "text": "Un livre."}
        for rank, day in enumerate(days)
    ]
    return {"posts": rows}


def four() -> list[Any]:
    return [goal(type=kind) for kind in KINDS]


def test_three_at_most_whatever_the_hours(hand_made: Made) -> None:
    month = made(hand_made, *four(), **team(60.0), **busy())
    rows = cells(objectives.priorities(month))
    assert [row[2] for row in rows] == ["priorité"] * 3 + ["laissé de côté"]
    assert rows[3][3] == "3 priorités sont déjà prises : une de plus en affaiblirait une autre"


def test_fewer_hours_carry_fewer_priorities_and_none_at_all(hand_made: Made) -> None:
    counts = [room(made(hand_made, *four(), **team(hours), **busy())) for hours in (60.0, 10.0, 5.0, 1.0)]
    assert counts == sorted(counts, reverse=True) and counts[0] == 3 and counts[-1] == 0 and len(set(counts)) >= 3
    slide = objectives.priorities(made(hand_made, *four(), **team(1.0)))
    assert slide.title.endswith("n’a pas de priorité : les 4 objectifs attendent")
    assert slide.decision.startswith("Donner à l’équipe de quoi tenir 2 contenus par semaine")


def test_more_objectives_than_the_hours_carry_is_said(hand_made: Made) -> None:
    month = made(hand_made, *four()[:3], **team(5.0), **busy())
    slide = objectives.priorities(month)
    told = plain(" ".join(slide.message))
    assert 0 < room(month) < 3
    assert "3 objectifs sont notés pour ce trimestre : il manque" in told
    assert "les heures tiennent" in plain(cells(slide)[-1][3]).lower()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quarter": None}, "Trimestre à compléter dans l’onglet « objectifs »"),
        ({"quarter": "2027-T1"}, "Prévu pour le premier trimestre 2027"),
        ({"measure": None}, "Pas mesurable : spécifique : l’indicateur"),
    ],
)
def test_an_objective_left_out_has_its_reason(changes: Row, why: str, hand_made: Made) -> None:
    month = made(hand_made, goal(**changes), goal(type="notoriété"), **team(60.0))
    rows = cells(objectives.priorities(month))
    assert rows[0][2] == "priorité" and rows[1][2:4] == ["laissé de côté", why]


def test_the_quarter_is_named_and_is_the_one_that_comes(hand_made: Made) -> None:
    slide = objectives.priorities(made(hand_made, goal(), **team(60.0)))
    assert plain(slide.title) == "Le quatrième trimestre 2026 a 1 priorité : conversion"
    assert plain(slide.decision) == "Confirmer pour le quatrième trimestre 2026 : l’objectif de conversion."


def test_what_is_smart_goes_before_what_is_vague(hand_made: Made) -> None:
    vague = goal(target=None, sentence="Vendre mieux")
    month = made(hand_made, vague, goal(type="notoriété"), **team(60.0))
    assert [row[0] for row in cells(objectives.priorities(month))] == ["Vendre 10 coffrets par mois", "Vendre mieux"]


def test_without_noted_hours_the_slide_says_so(hand_made: Made) -> None:
    slide = objectives.priorities(made(hand_made, goal(), **team(None)))
    assert slide.message[0].startswith("Heures à compléter dans l’onglet « équipe »")
