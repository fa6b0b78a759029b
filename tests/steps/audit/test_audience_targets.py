"""The declared targets against the followers exported: what is in them, and whether it is what was aimed at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from iwa.audience.aimed import held
from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.target import Target
from iwa.slides import Chart, Slide
from iwa.steps.audit.audience import audience

Made = Callable[..., ClientMonth]
AGES = {"Femmes 18-24": 0.12, "Femmes 25-34": 0.23, "Hommes 25-34": 0.15, "Femmes 35-44": 0.2, "Hommes 35-44": 0.1}
CITIES = {"Angers, Pays de la Loire": 0.4, "Nantes, Pays de la Loire": 0.1}


def target(dimension: str, value: str, share: float | None = None, network: str | None = None) -> Target:
    return Target(name="Familles", network=network, dimension=dimension, value=value, share=share)


@pytest.fixture
def slide(hand_made: Made) -> Callable[..., Slide]:
    """The one slide of Instagram's followers by a dimension, with these targets declared."""

    def made(dimension: str, values: dict[str, float], *targets: Target) -> Slide:
        row: dict[str, Any] = {
            "network": "instagram", "dimension": dimension, "unit": "part", "source_file": "a.csv", "source_row": 1,
            "measured_at": date(2026, 10, 31),
        }  # fmt: skip
        exported = [row | {"label": label, "value": value} for label, value in values.items()]
        (only,) = audience(hand_made(Dossier(targets=targets), audience=exported), "instagram")
        return only

    return made


def said(text: str) -> str:
    return text.replace("\xa0", " ")


def emphasised(slide: Slide) -> tuple[str, ...]:
    assert isinstance(slide.exhibit, Chart)
    return slide.exhibit.emphasis


