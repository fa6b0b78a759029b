"""Who follows, as exported: the facts said, what is drawn, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Chart, Slide
from iwa.steps.audit.audience import audience

Made = Callable[..., ClientMonth]
Rows = list[dict[str, Any]]
AGES = {"Femmes 25-34": 0.23, "Hommes 25-34": 0.15, "Femmes 65+": 0.07, "Femmes 18-24": 0.3, "Hommes 18-24": 0.05}
CITIES = {"Angers, Pays de la Loire": 0.4, "Nantes, Pays de la Loire": 0.1}


def rows(dimension: str, values: dict[str, float], network: str = "instagram", **changes: Any) -> Rows:
    """Rows of the audience table, in shares of the followers unless said otherwise."""
    row = {"network": network, "dimension": dimension, "unit": "part", "measured_at": date(2026, 10, 31)}
    row |= {"source_file": f"{network}.csv", "source_row": 1} | changes
    return [row | {"label": label, "value": value} for label, value in values.items()]


def said(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def chart(slide: Slide) -> Chart:
    assert isinstance(slide.exhibit, Chart)
    return slide.exhibit


def drawn(slide: Slide) -> dict[str, float | None]:
    (series,) = chart(slide).series
    return {name: value and round(value, 3) for name, value in zip(chart(slide).categories, series.values, strict=True)}


@pytest.mark.parametrize(
    ("dimension", "values", "title"),
    [
        ("âge et sexe", AGES | {"Femmes 18-24": 0.1}, "les 25-34 ans forment la première tranche d’âge, à 38 %"),
        ("âge et sexe", {"U 65+": 0.6, "Femmes 18-24": 0.4}, "les 65 ans et plus forment la première tranche d’âge, à 60 %"),
        ("âge et sexe", {"Femmes 25 - 34": 0.5, "Femmes 35-44": 0.5}, "les 25-34 ans et les 35-44 ans sont les plus nombreux, à 50 % chacun"),
        ("ville", CITIES, "« Angers, Pays de la Loire » est la première ville des abonnés, à 40 %"),
        ("pays", {"France": 0.9}, "« France » est le premier pays des abonnés, à 90 %"),
        ("genre", {"Femmes": 0.62, "Hommes": 0.36}, "62 % des abonnés sont des femmes"),
        ("genre", {"Autres": 0.62, "Hommes": 0.36}, "62 % des abonnés sont notés « autres »"),
        ("lieu", {"Lyon": 0.3, "Paris": 0.3}, "« Lyon » et « Paris » arrivent en tête, à 30 % des abonnés chacun"),
    ],
)  # fmt: skip
def test_a_title_says_what_comes_first(dimension: str, values: dict[str, float], title: str, hand_made: Made) -> None:
    (slide,) = audience(hand_made(audience=rows(dimension, values)), "instagram")
    assert said(slide.title) == f"Instagram : {title}"


def test_ages_stand_in_their_order_and_the_sexes_are_stacked_in_french(hand_made: Made) -> None:
    exported = AGES | {"U 18-24": 0.02, "Hommes 13-17": 0.01}
    (slide,) = audience(hand_made(audience=rows("âge et sexe", exported)), "instagram")
    exhibit = chart(slide)
    assert exhibit.kind == "stacked"
    assert exhibit.categories == ("13-17 ans", "18-24 ans", "25-34 ans", "65 ans et plus")
    assert {series.name: series.values for series in exhibit.series} == {
        "Femmes": (None, 0.3, 0.23, 0.07),
        "Hommes": (0.01, 0.05, 0.15, None),
        "Non précisé": (None, 0.02, None, None),
    }
    assert [said(line) for line in slide.message[:2]] == [
        "25-34 ans : 38 % des abonnés.",
        "Tous âges : 60 % de femmes, 21 % d’hommes et 2 % non précisé.",
    ]


def test_eight_bars_then_what_the_export_does_not_detail(hand_made: Made) -> None:
    cities = {f"Ville {rank}": (20 - rank) / 250 for rank in range(10)}
    (slide,) = audience(hand_made(audience=rows("ville", cities)), "instagram")
    assert chart(slide).categories == (*(f"Ville {rank}" for rank in range(8)), "Autres")
    assert drawn(slide)["Autres"] == 0.472
    assert said(slide.message[0]) == "L’export détaille 62 % des abonnés (10 villes)."


def test_shares_that_make_a_whole_leave_no_others(hand_made: Made) -> None:
    (slide,) = audience(hand_made(audience=rows("pays", {"FR": 0.9, "BE": 0.1}, "tiktok")), "tiktok")
    assert drawn(slide) == {"France": 0.9, "Belgique": 0.1}
    assert not any("détaille" in line for line in slide.message)


def test_a_dimension_without_a_date_or_a_number_says_so_and_one_with_both_shows_them(hand_made: Made) -> None:
    shares = rows("ville", CITIES, measured_at=None)
    (bare,) = audience(hand_made(audience=shares), "instagram")
    assert (bare.subtitle, bare.source.count) == ("Abonnés par ville, en part des abonnés, à une date non précisée", "")
    counted = rows("abonnés", {"total": 30222.0}, unit="followers") + rows("ville", CITIES)
    (slide,) = audience(hand_made(audience=counted), "instagram")
    assert said(slide.subtitle) == "Abonnés par ville, en part des abonnés, au 31 octobre 2026"
    assert said(slide.source.count) == "30 222 abonnés"


def test_counts_are_shares_of_the_followers_the_network_could_place(hand_made: Made) -> None:
    counts = rows("fonction", {"Vente": 30.0, "Achats": 10.0}, "linkedin", unit="followers")
    (slide,) = audience(hand_made(audience=counts), "linkedin")
    assert drawn(slide) == {"Vente": 0.75, "Achats": 0.25}
    assert "dont LinkedIn connaît cette donnée" in slide.subtitle
    assert said(slide.source.count) == "40 abonnés classés"


def test_counts_and_shares_of_a_dimension_are_never_put_together(hand_made: Made) -> None:
    old = rows("fonction", {"Vente": 30.0}, "linkedin", unit="followers", measured_at=date(2026, 9, 30))
    new = rows("fonction", {"Achats": 0.6}, "linkedin", unit="part des followers", source_file="b.xlsx")
    readers = rows("fonction", {"Conseil": 0.9}, "linkedin", unit="part des lecteurs", source_file="b.xlsx")
    visits = rows("fonction", {"Droit": 900.0}, "linkedin", unit="visites", measured_at=date(2026, 11, 2))
    (slide,) = audience(hand_made(audience=[*old, *new, *readers, *visits]), "linkedin")
    assert drawn(slide) == {"Achats": 0.6, "Autres": 0.4}


def test_a_file_with_both_is_read_by_its_first_unit(hand_made: Made) -> None:
    shares = rows("fonction", {"Vente": 0.6}, "linkedin", source_row=1)
    counts = rows("fonction", {"Achats": 900.0}, "linkedin", unit="followers", source_row=2)
    (slide,) = audience(hand_made(audience=[*shares, *counts]), "linkedin")
    assert drawn(slide) == {"Vente": 0.6, "Autres": 0.4}


def test_each_dimension_is_of_its_newest_file_and_a_file_without_a_date_is_the_oldest(hand_made: Made) -> None:
    undated = rows("ville", {"Nantes": 0.9}, source_file="z.csv", measured_at=None)
    old = rows("ville", {"Paris": 0.8}, source_file="b.csv", measured_at=date(2026, 9, 1))
    new = rows("ville", {"Angers": 0.7}, source_file="a.csv")
    ages = rows("âge et sexe", AGES, source_file="b.csv", measured_at=date(2026, 9, 1))
    slides = audience(hand_made(audience=[*new, *old, *undated, *ages]), "instagram")
    assert [chart(slide).categories[0] for slide in slides] == ["18-24 ans", "Angers"]


def test_two_slides_at_most_the_most_telling_first_and_hours_are_none(hand_made: Made) -> None:
    exported = rows("pays", {"France": 1.0}) + rows("ville", CITIES) + rows("âge et sexe", AGES)
    exported += rows("heure", {"8 h": 120.0}, unit="followers actifs")
    slides = audience(hand_made(audience=exported), "instagram")
    assert [slide.id for slide in slides] == [
        "audit.audience-age-et-sexe.instagram", "audit.audience-ville.instagram",
    ]  # fmt: skip
    hours = rows("heure", {"8 h": 120.0}, "tiktok", unit="followers actifs")
    (none,) = audience(hand_made(audience=hours), "tiktok")
    assert none.id == "audit.audience.tiktok"


@pytest.mark.parametrize(
    ("dimensions", "missing"),
    [
        ({}, "Âge, lieu et fonction : pas de source dans les exports fournis."),
        ({"ville": CITIES}, "Âge et fonction : pas de source dans les exports fournis."),
        ({"ville": CITIES, "âge et sexe": AGES}, "Fonction : pas de source dans les exports fournis."),
        ({"pays": {"France": 1.0}, "ville": CITIES, "âge et sexe": AGES}, "Fonction : pas de source dans les exports fournis."),
        ({"fonction": {"Vente": 1.0}, "lieu": {"Lyon": 1.0}}, "Âge : pas de source dans les exports fournis."),
    ],
)  # fmt: skip
def test_only_what_has_no_source_is_said_to_have_none(
    dimensions: dict[str, dict[str, float]], missing: str, hand_made: Made
) -> None:
    exported = [row for name, values in dimensions.items() for row in rows(name, values)]
    slides = audience(hand_made(audience=exported), "instagram")
    assert [line for slide in slides for line in slide.message if "pas de source" in line] == [missing]
    assert slides[-1].message[-1] == missing


def test_nothing_is_said_to_lack_when_all_is_there(hand_made: Made) -> None:
    exported = rows("fonction", {"Vente": 1.0}) + rows("ville", CITIES) + rows("âge et sexe", AGES)
    slides = audience(hand_made(audience=exported), "instagram")
    assert not any("pas de source" in line for slide in slides for line in slide.message)


def test_the_followers_that_the_team_noted_are_still_said(hand_made: Made) -> None:
    noted = tuple(
        Entry.model_construct(
            month=Month(2026, month), network="instagram", indicator="abonnés", value=value, note=None
        )
        for month, value in ((9, 1200.0), (10, 1300.0))
    )
    (slide,) = audience(hand_made(Dossier(entered=noted), audience=rows("ville", CITIES)), "instagram")
    assert "Instagram gagne 100 abonnés en 1 mois et en compte 1 300." in map(said, slide.message)


def test_without_a_declared_target_the_decision_asks_for_one(hand_made: Made) -> None:
    exported = rows("âge et sexe", AGES) + rows("ville", CITIES)
    ages, cities = audience(hand_made(audience=exported), "instagram")
    assert ages.decision == (
        "Vérifier que les 25-34 ans sont bien un public visé : les cibles déclarées restent à compléter."
    )
    assert cities.decision == (
        "Vérifier que « Angers, Pays de la Loire » est bien un public visé : les cibles déclarées restent à compléter."
    )


@pytest.mark.parametrize("dimension", ["niveau hiérarchique", "taille d’entreprise", "ville", "fonction"])
def test_a_title_stays_short_whatever_the_label(dimension: str, hand_made: Made) -> None:
    values = {"Un intitulé si long que personne ne le lirait d’une traite, dans aucune langue": 0.6}
    (slide,) = audience(hand_made(audience=rows(dimension, values)), "instagram")
    assert len(slide.title) <= 110 and slide.title.endswith("60\xa0%")
