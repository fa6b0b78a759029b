"""What became of the plan, week by week, and whether more may be asked of the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from iwa.calendar.row import PlannedPost
from iwa.calendar.ties import APART, Sure, Tie, ties
from iwa.calendar.working_days import before, monday_of
from iwa.client_month import ClientMonth
from iwa.coverage import covered_days, month_days

ENOUGH = 0.8  # of the planned posts, in their week: what the method calls held
WEEKS = 4  # in a row, to be called regular
OUT = "publié"


@dataclass(frozen=True)
class Held:
    """A planned post, the day it was planned for, and the post that came out of it.

    `sure` is "" while none is found; `is_declared` says that the team noted it as published all the same.
    """

    row: PlannedPost
    planned_on: date
    out_on: date | None = None
    sure: Sure | None = None

    @property
    def is_declared(self) -> bool:
        return self.out_on is None and self.row.status == OUT

    @property
    def in_its_week(self) -> bool:
        day = self.out_on or (self.row.day if self.is_declared else None)
        return day is not None and monday_of(day) == monday_of(self.planned_on)

    @property
    def moved(self) -> bool:
        """Whether the team put it on another day."""
        return self.row.day != self.planned_on


@dataclass(frozen=True)
class HeldWeek:
    """A week of the month, from its first to its last day within it, with what was planned in it.

    `unknown` is what no export covers: whether it came out cannot be told, and it counts nowhere.
    """

    first: date
    last: date
    planned: tuple[Held, ...] = ()
    unknown: tuple[Held, ...] = ()

    @property
    def published(self) -> int:
        """How many came out in their week, probable ties and those that the team declares among them."""
        return sum(one.in_its_week for one in self.planned)

    @property
    def probable(self) -> int:
        return sum(one.in_its_week and one.sure == "probable" for one in self.planned)

    @property
    def declared(self) -> int:
        return sum(one.in_its_week and one.is_declared for one in self.planned)

    @property
    def share(self) -> float | None:
        """Published over planned; None for a week in which nothing was."""
        return self.published / len(self.planned) if self.planned else None


@dataclass(frozen=True)
class RaisingCondition:
    """What must hold for a faster cadence: the plan held in each of four weeks, and no approval later than agreed.

    `weeks` are the last ones in which something was planned, four at most. `late` are the posts approved after
    the agreed day, `unnoted` those whose approval nobody noted.
    """

    weeks: tuple[HeldWeek, ...] = ()
    late: tuple[Held, ...] = ()
    unnoted: tuple[Held, ...] = ()

    @property
    def regular(self) -> bool | None:
        """Whether each of the four weeks was held; None while there are fewer, unless one was not."""
        if any(week.share is not None and week.share < ENOUGH for week in self.weeks):
            return False
        return True if len(self.weeks) == WEEKS else None

    @property
    def on_time(self) -> bool | None:
        """Whether every approval came by the agreed day; None where that is not noted."""
        if self.late:
            return False
        return None if self.unnoted or not self.weeks else True

    @property
    def met(self) -> bool | None:
        """Whether the cadence may be raised; None where it cannot be told."""
        both = (self.regular, self.on_time)
        return False if False in both else None if None in both else True


def agreed_day(day: date) -> date:
    """The last day on which a post may be approved: the working day before it comes out.

    >>> agreed_day(date(2026, 11, 3)), agreed_day(date(2026, 11, 2))
    (datetime.date(2026, 11, 2), datetime.date(2026, 10, 30))
    """
    return before(day, 1)


@lru_cache(maxsize=4)
def held_weeks(month: ClientMonth) -> tuple[HeldWeek, ...]:
    """The weeks of the month, Monday to Sunday, cut at its two ends; each post in the week it was planned for.

    A post is planned for the day that the plan gave it, or that the team gave one of its own; moving it to
    another week is not holding the plan. What the plan took out again does not count.
    """
    known, unknown = _parted(month, planned_posts(month))
    first, last = month.month.first, month.month.last
    starts = [
        monday_of(first) + timedelta(days=7 * number) for number in range((last - monday_of(first)).days // 7 + 1)
    ]
    return tuple(
        HeldWeek(
            max(start, first),
            min(start + timedelta(days=6), last),
            tuple(one for one in known if monday_of(one.planned_on) == start),
            tuple(one for one in unknown if monday_of(one.planned_on) == start),
        )
        for start in starts
    )


def _parted(month: ClientMonth, planned: list[Held]) -> tuple[list[Held], list[Held]]:
    """What is known to have come out or not, and what no export covers."""
    spans = {
        network: covered_days(month, network, month_days(month)) for network in {one.row.network for one in planned}
    }

    def is_known(one: Held) -> bool:
        span = spans[one.row.network]
        told = one.out_on is not None or one.is_declared
        return told or (span is not None and span[0].date() <= one.planned_on <= span[1].date())

    return [one for one in planned if is_known(one)], [one for one in planned if not is_known(one)]


def planned_posts(month: ClientMonth) -> list[Held]:
    """What was planned for the month, stories and replies apart, by day, each with the post that came out of it."""
    tied = {id(tie.row): tie for tie in ties(month) if tie.row is not None}
    owed = [row for row in month.book.rows if row.planned is not False and row.format not in APART]
    all_ = [_held(row, month, tied.get(id(row))) for row in owed]
    of_month = [one for one in all_ if month.month.first <= one.planned_on <= month.month.last]
    return sorted(of_month, key=lambda one: (one.planned_on, one.row.network, one.row.identifier))


def _held(row: PlannedPost, month: ClientMonth, tie: Tie | None) -> Held:
    proposed = month.book.proposed.get(row.identifier, {}).get("day")
    planned_on = date.fromisoformat(proposed) if isinstance(proposed, str) else row.day
    return Held(row, planned_on, tie.post.day, tie.sure) if tie else Held(row, planned_on)


def raising_condition(month: ClientMonth) -> RaisingCondition:
    """The condition for raising the cadence as it stands at the month's end."""
    weeks = tuple(week for week in held_weeks(month) if week.planned)[-WEEKS:]
    out = [one for week in weeks for one in week.planned if one.out_on or one.is_declared]
    late = [one for one in out if one.row.approved_on and one.row.approved_on > agreed_day(one.out_on or one.row.day)]
    return RaisingCondition(weeks, tuple(late), tuple(one for one in out if one.row.approved_on is None))
