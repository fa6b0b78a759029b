"""The chain from being seen to a lead or a sale: each stage has a figure or says that it has no source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.chain import chain_of_month, chain_of_window

Made = Callable[..., ClientMonth]
OUTCOMES = "Leads, rendez-vous, ventes, candidatures"


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def lines(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: tuple(plain(cell) for cell in row[1:]) for row in slide.exhibit.rows}


def post(network: str, rank: int, **figures: Any) -> dict[str, Any]:
    facts = {"reach": 1000.0, "exposure": 1000.0, "interactions": 40.0, "link_clicks": 5.0, "format": "image"}
    day = pd.Timestamp("2026-10-05 10:00", tz="UTC")
    return {"network": network, "post_id": f"{network}{rank}", "published_at": day, **facts, **figures}


def visit(network: str, **figures: Any) -> dict[str, Any]:
    facts = {
        "start": pd.Timestamp("2026-10-01"), "end": pd.Timestamp("2026-10-31"), "view": "source", "source_file": "ga4.csv",
        "source_row": 2, "month": "2026-10", "sessions": 100.0, "key_events": 4.0,
    }  # fmt: skip
    return {"network": network, **facts, **figures}


POSTS = [post("facebook", 1), post("facebook", 2), post("instagram", 1, reach=500.0, exposure=500.0, link_clicks=None)]
VISITS = [visit("facebook"), visit("instagram", sessions=20.0, key_events=1.0)]


def entry(indicator: str, value: float, network: str | None = None) -> Entry:
    return Entry(month=Month(2026, 10), network=network, indicator=indicator, value=value)


def test_each_stage_by_network_with_shares_of_the_same_source_alone(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS, traffic=VISITS))
    assert slide.id == "audit.chaine"
    assert lines(slide) == {
        "Vu": ("2 000 (portée)", "500 (portée)", "ne s’additionne pas"),
        "Interactions, part du vu": ("80 · 4,0 %", "40 · 8,0 %", "120"),
        "Clics, part du vu": ("10 · 0,5 %", "pas de source", "10 (1 sur 2 réseaux)"),
        "Visites du site": ("100", "20", "120"),  # no share: counted by GA4, not by the network
        "Conversions (GA4), part des visites": ("4 · 4,0 %", "1", "5"),  # under 30 visits a share is chance
    }
    assert plain(slide.title) == "Sur 90 jours, la chaîne perd le plus du vu au clic : 0,5 % passent"
    assert slide.decision.startswith("Travailler d’abord le passage du vu au clic")


def test_two_passages_as_narrow_name_none(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS, traffic=[visit("facebook", sessions=1000.0, key_events=6.0)]))
    assert plain(slide.title).endswith(
        "aucun passage ne se détache : 0,5 % du vu au clic et 0,6 % de la visite à la conversion"
    )
    assert slide.decision == "Rien à changer."


def test_the_site_can_be_the_narrowest(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS, traffic=[visit("facebook", sessions=1000.0, key_events=2.0)]))
    assert "perd le plus de la visite à la conversion : 0,2 % passent" in plain(slide.title)
    assert slide.decision.startswith("Travailler d’abord le passage de la visite à la conversion")


def test_without_ga4_nor_entered_figures_the_missing_source_is_named_and_never_a_zero(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS))
    none = ("pas de source",) * 3
    assert (lines(slide)["Visites du site"], lines(slide)[OUTCOMES]) == (none, none)
    assert plain(slide.title).endswith("reste sans source pour les visites du site et les leads et les ventes")
    assert slide.decision.startswith("Exporter GA4 mois par mois")


def test_nothing_at_all_is_said(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(sources=[]))
    assert all(cell == "pas de source" for row in lines(slide).values() for cell in row)
    assert slide.title == "Sur 90 jours, aucune étape n’a de source, du vu à la vente"
    assert slide.decision.startswith("Fournir les exports")


def test_each_declared_outcome_has_its_line_when_ga4_names_the_events(hand_made: Made) -> None:
    named = [
        visit("facebook", event="generate_lead", view="source+event", sessions=None, key_events=3.0),
        visit("facebook", event="purchase", view="source+event", sessions=None, key_events=2.0),
    ]
    kinds = {"lead": ("generate_lead",), "vente": ("purchase",)}
    found = lines(
        chain_of_window(hand_made(posts=POSTS, traffic=[visit("facebook", key_events=None), *named], conversions=kinds))
    )
    assert found["Leads (GA4), part des visites"] == ("3 · 3,0 %", "0", "3")
    assert found["Ventes (GA4), part des visites"] == ("2 · 2,0 %", "0", "2")
    assert "Conversions (GA4)" not in "".join(found)


def test_what_the_team_typed_in_stands_beside_ga4_and_is_never_added_to_it(hand_made: Made) -> None:
    noted = (entry("leads", 7, "facebook"), entry("leads", 2, "instagram"), entry("ventes", 3))
    dossier = Dossier(entered=noted)
    found = lines(chain_of_month(hand_made(posts=POSTS, traffic=VISITS, dossier=dossier)))
    assert found["Leads (saisi par l’équipe)"] == ("7", "2", "9")
    assert found["Ventes (saisi par l’équipe)"] == ("–", "–", "3")
    assert found["Conversions (GA4), part des visites"][-1] == "5"
    window = lines(chain_of_window(hand_made(posts=POSTS, traffic=VISITS, dossier=dossier)))
    assert window["Ventes (saisi par l’équipe, 1 mois sur 3)"] == ("–", "–", "3")


def test_what_was_typed_in_for_the_whole_client_already_holds_its_networks(hand_made: Made) -> None:
    before = Entry(month=Month(2026, 9), network="facebook", indicator="leads", value=4)
    dossier = Dossier(entered=(entry("leads", 7, "facebook"), entry("leads", 12), before))
    found = lines(chain_of_month(hand_made(posts=POSTS, dossier=dossier)))
    assert found["Leads (saisi par l’équipe)"] == ("7", "–", "12")
    window = lines(chain_of_window(hand_made(posts=POSTS, dossier=dossier)))
    assert window["Leads (saisi par l’équipe, 2 mois sur 3)"] == ("11", "–", "16")


def test_figures_typed_in_close_the_chain_without_ga4(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS, dossier=Dossier(entered=(entry("candidatures", 4),))))
    assert plain(slide.title).endswith("reste sans source pour les visites du site")
    assert OUTCOMES not in lines(slide)


@pytest.mark.parametrize("value", [9000.0, 12.0])
def test_the_month_has_the_figures_of_the_dashboard(hand_made: Made, value: float) -> None:
    series = [{"network": "facebook", "measure": "reach", "month": "2026-10", "value": value, "n": 2}]
    slide = chain_of_month(hand_made(posts=POSTS, series=series))
    assert slide.id == "mesure.chaine"
    assert lines(slide)["Vu"][0] == plain(f"{value:,.0f} (portée)".replace(",", " "))
    assert lines(slide)["Interactions"] == ("non disponible", "non disponible", "non disponible")


def test_one_network_adds_up_with_itself(hand_made: Made) -> None:
    slide = chain_of_window(hand_made(posts=POSTS[:2], networks={"facebook": {"name": "Maison Lune"}}))
    assert lines(slide)["Vu"] == ("2 000 (portée)", "2 000")
    assert slide.message == ()
