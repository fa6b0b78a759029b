"""The slide of friction points, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.observations import Observation
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Link, ProfileNote
from iwa.slides import Slide, Table
from iwa.steps.audit import frictions

Made = Callable[..., ClientMonth]


def post(number: int, network: str = "facebook") -> dict[str, Any]:
    at = pd.Timestamp("2026-08-03 10:00", tz="UTC") + pd.Timedelta(days=5 * number)
    return {
        "network": network,
        "post_id": f"{network}{number}",
        "published_at": at,
        "text": "Un texte.",
        "format": "image",
    }


def steady(network: str = "facebook") -> list[dict[str, Any]]:
    """A post every five days over the whole window: no silence."""
    return [post(number, network) for number in range(18)]


def points(slide: Slide) -> list[tuple[str, str]]:
    assert isinstance(slide.exhibit, Table)
    return [(plain(row[0]), plain(row[1])) for row in slide.exhibit.rows]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_a_link_to_the_site_without_utm_content_is_a_friction(hand_made: Made) -> None:
    links = [
        {"network": "facebook", "post_id": "facebook0", "address": "https://www.maison-lune.fr/carte"},
        {
            "network": "facebook",
            "post_id": "facebook1",
            "address": "https://maison-lune.fr/?utm_content=a",
            "content": "a",
        },
        {"network": "facebook", "post_id": "facebook2", "address": "https://ailleurs.fr/"},
    ]
    slide = frictions(hand_made(posts=steady() + steady("instagram"), links=links))
    assert points(slide) == [("Des liens sans suivi vers le site", "1 publication sur 2 avec un lien vers le site")]
    assert slide.title == "Un point de friction ressort : des liens sans suivi vers le site"


def test_what_the_team_noted_on_links_and_profiles_counts(hand_made: Made) -> None:
    dossier = Dossier(
        links=(Link(post="https://fb.com/1", address="https://maison-lune.fr", state="cassé"),),
        profiles=(
            ProfileNote(
                network="facebook", criterion="lien", finding="Mène à l’accueil", score=1, correction="La carte"
            ),
            ProfileNote(network="facebook", criterion="bio", score=0),
            ProfileNote(network="instagram", criterion="lien", score="sans objet"),
        ),
    )
    found = points(frictions(hand_made(dossier, posts=steady() + steady("instagram"))))
    assert found == [("Des liens cassés", "1 lien noté « cassé »"), ("Facebook : lien à reprendre", "Mène à l’accueil")]


def test_a_friction_point_that_the_team_noted_is_said_to_be_noted(hand_made: Made) -> None:
    seen = (
        Observation(nature="point de friction", network="instagram", finding="Neuf champs", example="la page commande"),
        Observation(nature="ton actuel", finding="On vouvoie"),
    )
    slide = frictions(hand_made(Dossier(observations=seen), posts=steady() + steady("instagram")))
    assert isinstance(slide.exhibit, Table)
    assert slide.exhibit.rows == (("Instagram : Neuf champs", "noté par l’équipe et la page commande", "à compléter"),)


def test_slow_answers_and_messages_left_without_one_are_frictions(hand_made: Made) -> None:
    at = pd.Timestamp("2026-10-05 08:00", tz="UTC")
    usual = {"network": "facebook", "channel": "message", "received_at": at, "followed": True}
    messages = [
        usual | {"message_id": "1", "answered_at": at + pd.Timedelta(hours=30)}, usual | {"message_id": "2"},
    ]  # fmt: skip
    series = [
        {"network": "all", "measure": name, "month": "2026-10", "value": value, "n": 2}
        for name, value in {"typical_wait": 30 * 3600.0, "unanswered": 1.0, "answered_share": 0.5}.items()
    ]
    slide = frictions(hand_made(posts=steady() + steady("instagram"), messages=messages, series=series))
    assert points(slide) == [
        ("Des réponses lentes", "délai médian de 30 h 00 en octobre 2026, en heures écoulées"),
        ("Des messages sans réponse", "1 sur 2 en octobre 2026"),
    ]
    assert "réponse" not in slide.message[0]


def test_conversions_without_a_post_and_long_silences_are_told(hand_made: Made) -> None:
    visit = {"network": "facebook", "month": "2026-10", "start": "2026-10-01", "end": "2026-10-31", "view": "source"}
    traffic = [
        visit | {"key_events": 3.0, "post_id": None, "source_file": "ga4.csv", "source_row": 2},
        visit | {"key_events": 1.0, "post_id": "facebook1", "source_file": "ga4.csv", "source_row": 3},
    ]
    found = points(frictions(hand_made(posts=steady() + steady("instagram")[:9], traffic=traffic)))
    assert found[0] == ("Des conversions sans origine connue", "75 % des 4 conversions venues de Facebook et Instagram")
    assert found[1][0] == "Instagram : un long silence"


def test_nothing_found_is_said_with_what_was_not_looked_at(hand_made: Made) -> None:
    slide = frictions(hand_made(posts=steady() + steady("instagram")))
    assert slide.title == "Aucun point de friction ne ressort de ce qui a été regardé"
    assert slide.message[0].startswith("Sans source : GA4, l’observation des profils et les délais")
    assert slide.decision == "Rien à changer."
