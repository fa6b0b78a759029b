"""Which row of the calendar a published post comes from: known, probable, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import pandas as pd

from iwa.calendar.likeness import likeness
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.consolidate.addresses import post_address
from iwa.measures.measure import feed

DAYS_AROUND = 3  # a post so near its planned day may be the one
ALIKE = 0.5  # share of the planned words that makes it a probable one
GIVEN_UP = "abandonné"
APART = ("story", "reply")  # formats that exports do not list with the posts

Sure = Literal["certain", "probable", "hors plan"]


@dataclass(frozen=True)
class Published:
    """A post that came out, stories and replies apart; `day` is the client's own."""

    network: str
    post_id: str
    day: date
    text: str
    url: str


@dataclass(frozen=True)
class Tie:
    """A post with the row it comes from, None where it is out of the plan; `how` says what ties them."""

    post: Published
    row: PlannedPost | None = None
    sure: Sure = "hors plan"
    how: Literal["", "lien publié", "lien suivi", "date et texte"] = ""


Found = dict[tuple[str, str], Tie]


@lru_cache(maxsize=4)
def ties(month: ClientMonth) -> tuple[Tie, ...]:
    """Every post of the month and of the days around it, oldest first, with its row.

    Certain by the published link that the team noted, or by the row's identifier in a link that the post carries; a
    row is then tied to that post alone. Probable by network, a date within three days, and likeness of text.
    """
    posts, rows = _posts(month, month.month.first - timedelta(days=DAYS_AROUND)), _rows(month)
    found = _certain(month, posts, rows)
    found |= _probable(posts, _left(rows, found), found)
    return tuple(found.get(_key(post), Tie(post)) for post in posts)


def certain_ties(month: ClientMonth, since: date) -> tuple[Tie, ...]:
    """The posts from a day on, to the end of the month, that are known to come from a row: the team's link or their own."""
    posts = [post for post in _posts(month, since) if post.day <= month.month.last]
    found = _certain(month, posts, _rows(month))
    return tuple(found[_key(post)] for post in posts if _key(post) in found)


def _rows(month: ClientMonth) -> list[PlannedPost]:
    return [row for row in month.book.rows if row.status != GIVEN_UP and row.format not in APART]


def _certain(month: ClientMonth, posts: list[Published], rows: list[PlannedPost]) -> Found:
    found = _noted(posts, rows)
    return found | _carried(posts, _left(rows, found), month.links, found)


def _posts(month: ClientMonth, since: date) -> list[Published]:
    posts = feed(month.posts)
    days = posts["published_at"].dt.tz_convert(month.client.timezone).dt.date
    near = (days >= since) & (days <= month.month.closing)
    shown = posts[near].assign(day=days[near]).sort_values(["published_at", "network", "post_id"])
    return [
        Published(str(one.network), str(one.post_id), one.day, _text(one.text), _text(one.url))
        for one in shown[["network", "post_id", "day", "text", "url"]].itertuples(index=False)
    ]


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def _key(post: Published) -> tuple[str, str]:
    return post.network, post.post_id


def _left(rows: Iterable[PlannedPost], found: Found) -> list[PlannedPost]:
    """The rows that no post is tied to yet."""
    taken = {id(tie.row) for tie in found.values()}
    return [row for row in rows if id(row) not in taken]


def _noted(posts: list[Published], rows: list[PlannedPost]) -> Found:
    """By the link that the team noted once the post was out."""
    by_address = {post_address(post.url): post for post in posts if post.url}
    pairs = [(by_address.get(post_address(row.published_link)), row) for row in rows if row.published_link]
    found: Found = {}
    for post, row in pairs:
        if post and post.network == row.network:
            found.setdefault(_key(post), Tie(post, row, "certain", "lien publié"))
    return found


def _carried(posts: list[Published], rows: list[PlannedPost], links: pd.DataFrame, before: Found) -> Found:
    """By the identifier in a link that the post carries; of several posts, the one nearest to the planned day."""
    by_content: dict[str, set[tuple[str, str]]] = {}
    for network, post_id, content in links[["network", "post_id", "content"]].itertuples(index=False):
        by_content.setdefault(str(content), set()).add((str(network), str(post_id)))
    found: Found = {}
    for row in rows:
        carriers = by_content.get(row.identifier, set()) if row.identifier else set()
        of_row = [post for post in posts if _key(post) in carriers and _key(post) not in before]
        if of_row:
            post = min(of_row, key=lambda one: (abs((one.day - row.day).days), one.day))
            found[_key(post)] = Tie(post, row, "certain", "lien suivi")
    return found


def _probable(posts: list[Published], rows: list[PlannedPost], before: Found) -> Found:
    """By network, date and text, the most alike first."""
    free = [post for post in posts if _key(post) not in before]
    pairs = [
        (likeness(row, post.text), post, row)
        for post in free
        for row in rows
        if post.network == row.network and abs((post.day - row.day).days) <= DAYS_AROUND and not row.published_link
    ]
    alike = [pair for pair in pairs if pair[0] >= ALIKE]
    found: Found = {}
    taken: set[int] = set()
    for _, post, row in sorted(alike, key=lambda pair: (-pair[0], abs((pair[1].day - pair[2].day).days), pair[1].day)):
        if _key(post) not in found and id(row) not in taken:
            found[_key(post)] = Tie(post, row, "probable", "date et texte")
            taken.add(id(row))
    return found
