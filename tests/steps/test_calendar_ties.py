"""Published posts tied to the rows of the calendar, and the plan held week by week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iwa.calendar.book import Book
from iwa.calendar.held_weeks import HeldWeek, held_weeks, planned_posts, raising_condition
from iwa.calendar.likeness import likeness
from iwa.calendar.row import PlannedPost
from iwa.calendar.ties import ties
from iwa.client_month import ClientMonth

Made = Callable[..., ClientMonth]


def row(day: int, identifier: str = "", **more: Any) -> PlannedPost:
    filled = {"day": date(2026, 10, day), "network": "facebook", "identifier": identifier, "planned": bool(identifier) or None}  # fmt: skip
    return PlannedPost.model_validate(filled | more)


def post(day: int, number: int, text: str = "", **more: Any) -> dict[str, Any]:
    return {
        "network": "facebook", "post_id": f"p{number}", "published_at": f"2026-10-{day:02d}T10:00:00Z", "text": text,
        "url": f"https://www.facebook.com/lune/posts/{1000 + number}", "format": "image",
    } | more  # fmt: skip


def told(month: ClientMonth) -> list[tuple[str, str, str]]:
    return [(tie.post.post_id, tie.sure, tie.row.identifier if tie.row else "") for tie in ties(month)]


def test_a_noted_link_and_an_identifier_in_a_link_are_certain(hand_made: Made) -> None:
    rows = (row(6, "a", published_link="https://facebook.com/lune/posts/1002"), row(9, "b"), row(20, "c"))
    links = [{"network": "facebook", "post_id": "p3", "address": "https://a.fr/?utm_content=b", "content": "b"}]
    month = hand_made(posts=[post(14, 2), post(23, 3), post(24, 4)], links=links)
    assert told(replace(month, book=Book(rows))) == [("p2", "certain", "a"), ("p3", "certain", "b"), ("p4", "hors plan", "")]  # fmt: skip


def test_the_same_words_near_the_planned_day_are_probable(hand_made: Made) -> None:
    rows = (row(6, "a", theme="Choisir sa farine de sarrasin"), row(7, "b", text="Les mains du libraire au travail"))
    posts = [post(8, 1, "Quelle farine choisir ?"), post(8, 2, "Les mains du libraire"), post(12, 3, "Choisir sa farine de sarrasin")]  # fmt: skip
    month = replace(hand_made(posts=posts), book=Book(rows))
    assert told(month) == [("p1", "probable", "a"), ("p2", "probable", "b"), ("p3", "hors plan", "")]


def test_other_networks_other_words_and_what_is_given_up_tie_nothing(hand_made: Made) -> None:
    words = "Choisir sa farine de sarrasin"
    rows = (row(6, "a", theme=words, network="instagram"), row(6, "b", theme=words, status="abandonné"), row(6, "c", theme="Farine"))  # fmt: skip
    assert told(replace(hand_made(posts=[post(6, 1, words)]), book=Book(rows))) == [("p1", "hors plan", "")]


def test_likeness_is_of_the_written_text_first() -> None:
    assert likeness(row(6, theme="Choisir sa farine", text="Le facteur et le violon"), "Un violon, un facteur") == 1
    assert likeness(row(6, theme="Choisir sa farine"), "Une farine") == 0, "one word alone is no sign"
    assert likeness(row(6), "Une farine") == 0


def tied(day: int, number: int, **more: Any) -> PlannedPost:
    return row(day, f"r{number}", published_link=f"https://facebook.com/lune/posts/{1000 + number}", **more)


def weeks(month: ClientMonth, *rows: PlannedPost, **proposed: int) -> tuple[HeldWeek, ...]:
    told = {name: {"day": f"2026-10-{day:02d}"} for name, day in proposed.items()}
    return held_weeks(replace(month, book=Book(rows, told)))


def test_a_week_is_held_by_what_came_out_in_it(hand_made: Made) -> None:
    month = hand_made(posts=[post(6, 1), post(12, 2), post(21, 4)])
    found = weeks(month, tied(6, 1), tied(9, 2), row(8, "r3", status="publié"), tied(21, 4), r4=8)
    assert [(week.first.day, week.last.day) for week in found] == [(1, 4), (5, 11), (12, 18), (19, 25), (26, 31)]
    second = found[1]
    assert (len(second.planned), second.published, second.declared, second.share) == (4, 2, 1, 0.5)
    assert found[0].share is None and [one.moved for one in second.planned] == [False, False, True, False]


def test_a_row_the_plan_took_out_is_not_owed_and_one_put_back_to_another_month_is(hand_made: Made) -> None:
    rows = (row(6, "a", planned=False), row(7, "b").model_copy(update={"day": date(2026, 11, 4)}), row(8))
    month = replace(hand_made(), book=Book(rows, {"b": {"day": "2026-10-07"}}))
    assert [(one.row.identifier, one.planned_on.day, one.moved) for one in planned_posts(month)] == [("b", 7, True), ("", 8, False)]  # fmt: skip


WORKED = tuple(tied(day, day, approved_on=date(2026, 10, day - 4)) for day in (6, 13, 20, 27))


@pytest.mark.parametrize(
    ("rows", "regular", "on_time", "met"),
    [
        (WORKED, True, True, True),
        (WORKED[1:], None, True, None),
        ((*WORKED, row(22, "x")), False, True, False),
        ((*WORKED[:3], tied(27, 27, approved_on=date(2026, 10, 27))), True, False, False),
        ((*WORKED[:3], tied(27, 27)), True, None, None),
        ((), None, None, None),
    ],
)
def test_the_cadence_is_raised_after_four_weeks_held_and_approved_in_time(
    hand_made: Made, rows: tuple[PlannedPost, ...], regular: bool | None, on_time: bool | None, met: bool | None
) -> None:
    month = replace(hand_made(posts=[post(day, day) for day in (6, 13, 20, 27)]), book=Book(rows))
    found = raising_condition(month)
    assert (found.regular, found.on_time, found.met) == (regular, on_time, met)
