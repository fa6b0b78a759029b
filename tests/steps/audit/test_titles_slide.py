"""Titles and chapters of YouTube's videos: the five most watched, each with its correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.slides import Slide, Table
from iwa.steps.audit.titles import titles

Made = Callable[..., ClientMonth]
LONG = "Comment nous faisons lever une pâte pendant deux jours entiers avant la cuisson au four"


def video(views: float, text: str, **facts: Any) -> dict[str, Any]:
    at = pd.Timestamp("2026-10-05 12:00", tz="UTC")
    usual = {"network": "youtube", "post_id": f"v{views:.0f}", "published_at": at, "format": "video", "theme": "Pain"}
    return usual | {"text": text, "views": views} | facts


def shown(hand_made: Made, *videos: dict[str, Any]) -> list[Slide]:
    made = hand_made(posts=list(videos), networks={"youtube": {"name": "Lune"}})
    return titles(replace(made, theme_rules={"Pain": ("levain",)}))


def rows(slide: Slide) -> tuple[tuple[str, ...], ...]:
    assert isinstance(slide.exhibit, Table)
    return tuple(tuple(cell.replace("\xa0", " ") for cell in row) for row in slide.exhibit.rows)


def test_each_video_has_its_own_correction(hand_made: Made) -> None:
    late = "Ce que nos clients demandent tous les matins : le levain\nSans repère de temps."
    (slide,) = shown(hand_made, video(300, LONG), video(200, late), video(100, "Le levain", format="short"))
    found = {row[1]: row[2:] for row in rows(slide)}
    assert found["300"] == (
        "87",
        "non reconnu",
        "non exporté",
        "gagner 17 signes : l’écran coupe « la cuisson au four »",
    )
    assert found["200"] == (
        "56", "non", "aucun",
        "avancer « levain » dans les 40 premiers signes ; ajouter trois repères de temps au moins, le premier à 0:00",
    )  # fmt: skip
    assert found["100"] == ("9", "oui", "sans objet", "rien à changer")
    assert slide.title.replace("\xa0", " ") == "2 vidéos sur 3 ont un titre ou des chapitres à revoir"


def test_the_five_most_watched_are_looked_at(hand_made: Made) -> None:
    (slide,) = shown(hand_made, *(video(views, "Le levain") for views in (10, 70, 20, 60, 30, 50, 40)))
    assert [row[1] for row in rows(slide)] == ["70", "60", "50", "40", "30"]
    assert slide.decision == "Vérifier les chapitres dans YouTube Studio : l’export n’en dit rien."


def test_without_a_video_there_is_no_slide(hand_made: Made) -> None:
    assert shown(hand_made) == []
    assert titles(hand_made(posts=[video(10, "Le levain")])) == [], "the client is not on YouTube"
