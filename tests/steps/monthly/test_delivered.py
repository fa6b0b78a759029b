"""The slide of what was done beside what the contract owes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.monthly import delivered

OCTOBER = Month(2026, 10)
Made = Callable[..., ClientMonth]


def figure(network: str, measure: str, value: float) -> dict[str, Any]:
    return {"network": network, "measure": measure, "month": "2026-10", "value": value, "n": 1}


def shown(hand_made: Made, quotas: dict[str, int], *series: dict[str, Any], start: Month = OCTOBER) -> Slide:
    return delivered(hand_made(series=list(series), quotas=quotas, start=start))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_what_lacks_is_the_title_and_asks_for_an_agreement(hand_made: Made) -> None:
    slide = shown(
        hand_made,
        {"publications": 30, "reponses": 20},
        figure("facebook", "posts", 12.0),
        figure("instagram", "posts", 15.0),
    )
    assert plain(slide.title) == "Il manque 3 publications au contrat en octobre 2026"
    assert plain(slide.decision) == "Convenir du report de 3 publications sur novembre 2026, ou y renoncer."
    assert isinstance(slide.exhibit, Table)
    assert [tuple(map(plain, row)) for row in slide.exhibit.rows] == [
        ("Publications", "27", "30", "−3", "−3", "à faire"),
        ("Réponses aux messages et commentaires", "non disponible", "20", "–", "–", "à compléter"),
    ]
    assert [plain(line) for line in slide.message] == [
        "Publications par réseau : Facebook 12 et Instagram 15.",
        "À noter dans l’onglet « saisies » ou à exporter : réponses.",
    ]


def test_a_contract_that_is_kept_asks_for_nothing(hand_made: Made) -> None:
    slide = shown(hand_made, {"publications": 2}, figure("facebook", "posts", 2.0), figure("instagram", "posts", 1.0))
    assert plain(slide.title) == "Tout ce que le contrat prévoit a été livré en octobre 2026"
    assert slide.decision == "Rien à changer."


def test_a_network_that_no_export_covers_is_named_and_nothing_is_said_to_lack(hand_made: Made) -> None:
    slide = shown(hand_made, {"publications": 30}, figure("facebook", "posts", 12.0))
    assert "ne suffit pas" in slide.title
    assert any("Sans Instagram" in line for line in slide.message)


def test_before_the_contract_begins_nothing_is_owed(hand_made: Made) -> None:
    slide = shown(
        hand_made, {"publications": 30}, figure("facebook", "posts", 1.0), figure("instagram", "posts", 1.0),
        start=Month(2026, 11),
    )  # fmt: skip
    assert slide.annex
    assert plain(slide.title) == "Le contrat commence en novembre 2026 : rien n’est dû avant"
    assert slide.decision == "Rien à changer."


def test_each_kind_says_where_it_stands_as_a_checklist(hand_made: Made) -> None:
    slide = shown(
        hand_made,
        {"publications": 2, "tournages": 1},
        figure("facebook", "posts", 2.0),
        figure("instagram", "posts", 1.0),
        figure("instagram", "stories", 4.0),
    )
    assert isinstance(slide.exhibit, Table) and slide.exhibit.kind == "checklist"
    assert {row[0]: row[-1] for row in slide.exhibit.rows} == {
        "Publications": "fait",
        "Tournages": "à compléter",
        "Stories": "sans objet",
    }
    assert slide.exhibit.columns[-1].role == "state"
