"""A plan of a November, and its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from iwa.calendar.new_book import Edition
from iwa.calendar.plan import Idea, LeftOut, Plan
from iwa.calendar.row import PlannedPost
from iwa.client import Client
from iwa.months import Month

TEAM = ("Léa Martin", "Karim Benali")
FACTS: dict[str, Any] = {
    "slug": "maison-lune", "name": "Maison Lune", "sector": "librairie", "pack": "croissance",
    "start": Month(2026, 10), "site": "https://www.maison-lune.fr",
    "networks": {"facebook": {"name": "Maison Lune"}, "instagram": {"name": "maison.lune"}},
}  # fmt: skip


def row_of(day: date, network: str = "facebook", number: int = 1, **changes: Any) -> PlannedPost:
    name = f"{day}-{network[:2]}-{number}"
    filled: dict[str, Any] = {
        "identifier": name, "day": day, "hour": time(12, 30), "network": network, "format": "carousel",
        "pillar": "pédagogie", "series": "conseil", "kind": "série", "theme": f"=Thème du {day.day}", "brief": "Une.\nDeux.",
        "page": "https://www.maison-lune.fr/club", "link": f"https://www.maison-lune.fr/club?utm_content={name}",
        "owner": "Léa Martin", "hours": 2.5, "reason": "+4 questions en octobre", "planned": True,
    }  # fmt: skip
    return PlannedPost.model_validate(filled | changes)


def plan_of(*rows: PlannedPost, first: date = date(2026, 11, 1)) -> Plan:
    ideas = (Idea(kind="question", text="Livrez-vous ?", quotes=("Vous livrez ?", "@vous livrez"), count=4, pillar="pédagogie"),)  # fmt: skip
    left = (LeftOut(date(2026, 11, 11), "Armistice", "un jour sans lien avec les livres"),)
    return Plan(rows=rows, first=first, last=date(2026, 12, 6), ideas=ideas, left_out=left)


@pytest.fixture
def post() -> Callable[..., PlannedPost]:
    """`post(day, network, number, theme=...)`: a row of the plan, whole."""
    return row_of


@pytest.fixture
def plan() -> Callable[..., Plan]:
    """`plan(row, ...)`: a plan of November 2026 with these rows, an idea and a date left out."""
    return plan_of


@pytest.fixture(scope="session")
def november() -> Plan:
    """Eight posts, on two networks by turns."""
    days = [date(2026, 11, 3) + timedelta(days=3 * number) for number in range(8)]
    return plan_of(*(row_of(day, ("facebook", "instagram")[number % 2]) for number, day in enumerate(days)))


@pytest.fixture(scope="session")
def edition() -> Edition:
    return Edition(Client.model_validate(FACTS), TEAM)
