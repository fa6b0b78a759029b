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
from iwa.trials.proposals import MOST
from iwa.trials.register import first_day, offered, running

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
    for rank, name in enumerate(names):
        for entry in running(month):
            if name in drawn and drawn[name][0] == entry.id:
                board.placed[rank] = _given(board, board.placed[rank], Given(entry, drawn[name][1]))
    fresh = [entry for entry in running(month) if not any(test == entry.id for test, _ in drawn.values())]
    blocks: Counter[tuple[str, str]] = Counter()
    _draw(board, fresh, blocks, once=True)
    _keep_places(board)
    _draw(board, fresh, blocks, once=False)


def _draw(board: Board, entries: Sequence[Entry], blocks: Counter[tuple[str, str]], once: bool) -> None:
    """A block of places for each test in turn, on each of its networks: once, or until none is left."""
    going = [
        (entry, network)
        for entry in entries
        for network in ([entry.rule.network] if entry.rule.network else board.month.networks)
    ]
    while going:
        entry, network = going.pop(0)
        block = _block(board, entry, network)
        if not block:
            continue
        blocks[entry.id, network] += 1
        name = f"{board.month.client.slug}|{entry.id}|{board.month.month.next}|{network}|{blocks[entry.id, network]}"
        for rank, arm in zip(block, shuffled(name, len(block)), strict=True):
            board.placed[rank] = _given(board, board.placed[rank], Given(entry, arm))
        if not once:
            going.append((entry, network))


def _keep_places(board: Board) -> None:
    """A block for each of the first tests that are only proposed: no arm is drawn until one is accepted."""
    for entry in offered(board.month):
        block = _block(board, entry, entry.rule.network)
        if block and len(board.reserved) < MOST:
            board.reserved[entry.id] = tuple(board.placed[rank].slot for rank in block)


def _block(board: Board, entry: Entry, network: str) -> list[int]:
    """The next four places of a network that a test can take, or two where there are no four; none where there are not two."""
    kept = {slot for slots in board.reserved.values() for slot in slots}
    able = [
        rank for rank, one in enumerate(board.placed)
        if one.slot.network == network and one.trial is None and one.slot not in kept and _is_able(board.month, one, entry)
    ]  # fmt: skip
    return able[:BLOCK] if len(able) >= BLOCK else able[:SHORTEST] if len(able) >= SHORTEST else []


def shuffled(name: str, size: int) -> list[Any]:
    """As many of both arms, in an order that follows from the block's name alone.

    >>> shuffled("maison-lune|2026-10-t1|2026-11|instagram|1", 4)
    ['A', 'A', 'B', 'B']
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
    is_of_proofs = one.series is not None and one.series.kind == "preuve"
    return entry.question != "theme" or not (one.subject.is_due or is_of_proofs)


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
        others = board.subjects if given.tries and one.series is None else ()
        able = [one.pillar, *(pillar for pillar in others if board.is_able(one.slot, pillar))]
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
