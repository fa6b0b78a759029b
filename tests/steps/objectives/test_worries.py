"""From where on one worries: the noted line, the limit beside it, what is done and by whom, and the curve."""

from __future__ import annotations

import math

import pytest
from objective_samples import Made, Row, cells, goal, made, months, plain

from iwa.slides import Chart
from iwa.steps import objectives

YEAR = (10.0, 12, 11, 10, 13, 11, 12, 10, 11, 12, 13, 11, 12)


def test_a_line_has_threshold_limit_today_action_and_owner(hand_made: Made) -> None:
    slide = objectives.worries(made(hand_made, goal(worry_line=9.0, target=20.0), series=months(*YEAR)))
    (row,) = cells(slide)
    assert row[0] == "Interactions, Facebook" and row[1:3] == ["20", "9"] and row[4] == "12"
    assert row[5:] == ["au-dessus du seuil", "On relit", "Léa"]
    assert row[3].isdigit() and 0 < int(row[3]) < 10
    assert slide.title.startswith("À partir de quand on s’inquiète : aucun seuil n’est franchi")
    assert slide.decision == "Rien à changer."


def test_a_crossed_line_says_what_is_done_and_by_whom(hand_made: Made) -> None:
    month = made(hand_made, goal(worry_line=9.0), series=months(*YEAR[:-1], 5.0))
    slide = objectives.worries(month)
    assert cells(slide)[0][5] == "seuil franchi"
    assert plain(slide.title).endswith("1 seuil sur 1 est franchi en octobre 2026")
    assert slide.decision == "L’objectif de conversion : on relit (responsable : Léa)."
    (curve,) = objectives.curves(month)
    assert curve.decision == "Agir maintenant : on relit (responsable : Léa)."


@pytest.mark.parametrize(
    ("values", "limit"), [(YEAR[:5], "série trop courte (4 mois)"), ((7.0,) * 8, "sans variation")]
)
def test_a_limit_is_refused_where_the_months_draw_none(values: tuple[float, ...], limit: str, hand_made: Made) -> None:
    assert cells(objectives.worries(made(hand_made, goal(), series=months(*values))))[0][3] == limit


def test_a_limit_of_fewer_than_twelve_months_is_provisional(hand_made: Made) -> None:
    slide = objectives.worries(made(hand_made, goal(), series=months(*YEAR[:9])))
    assert cells(slide)[0][3].endswith("*") and slide.subtitle.endswith("* provisoire")


def test_without_a_line_it_is_to_be_completed_and_asked_for(hand_made: Made) -> None:
    slide = objectives.worries(
        made(hand_made, goal(worry_line=None, worry_action=None, owner=None), series=months(*YEAR))
    )
    row = cells(slide)[0]
    assert (row[2], row[6], row[7]) == ("à compléter", "à compléter", "à compléter")
    assert slide.decision.startswith("Noter seuil, action et responsable pour l’objectif de conversion")
    assert set(cells(objectives.worries(hand_made()))[0]) == {"à compléter", "–"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"worry_line": 11.5, "target": 20.0}, "le seuil de 11,5 aurait sonné"),
        ({"worry_line": 12.0, "target": 12.0, "baseline": 5.0}, "le seuil de 12 aurait sonné"),
        ({"worry_line": 9.0, "target": 9.0, "baseline": 5.0}, "le seuil de 9 est au-delà de la cible"),
        ({"worry_line": 1.0, "target": 20.0}, "la série sort de son habitude dès"),
    ],
)
def test_a_line_that_cannot_serve_is_said(changes: Row, said: str, hand_made: Made) -> None:
    slide = objectives.worries(made(hand_made, goal(**changes), series=months(*YEAR)))
    assert said.replace("11,5", "12") in plain(" ".join(slide.message)) or said in plain(" ".join(slide.message))


def test_the_line_is_drawn_on_the_curve_of_its_own_months(hand_made: Made) -> None:
    (slide,) = objectives.curves(made(hand_made, goal(worry_line=9.0), series=months(*YEAR)))
    assert slide.id == "objectifs.seuil.conversion" and isinstance(slide.exhibit, Chart)
    assert slide.exhibit.reference == 9.0 and slide.exhibit.reference_label == "On s’inquiète"
    assert slide.exhibit.series[0].values == YEAR
    assert slide.exhibit.limits is not None and slide.exhibit.limits.low < 10
    assert plain(slide.message[1]) == "Au plus bas depuis oct. 25 : 10 en oct. 25, sans passer la ligne."


def test_a_limit_that_would_flatten_the_curve_is_said_not_drawn(hand_made: Made) -> None:
    wild = (2.0, 30, 3, 25, 2, 28, 3, 30, 2, 27, 3, 29, 12)
    (slide,) = objectives.curves(made(hand_made, goal(worry_line=2.5), series=months(*wild)))
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.limits is None
    assert "d’habitude, autour de" in plain(slide.message[0])
    assert plain(slide.message[1]) == "Sous la ligne depuis oct. 25 : oct. 25, févr. 26 et juin 26."


def test_what_was_hardly_measured_has_no_curve(hand_made: Made) -> None:
    assert objectives.curves(made(hand_made, goal(), series=months(4.0, 5.0))) == []
    assert math.isnan(float("nan"))
