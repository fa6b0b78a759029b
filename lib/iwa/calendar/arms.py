"""Which posts to come draw which arm of a test: at random within blocks of four in a row, two and two."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from iwa.calendar.able import formats_for
from iwa.calendar.board import Board
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import hour_within
from iwa.calendar.row import PlannedPost, identifier_of
from iwa.client_month import ClientMonth
from iwa.trials.entry import Draw, Entry, Given
from iwa.trials.register import first_day, running

BLOCK = 4
SHORTEST = 2  # posts of the last block
ARMS = ("A", "B")


def place_arms(board: Board) -> None:
    """Gives an arm to the posts of the board that can be in a test, and to each what its arm asks.

    A row that already has its arm in the workbook keeps it: nothing is drawn twice for a month.
    """
    month = board.month
    board.placed.sort(key=lambda one: (one.slot.day, one.slot.network, one.slot.is_story, one.subject.head))
    names = _names(board.placed, {row.identifier for row in month.book.rows if row.is_begun})
    drawn = drawn_before(month)
    for network in dict.fromkeys(one.slot.network for one in board.placed):
        entries = [entry for entry in running(month) if entry.rule.network in (network, "")]
        for entry in entries:
            known = {row: arm for row, (test, arm) in drawn.items() if test == entry.id}
            for rank, name in enumerate(names):
                if board.placed[rank].slot.network == network and name in known:
                    board.placed[rank] = _given(board, board.placed[rank], Given(entry, known[name]))
        fresh = [entry for entry in entries if not any(test == entry.id for test, _ in drawn.values())]
        _draw(board, network, fresh)


def _draw(board: Board, network: str, entries: Sequence[Entry]) -> None:
    """Blocks of four places in their order, for each test in turn; a last one of two."""
    left = [rank for rank, one in enumerate(board.placed) if one.slot.network == network and one.trial is None]
    blocks: Counter[str] = Counter()
    going = list(entries)
    while going:
        entry = going.pop(0)
        able = [rank for rank in left if _is_able(board.month, board.placed[rank], entry)]
        size = BLOCK if len(able) >= BLOCK else SHORTEST if len(able) >= SHORTEST else 0
        if not size:
            continue
        blocks[entry.id] += 1
        name = f"{board.month.client.slug}|{entry.id}|{board.month.month.next}|{network}|{blocks[entry.id]}"
        for rank, arm in zip(able, shuffled(name, size), strict=False):
            board.placed[rank] = _given(board, board.placed[rank], Given(entry, arm))
            left.remove(rank)
        going.append(entry)


def shuffled(name: str, size: int) -> list[Any]:
    """As many of both arms, in an order that follows from the block's name alone.

    >>> shuffled("maison-lune|2026-10-t1|2026-11|instagram|1", 4)
    ['B', 'B', 'A', 'A']
    """
    places = sorted(range(size), key=lambda place: hashlib.sha256(f"{name}|{place}".encode()).digest())
    return ["A" if place in places[: size // 2] else "B" for place in range(size)]


def _is_able(month: ClientMonth, one: Placed, entry: Entry) -> bool:
    """Whether a post may be in a test: no story, no dated moment, from the second week of the month on, either arm possible."""
    day = one.slot.day
    if one.slot.is_story or one.moment or not _first(month, entry) <= day <= month.month.next.last:
        return False
    if entry.question == "format":
        able = formats_for(month, one.slot.network, False, one.pillar)
        return entry.group in able and len(able) > 1
    return entry.question != "theme" or one.is_loose


def _first(month: ClientMonth, entry: Entry) -> date:
    starts = [row.start for row in month.dossier.trials if row.identifier == entry.id and row.start]
    return max([first_day(month), *starts])


def _given(board: Board, one: Placed, given: Given) -> Placed:
    """A post with its arm, at the hour and on the theme that the arm asks."""
    question, group = given.entry.question, given.entry.group
    if question == "daypart":
        hour = hour_within(board.month, one.slot.network, group, given.tries)
        return replace(one, slot=replace(one.slot, hour=hour or one.slot.hour), trial=given)
    if question == "theme" and (one.subject.theme == group) != given.tries:
        network = one.slot.network
        able = [one.pillar, *(pillar for pillar in board.subjects if given.tries and board.is_able(one.slot, pillar))]
        found = (board.next_subject(p, network, lambda s: (s.theme == group) == given.tries and not s.is_to_obtain) for p in able)  # fmt: skip
        subject = next((subject for subject in found if subject), None)
        if subject:
            board.used = board.used - set(one.subject.names) | set(subject.names)
            return replace(one, subject=subject, pillar=subject.pillar, trial=given)
    return replace(one, trial=given)


def _names(placed: Sequence[Placed], taken: set[str]) -> list[str]:
    """The identifier that each post will have."""
    names: list[str] = []
    for one in placed:
        able = (identifier_of(one.slot.day, one.slot.network, rank) for rank in itertools.count(1))
        names.append(next(name for name in able if name not in taken and name not in names))
    return names


def drawn_before(month: ClientMonth) -> dict[str, tuple[str, Any]]:
    """The test and the arm of each row of next month that has them already, by identifier: as written first, else as noted."""
    days = (str(month.month.next.first), str(month.month.next.last) + "~")
    found = {row.identifier: (row.test, row.arm) for row in month.book.rows if row.identifier}
    written = {key: (values.get("test"), values.get("arm")) for key, values in month.book.proposed.items()}
    both = found | {key: pair for key, pair in written.items() if all(pair)}
    return {
        key: (str(test), arm) for key, (test, arm) in both.items() if test and arm in ARMS and days[0] <= key <= days[1]
    }


def draws_of(month: ClientMonth, rows: Iterable[PlannedPost]) -> dict[str, tuple[Draw, ...]]:
    """The rows of next month that drew an arm, by test, each in its block of four."""
    given: Mapping[str, tuple[str, Any]] = {
        row.identifier: (row.test, row.arm) for row in rows if row.test and row.arm
    } | drawn_before(month)
    codes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(given):
        codes[given[name][0], name.split("-")[3]].append(name)
    found: dict[str, list[Draw]] = defaultdict(list)
    for (test, code), names in codes.items():
        for place, name in enumerate(names):
            block = f"{month.month.next}-{code}-{place // BLOCK + 1}"
            found[test].append(Draw(name, given[name][1], block, str(month.month.next)))
    return {test: tuple(draws) for test, draws in found.items()}
