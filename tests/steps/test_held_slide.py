"""The calendar's slide on the last plan: held or not, approved in time or not, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iwa.calendar.book import Book
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.slides import Figures, Slide, Table
from iwa.steps.calendar import to_hold
from iwa.steps.calendar.held import held
from iwa.trace.evidences import evidence_of
from iwa.traced import with_numbers

Made = Callable[..., ClientMonth]


def row(day: int, **more: Any) -> PlannedPost:
    filled = {"identifier": f"r{day}", "day": date(2026, 10, day), "network": "facebook", "theme": f"Le club du {day}", "planned": True}  # fmt: skip
    return PlannedPost.model_validate(filled | more)


def out(day: int, approved: int | None) -> PlannedPost:
    link = f"https://facebook.com/lune/posts/{1000 + day}"
    return row(day, published_link=link, approved_on=approved and date(2026, 10, approved))


def month_of(hand_made: Made, *rows: PlannedPost) -> ClientMonth:
    posts = [
        {"network": "facebook", "post_id": f"p{one.day.day}", "published_at": f"{one.day}T10:00:00Z", "format": "image", "url": one.published_link}
        for one in rows
        if one.published_link
    ]  # fmt: skip
    return replace(hand_made(posts=posts), book=Book(rows))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def values(slide: Slide) -> list[tuple[str, str]]:
    assert isinstance(slide.exhibit, Figures)
    return [(plain(figure.value), plain(figure.detail)) for figure in slide.exhibit.items]


HELD = tuple(out(day, day - 4) for day in (6, 13, 20, 27))


@pytest.mark.parametrize(
    ("rows", "title", "decision"),
    [
        (HELD, "Le plan de Maison Lune est tenu depuis 4 semaines : la cadence peut monter", "Proposer une publication de plus par semaine à partir de novembre 2026."),
        ((*HELD, row(22), row(23)), "La cadence reste la même : la semaine du 19 au 25 octobre a tenu 1 publication sur 3", "Tenir d’abord le plan de novembre 2026, avant d’en demander plus."),
        ((*HELD[:3], out(27, 27)), "La cadence reste la même : 1 validation est venue après la veille de la parution", "Tenir d’abord le plan de novembre 2026, avant d’en demander plus."),
        (HELD[1:], "1 semaine de plan manque encore pour savoir si la cadence peut monter", "Suivre novembre 2026 semaine par semaine avant d’en demander plus."),
        ((*HELD[:3], out(27, None)), "Le plan est tenu ; les dates de validation manquent pour dire si la cadence peut monter", "Suivre novembre 2026 semaine par semaine avant d’en demander plus."),
    ],
)  # fmt: skip
def test_the_title_and_what_follows(hand_made: Made, rows: tuple[PlannedPost, ...], title: str, decision: str) -> None:
    slide = held(month_of(hand_made, *rows))
    assert (plain(slide.title), plain(slide.decision)) == (title, decision)


def test_a_first_plan_says_what_holding_it_asks_for(hand_made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(row(6).model_copy(update={"day": date(2026, 11, day), "theme": f"Le club du {day}"}) for day in (3, 4, 4, 5, 9))  # fmt: skip
    story = row(6, format="story").model_copy(update={"day": date(2026, 11, 2)})
    plan = Plan(rows=(*rows, story), first=date(2026, 11, 1), last=date(2026, 12, 6))
    monkeypatch.setattr(to_hold, "plan_of", lambda month: plan)
    slide = held(hand_made())
    assert plain(slide.title) == "Le premier plan de Maison Lune sera tenu si 5 publications sur 5 paraissent dans leur semaine"  # fmt: skip
    assert isinstance(slide.exhibit, Table)
    assert [tuple(map(plain, line)) for line in slide.exhibit.rows] == [
        ("Du 2 au 8 novembre", "4", "4", "« Le club du 3 » (Facebook, 3 novembre)", "lundi 2 novembre"),
        ("Du 9 au 15 novembre", "1", "1", "« Le club du 9 » (Facebook, 9 novembre)", "vendredi 6 novembre"),
    ]
    monkeypatch.setattr(to_hold, "plan_of", lambda month: Plan(rows=(), first=plan.first, last=plan.last))
    assert plain(held(hand_made()).title) == "Le plan de Maison Lune attend ses premières publications"


def test_figures_name_the_weeks_and_are_counted_again(hand_made: Made) -> None:
    month = month_of(hand_made, *HELD[:3], out(27, None), row(22))
    slide = held(month)
    assert values(slide) == [
        ("3 sur 4", "du 5 au 11 octobre, du 12 au 18 octobre et 1 autre"),
        ("4 sur 5", "toutes rattachées avec certitude"),
        ("3 sur 3", "1 date non notée"),
    ]
    assert [plain(line) for line in slide.message] == [
        "Manquées la semaine du 19 au 25 octobre : « Le club du 22 » (Facebook, 22 octobre).",
        "Validation sans date : « Le club du 27 » (Facebook, 27 octobre).",
    ]
    traced = with_numbers(slide).numbers
    assert [number.text for number in traced] == [evidence_of(month, number).again for number in traced] and traced


def test_stories_are_owed_to_nobody_and_no_date_is_said_so(hand_made: Made) -> None:
    slide = held(month_of(hand_made, row(6, format="story"), out(13, None)))
    assert values(slide)[1:] == [("1 sur 1", "toutes rattachées avec certitude"), ("non relevé", "aucune date de validation notée")]  # fmt: skip
