"""The calendar as slides, a week each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.steps.calendar.weeks import weeks


def test_a_first_week_of_a_day_goes_with_the_next_one(hand_made: Callable[..., ClientMonth]) -> None:
    rows = [
        PlannedPost(identifier=f"2026-11-{day:02d}-fb-1", day=date(2026, 11, day), network="facebook", theme=f"Le pain {day}")
        for day in (1, 3)
    ]  # fmt: skip
    first = weeks(replace(hand_made(sources=[]), book=Book(tuple(rows))))[0]
    assert first.id == "calendrier.semaines.1" and first.title.startswith("Du 1er au 8\xa0novembre")
    assert (
        first.exhibit is not None and first.exhibit.rows[0][0].startswith("dim. 1er") and len(first.exhibit.rows) == 2
    )
