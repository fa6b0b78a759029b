"""The rhythm of publication, over the days that an export covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.slides import HeatMap, Slide
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


def shown(slide: Slide) -> HeatMap:
    assert isinstance(slide.exhibit, HeatMap)
    return slide.exhibit


def strong(heat: HeatMap) -> list[tuple[str, str]]:
    """The cells that stand out, by column and row, column by column."""
    rows = [*heat.rows, *([heat.total] if heat.total else [])]
    return [(column, row.name) for rank, column in enumerate(heat.columns) for row in rows if row.cells[rank].strong]


def test_each_day_has_its_count_and_each_whole_week_its_total(hand_made: Made) -> None:
    days = ["2026-08-04 09:00", "2026-08-05 09:00", "2026-08-05 18:00", *every(7, first="2026-08-10")]
    slide = cadence(hand_made(posts=posts(*days)), "facebook")
    heat = shown(slide)
    assert heat.columns[:2] == ("03/08", "10/08") and heat.columns[-1] == "26/10" and len(heat.columns) == 13
    assert [row.name for row in heat.rows] == [
        "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche",
    ]  # fmt: skip
    assert [row.cells[0].value for row in heat.rows] == [0, 1, 2, 0, 0, 0, 0]
    assert heat.total is not None and [cell.text for cell in heat.total.cells] == ["3", *["1"] * 11, ""]
    assert slide.title.startswith("Facebook publie 1,2 fois par semaine")  # 15 posts in 90 days
    told = [plain(text) for text in slide.message]
    assert told[:2] == [
        "15 publications en tout, soit 1,2 par semaine.",
        "Semaine médiane : 1 publication ; aucune semaine vide sur 12 entières.",
    ]


def test_a_day_outside_the_period_has_no_figure_rather_than_zero(hand_made: Made) -> None:
    heat = shown(cadence(hand_made(posts=posts(*every(2))), "facebook"))
    sunday = heat.rows[6].cells[-1]  # 1 November: the window ends on Saturday
    assert (sunday.value, sunday.text) == (None, "")
    assert heat.rows[5].cells[-1].value is not None


def test_a_post_more_moves_its_day_and_its_week(hand_made: Made) -> None:
    days = every(7)
    before, after = (
        shown(cadence(hand_made(posts=posts(*found)), "facebook")) for found in (days, [*days, "2026-09-09 08:00"])
    )
    assert (before.rows[2].cells[5].value, after.rows[2].cells[5].value) == (0, 1)
    assert before.total and after.total
    assert (before.total.cells[5].text, after.total.cells[5].text) == ("1", "2")


def test_a_steady_rhythm_changes_nothing(hand_made: Made) -> None:
    slide = cadence(hand_made(posts=posts(*every(2))), "facebook")
    assert slide.title == "Facebook publie 3,5 fois par semaine, sans long silence"
    assert slide.decision == "Rien à changer."
    assert strong(shown(slide)) == []


def test_a_silence_is_dated_and_counted(hand_made: Made) -> None:
    days = [day for day in every(2) if not "2026-09-01" <= day < "2026-09-20"]
    slide = cadence(hand_made(posts=posts(*days)), "facebook")
    assert plain(slide.title).endswith("avec un silence de 19 jours")
    assert "Silence : du 1er au 19 septembre 2026, 19 jours." in [plain(text) for text in slide.message]
    found = strong(shown(slide))
    assert (found[0], found[-1], len(found)) == (("31/08", "Mardi"), ("14/09", "Samedi"), 19)
    assert plain(shown(slide).framed) == "le silence de 19 jours"


def test_without_a_silence_the_peaks_stand_out(hand_made: Made) -> None:
    busy = [f"2026-09-{day:02d} {hour}:00" for day in (7, 8, 9, 10) for hour in ("08", "18")]
    slide = cadence(hand_made(posts=posts(*every(3), *busy)), "facebook")
    assert strong(shown(slide)) == [("07/09", "Semaine")]
    assert "Pic : semaine du 7 septembre, 10 publications." in [plain(text) for text in slide.message]


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
    heat = shown(slide)
    assert heat.columns == ("28/09", "05/10", "12/10", "19/10", "26/10")
    assert [row.cells[0].value for row in heat.rows[:4]] == [None, None, None, 1], "covered from Thursday on"


def test_a_period_without_a_whole_week_shows_its_days_and_no_usual_week(hand_made: Made) -> None:
    covered = [{"file": "f.csv", "network": "facebook", "first": date(2026, 10, 29), "last": date(2026, 10, 31)}]
    slide = cadence(hand_made(posts=posts("2026-10-30 09:00"), sources=covered), "facebook")
    heat = shown(slide)
    assert heat.columns == ("26/10",) and heat.rows[4].cells[0].value == 1
    assert not [text for text in slide.message if "médiane" in text]
    assert "Par semaine" not in heat.alt


def test_a_covered_period_without_a_post_is_said_as_such(hand_made: Made) -> None:
    slide = cadence(hand_made(), "facebook")
    assert slide.title == "Facebook n’a reçu aucune publication sur la période"
    assert strong(shown(slide)) == [], "the title speaks of no silence"
