"""Clients with a team, pillars and posts, for the slides of step 3."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.rows import Goal, Person


def pillar(name: str, note: str | None = None) -> EditorialElement:
    return EditorialElement(element="pilier", name=name, note=note)


@pytest.fixture
def bookshop(hand_made: Callable[..., ClientMonth]) -> Callable[..., ClientMonth]:
    """A bookshop whose team has `hours` a week, three pillars of its own and an objective; tabs and tables as given."""

    def made(hours: float | None = 8, tabs: dict[str, Any] | None = None, **tables: Any) -> ClientMonth:
        given = {
            "team": (
                Person(name="Léa Martin", hours=hours),
                Person(name="Paul Roy", hours=1.0, approves="oui"),
            ),
            "goals": (Goal(type="conversion", sentence="Remplir l’atelier du samedi", network="Instagram"),),
            "editorial": (
                pillar("preuves", "Lu pour vous"),
                pillar("coulisses", "L’arrière-boutique"),
                pillar("offres"),
            ),
        }
        tables = {"posts": posts("instagram", 26) + posts("facebook", 13)} | tables
        return hand_made(Dossier(**(given | (tabs or {}))), **tables)

    return made


def posts(network: str, count: int, **columns: Any) -> list[dict[str, Any]]:
    """So many posts of a network over the window, of ten interactions each."""
    return [
        {"network": network, "post_id": f"{network}-{place}", "format": "image", "interactions": 10.0, "exposure": 200.0,
         "published_at": pd.Timestamp("2026-08-04 10:00", tz="UTC") + pd.Timedelta(days=place * 85 // count)} | columns
        for place in range(count)
    ]  # fmt: skip
