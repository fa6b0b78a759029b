"""The client's objectives, said with their state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Goal
from iwa.steps.audit.summary import summary
from iwa.steps.goals import first_goal_sentence, state_word, states
from iwa.steps.monthly.director import director_page

Made = Callable[..., ClientMonth]


def goal(**more: Any) -> Goal:
    facts = {"type": "conversion", "sentence": "Vendre 10 coffrets par mois.", "measure": "conversions"}
    return Goal.model_construct(**{**dict.fromkeys(Goal.model_fields), "cells": {}, **facts, **more})


def month(hand_made: Made, value: float | None, *goals: Goal) -> ClientMonth:
    series = [{"network": "facebook", "measure": "conversions", "month": "2026-10", "value": value, "n": 1}]
    return hand_made(Dossier(goals=goals), series=series if value is not None else [])


@pytest.mark.parametrize(
    ("value", "facts", "word", "title"),
    [
        (12.0, {"target": 10.0}, "atteint", "L’objectif de conversion est atteint en octobre 2026 : 12 pour une cible de 10"),
        (10.0, {"target": 10.0}, "atteint", "L’objectif de conversion est atteint en octobre 2026 : 10 pour une cible de 10"),
        (9.0, {"target": 10.0}, "en dessous de la cible", "L’objectif de conversion n’est pas atteint en octobre 2026 : 9 pour une cible de 10"),
        (1.0, {"target": 10.0, "worry_line": 2.0}, "sous le seuil d’inquiétude", "L’objectif de conversion n’est pas atteint en octobre 2026 : 1 pour une cible de 10"),
        (4.0, {}, "cible à compléter", "Objectif de conversion : 4 en octobre 2026, sans cible chiffrée"),
        (None, {"target": 10.0}, "non mesuré", "L’objectif de conversion ne se mesure pas encore en octobre 2026"),
    ],
)  # fmt: skip
def test_the_state_of_an_objective_and_the_directors_title_say_the_same(
    value: float | None, facts: dict[str, float], word: str, title: str, hand_made: Made
) -> None:
    made = month(hand_made, value, goal(**facts))
    assert state_word(states(made)[0]) == word
    assert director_page(made).title.replace("\xa0", " ") == title


def test_a_zero_that_was_measured_is_shown_as_zero(hand_made: Made) -> None:
    assert "0 pour une cible de 10" in director_page(month(hand_made, 0.0, goal(target=10.0))).title


def test_the_first_objective_opens_the_audit_and_the_others_are_counted(hand_made: Made) -> None:
    made = month(hand_made, 4.0, goal(target=10.0), goal(), goal())
    assert [text.replace("\xa0", " ") for text in first_goal_sentence(made)] == [
        "Vendre 10 coffrets par mois.",
        "Conversions en octobre 2026 : 4, pour une cible de 10.",
        "État : en dessous de la cible.",
        "2 autres objectifs au rapport mensuel.",
    ]
    assert "1 autre objectif au" in first_goal_sentence(month(hand_made, 4.0, goal(), goal()))[-1].replace("\xa0", " ")


def test_without_an_objective_it_is_to_complete(hand_made: Made) -> None:
    assert first_goal_sentence(hand_made()) == ("Objectif à compléter dans l’onglet « objectifs » du dossier.",)
    assert summary(hand_made()).exhibit.items[0].lines == first_goal_sentence(hand_made())  # type: ignore[union-attr]
