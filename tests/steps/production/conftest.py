"""Rows of the calendar as a team has them, and slides read as plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier

Made = Callable[..., ClientMonth]


@pytest.fixture
def row() -> Callable[..., PlannedPost]:
    """`row(10, 6, format="reel")`: a post of 6 October, planned."""

    def made(month: int, day: int, **more: Any) -> PlannedPost:
        facts = {
            "identifier": f"2026-{month:02d}-{day:02d}-ig-1", "day": date(2026, month, day), "network": "instagram",
            "theme": f"Le roman du {day}", "planned": True, "hours": 1.5, "owner": "Léa Martin",
        }  # fmt: skip
        return PlannedPost.model_validate(facts | more)

    return made


@pytest.fixture
def with_book(hand_made: Made) -> Callable[..., ClientMonth]:
    """`with_book(rows, dossier)`: a month of a client whose workbook holds these rows."""

    def made(rows: tuple[PlannedPost, ...], dossier: Dossier | None = None, **given: Any) -> ClientMonth:
        return replace(hand_made(dossier, **given), book=Book(rows))

    return made


@pytest.fixture
def plain() -> Callable[[str], str]:
    return lambda text: text.replace("\xa0", " ").replace("\u202f", " ")
