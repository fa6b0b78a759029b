"""Which subject takes which place: series on their days, highlights at their dates, what is owed, then the planned mix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from iwa.calendar.board import Board
from iwa.calendar.moment_subjects import about, of_moment, side_of
from iwa.calendar.moments import Moment
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import Slot, closed_days, hour_of
from iwa.calendar.row import PlannedPost
from iwa.calendar.series import Series
from iwa.calendar.subject import Subject, quoted
from iwa.calendar.winners import winners
from iwa.calendar.working_days import monday_of

SHOWN = ("preuve", "avis")  # the sources of a subject that names its proof
MOVED = 3  # the rank from which a moment waits for a free place rather than having one moved to its day


def place_series(board: Board, series: Iterable[Series], begun: Sequence[PlannedPost]) -> None:
    """Each series once a week, on its day, or on the nearest one that is free; a different subject each time.

    A week in which the team has begun a row of it has no other.
    """
    held = {(row.series, monday_of(row.day)) for row in begun}
    for one in series:
        able = [s for s in board.free if s.network == one.network and not s.is_story and board.is_able(s, one.pillar)]
        last = max((slot.day for slot in board.free), default=date.min)
        for monday in sorted({monday_of(slot.day) for slot in able}):
            if monday + timedelta(days=one.weekday) > last or (one.kind, monday) in held:
                continue
            week = [slot for slot in able if monday_of(slot.day) == monday and slot in board.free]
            slot = min(week, key=lambda s: (abs(s.day.weekday() - one.weekday), s.day), default=None)
            subject = _of_series(board, one, slot.day) if slot else None
            if slot and subject:
                board.put(Placed(slot=slot, pillar=one.pillar, kind="série", subject=subject, series=one), slot)


def _of_series(board: Board, one: Series, day: date) -> Subject | None:
    """The next subject of a series: one that names its proof for the series of proofs, while there is one.

    What is owed a content next month is not left to the draft of the month after.
    """
    if one.kind == "preuve":
        shown = board.next_subject(one.pillar, one.network, lambda subject: subject.source in SHOWN)
        return shown or board.next_subject(one.pillar, one.network) or board.seen_again(one.pillar, one.network)
    is_draft = board.draft is not None and day >= board.draft
    wanted = board.next_subject(
        one.pillar, one.network, lambda subject: not subject.is_private and not (is_draft and subject.is_due)
    )
    if wanted:
        return wanted
    finds = (board.seen_again, board.next_subject) if is_draft else (board.next_subject, board.seen_again)
    return next((found for find in finds if (found := find(one.pillar, one.network))), None)


def place_moments(board: Board, moments: Iterable[Moment]) -> None:
    """Each moment at its day or as near as it may be; one that matters has a place of its week moved to its day."""
    for moment in moments:
        if moment.kind == "marronnier" and moment.phase and not any(_is_of(one, moment) for one in board.placed):
            continue  # a date is not announced that has no place itself
        found = next((one for one in _places(board, moment)), None)
        if found is None:
            board.unplaced.append(moment)
            continue
        served, slot, instead_of = found
        subject = about(board, served, slot.network)
        board.put(Placed(slot=slot, pillar=served.pillar, kind=served.kind, subject=subject, moment=served), instead_of)


def _is_of(one: Placed, moment: Moment) -> bool:
    return one.moment is not None and one.moment.title == moment.title


def _places(board: Board, moment: Moment) -> Iterator[tuple[Moment, Slot, Slot]]:
    """Where a moment may stand, under each pillar it may serve in turn: a free place near its day, then one moved to it."""
    for find in (_free_place, _moved_place):
        for pillar in moment.pillars:
            served = replace(moment, pillars=(pillar,))
            found = find(board, served)
            if found:
                yield served, *found


def _free_place(board: Board, moment: Moment) -> tuple[Slot, Slot] | None:
    told_on = Counter(one.slot.network for one in board.placed if _is_of(one, moment))
    near = [slot for slot in _candidates(board, moment) if moment.earliest <= slot.day <= moment.latest]
    best = min(
        near,
        key=lambda s: (abs((s.day - moment.day).days), told_on[s.network], s.is_story, s.day, s.network),
        default=None,
    )
    return (best, best) if best else None


def _moved_place(board: Board, moment: Moment) -> tuple[Slot, Slot] | None:
    """A free place of the same week, moved to the moment's day unless the client is closed or publishes there already."""
    if moment.rank > MOVED or moment.day in closed_days(board.month, moment.day, moment.day):
        return None
    busy = {(s.network, s.is_story) for s in (*board.free, *(one.slot for one in board.placed)) if s.day == moment.day}
    week = [s for s in _candidates(board, moment) if monday_of(s.day) == monday_of(moment.day)]
    able = [s for s in week if (s.network, s.is_story) not in busy]
    best = min(able, key=lambda s: (s.is_story, abs((s.day - moment.day).days), s.day, s.network), default=None)
    if best is None:
        return None
    return replace(best, day=moment.day, hour=hour_of(board.month, best.network, best.is_story)), best


