"""Where posts wait on their way from brief to scheduler, by the days that the team notes in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from statistics import median

from iwa.calendar.public_dates import bank_holidays, department_of
from iwa.calendar.row import TO_DO, PlannedPost
from iwa.calendar.ties import APART, ties
from iwa.calendar.working_days import before, worked
from iwa.client_month import ClientMonth
from iwa.dossier.choices import PRODUCTION_STAGES
from iwa.dossier.circuit import CircuitStage

BRIEF, CREATION, REVIEW, APPROVAL, SCHEDULING = PRODUCTION_STAGES
ENDS = ("brief_on", "created_on", "reviewed_on", "approved_on", "scheduled_on")  # the day on which each stage ends
OVER = ("programmé", "publié", "reporté", "abandonné")  # states in which nothing is waited for any more
AHEAD = 7  # days of the next month that are in hand at the end of a month


@dataclass(frozen=True)
class Wait:
    """A stage that a post went through: how many working days, and whose it was, None where nobody is noted."""

    row: PlannedPost
    stage: str
    days: int
    owner: str | None


@dataclass(frozen=True)
class Late:
    """A post still in a stage that should have ended on `due`, `days` working days before the month's end."""

    row: PlannedPost
    stage: str
    due: date
    days: int
    owner: str | None


def circuit_of(month: ClientMonth) -> dict[str, CircuitStage]:
    """The stages that the tab « circuit » notes."""
    return {row.stage: row for row in month.dossier.circuit}


def owner_of(month: ClientMonth, stage: str, row: PlannedPost | None = None) -> str | None:
    """Who has a stage: of a post's creation whoever the calendar gives it to, else who is noted; of an approval, who approves."""
    noted = circuit_of(month).get(stage)
    if stage == CREATION and row is not None and row.owner:
        return row.owner
    if noted and noted.owner:
        return noted.owner
    return next((one.name for one in month.dossier.team if one.approves), None) if stage == APPROVAL else None


@lru_cache(maxsize=4)
def holidays_of(month: ClientMonth) -> frozenset[date]:
    """The public holidays around a month, where the client is."""
    place = department_of(month.client.area)
    years = range(month.month.previous.year, month.month.shift(2).year + 1)
    return frozenset(one.first for one in bank_holidays(years, place))


def followed(month: ClientMonth) -> list[PlannedPost]:
    """The posts of the month that go through the stages: those that the team gave up, and what no export lists, left out."""
    first, last = month.month.first, month.month.last
    return [
        row
        for row in month.book.rows
        if first <= row.day <= last and row.format not in APART and row.status != "abandonné" and row.planned is not False
    ]  # fmt: skip


@lru_cache(maxsize=4)
def waits(month: ClientMonth) -> tuple[Wait, ...]:
    """The stages of the month's posts of which both ends are noted, in their order; the brief has no beginning."""
    found = []
    for row in followed(month):
        for stage, start, end in _spans(row):
            if start and end and end >= start:
                found.append(Wait(row, stage, worked(start, end, holidays_of(month)), owner_of(month, stage, row)))
    return tuple(found)


def contradictory(month: ClientMonth) -> list[PlannedPost]:
    """The posts of which a stage is noted as ended before the one that comes first."""
    return [
        row for row in followed(month) if any(start and end and end < start for _, start, end in _spans(row))
    ]  # fmt: skip


def undated(month: ClientMonth) -> list[PlannedPost]:
    """The posts that came out, or are said to, without the days of their stages."""
    return [
        row
        for row in followed(month)
        if (row.status == "publié" or row.published_link) and not any(getattr(row, end) for end in ENDS)
    ]


def _spans(row: PlannedPost) -> Iterator[tuple[str, date | None, date | None]]:
    days = [getattr(row, end) for end in ENDS]
    yield from zip(PRODUCTION_STAGES[1:], days, days[1:], strict=False)


def typical(found: Sequence[Wait]) -> float | None:
    """The median of some waits in working days; None without any."""
    return float(median(one.days for one in found)) if found else None


@lru_cache(maxsize=4)
def late(month: ClientMonth) -> tuple[Late, ...]:
    """The posts that should be further on the month's last day, the longest late first.

    A stage is due so many working days before the post as the stages after it may take, one where that is not noted.
    """
    on, closed = month.month.last, holidays_of(month)
    out = {id(tie.row) for tie in ties(month) if tie.row is not None}
    found = []
    for row in month.book.rows:
        near = month.month.first <= row.day <= on + timedelta(days=AHEAD)
        if not near or row.status in OVER or row.published_link or id(row) in out or row.format in APART or row.planned is False:  # fmt: skip
            continue
        stage = stage_of(row)
        due = before(row.day, agreed_after(month, stage), closed)
        if due < on and worked(due, on, closed):
            found.append(Late(row, stage, due, worked(due, on, closed), owner_of(month, stage, row)))
    return tuple(sorted(found, key=lambda one: (-one.days, one.row.day, one.row.network)))


def stage_of(row: PlannedPost) -> str:
    """The stage that a post is in: its state, else the first that no day ends.

    >>> stage_of(PlannedPost(day=date(2026, 10, 6), network="facebook", status="relecture"))
    'relecture'
    """
    if row.status in PRODUCTION_STAGES and row.status != BRIEF:
        return str(row.status)
    if row.status in (None, TO_DO, BRIEF):
        ends = zip(PRODUCTION_STAGES, (getattr(row, end) for end in ENDS), strict=True)
        return next((stage for stage, end in ends if end is None), SCHEDULING)
    return SCHEDULING


def agreed_after(month: ClientMonth, stage: str) -> int:
    """How many working days the stages after one may take, as noted, one each at least."""
    noted = circuit_of(month)
    left = PRODUCTION_STAGES[PRODUCTION_STAGES.index(stage) + 1 :]
    return sum(round(noted[name].agreed_days or 1) if name in noted else 1 for name in left) or 1
