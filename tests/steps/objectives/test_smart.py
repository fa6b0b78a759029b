"""What is SMART, what lacks, what contradicts itself; and a wording that comes from the client's own months."""

from __future__ import annotations

from datetime import date

import pytest
from objective_samples import Made, Row, cells, goal, made, months, plain

from iwa.slides import Table
from iwa.steps import objectives
from iwa.steps.objectives.smart import contradictions


def test_a_whole_objective_is_smart_with_start_target_date_and_owner(hand_made: Made) -> None:
    month = made(hand_made, goal())
    slide = objectives.summary(month)
    assert cells(slide) == [
        [
            "Vendre 10 coffrets par mois",
            "Interactions, Facebook",
            "5 (août 2026, GA4)",
            "5",
            "10",
            "31/03/2027",
            "Léa",
            "2026-T4",
            "SMART",
        ]
    ]
    assert slide.message == () and objectives.vague(month) == []
    assert slide.decision == "Faire signer les objectifs par Léa."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"measure": None}, "spécifique : l’indicateur"),
        ({"measure": "reach", "network": None}, "spécifique : le réseau ; mesurable : la valeur de départ"),
        ({"target": None, "due": None}, "mesurable : la cible ; daté : l’échéance"),
        ({"owner": None}, "porté : le responsable"),
    ],
)
def test_what_keeps_an_objective_from_being_smart_is_named(changes: Row, said: str, hand_made: Made) -> None:
    given = goal(**({"baseline": None} if changes.get("measure") else {}) | changes)
    month = made(hand_made, given)
    assert cells(objectives.summary(month))[0][-1] == f"à compléter : {said}"
    (slide,) = objectives.vague(month)
    assert cells(slide)[0][1] == said


def test_a_start_that_nobody_noted_is_measured_before_the_client_began(hand_made: Made) -> None:
    month = made(hand_made, goal(baseline=None))
    assert cells(objectives.summary(month))[0][2] == "8 (sept. 26)"


def test_the_target_proposed_is_what_the_best_months_reached(hand_made: Made) -> None:
    vague = goal(target=None, due=None, owner=None)
    (slide,) = objectives.vague(made(hand_made, vague, series=months(4.0, 6, 5, 7, 6, 8, 5, 3)))
    assert cells(slide)[0][2] == (
        "Interactions, Facebook : passer de 3 (octobre 2026) à 7 d’ici au 31 mars 2027 ; responsable : à compléter"
    )
    assert "niveau atteint 2 mois sur les 8 derniers mesurés" in plain(slide.message[0])


def test_no_target_is_proposed_under_six_months(hand_made: Made) -> None:
    (slide,) = objectives.vague(made(hand_made, goal(target=None), series=months(4.0, 6, 5, 7, 6)))
    assert "partir de 6 (octobre 2026), cible à fixer quand 6 mois seront mesurés" in cells(slide)[0][2]
    assert slide.message == ()


def test_an_objective_without_indicator_is_given_one_of_its_type_that_is_measured(hand_made: Made) -> None:
    wish = goal(type="considération", sentence="Faire réagir", measure=None, network=None, baseline=None, target=None)
    rate = months(0.04, 0.05, 0.06, 0.05, 0.04, 0.05, measure="engagement_rate", network="instagram")
    (slide,) = objectives.vague(made(hand_made, wish, series=rate))
    assert cells(slide)[0][2].startswith("Taux d’engagement, Instagram : tenir au moins 5,0 %")
    (bare,) = objectives.vague(made(hand_made, wish, series=[]))
    assert cells(bare)[0][2] == "Indicateur à compléter : aucun indicateur de considération n’a 6 mois mesurés"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"target": 4.0}, "la cible (4) est sous la valeur de départ (5)"),
        ({"target": 5.0}, "la cible (5) ne dépasse pas la valeur de départ (5)"),
        ({"worry_line": 12.0}, "on s’inquiéterait à 12, la cible (10) étant déjà atteinte"),
        ({"baseline": 9.0}, "la valeur de départ notée (9) est au-dessus de tous les mois mesurés, 8 au plus près"),
        ({"baseline": 1.0, "target": 4.0}, "la cible (4) est déjà atteinte 7 mois sur les 7 derniers mesurés"),
        ({"due": date(2026, 9, 30)}, "l’échéance du 30 septembre 2026 précède octobre 2026"),
        ({"due": date(2026, 10, 15)}, "l’échéance du 15 octobre 2026 tombe en octobre 2026"),
        ({"quarter": "2026-T3"}, "son trimestre (troisième trimestre 2026) est déjà clos"),
        ({"quarter": "2027-T2"}, "son trimestre (deuxième trimestre 2027) commence après l’échéance du 31 mars 2027"),
        ({"owner": "Zoé"}, "Zoé n’est pas dans l’onglet « équipe »"),
    ],
)
def test_what_contradicts_itself_is_said_on_the_slide(changes: Row, said: str, hand_made: Made) -> None:
    month = made(hand_made, goal(**changes))
    assert said in plain(" ".join(contradictions(month)))
    slide = objectives.summary(month)
    assert said in plain(" ".join(slide.message))
    assert plain(slide.title) == "L’objectif est complet, mais il se contredit : il reste à le revoir"
    assert cells(slide)[0][-1] == "à revoir"


def test_the_title_counts_no_objective_that_contradicts_itself(hand_made: Made) -> None:
    slide = objectives.summary(made(hand_made, goal(), goal(type="notoriété", target=4.0)))
    assert plain(slide.title) == "1 objectif sur 2 est SMART : l’objectif de notoriété est à revoir"
    assert isinstance(slide.exhibit, Table) and slide.exhibit.emphasis == (1,)


def test_without_an_objective_the_slide_asks_for_one(hand_made: Made) -> None:
    slide = objectives.summary(hand_made())
    assert slide.title == "Maison Lune n’a pas encore d’objectif : il reste à en fixer un"
    assert set(cells(slide)[0]) == {"à compléter", "–"} and objectives.vague(hand_made()) == []


def test_many_contradictions_have_their_room_the_others_are_in_the_notes(hand_made: Made) -> None:
    month = made(hand_made, goal(target=4.0, due=date(2025, 1, 31), owner="Zoé", worry_line=6.0))
    told, slide = contradictions(month), objectives.summary(month)
    assert len(told) > 3 and slide.message == told[:3]
    assert all(one in slide.notes and one not in slide.message for one in told[3:])
