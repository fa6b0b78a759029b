"""What the audit counts: the same posts, clicks and conversions from slide to slide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.slides import Blocks, Figures, Slide, Table
from iwa.steps.audit.comparisons import comparison, questions
from iwa.steps.audit.networks import networks
from iwa.steps.audit.summary import summary, verdict
from iwa.steps.wording import group_label, group_name

Made = Callable[..., Any]


def post(name: str, form: str = "image", network: str = "instagram", **figures: float) -> dict[str, Any]:
    day = pd.Timestamp("2026-10-05 09:00", tz="UTC")
    return {"network": network, "post_id": name, "format": form, "published_at": day, **figures}


def visit(post_id: str | None, key_events: float, network: str = "instagram") -> dict[str, Any]:
    return {
        "start": "2026-10-01", "end": "2026-10-31", "view": "source", "source_file": "ga4.csv", "source_row": 1,
        "month": "2026-10", "network": network, "sessions": 10.0, "key_events": key_events, "post_id": post_id,
    }  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def lines(slide: Slide) -> list[tuple[str, ...]]:
    part = slide.second if isinstance(slide.second, Table) else slide.exhibit
    assert isinstance(part, Table)
    return [tuple(plain(cell) for cell in row) for row in part.rows]


def clicks_figure(slide: Slide) -> tuple[str, str]:
    assert isinstance(slide.exhibit, Figures)
    return slide.exhibit.items[1].value, slide.exhibit.items[1].detail


def test_the_clicks_of_stories_are_in_the_overview_which_says_so(hand_made: Made) -> None:
    posts = [post("a"), post("s", "story", link_clicks=200.0), post("f", network="facebook", link_clicks=96.0)]
    slide = networks(hand_made(posts=posts))
    assert clicks_figure(slide) == ("296", "ce que les réseaux exportent, stories comprises")
    assert [row[5] for row in lines(slide)] == ["96", "200 (stories)"]
    assert slide.subtitle.endswith("hors stories, sauf pour les clics")
    assert plain(slide.source.count) == "2 publications et 1 story"
    assert (
        "n’exporte que les clics des stories" in comparison(hand_made(posts=posts), "instagram", "format").message[-1]
    )


def test_a_base_and_a_format_have_one_name_each(hand_made: Made) -> None:
    seen = post("a", "other", "linkedin", impressions=100.0, exposure=100.0, interactions=4.0)
    (line,) = lines(networks(hand_made(posts=[seen], networks={"linkedin": {"name": "Lune"}})))
    assert line[3:5] == ("100 (impressions)", "4,0 % sur les impressions")
    assert group_label("format", "other") == "Sans vidéo"
    assert group_name("format", "other") == "les publications sans vidéo"


def test_without_stories_nothing_is_said_of_them(hand_made: Made) -> None:
    posts = [post("a", link_clicks=1.0), post("f", network="facebook", link_clicks=2.0)]
    slide = networks(hand_made(posts=posts))
    assert clicks_figure(slide) == ("3", "tous réseaux")
    assert slide.subtitle.endswith("hors stories") and plain(slide.source.count) == "2 publications"


def test_conversions_of_older_posts_have_their_own_line_so_that_the_lines_add_up(hand_made: Made) -> None:
    month = hand_made(
        posts=[post("a")], traffic=[visit("a", 14), visit("older", 1), visit(None, 3), visit("x", 9, "facebook")]
    )
    assert [(row[0], row[4]) for row in lines(comparison(month, "instagram", "format"))] == [
        ("Image", "14"),
        ("Parues hors période", "1"),
    ]
    assert [row[8] for row in lines(networks(month))] == ["9", "15"]


def test_conversions_that_are_all_tied_are_said_in_french(hand_made: Made) -> None:
    month = hand_made(posts=[post("a")], traffic=[visit("a", 3)])
    assert plain(comparison(month, "instagram", "format").message[-1]).startswith(
        "Les 3 conversions du réseau sont toutes rattachées à une publication."
    )


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([(34, 1), (1, 34)], "Un seul groupe d’au moins 5 publications : rien à quoi le comparer"),
        ([(2, 1), (1, 2)], "Aucun groupe n’atteint 5 publications : 2 au plus"),
        ([(8, 9), (9, 8)], "Moins de 5 publications à comparer parues les mêmes mois, ou trop souvent sans résultat"),
    ],
)
def test_a_question_without_an_answer_says_what_is_missing(
    sizes: list[tuple[int, int]], said: str, hand_made: Made, compared: Made
) -> None:
    none = dict.fromkeys(("low", "high", "p", "q"), float("nan"))
    rows = [compared(float("nan"), "", question="length", group=str(n), n=n, n_rest=rest, **none) for n, rest in sizes]
    (line,) = lines(questions(hand_made(comparisons=rows)))
    assert line == ("Longueur de texte", "Instagram", said, "–")


def test_the_title_of_the_questions_counts_the_conclusive_and_like_reasons_are_one_line(
    hand_made: Made, compared: Made
) -> None:
    none = dict.fromkeys(("low", "high", "p", "q"), float("nan"))
    few = [compared(float("nan"), "", network=network, question="theme", **none | {"n": 2, "n_rest": 9})
           for network in ("facebook", "instagram")]  # fmt: skip
    silent = questions(hand_made(comparisons=few))
    assert plain(silent.title) == "Sur 2 questions posées aux publications, aucune ne reçoit de réponse concluante"
    assert lines(silent) == [
        ("Thème", "Facebook et Instagram", "Aucun groupe n’atteint 5 publications : 2 au plus", "–")
    ]
    firm = questions(hand_made(comparisons=[*few, compared(2.0, "concluant")]))
    assert plain(firm.title) == "Sur 3 questions posées aux publications, 1 reçoit une réponse concluante"


def test_a_group_that_is_only_indicative_is_named_as_such_beside_a_conclusive_one(
    hand_made: Made, compared: Made
) -> None:
    rows = [compared(2.0, "concluant"), compared(0.6, "indicatif", group="image")]
    told = comparison(hand_made(comparisons=rows), "instagram", "format").message[0]
    assert plain(told).startswith("Carrousel : +100 %") and plain(told).endswith(". À confirmer : Image (−40 %).")


def link(**changes: Any) -> dict[str, Any]:
    """Posts with a link on Facebook: a fifth of the posts, nearly all of the clicks."""
    row = {"network": "facebook", "group": "link", "n": 10, "n_rest": 40, "click_share": 0.85}
    return row | changes


def month_with_links(hand_made: Made, compared: Made, certainty: str) -> ClientMonth:
    month: ClientMonth = hand_made(
        comparisons=[
            compared(0.58, certainty, **link()),
            compared(1.2, "non concluant", **link(group="image", click_share=0.1)),
            compared(2.9, "concluant", question="format_clicks", **link(click_share=float("nan"))),
        ]
    )
    return month


@pytest.mark.parametrize("certainty", ["indicatif", "concluant"])
def test_a_format_that_pays_in_clicks_has_one_advice_from_slide_to_slide(
    certainty: str, hand_made: Made, compared: Made
) -> None:
    month = month_with_links(hand_made, compared, certainty)
    advice = [row for row in lines(verdict(month)) if "avec lien sur" in row[1]]
    assert [(row[0], row[1], row[3]) for row in advice] == [
        ("Garder", "Les publications avec lien sur Facebook, pour leurs clics", "concluant")
    ]
    assert advice[0][2].startswith("Clics : +190 %")
    assert comparison(month, "facebook", "format").decision.startswith("Garder les publications avec lien pour leurs")


def kept_lines(month: ClientMonth) -> tuple[str, ...]:
    exhibit = summary(month).exhibit
    assert isinstance(exhibit, Blocks)
    return tuple(plain(text) for text in exhibit.items[-1].lines)


def test_formats_of_which_none_stands_out_are_not_listed_as_kept(hand_made: Made, compared: Made) -> None:
    rows = [compared(1.1, "non concluant"), compared(0.9, "non concluant", group="image")]
    assert kept_lines(hand_made(comparisons=rows)) == (
        "Instagram : aucun format ne se détache, le dosage actuel reste.",
    )
    firm = [
        compared(2.0, "concluant"),
        compared(0.9, "non concluant", group="image"),
        compared(1.0, "non concluant", group="reel"),
    ]
    assert kept_lines(hand_made(comparisons=firm)) == ("Instagram : les images et les reels.",)
    assert kept_lines(hand_made()) == ("Le plan actuel, faute d’écart mesurable.",)


def test_what_is_amplified_is_the_subject_of_the_title(hand_made: Made, compared: Made) -> None:
    rows = [
        compared(2.0, "concluant"),
        compared(0.9, "non concluant", group="image"),
        compared(1.0, "non concluant", group="reel"),
    ]
    assert (
        summary(hand_made(comparisons=rows)).title
        == "Les carrousels sur Instagram sont à amplifier ; rien n’est à stopper"
    )
