"""The slide of the community: what it leaves on posts, month after month, and the mentions that the team notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Chart, Slide
from iwa.steps.monthly import community

Made = Callable[..., ClientMonth]


def line(measure: str, network: str = "facebook", **months: float) -> list[dict[str, Any]]:
    return [
        {"network": network, "measure": measure, "month": f"2026-{name[1:]}", "value": value, "n": 1}
        for name, value in months.items()
    ]


def only(month: ClientMonth) -> Slide:
    (slide,) = community(month)
    return slide


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def drawn(slide: Slide) -> dict[str, tuple[float | None, ...]]:
    assert isinstance(slide.exhibit, Chart)
    return {series.name: series.values for series in slide.exhibit.series}


def test_comments_and_shares_of_all_networks_are_added_month_by_month(hand_made: Made) -> None:
    series = [
        *line("comments", m09=10, m10=12),
        *line("comments", "instagram", m09=1, m10=3),
        *line("shares", m09=4, m10=2),
    ]
    slide = only(hand_made(series=series))
    assert (
        plain(slide.title) == "La communauté a laissé 15 commentaires et 2 partages sur les publications d’octobre 2026"
    )
    assert drawn(slide) == {"Commentaires": (11, 15), "Partages": (4, 2)}
    assert plain(slide.message[0]) == "Commentaires : 15, 11 en septembre 2026."
    assert slide.decision.startswith("Noter les mentions du mois")


def test_a_month_that_one_network_lacks_has_no_total(hand_made: Made) -> None:
    series = [*line("comments", m08=5, m09=10, m10=12), *line("comments", "instagram", m08=2, m10=3)]
    assert drawn(only(hand_made(series=series)))["Commentaires"] == (7, None, 15)
    assert community(hand_made(series=[*line("comments", m10=12), *line("comments", "instagram", m09=3)])) == ()


def test_mentions_are_those_entered_and_said_to_be(hand_made: Made) -> None:
    noted = Dossier(entered=(Entry(month=Month(2026, 10), indicator="mentions", value=7),))
    slide = only(hand_made(noted, series=line("comments", m10=12)))
    assert drawn(slide)["Mentions (saisies par l’équipe)"] == (7,)
    assert slide.source.exports.endswith("onglet « saisies »")
    assert slide.decision == "Rien à changer."


def test_nothing_known_is_no_slide(hand_made: Made) -> None:
    assert community(hand_made()) == ()
