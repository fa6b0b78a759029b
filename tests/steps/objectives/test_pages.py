"""One page an objective: its indicators with today's figure, its quality, its favourite format, its decision."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from objective_samples import Made, Row, cells, goal, made, months, plain

from iwa.dossier.choices import GOAL_TYPES
from iwa.dossier.rows import Entry
from iwa.method.objectives import objectives as method
from iwa.months import Month
from iwa.steps import objectives
from iwa.steps.objectives.aims import aims
from iwa.steps.objectives.favourite import favourite


@pytest.mark.parametrize("kind", GOAL_TYPES)
def test_each_type_leads_to_its_own_indicators_format_and_decision(kind: str, hand_made: Made) -> None:
    (slide,) = objectives.pages(made(hand_made, goal(type=kind)))
    told = " ".join([slide.notes, *slide.message, *(row[0] for row in cells(slide))]).lower()
    assert all(one.name.lower() in told for one in method().added.get(kind, ()))
    family = method().families[method().types[kind]]
    assert slide.decision.startswith(family.decision)
    usual = favourite(made(hand_made, goal(type=kind)), aims(made(hand_made, goal(type=kind)))[0])
    assert usual is not None and usual.row is None and usual.name in slide.decision
    assert "par défaut de la méthode" in slide.message[0]


def test_a_recruiting_client_sees_applications_not_sales(hand_made: Made) -> None:
    entered = (
        Entry(month=Month(2026, 10), indicator="candidatures", value=4.0),
        Entry(month=Month(2026, 10), indicator="ventes", value=9.0),
    )
    (slide,) = objectives.pages(made(hand_made, goal(type="recrutement"), entered=entered))
    row = next(row for row in cells(slide) if row[0].startswith("Candidatures"))
    assert row[:2] == ["Candidatures, tous réseaux", "4"]
    assert not any("Ventes" in row[0] for row in cells(slide))


def test_indicators_are_those_of_the_objective_s_network_with_where_the_client_started(hand_made: Made) -> None:
    series = [*months(0.04, 0.05, measure="engagement_rate"), *months(0.08, 0.09, measure="engagement_rate", network="instagram")]  # fmt: skip
    (slide,) = objectives.pages(made(hand_made, goal(type="considération", measure="engagement_rate"), series=series))
    assert cells(slide)[0] == ["Taux d’engagement, Facebook", "5,0 %", "4,0 %", "exports Facebook"]
    assert not any("Instagram" in row[0] for row in cells(slide))


def test_without_any_figure_the_page_stands_and_names_what_lacks(hand_made: Made) -> None:
    (slide,) = objectives.pages(made(hand_made, goal(), series=[]))
    assert plain(slide.title) == "L’objectif de conversion n’a encore aucun indicateur chiffré"
    assert cells(slide)[0][:3] == ["Ventes", "–", "–"] and cells(slide)[0][3].startswith(
        "pas de source : saisie « ventes »"
    )
    assert len(cells(slide)) == 4 and slide.message[1].startswith("Sans source : rendez-vous")


def test_the_favourite_format_is_the_client_s_own_where_it_is_at_least_indicative(
    hand_made: Made, compared: Callable[..., Row]
) -> None:
    rows = [
        compared(1.4, "indicatif", group="image"),
        compared(1.3, "concluant"),
        compared(2.0, "non concluant", group="reel"),
    ]
    seen = goal(type="considération", measure="engagement_rate", network="instagram", baseline=None)
    (slide,) = objectives.pages(made(hand_made, seen, comparisons=rows))
    assert plain(slide.message[0]).startswith("Format favori : les carrousels sur Instagram, sur l’engagement +30 %")
    assert slide.message[0].endswith("(concluant).")
    assert "programmer d’abord les carrousels sur Instagram" in slide.decision


def test_a_conversion_s_favourite_format_is_judged_on_clicks(hand_made: Made, compared: Callable[..., Row]) -> None:
    rows = [compared(1.4, "concluant"), compared(1.8, "indicatif", question="format_clicks", group="link")]
    sold = goal(network="instagram", baseline=None)
    (slide,) = objectives.pages(made(hand_made, sold, comparisons=rows))
    assert "les publications avec lien sur Instagram, sur les clics +80 %" in plain(slide.message[0])


def test_two_objectives_of_one_type_have_a_page_and_a_name_each(hand_made: Made) -> None:
    slides = objectives.pages(made(hand_made, goal(), goal(sentence="Remplir les ateliers")))
    assert [slide.id for slide in slides] == ["objectifs.objectif.conversion", "objectifs.objectif.conversion-2"]
    assert slides[1].title.startswith("« Remplir les ateliers »") and slides[0].title != slides[1].title
