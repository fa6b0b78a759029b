"""The slide of the plan held, and its figures counted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.slides import Slide, Table
from iwa.steps.monthly import held_plan
from iwa.trace.evidences import evidence_of
from iwa.traced import with_numbers

Made = Callable[..., ClientMonth]
SUBJECTS = (
    "Le prix du libraire",
    "La rentrée des poches",
    "Un conte pour décembre",
    "Les mains du relieur",
    "Le club du jeudi",
)


def row(day: int, number: int, **more: Any) -> PlannedPost:
    filled = {"identifier": f"r{number}", "day": date(2026, 10, day), "network": "facebook", "theme": SUBJECTS[number % 5], "planned": True}  # fmt: skip
    return PlannedPost.model_validate({**filled, "cells": {"identifier": f"A{number + 2}"}} | more)


def post(day: int, number: int, text: str = "") -> dict[str, Any]:
    return {
        "network": "facebook", "post_id": f"p{number}", "published_at": f"2026-10-{day:02d}T10:00:00Z", "format": "image",
        "url": f"https://www.facebook.com/lune/posts/{1000 + number}", "text": text, "source_file": "a.csv", "source_row": number + 1,
    }  # fmt: skip


def link(number: int) -> str:
    return f"https://facebook.com/lune/posts/{1000 + number}"


def shown(hand_made: Made, posts: list[dict[str, Any]], *rows: PlannedPost, **proposed: int) -> tuple[ClientMonth, Slide]:  # fmt: skip
    told = {name: {"day": f"2026-10-{day:02d}"} for name, day in proposed.items()}
    month = replace(hand_made(posts=posts), book=Book(rows, told))
    (slide,) = held_plan(month)
    return month, slide


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_what_was_held_moved_lost_and_unplanned_is_told(hand_made: Made) -> None:
    posts = [post(6, 1), post(14, 2, "La rentrée des poches, enfin"), post(21, 3, "Une visite de classe")]
    rows = (row(6, 0, published_link=link(1)), row(13, 1), row(22, 2).model_copy(update={"day": date(2026, 10, 29)}), row(27, 3))  # fmt: skip
    month, slide = shown(hand_made, posts, *rows, r2=22)
    assert plain(slide.title) == "2 des 4 publications prévues en octobre 2026 sont parues dans leur semaine"
    assert isinstance(slide.exhibit, Table)
    assert [tuple(map(plain, line)) for line in slide.exhibit.rows] == [
        ("5 au 11 octobre", "1", "1", "–", "100 %"),
        ("12 au 18 octobre", "1", "1", "1", "100 %"),
        ("19 au 25 octobre", "1", "0", "–", "0 %"),
        ("26 au 31 octobre", "1", "0", "–", "0 %"),
    ]
    assert slide.exhibit.emphasis == (0, 1)
    assert [plain(line) for line in slide.message] == [
        "Sans suite : « Les mains du relieur » (Facebook, 27 octobre).",
        "Passées à une autre semaine : « Un conte pour décembre » (Facebook, 22 octobre), au 29 octobre.",
        "Parues hors plan : « Une visite de classe » (Facebook, 21 octobre).",
    ]
    assert "À confirmer : « La rentrée des poches, enfin » (Facebook, 14 octobre), de « La rentrée des poches » (Facebook, 13 octobre)." in plain(slide.notes)  # fmt: skip
    assert plain(slide.decision) == "Donner une nouvelle date à la publication restée sans suite, ou y renoncer ; noter dans le calendrier le lien publié de la publication à confirmer."  # fmt: skip
    traced = with_numbers(slide).numbers
    again = [evidence_of(month, number) for number in traced]
    assert traced and [one.again for one in again] == [number.text for number in traced]
    assert {line.file for one in again for line in one.rows} == {"calendrier.xlsx"}


def test_a_plan_held_asks_for_nothing(hand_made: Made) -> None:
    _, slide = shown(hand_made, [post(6, 1), post(7, 2)], row(6, 0, published_link=link(1)), row(7, 1, published_link=link(2)))  # fmt: skip
    assert plain(slide.title) == "Les 2 publications prévues en octobre 2026 sont parues dans leur semaine"
    assert slide.decision == "Rien à changer." and slide.message == ()


def test_one_post_none_and_the_only_one_are_said_rightly(hand_made: Made) -> None:
    titles = [plain(shown(hand_made, posts, *rows)[1].title) for posts, rows in (
        ([], (row(6, 0),)),
        ([post(6, 1)], (row(6, 0, published_link=link(1)),)),
        ([], (row(6, 0), row(7, 1))),
        ([post(6, 1)], (row(6, 0, published_link=link(1)), row(7, 1))),
    )]  # fmt: skip
    assert titles == [
        "La seule publication prévue en octobre 2026 n’est pas parue dans sa semaine",
        "La seule publication prévue en octobre 2026 est parue dans sa semaine",
        "Aucune des 2 publications prévues en octobre 2026 n’est parue dans sa semaine",
        "Une seule des 2 publications prévues en octobre 2026 est parue dans sa semaine",
    ]


def test_what_no_export_covers_counts_nowhere_and_is_said(hand_made: Made) -> None:
    rows = (row(6, 0, published_link=link(1)), row(7, 1, network="linkedin"), row(8, 2, network="linkedin", status="publié"))  # fmt: skip
    _, slide = shown(hand_made, [post(6, 1)], *rows)
    assert plain(slide.title).startswith("Les 2 publications prévues")
    assert [plain(line) for line in slide.message] == [
        "Notées publiées, sans publication retrouvée : « Un conte pour décembre » (LinkedIn, 8 octobre).",
        "Non comptées, faute d’export : « La rentrée des poches » (LinkedIn, 7 octobre).",
    ]


def test_a_month_without_a_plan_shows_nothing_and_an_unreadable_one_is_the_agency_s(hand_made: Made) -> None:
    assert held_plan(hand_made()) == []
    (slide,) = held_plan(replace(hand_made(), book=Book(refused="calendrier.xlsx est abîmé : il ne se lit pas.")))
    assert slide.audience == "interne" and slide.message == ("calendrier.xlsx est abîmé : il ne se lit pas.",)