def _candidates(board: Board, moment: Moment) -> list[Slot]:
    known = {slot.network for slot in (*board.free, *(one.slot for one in board.placed))}
    allowed = {moment.network} if moment.network in known else known
    return [slot for slot in board.free if slot.network in allowed and board.is_able(slot, moment.pillar)]


def tie_weeks(board: Board) -> None:
    """A week of a campaign that found no place goes into a series of that week, which takes the campaign for its subject."""
    for moment in [one for one in board.unplaced if one.is_week]:
        week = [
            (rank, one) for rank, one in enumerate(board.placed)
            if one.series and one.moment is None and one.series.kind != "preuve" and monday_of(one.slot.day) == monday_of(moment.day)
            and moment.network in (None, one.slot.network) and not one.subject.is_due
        ]  # fmt: skip
        rank, one = min(week, key=lambda found: abs((found[1].slot.day - moment.day).days), default=(-1, None))
        if one:
            subject = of_moment(moment, side_of(board, moment), (f"{moment.title} {moment.day}",))
            board.used -= set(one.subject.names)
            board.placed[rank] = replace(
                one, moment=moment, subject=replace(subject, head=quoted(moment.title), pillar=one.pillar)
            )
            board.unplaced.remove(moment)


def place_winners(board: Board) -> None:
    """A theme that won on a network comes back there, on the first place that it can take."""
    for winner in (one for one in winners(board.month) if one.question == "theme"):
        for slot in [slot for slot in board.free if slot.network == winner.network and not slot.is_story]:
            subject = _of_theme(board, slot, winner.group)
            if subject:
                board.put(Placed(slot=slot, pillar=subject.pillar, kind="idée", subject=subject), slot)
                break


def _of_theme(board: Board, slot: Slot, theme: str) -> Subject | None:
    able = [pillar for pillar in board.subjects if board.is_able(slot, pillar)]
    found = (board.next_subject(pillar, slot.network, lambda one: one.theme == theme) for pillar in able)
    return next((one for one in found if one), None)


def place_due(board: Board, before: date) -> None:
    """What is owed a content (a question that comes back) and has none yet, spread over the free places before a day."""
    due = [one for known in board.subjects.values() for one in known if one.is_due and not board.used & set(one.names)]
    days = sorted({slot.day for slot in board.free if slot.day < before})
    for rank, subject in enumerate(due):
        aimed = days[rank * len(days) // len(due)] if days else before
        free = [slot for slot in board.free if slot.day < before and board.is_able(slot, subject.pillar)]
        best = min(
            free,
            key=lambda s: (s.is_story != subject.is_private, abs((s.day - aimed).days), s.day, s.network),
            default=None,
        )
        if best:
            board.put(Placed(slot=best, pillar=subject.pillar, kind="idée", subject=subject), best)


def _week_by_week(free: list[Slot]) -> list[Slot]:
    """Places by their rank in their week, then by day."""
    ordered = sorted(free, key=lambda slot: (slot.day, slot.network, slot.is_story))
    seen: Counter[date] = Counter()
    ranked = []
    for slot in ordered:
        ranked.append((seen[monday_of(slot.day)], slot.day, slot))
        seen[monday_of(slot.day)] += 1
    return [slot for _, _, slot in sorted(ranked)]


def place_mix(board: Board, mix: dict[str, float]) -> None:
    """The places still free, each for the pillar furthest behind its share that has something to say there.

    The first place of every week is filled before the second of any: a pillar that runs out does so in all the weeks alike.
    Where a pillar has nothing new left to say, a thing of another one comes back by its side of it; only
    then does a pillar that has its share take the place.
    """
    whole = len(board.free) + len(board.placed)
    for slot in _week_by_week(board.free):
        missing = {pillar: share * whole - board.pillars()[pillar] for pillar, share in mix.items()}
        order = [pillar for pillar in sorted(mix, key=lambda name: -missing[name]) if board.is_able(slot, pillar)]
        behind = [pillar for pillar in order if missing[pillar] > 0]
        found = (
            find(pillar, slot.network)
            for some in (behind, order)
            for pillar in some
            for find in (board.new, board.seen_again)
        )
        subject = next((one for one in found if one), None)
        if subject:
            board.put(Placed(slot=slot, pillar=subject.pillar, kind="idée", subject=subject), slot)
