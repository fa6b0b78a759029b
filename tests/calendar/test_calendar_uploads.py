"""What a scheduler gets: posts that are written, have their hour, and are still to come."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from iwa.calendar.row import PlannedPost
from iwa.calendar.uploads import uploads

Post = Callable[..., PlannedPost]
DAY = date(2026, 11, 3)


def ready(post: Post, day: date, **more: Any) -> PlannedPost:
    return post(day, **{"text": "Bonjour", "approved_on": date(2026, 10, 30), **more})


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_one_file_a_network_without_header_in_order(post: Post) -> None:
    rows = [
        ready(post, DAY + timedelta(days=1), hour=time(9, 7), text="Deux,\nlignes", link="https://a.fr/?x=1"),
        ready(post, DAY, text="=1+1", link=None, page=None),
        ready(post, DAY, network="instagram", text="En images https://a.fr"),
    ]
    found = uploads(rows)
    assert list(found) == ["hootsuite-facebook.csv", "hootsuite-instagram.csv"]
    assert lines(found["hootsuite-facebook.csv"][1]) == [
        ["03/11/2026 12:30", " =1+1", ""],
        ["04/11/2026 09:05", "Deux,\nlignes", "https://a.fr/?x=1"],
    ]
    assert lines(found["hootsuite-instagram.csv"][1]) == [["03/11/2026 12:30", "En images https://a.fr", ""]]


@pytest.mark.parametrize(
    "change", [{"text": None}, {"hour": None}, {"status": "publié"}, {"status": "reporté"}, {"approved_on": None}]
)
def test_what_cannot_be_scheduled_is_left_out(post: Post, change: dict[str, Any]) -> None:
    assert uploads([ready(post, DAY, **change)]) == {}
    assert uploads([ready(post, DAY, approved_on=None, status="programmé")])


def test_a_link_that_the_text_holds_is_not_given_twice(post: Post) -> None:
    row = ready(post, DAY, text="Voir https://a.fr/?x=1", link="https://a.fr/?x=1")
    assert lines(uploads([row])["hootsuite-facebook.csv"][1])[0][2] == ""


def test_more_posts_than_a_file_takes_make_two_files(post: Post) -> None:
    found = uploads([ready(post, DAY, number=number) for number in range(351)])
    assert [len(lines(content)) for _, content in found.values()] == [350, 1]
    assert list(found) == ["hootsuite-facebook-1.csv", "hootsuite-facebook-2.csv"]
