"""What the demo's team does with the calendar between two months: as a person would, in the workbook itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd

from iwa.calendar.book import book_in
from iwa.calendar.held_weeks import agreed_day
from iwa.calendar.likeness import stems
from iwa.calendar.row import PlannedPost
from iwa.calendar.ties import APART
from iwa.calendar.workbook import with_cells
from iwa.demo.world import World
from iwa.months import Month
from iwa.networks import NAMES
from iwa.workspace import ClientFolder

NEAR = 3  # days between the planned day and the one on which it came out
UNLINKED = 3  # of so many posts that say what was planned, one has its text noted and not its link
LATE = 3  # the rank of the post that was approved too late
# How many days before it came out a post was briefed, made and read again: each client's team waits elsewhere.
AHEAD = {"boulangerie-marette": (9, 6, 5), "atelier-corvane": (16, 7, 5), "jardins-trehanne": (12, 10, 4)}
# Where the drafts of the next month's first week stand: one typed in haste, one ready and approved, one without a text.
IN_HAND: tuple[dict[str, str], ...] = (
    {
        "status": "création",
        "text": "{theme}: c'est le sujet du moment, dès 9h30. Dites-nous ce que vous en pensez !! #{tag}",
        "alt": "photo",
    },
    {
        "status": "programmé",
        "text": "{theme}. On vous montre comment cela se passe ici, avec ceux qui le font.",
        "alt": "Deux personnes au travail, vues de près",
    },
    {"status": "brief"},
)
Post = Any
# What in the posts of the world is what a test tries: the team then publishes what the arm asks, where it has it.
TRIED = {
    "2026-09-carrousel": ("format", "carousel"),
    "2026-09-video": ("format", "video"),
    "2026-09-geste": ("theme", "gestes et conseils"),
}


@dataclass(frozen=True)
class _Came:
    """A row and the post that came out of it, None for none."""

    row: PlannedPost
    post: Post | None


def fill_calendar(folder: ClientFolder, world: World, month: Month) -> None:
    """Fills in the workbook for a month that is over: states, texts, days, links; a row moved, another added.

    Most planned posts find one of the month's real ones; without a workbook there is nothing to fill in.
    """
    file = folder.calendar_file
    if not file.is_file():
        return
    content = file.read_bytes()
    rows = book_in(content, file.name).rows
    own = [row for row in rows if Month.of(row.day) == month]
    posts = _posts(world, month)
    came = list(_matched([row for row in own if row.format not in APART], posts))
    cells = {(_line(row), "status"): "publié" for row in own if row.format in APART}
    cells |= {
        (_line(row), name): value
        for row, filled in _filled(came, AHEAD[world.client.key])
        for name, value in filled.items()
    }
    cells |= {(_line(row), name): value for row, begun in _drafts(rows, month) for name, value in begun.items()}
    used = {one.post.post_id for one in came if one.post is not None}
    beside = next((post for post in posts if post.post_id not in used), None)
    file.write_bytes(with_cells(content, file.name, cells, [_added(beside)] if beside is not None else []))


def _posts(world: World, month: Month) -> list[Post]:
    whole = world.posts
    posts = whole[
        (whole["kind"] == "posts") & (whole["format"] != "reply") & whole["own"] & (whole["month"] == str(month))
    ]
    return list(posts.sort_values("published_at").itertuples(index=False))


def _matched(rows: Sequence[PlannedPost], posts: Sequence[Post]) -> Iterator[_Came]:
    """Each row with a post of its network that came out near its day and that no row before it took: the most alike."""
    taken: set[str] = set()
    for row in sorted(rows, key=lambda row: (not row.test, row.day)):  # what is tested is published first
        near = [
            (not _follows(row, post), -len(stems(row.theme or "") & stems(str(post.text))), abs((post.day.date() - row.day).days), post)
            for post in posts
            if post.network == row.network and post.post_id not in taken
        ]  # fmt: skip
        near = [one for one in near if one[2] <= NEAR]
        *_, post = min(near, key=lambda one: one[:3], default=(0, 0, 0, None))
        if post is not None:
            taken.add(post.post_id)
        yield _Came(row, post)


def _follows(row: PlannedPost, post: Post) -> bool:
    """Whether a post does what the arm of its row asks."""
    if row.test not in TRIED:
        return True
    column, value = TRIED[row.test]
    return bool((getattr(post, column) == value) == (row.arm == "A"))


def _filled(came: Sequence[_Came], ahead: tuple[int, int, int]) -> Iterator[tuple[PlannedPost, dict[str, Any]]]:
    out = [one for one in came if one.post is not None]
    loose = [one for one in out if not one.row.test]  # of what is tested every link is noted
    alike = [one for one in loose if stems(one.row.theme or "") & stems(_text(one.post))] or loose
    unlinked = {id(one) for one in alike[::UNLINKED]}
    for rank, one in enumerate(out):
        filled = _published(one.row, one.post, rank, ahead)
        yield (
            one.row,
            {name: value for name, value in filled.items() if name != "published_link" or id(one) not in unlinked},
        )
    waiting = [one.row for one in came if one.post is None]
    for rank, row in enumerate(waiting):
        yield row, _put_off(row) if rank == 0 else {"status": "abandonné" if rank % 2 else "relecture"}


def _published(row: PlannedPost, post: Post, rank: int, ahead: tuple[int, int, int]) -> dict[str, Any]:
    day = post.day.date()
    briefed, created, reviewed = (day - timedelta(days=days) for days in ahead)
    text = _text(post)
    approved = day if rank == LATE else agreed_day(day)
    filled = {
        "status": "publié", "text": text or None, "alt": f"Photo de l’équipe : {row.theme}" if row.theme else None,
        "brief_on": briefed, "created_on": created, "reviewed_on": reviewed,
        "approved_on": approved, "scheduled_on": max(approved, day - timedelta(days=1)),
        "published_link": post.url,
    }  # fmt: skip
    return {name: value for name, value in filled.items() if value is not None}


def _text(post: Post) -> str:
    return "" if pd.isna(post.text) else str(post.text)


def _put_off(row: PlannedPost) -> dict[str, Any]:
    return {"day": row.day + timedelta(days=8), "status": "création", "note": "Décalée : la matière n’était pas prête."}


def _drafts(rows: Sequence[PlannedPost], month: Month) -> Iterator[tuple[PlannedPost, dict[str, Any]]]:
    """The first rows of the next month, begun."""
    coming = sorted((row for row in rows if Month.of(row.day) == month.next), key=lambda row: row.day)
    for row, begun in zip(coming, IN_HAND, strict=False):
        words = {
            "theme": row.theme or "Demain",
            "tag": "".join(re.findall(r"\w+", (row.theme or "demain").lower())[:3]),
        }
        filled: dict[str, Any] = {name: text.format(**words) for name, text in begun.items()}
        yield row, filled | ({"approved_on": agreed_day(row.day)} if filled["status"] == "programmé" else {})


def _added(post: Post) -> dict[str, Any]:
    """A post that nobody had planned, noted afterwards on a line of its own."""
    return {
        "day": post.day.date(), "network": NAMES[post.network], "theme": str(post.theme).capitalize(),
        "status": "publié", "text": str(post.text), "published_link": post.url, "note": "Ajoutée en cours de mois.",
    }  # fmt: skip


def _line(row: PlannedPost) -> int:
    """The number of the row in the workbook."""
    return int("".join(sign for sign in row.cells["day"] if sign.isdigit()))
