"""The rhythm of publication, over the days that an export covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.slides import Chart
from iwa.steps.audit.cadence import cadence

Made = Callable[..., ClientMonth]


def posts(*days: str, form: str = "image") -> list[dict[str, Any]]:
    return [
        {"network": "facebook", "post_id": f"{form}{day}", "format": form, "published_at": pd.Timestamp(day, tz="UTC")}
        for day in days
    ]


def every(days: int, first: str = "2026-08-03", last: str = "2026-10-31") -> list[str]:
    return [f"{day.date()} 09:00" for day in pd.date_range(first, last, freq=f"{days}D")]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_the_rhythm_is_that_of_the_whole_period_and_the_days_left_out_of_the_chart_are_said(hand_made: Made) -> None:
    days = ["2026-08-04 09:00", "2026-08-05 09:00", *every(7, first="2026-08-10")]
    slide = cadence(hand_made(posts=posts(*days)), "facebook")
    assert slide.title.startswith("Facebook publie 1,1 fois par semaine")  # 14 posts in 90 days
    assert isinstance(slide.exhibit, Chart) and sum(value or 0 for value in slide.exhibit.series[0].values) == 12  # noqa: PD011
    told = [plain(text) for text in slide.message]
    assert told[0] == "14 publications en tout, soit 1,1 par semaine."
    assert "Hors graphique, semaine incomplète du 3 au 8 août 2026 : 2 publications." in told


def test_a_steady_rhythm_changes_nothing(hand_made: Made) -> None:
    slide = cadence(hand_made(posts=posts(*every(2))), "facebook")
    assert slide.title == "Facebook publie 3,5 fois par semaine, sans long silence"
    assert slide.decision == "Rien à changer."
    assert isinstance(slide.exhibit, Chart) and len(slide.exhibit.categories) == 12


def test_a_silence_is_dated_and_counted(hand_made: Made) -> None:
    days = [day for day in every(2) if not "2026-09-01" <= day < "2026-09-20"]
    slide = cadence(hand_made(posts=posts(*days)), "facebook")
    assert plain(slide.title).endswith("avec un silence de 19 jours")
    assert "Silence : du 1er au 19 septembre 2026, 19 jours." in [plain(text) for text in slide.message]


def test_stories_are_told_apart(hand_made: Made) -> None:
    month = hand_made(posts=[*posts(*every(7)), *posts("2026-10-01", form="story")])
    assert "Stories : 1 sur la période, hors de ce compte." in [
        plain(text) for text in cadence(month, "facebook").message
    ]


def test_days_before_the_first_export_are_no_silence(hand_made: Made) -> None:
    covered = [{"file": "f.csv", "network": "facebook", "first": date(2026, 10, 1), "last": date(2026, 10, 31)}]
    month = hand_made(posts=posts(*every(2, first="2026-10-01")), sources=covered)
    slide = cadence(month, "facebook")
    assert "sans long silence" in slide.title
    assert plain(slide.subtitle).endswith("du 1er au 31 octobre 2026")
    assert isinstance(slide.exhibit, Chart) and len(slide.exhibit.categories) == 4


def test_a_covered_period_without_a_post_is_said_as_such(hand_made: Made) -> None:
    assert cadence(hand_made(), "facebook").title == "Facebook n’a reçu aucune publication sur la période"
