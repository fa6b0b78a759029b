"""Competitors beside the client: a title that says who publishes more, and "n. d." for what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.observations import CompetitorNote
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.audit.angles import angles, free_ground
from iwa.steps.audit.rivals import rivals

Made = Callable[..., ClientMonth]
Rows = list[dict[str, Any]]


def days(count: int) -> list[pd.Timestamp]:
    """So many moments that leave no doubt that the window is covered."""
    return list(pd.date_range("2026-08-04 09:00", "2026-10-30 09:00", periods=count, tz="UTC"))


def noted(name: str, count: int, **facts: Any) -> Rows:
    usual = {"network": "facebook", "competitor": name, "url": None}
    return [usual | {"published_at": moment, "text": str(moment)} | facts for moment in days(count)]


def own(count: int, **facts: Any) -> Rows:
    figures = {"network": "facebook", "format": "image", "reactions": 8.0, "comments": 1.0, "shares": 1.0}
    return [figures | {"post_id": str(moment), "published_at": moment} | facts for moment in days(count)]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def only(month: ClientMonth) -> Slide:
    (slide,) = rivals(month)
    return slide


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(plain(cell) for cell in row) for row in slide.exhibit.rows]


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((60, 50, 12), "Sur Facebook, deux concurrents sur trois publient plus souvent"),
        ((60, 10, 12), "Sur Facebook, un concurrent sur trois publie plus souvent"),
        ((60, 50, 70), "Sur Facebook, les trois concurrents publient plus souvent que Maison Lune"),
        ((31, 30, 12), "Sur Facebook, aucun des trois concurrents ne publie plus souvent"),
        ((10, 12), "Sur Facebook, les deux concurrents publient moins souvent que Maison Lune"),
        ((60,), "Sur Facebook, Rival 0 publie plus souvent que Maison Lune"),
        ((31,), "Sur Facebook, Rival 0 publie au même rythme que Maison Lune"),
    ],
)
def test_the_title_counts_who_publishes_more_often(hand_made: Made, counts: tuple[int, ...], title: str) -> None:
    benchmark = [row for n, count in enumerate(counts) for row in noted(f"Rival {n}", count)]
    slide = only(hand_made(posts=own(30), benchmark=benchmark))
    assert slide.id == "audit.concurrents.facebook"
    assert plain(slide.title) == title


def test_the_client_stands_out_among_the_others_with_the_same_figures(hand_made: Made) -> None:
    entry = Entry(month=Month(2026, 10), network="facebook", indicator="abonnés", value=500)
    benchmark = [*noted("Fournil", 45, interactions=30.0, followers=3000.0), *noted("Anne", 9)]
    slide = only(hand_made(posts=own(30), benchmark=benchmark, dossier=Dossier(entered=(entry,))))
    assert rows(slide) == [
        ("Fournil", "45", "3,5", "30", "3 000", "1,00"),
        ("Maison Lune", "30", "2,3", "10", "500", "2,00"),
        ("Anne", "9", "0,7", "n. d.", "n. d.", "n. d."),
    ]
    assert isinstance(slide.exhibit, Table) and slide.exhibit.emphasis == (1,)
    assert [plain(text) for text in slide.message] == [
        "Pour 100 abonnés, Fournil ne dépasse pas Maison Lune ; non connu pour 1 autre."
    ]
    assert plain(slide.subtitle).startswith("Les mêmes jours pour tous, du 3 août au 31 octobre 2026")
    assert slide.source.files == ("a.csv", "facebook.csv") and slide.source.period


def test_the_profile_of_the_client_in_a_tools_file_is_no_competitor(hand_made: Made) -> None:
    benchmark = [*noted("Fournil", 45), *noted("maison lune", 30, followers=800.0)]
    slide = only(hand_made(posts=own(30), benchmark=benchmark))
    assert [row[0] for row in rows(slide)] == ["Fournil", "Maison Lune"]
    assert rows(slide)[1][4] == "800"


def test_eight_rows_at_most_the_client_always_among_them(hand_made: Made) -> None:
    benchmark = [row for n in range(9) for row in noted(f"Rival {n}", 40 + n)]
    slide = only(hand_made(posts=own(3), benchmark=benchmark))
    assert len(rows(slide)) == 8 and rows(slide)[-1][0] == "Maison Lune"
    assert plain(slide.message[-1]) == "Hors du tableau : 2 concurrents, au rythme plus faible ou inconnu."


def test_without_an_export_of_the_client_its_rhythm_is_not_known(hand_made: Made) -> None:
    slide = only(hand_made(benchmark=noted("Fournil", 45), sources=[]))
    assert slide.title == "Sur Facebook, le rythme des concurrents est connu, pas celui du client"
    assert rows(slide)[1] == ("Maison Lune", *["n. d."] * 5)
    assert slide.decision == "Fournir l’export de Facebook qui couvre les mêmes jours."


def test_a_few_days_of_posts_make_no_rhythm(hand_made: Made) -> None:
    few = [
        row | {"published_at": pd.Timestamp(f"2026-10-1{n} 09:00", tz="UTC")}
        for n, row in enumerate(noted("Fournil", 5))
    ]
    assert (
        only(hand_made(posts=own(30), benchmark=few)).title
        == "Sur Facebook, le rythme des concurrents suivis n’est pas connu"
    )


def test_each_network_has_its_slide(hand_made: Made) -> None:
    benchmark = [*noted("Fournil", 45), *noted("Fournil", 20, network="instagram")]
    found = [slide.id for slide in rivals(hand_made(posts=own(30), benchmark=benchmark))]
    assert found == ["audit.concurrents.facebook", "audit.concurrents.instagram"]


def test_without_any_competitor_one_slide_of_the_annex_says_where_to_get_them(hand_made: Made) -> None:
    slide = only(hand_made(posts=own(30)))
    assert (slide.id, slide.annex) == ("audit.concurrents", True)
    assert {row[1] for row in rows(slide)} == {"pas de source"}
    assert "concurrents.csv" in rows(slide)[0][2]
    assert angles(hand_made(posts=own(30))) == ()


RECIPES = EditorialElement(element="thème", name="Recettes", words=("farine", "#faitmaison"))
STAFF = EditorialElement(element="thème", name="L’équipe", words=("boulanger",))

AVOIDED = EditorialElement(element="mot à éviter", name="authentique")  # no theme


def test_the_free_ground_is_the_themes_whose_words_no_angle_has() -> None:
    assert free_ground([RECIPES, STAFF], ["Les coulisses et l’EQUIPE"]) == ["Recettes"]
    assert free_ground([RECIPES, STAFF], ["la recette du mois", "nos boulangers"]) == []
    assert free_ground([RECIPES, STAFF], []) == []


def test_a_word_stands_for_its_family_and_a_word_that_says_nothing_for_none() -> None:
    craft = EditorialElement(element="thème", name="Artisan", words=("fournil pour tous",))
    assert free_ground([craft], ["l’artisanat du pain"]) == []
    assert free_ground([craft], ["des prix pour tous"]) == ["Artisan"]
    short = EditorialElement(element="thème", name="Café", words=("café",))
    assert free_ground([short], ["les cafétérias"]) == ["Café"]  # four letters: another word may begin alike


def test_what_was_not_noted_of_a_competitor_is_to_be_completed(hand_made: Made) -> None:
    notes = (CompetitorNote(competitor="Fournil", network="facebook", message="Le quartier", angle="La recette"),)
    month = hand_made(benchmark=noted("Anne", 3), dossier=Dossier(competitors=notes, editorial=(RECIPES, STAFF)))
    (slide,) = angles(month)
    assert slide.id == "audit.angles"
    assert rows(slide) == [
        ("Fournil (Facebook)", "Le quartier", "à compléter", "à compléter", "La recette"),
        ("Anne", *["à compléter"] * 4),
    ]
    assert slide.title == "Aucun angle noté chez les concurrents ne touche « L’équipe »"
    assert plain(slide.message[1]) == "Provisoire : 1 concurrent sans angle noté."
    assert slide.decision == "Compléter l’onglet « concurrents » du dossier avant la remise."


def test_a_title_names_as_many_free_themes_as_it_can_hold(hand_made: Made) -> None:
    names = ("Des gestes et des conseils", "Producteurs locaux", "Visites et coulisses")
    themes = tuple(EditorialElement(element="thème", name=name, words=(name,)) for name in names)
    notes = (CompetitorNote(competitor="Fournil", angle="Le prix"),)
    (slide,) = angles(hand_made(benchmark=noted("Anne", 3), dossier=Dossier(competitors=notes, editorial=themes)))
    assert len(slide.title) <= 110 and slide.title.endswith("« Producteurs locaux », entre autres")


def test_without_an_angle_or_a_theme_the_free_ground_is_to_be_completed(hand_made: Made) -> None:
    bare, held = CompetitorNote(competitor="Fournil"), CompetitorNote(competitor="Fournil", angle="La recette")
    for dossier in (
        Dossier(competitors=(bare,), editorial=(RECIPES,)),
        Dossier(competitors=(held,), editorial=(AVOIDED,)),
    ):
        (slide,) = angles(hand_made(dossier=dossier))
        assert slide.title.endswith("le terrain libre est à compléter")
        assert slide.message[0] == "Terrain libre parmi les thèmes du client : à compléter."


def test_a_theme_that_nobody_holds_is_proposed_once_every_angle_is_noted(hand_made: Made) -> None:
    held = CompetitorNote(competitor="Fournil", angle="La recette")
    (slide,) = angles(hand_made(dossier=Dossier(competitors=(held,), editorial=(RECIPES, STAFF))))
    assert "« L’équipe »" in slide.decision
    (slide,) = angles(hand_made(dossier=Dossier(competitors=(held,), editorial=(RECIPES,))))
    assert slide.title == "Chaque thème du client croise un angle déjà tenu par un concurrent"
    assert slide.decision == "Rien à changer."