@pytest.mark.parametrize(
    ("dimension", "value", "labels", "found"),
    [
        ("âge", "25-34 ans", ("25-34 ans", "35-44 ans"), ("25-34 ans",)),
        ("âge", "25 à 44", ("18-24 ans", "25-34 ans", "35-44 ans", "45-54 ans"), ("25-34 ans", "35-44 ans")),
        ("âge", "55 ans et plus", ("45-54 ans", "55-64 ans", "65 ans et plus"), ("55-64 ans", "65 ans et plus")),
        ("âge", "moins de 25 ans", ("13-17 ans", "18-24 ans", "25-34 ans"), ("13-17 ans", "18-24 ans")),
        ("âge", "55-64 ans", ("65 ans et plus",), ()),
        ("genre", "femme", ("Femmes", "Hommes"), ("Femmes",)),
        ("genre", "H", ("Femmes", "Hommes"), ("Hommes",)),
        ("ville", "ANGERS", ("Angers, Pays de la Loire", "Angervilliers"), ("Angers, Pays de la Loire",)),
        ("ville", "Tours", ("Joué-lès-Tours, Centre", "Tours, Centre"), ("Tours, Centre",)),
        ("lieu", "Lyon", ("Greater Lyon Area, France", "Lyons-la-Forêt"), ("Greater Lyon Area, France",)),
        ("secteur", "Energies  renouvelables", ("Énergies renouvelables",), ("Énergies renouvelables",)),
        ("secteur", "Conseil", ("Conseil aux entreprises",), ()),
    ],
)
def test_a_label_is_in_a_target_whatever_its_spelling_and_an_age_by_its_bounds(
    dimension: str, value: str, labels: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert held(target(dimension, value), dict.fromkeys(labels, 0.1)).labels == found


def test_the_title_says_the_share_in_the_target_and_its_bars_stand_out(slide: Callable[..., Slide]) -> None:
    shown = slide("ville", CITIES, target("ville", "Angers"))
    assert said(shown.title) == "Instagram : 40 % des abonnés sont dans la cible déclarée (Angers)"
    assert emphasised(shown) == ("Angers, Pays de la Loire",)
    assert not any("première ville" in line for line in shown.message)
    assert shown.decision == "Fixer dans l’onglet « cibles » la part visée pour « Angers »."


def test_several_ages_are_added_up_over_both_sexes(slide: Callable[..., Slide]) -> None:
    shown = slide("âge et sexe", AGES, target("âge", "25-44 ans"))
    assert said(shown.title) == "Instagram : 68 % des abonnés sont dans la cible déclarée (25-44 ans)"
    assert emphasised(shown) == ("25-34 ans", "35-44 ans")
    assert "Dans la cible : 25-34 ans et 35-44 ans, 68 % des abonnés ensemble." in map(said, shown.message)


def test_ranges_that_overlap_are_counted_once(slide: Callable[..., Slide]) -> None:
    shown = slide("âge et sexe", AGES, target("âge", "25-44 ans"), target("âge", "18-34 ans"))
    assert said(shown.title) == "Instagram : 80 % des abonnés sont dans les cibles déclarées (25-44 ans et 18-34 ans)"


def test_a_target_on_a_sex_stands_out_in_the_stack_and_never_adds_to_one_on_an_age(
    slide: Callable[..., Slide],
) -> None:
    women = slide("âge et sexe", AGES, target("genre", "femmes"))
    assert said(women.title) == "Instagram : 55 % des abonnés sont dans la cible déclarée (femmes)"
    assert emphasised(women) == ("Femmes",)
    both = slide("âge et sexe", AGES, target("genre", "femmes", 0.5), target("âge", "25-34 ans", 0.3))
    assert said(both.title) == "Instagram : 38 % des abonnés sont dans la cible déclarée (25-34 ans)"
    assert said(both.decision) == (
        "Rien à changer : la part visée est atteinte, femmes à 55 % pour 50 % visés et 25-34 ans à 38 % pour 30 % visés."
    )


@pytest.mark.parametrize(
    ("aimed", "decision"),
    [
        (0.35, "Rien à changer : la part visée est atteinte, Angers à 40 % pour 35 % visés."),
        (0.404, "Rien à changer : la part visée est atteinte, Angers à 40 % pour 40 % visés."),
        (0.5, "Écrire davantage pour la cible déclarée : Angers à 40 % pour 50 % visés, part visée non atteinte."),
    ],
)
def test_the_decision_says_whether_the_share_aimed_at_is_reached(
    aimed: float, decision: str, slide: Callable[..., Slide]
) -> None:
    assert said(slide("ville", CITIES, target("ville", "Angers", aimed)).decision) == decision


def test_one_reached_beside_one_that_is_not_is_said_too(slide: Callable[..., Slide]) -> None:
    shown = slide("ville", CITIES, target("ville", "Angers", 0.3), target("ville", "Nantes", 0.2))
    assert said(shown.decision) == (
        "Écrire davantage pour la cible déclarée : Nantes à 10 % pour 20 % visés, part visée non atteinte."
    )
    assert "Part visée atteinte : Angers à 40 % pour 30 % visés." in map(said, shown.message)


def test_a_share_is_a_least_one_where_the_export_cuts_the_ages_elsewhere(slide: Callable[..., Slide]) -> None:
    shown = slide("âge et sexe", AGES, target("âge", "25-40 ans", 0.5))
    assert said(shown.title) == "Instagram : au moins 38 % des abonnés sont dans la cible déclarée (25-40 ans)"
    assert said(shown.decision) == (
        "Déclarer les cibles d’âge sur les tranches de l’export pour pouvoir conclure : "
        "25-40 ans à au moins 38 % pour 50 % visés."
    )


def test_a_target_that_the_export_does_not_show_is_unknown_and_not_zero(slide: Callable[..., Slide]) -> None:
    shown = slide("ville", CITIES, target("ville", "Cholet", 0.1))
    assert said(shown.title) == "Instagram : « Angers, Pays de la Loire » est la première ville des abonnés, à 40 %"
    unknown = "« Cholet » (cible déclarée) ne figure pas parmi les valeurs exportées : sa part n’est pas connue."
    assert unknown in shown.message
    assert shown.decision == "Vérifier la cible déclarée : l’export ne montre pas « Cholet »."


def test_a_target_far_down_the_list_is_drawn_all_the_same(slide: Callable[..., Slide]) -> None:
    cities = {f"Ville {rank}": (20 - rank) / 200 for rank in range(10)}
    shown = slide("ville", cities, target("ville", "Ville 9"))
    assert isinstance(shown.exhibit, Chart)
    assert shown.exhibit.categories == (*(f"Ville {rank}" for rank in range(7)), "Ville 9", "Autres")
    assert emphasised(shown) == ("Ville 9",)
    assert "« Ville 0 » est la première ville des abonnés, à 10 %." in map(said, shown.message)


def test_a_target_of_another_network_says_nothing_here(slide: Callable[..., Slide]) -> None:
    shown = slide("ville", CITIES, target("ville", "Angers", 0.5, "facebook"))
    assert "cible déclarée" not in shown.title and shown.decision.endswith("restent à compléter.")


def test_a_dimension_with_a_target_comes_before_a_more_telling_one(hand_made: Made) -> None:
    row = {"network": "instagram", "unit": "part", "source_file": "a.csv", "source_row": 1}
    exported = [
        row | {"dimension": dimension, "label": "Un", "value": 1.0} for dimension in ("fonction", "secteur", "ville")
    ]
    slides = audience(hand_made(Dossier(targets=(target("ville", "Un"),)), audience=exported), "instagram")
    assert [slide.id.split(".")[1] for slide in slides] == ["audience-ville", "audience-fonction"]


def test_a_title_that_would_be_too_long_names_the_dimension_instead(slide: Callable[..., Slide]) -> None:
    sectors = {"Fabrication de machines industrielles": 0.2, "Conseil aux entreprises": 0.1}
    shown = slide("secteur", sectors, *(target("secteur", name) for name in sectors))
    assert said(shown.title) == "Instagram : 30 % des abonnés sont dans les cibles déclarées par secteur"


def test_two_targets_that_the_export_does_not_show_are_said_together(slide: Callable[..., Slide]) -> None:
    shown = slide("ville", CITIES, target("ville", "Cholet"), target("ville", "Laval"))
    assert shown.decision == "Vérifier les cibles déclarées : l’export ne montre pas « Cholet » et « Laval »."
    assert any("ne figurent pas" in line and "leur part" in line for line in shown.message)
