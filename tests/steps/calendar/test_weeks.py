"""The calendar as slides: a week each, and its hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.rows import Person
from iwa.slides import Table
from iwa.steps.calendar.dates import highlights
from iwa.steps.calendar.month_page import month_page
from iwa.steps.calendar.overview import overview
from iwa.steps.calendar.series import series_slide
from iwa.steps.calendar.weeks import weeks


def test_a_first_week_of_a_day_goes_with_the_next_one(hand_made: Callable[..., ClientMonth]) -> None:
    rows = [
        PlannedPost(identifier=f"2026-11-{day:02d}-fb-1", day=date(2026, 11, day), network="facebook", theme=f"Le pain {day}")
        for day in (1, 3)
    ]  # fmt: skip
    first = weeks(replace(hand_made(sources=[]), book=Book(tuple(rows))))[0]
    assert first.id == "calendrier.semaines.1" and first.title.startswith("Du 1er au 8\xa0novembre")
    assert isinstance(first.exhibit, Table)
    assert str(first.exhibit.rows[0][0]).startswith("dim. 1er") and len(first.exhibit.rows) == 2


def test_an_agenda_without_hours_is_not_said_to_be_empty(hand_made: Callable[..., ClientMonth]) -> None:
    tabs: dict[str, Any] = {
        "team": (Person(name="Léa Martin", hours=0.2),),
        "editorial": tuple(
            EditorialElement(element="pilier", name=name) for name in ("preuves", "coulisses", "offres")
        ),
        "agenda": (Event(start=date(2026, 11, 20), title="La nuit du livre", nature="temps fort"),),
    }
    month = hand_made(Dossier(**tabs), sources=[])
    page, kept = month_page(month), highlights(month)
    assert "sans place pour l’agenda" in page.title or page.title.startswith("Rien n’est prévu")
    assert kept.title.startswith("Aucune date de l’agenda") and "La nuit du livre" in kept.decision
    assert series_slide(month).decision.startswith("Trouver des heures pour une première série")
    assert page.message == ("Première semaine de décembre : rien en brouillon.",)


def test_a_week_fixed_with_more_hours_than_the_team_has_left_is_said(hand_made: Callable[..., ClientMonth]) -> None:
    row = PlannedPost(
        identifier="2026-11-03-fb-1", day=date(2026, 11, 3), network="facebook", theme="Le pain", hours=90
    )
    month = hand_made(Dossier(team=(Person(name="Léa", hours=4),)), sources=[])
    slide = overview(replace(month, book=Book((row,))))
    assert "l’équipe n’en a que" in slide.title and slide.decision.startswith("Retirer ")
    lighter = overview(replace(month, book=Book((row.model_copy(update={"hours": 1}),))))
    assert "l’équipe n’en a que" not in lighter.title and not lighter.decision.startswith("Retirer ")
