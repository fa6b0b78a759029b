"""The slide of the month's weeks: which one left its limits, what the agenda says of it, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.event import Event
from iwa.slides import Table
from iwa.steps.monthly.weeks import weeks

Made = Callable[..., ClientMonth]


def days(jump: str = "", first: str = "2026-03-30") -> list[dict[str, Any]]:
    """Two or three followers gained each day of X, ten times that in the week of a Monday."""
    made = []
    for rank, day in enumerate(pd.date_range(first, "2026-10-31")):
        gained = 2.0 + rank % 2 + (rank % 11 == 0)
        monday = day - pd.Timedelta(days=day.day_of_week)
        many = 10 if str(monday.date()) == jump else 1
        made.append({"network": "x", "account": "a", "date": day, "metric": "follows", "value": gained * many})
    return made


def shown(hand_made: Made, given: list[dict[str, Any]], *events: Event) -> Any:
    networks = {"x": {"name": "lune"}}
    found = weeks(hand_made(Dossier(agenda=events), days=given, networks=networks, sources=[]))
    return found[0] if found else None


def test_the_week_that_left_its_limits_is_named_and_its_reason_is_asked_for(hand_made: Made) -> None:
    slide = shown(hand_made, days("2026-10-12"))
    assert slide.title == "X, semaine du 12\xa0octobre : les nouveaux abonnés dépassent leurs limites"
    assert slide.decision == "Noter dans l’onglet « agenda » ce qui explique la semaine du 12\xa0octobre."
    assert isinstance(slide.exhibit, Table) and not slide.annex
    (line,) = slide.exhibit.rows
    assert [cell[:1] == "▲" for cell in line[1:5]] == [False, False, True, False]


def test_an_event_of_the_agenda_answers_the_question(hand_made: Made) -> None:
    fair = Event(start="14/10/2026", title="Salon", nature="événement")
    slide = shown(hand_made, days("2026-10-12"), fair)
    assert slide.decision == "Rien à changer." and "Salon (14\xa0octobre)" in slide.message[0]


def test_calm_weeks_go_to_the_annex_and_a_short_series_has_no_slide(hand_made: Made) -> None:
    slide = shown(hand_made, days())
    assert slide.annex and slide.title.startswith("Aucune semaine d’octobre") and "▲" not in str(slide.exhibit)
    assert shown(hand_made, days(first="2026-09-14")) is None
