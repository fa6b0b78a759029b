"""The calendar issued with a month: the whole of the next one, and the first week of the one after as a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from iwa import numbers
from iwa.calendar.arms import draws_of, place_arms
from iwa.calendar.board import Board, told_before
from iwa.calendar.ideas import reservoir
from iwa.calendar.moments import Moment, moments
from iwa.calendar.placing import place_due, place_mix, place_moments, place_series, place_winners, tie_weeks
from iwa.calendar.plan import NO_PLACE, LeftOut, Plan
from iwa.calendar.planned_rows import rows_of
from iwa.calendar.rhythm import Slot, slots
from iwa.calendar.row import PlannedPost
from iwa.calendar.series import series_of, waiting
from iwa.calendar.subjects import subjects
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.editorial.cadence import cadence
from iwa.editorial.mix import planned_mix
from iwa.networks import NAMES

DRAFT = 7  # days of the month after, and of the next one as they were drafted a month ago
GIVEN_UP = ("abandonné", "reporté")
WORTH_SAYING = 3  # the rank up to which a moment that found no place is said
REMEMBERED = 60  # days before the plan whose themes are not taken up again


@lru_cache(maxsize=2)
def plan_of(month: ClientMonth) -> Plan:
    """The plan issued with a month. Its first week is what the workbook holds; where it holds nothing, it is planned too.

    So is each later row that the team has begun: it keeps its place, its subject and its hours.
    """
    first, last = month.month.next.first, month.month.shift(2).first + timedelta(days=DRAFT - 1)
    kept = tuple(row for row in month.book.rows if first <= row.day < first + timedelta(days=DRAFT))
    begun = _begun(month, first + timedelta(days=DRAFT), last)
    start = first + timedelta(days=DRAFT) if kept else first
    told, left_out = moments(month, start, last)
    if kept:
        left_out += _of_first_week(month, kept, start)
    lately = [row.theme for row in (*_lately(month, start), *begun) if row.theme]
    board = Board(
        month, _free(month, start, last), subjects(month), _remembered(month, lately), month.month.shift(2).first,
        lately=told_before(lately),
    )  # fmt: skip
    place_series(board, series_of(month, month.month.next), begun)
    place_moments(board, _without(told, begun))
    tie_weeks(board)
    place_winners(board)
    place_due(board, month.month.shift(2).first)
    place_mix(board, planned_mix(month))
    place_arms(board)
    rows = rows_of(month, board.placed, begun)
    whole = tuple(sorted((*kept, *begun, *rows), key=lambda row: (row.day, row.network, row.identifier)))
    return Plan(
        rows=whole, first=first, last=last, ideas=reservoir(month, (*whole, *_lately(month, first))),
        left_out=tuple(_in_order([*left_out, *_without_place(board.unplaced)])),
        hours=sum(row.hours or 0.0 for row in whole if row.status not in GIVEN_UP),
        hours_available=_available(month, first, last), remarks=tuple(_remarks(month, board)),
        draws=draws_of(month, rows), reserved={name: tuple(slot.day for slot in kept) for name, kept in board.reserved.items()},
    )  # fmt: skip


def _free(month: ClientMonth, first: date, last: date) -> list[Slot]:
    """The places of the plan, less one for each row that somebody added or began in the same week on the same network."""
    free, begun = slots(month, first, last), _begun(month, first, last)
    for row in month.book.rows:
        by_hand = row.planned is None and first <= row.day <= last and row.status not in GIVEN_UP
        if by_hand or row in begun:
            same = [s for s in free if s.network == row.network and s.is_story == (row.format == "story")]
            near = [s for s in same if monday_of(s.day) == monday_of(row.day)]
            if near:
                free.remove(min(near, key=lambda s: (abs((s.day - row.day).days), s.day)))
    return free


def _begun(month: ClientMonth, first: date, last: date) -> tuple[PlannedPost, ...]:
    """The rows of the plan between two days that the team has begun, with those it gave up: none comes back elsewhere."""
    planned = [row for row in month.book.rows if row.identifier and row.planned is not None]
    return tuple(row for row in planned if first <= row.day <= last and row.is_begun)


def _without(told: Sequence[Moment], begun: Sequence[PlannedPost]) -> list[Moment]:
    """The moments of events, less the nearest one for each row of its event that the team has begun."""
    left = list(told)
    for row in begun:
        same = [moment for moment in left if moment.title == row.campaign]
        if same:
            left.remove(min(same, key=lambda moment: abs((moment.day - row.day).days)))
    return left


def _of_first_week(month: ClientMonth, kept: tuple[PlannedPost, ...], start: date) -> Iterator[LeftOut]:
    """The dates of the week that was fixed a month ago: those that serve nothing, and those that it has no row for."""
    told, left = moments(month, month.month.next.first, start - timedelta(days=1))
    yield from (one for one in left if one.day < start)
    campaigns = {row.campaign for row in kept}
    for moment in told:
        if moment.kind == "marronnier" and not moment.phase and moment.title not in campaigns and moment.start < start:
            yield LeftOut(moment.start, moment.title, "la première semaine, fixée le mois d’avant, s’en est passée")


def _remembered(month: ClientMonth, recent: Sequence[str]) -> set[str]:
    """The names that recent themes, or those begun, took up: they do not come back at once."""
    themes = " | ".join(map(plain, recent))
    names = {name for known in subjects(month).values() for one in known for name in one.names}
    return {name for name in names if plain(name) in themes}


def _lately(month: ClientMonth, start: date) -> list[PlannedPost]:
    """The rows of the workbook shortly before a day that were not given up, the latest first."""
    begin = start - timedelta(days=REMEMBERED)
    found = [row for row in month.book.rows if begin <= row.day < start and row.status not in GIVEN_UP]
    return sorted(found, key=lambda row: row.day, reverse=True)


def _available(month: ClientMonth, first: date, last: date) -> float | None:
    """The hours that the team has for contents between two days."""
    weekly = cadence(month).hours_available
    return None if weekly is None else weekly * ((last - first).days + 1) / 7


def _without_place(unplaced: Sequence[Moment]) -> Iterator[LeftOut]:
    """The moments of an event that found no place, when they count."""
    for moment in (one for one in unplaced if one.rank <= WORTH_SAYING):
        what = f"{moment.title}, {moment.phase}" if moment.phase else moment.title
        yield LeftOut(moment.day, what, f"{NO_PLACE} cette semaine-là au rythme que les heures tiennent")


def _in_order(left: Sequence[LeftOut]) -> list[LeftOut]:
    return sorted(left, key=lambda one: (one.day, one.name))


def _remarks(month: ClientMonth, board: Board) -> Iterator[str]:
    """What could not be planned as asked, in French sentences."""
    found = cadence(month)
    if found.hours_available is None:
        yield "Les heures de l’équipe sont à compléter dans l’onglet « équipe » : le rythme est celui que le contrat demande."
    yield from (f"En pause : {reason}." for _, reason in found.paused)
    yield from waiting(month)
    if board.free:
        places = numbers.counted(len(board.free), "place")
        yield f"{places} sans sujet : notez au dossier des projets, des erreurs fréquentes ou des preuves à raconter."
    paused = {
        event.title: event.network
        for event in month.dossier.agenda
        if event.network and event.network not in found.kept
    }
    for title, network in paused.items():
        if any(one.moment and one.moment.title == title for one in board.placed):
            yield f"« {title} » est prévu sur {NAMES[str(network)]}, en pause : il paraît ailleurs."
