"""A comparison's slide says no more than its verdict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.slides import Chart, Table
from iwa.steps.comparison import comparison

Made = Callable[..., Any]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("ratio", "verdict", "title", "decision"),
    [
        (1.58, "concluant", "Sur Instagram, les carrousels vont de pair avec 58 % d’engagement en plus",
         "Programmer plus souvent les carrousels sur Instagram, à heures constantes."),
        (0.6, "concluant", "Sur Instagram, les carrousels vont de pair avec 40 % d’engagement en moins",
         "Réduire les carrousels sur Instagram au profit des autres."),
        (1.3, "indicatif", "Sur Instagram, les carrousels vont peut-être de pair avec plus d’engagement : à confirmer",
         "Tester les carrousels contre le reste le mois prochain avant de changer le plan."),
        (0.7, "indicatif", "Sur Instagram, les carrousels vont peut-être de pair avec moins d’engagement : à confirmer",
         "Tester les carrousels contre le reste le mois prochain avant de changer le plan."),
        (1.9, "non concluant", "Sur Instagram, aucun format ne se détache nettement", "Rien à changer."),
        (float("nan"), "", "Sur Instagram, il y a trop peu de publications pour comparer les formats",
         "Rien à changer."),
    ],
)  # fmt: skip
def test_title_and_decision_follow_the_verdict(
    ratio: float, verdict: str, title: str, decision: str, hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    slide = comparison(hand_made(comparisons=[compared(ratio, verdict)]), "instagram", "format", "audit")
    assert (plain(slide.title), plain(slide.decision)) == (title, decision)
    assert slide.verdict == verdict
    assert slide.annex == (verdict not in ("concluant", "indicatif"))


def test_an_indicative_title_has_no_figure_and_the_evidence_stands_beside(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    slide = comparison(hand_made(comparisons=[compared(1.5, "indicatif")]), "instagram", "format", "audit")
    assert not any(character.isdigit() for character in slide.title)
    assert [plain(text) for text in slide.message] == [
        "Carrousel : +50 %, entre +20 % et +88 %, 20 publications contre 30 ; à confirmer."
    ]


def test_each_row_has_its_own_verdict_whatever_that_of_the_slide(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    rows = [
        compared(1.3, "indicatif", group="reel"),
        compared(1.2, "concluant"),
        compared(0.6, "indicatif", group="image"),
    ]
    slide = comparison(hand_made(comparisons=rows), "instagram", "format", "audit")
    assert slide.verdict == "concluant"
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.emphasis == ("Carrousel (20)",)
    assert [(text.split(" ")[0], text.endswith("à confirmer.")) for text in slide.message] == [
        ("Carrousel", False),
        ("Reel", True),
        ("Image", True),
    ]


def test_posts_of_no_group_are_compared_too_and_counted_out_of_those_published(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    posts = [
        {"network": "instagram", "post_id": str(n), "format": form, "published_at": pd.Timestamp("2026-10-05", tz="UTC")}
        for n, form in enumerate(["image"] * 18 + ["story"] * 4)
    ]  # fmt: skip
    rows = [
        compared(1.0, "non concluant", question="theme", group="A", n=7, n_rest=9),
        compared(1.0, "non concluant", question="theme", group="B", n=5, n_rest=11),
    ]
    slide = comparison(hand_made(comparisons=rows, posts=posts), "instagram", "theme", "audit")
    assert plain(slide.source.count) == "16 publications comparées sur 18"


def test_a_single_large_group_is_not_said_to_have_too_few_posts(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    missing = float("nan")
    rows = [
        compared(missing, "", question="length", group="texte court", n=34, n_rest=1),
        compared(missing, "", question="length", group="texte long", n=1, n_rest=34),
    ]
    slide = comparison(hand_made(comparisons=rows), "instagram", "length", "audit")
    assert slide.title == (
        "Sur Instagram, une seule longueur de texte compte au moins 5 publications : rien à comparer"
    )
    assert [plain(text) for text in slide.message] == ["Moins de 5 publications à comparer : Texte long (1)."]


def test_a_network_whose_posts_have_one_format_says_that_and_no_figure(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    rows = [compared(float("nan"), "", group="video", n=39, n_rest=0)]
    slide = comparison(hand_made(comparisons=rows), "instagram", "format", "audit")
    assert slide.title == "Sur Instagram, toutes les publications ont un seul format : rien à comparer"


def test_a_conclusive_group_is_named_before_an_indicative_one_however_large(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    rows = [compared(1.4, "concluant"), compared(3.0, "indicatif", group="reel")]
    slide = comparison(hand_made(comparisons=rows), "instagram", "format", "audit")
    assert "carrousels" in slide.title and "peut-être" not in slide.title


def test_groups_too_small_are_named_with_their_number_and_never_ranked(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    missing = float("nan")
    rows = [compared(1.0, "non concluant"), compared(missing, "", group="reel", n=1, low=missing, high=missing)]
    slide = comparison(hand_made(comparisons=rows), "instagram", "format", "audit")
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.categories == ("Carrousel (20)",)
    assert plain(slide.message[-1]) == "Moins de 5 publications à comparer : Reel (1)."


def test_without_an_export_the_decision_is_to_give_it(hand_made: Callable[..., ClientMonth]) -> None:
    slide = comparison(hand_made(sources=[]), "instagram", "format", "audit")
    assert slide.title == "Sur Instagram, aucune publication ne peut être comparée par format"
    assert slide.decision == "Fournir l’export d’Instagram qui couvre la période."
    assert isinstance(slide.exhibit, Table) and slide.exhibit.rows == (("Aucune publication comparable", "–"),)


def test_each_printed_change_names_the_rows_that_give_it(hand_made: Callable[..., ClientMonth], compared: Made) -> None:
    (number,) = comparison(hand_made(comparisons=[compared(1.5, "concluant")]), "instagram", "format", "audit").numbers
    assert plain(number.text) == "+50 %"
    assert (number.table, number.where) == (
        "comparisons",
        {"network": "instagram", "question": "format", "group": "carousel"},
    )
