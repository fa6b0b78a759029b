"""Links that GA4 files under Organic Social, one a post; what is wrong with another is said."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from iwa.calendar.links import campaign_of, check_link, tracked
from iwa.months import Month
from iwa.networks import NAMES

ROW = "2026-11-03-fb-1"
PAGE = "https://www.exemple.fr/commande"
GOOD = tracked(PAGE, "facebook", campaign_of(Month(2026, 11), "prise de contact", "Bûches de Noël"), ROW)


def test_a_link_holds_its_four_words_once_and_keeps_what_the_page_needs() -> None:
    link = tracked(f"{PAGE}?taille=8&utm_source=Ancien#panier", "facebook", "202611_conversion", ROW)
    parts = urlsplit(link)
    assert parse_qsl(parts.query) == [
        ("taille", "8"), ("utm_source", "facebook"), ("utm_medium", "social"),
        ("utm_campaign", "202611_conversion"), ("utm_content", ROW),
    ]  # fmt: skip
    assert parts.fragment == "panier" and link.isascii() and link == link.lower()


@pytest.mark.parametrize("network", NAMES)
def test_what_is_built_has_no_remark_on_any_network(network: str) -> None:
    assert check_link(tracked(PAGE, network, "202611_conversion", ROW), ROW, network=network, site="exemple.fr") == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("utm_medium=social", "utm_medium=cpc"), "utm_medium = « cpc » : GA4 rangera ces visites avec la publicité ; écrivez social."),
        (("utm_medium=social", "utm_medium=post"), "utm_medium = « post » : GA4 rangera ces visites hors de Organic Social ; écrivez social."),
        (("=facebook", "=Facebook"), "utm_source = « Facebook » : minuscules sans accent ni espace, sinon GA4 en fait deux lignes (« facebook »)."),
        (("=facebook", "=instagram"), "utm_source = « instagram » : cette ligne paraît sur Facebook ; écrivez facebook."),
        (("buches", "b%C3%BBches"), "utm_campaign = « 202611_prise-de-contact_bûches-de-noel » : minuscules sans accent ni espace, sinon GA4 en fait deux lignes (« 202611-prise-de-contact-buches-de-noel »)."),
        ((ROW, "2026-11-04-fb-1"), f"utm_content = « 2026-11-04-fb-1 » : ce n’est pas l’identifiant de la ligne ({ROW})."),
        ((f"&utm_content={ROW}", ""), "Il manque utm_content."),
        (("utm_medium=social", "utm_medium=social&utm_medium=social"), "utm_medium : écrit deux fois, GA4 n’en garde qu’un."),
        (("www.exemple.fr", "www.ailleurs.fr"), "www.ailleurs.fr n’est pas le site du client (exemple.fr) : ses visites n’y seront pas comptées."),
    ],
)  # fmt: skip
def test_what_ga4_would_not_understand_is_said(change: tuple[str, str], said: str) -> None:
    assert change[0] in GOOD
    assert check_link(GOOD.replace(*change), ROW, network="facebook", site="https://www.exemple.fr") == [said]


def test_a_short_link_hides_all() -> None:
    assert check_link("https://bit.ly/abc", ROW) == [
        "bit.ly cache l’adresse : notez l’adresse entière, le réseau la raccourcit lui-même."
    ]
