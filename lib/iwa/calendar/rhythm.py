"""On which days and at what hour a client publishes: its own regular days, as many as the hours hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

import pandas as pd

from iwa.calendar.public_dates import bank_holidays, department_of
from iwa.calendar.series import series_of
from iwa.calendar.trade_dates import trade_of
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.event import Event
from iwa.editorial.cadence import cadence
from iwa.editorial.pace import APART, pace
from iwa.findings.attributes import DAYPARTS, WEEKDAYS
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.method.dates import dates
from iwa.method.playbooks import playbook_of
from iwa.trials.lessons import lessons
from iwa.trials.stopped import stopped

WEEK = 7
SATURDAY, SUNDAY = 5, 6
NEIGHBOURS = 0.05  # of the posts of a week: what two days in a row must bring to be preferred to two apart
QUARTER = 15  # minutes to which an hour is rounded
CLOSED = ("ferme", "conges", "conge ")  # how the title of an event begins that closes the client
MEETING = ("point mensuel", "reporting", "rapport mensuel", "bilan mensuel")  # how teams call it in the agenda


@dataclass(frozen=True, order=True)
class Slot:
    """A place for a post of a network, a story or not."""

    day: date
    network: str
    is_story: bool
    hour: time | None


def slots(month: ClientMonth, first: date, last: date) -> list[Slot]:
    """The places of all the networks kept, from `first` to `last`, in their order."""
    silent = closed_days(month, first, last)
    found = [
        Slot(day, network, is_story, hour_of(month, network, is_story))
        for network, is_story, wanted in _wanted(month)
        for day in _days(_chosen(month, network, is_story, wanted), wanted, first, last, silent)
    ]
    return sorted(found, key=lambda slot: (slot.day, slot.network, slot.is_story))


def _wanted(month: ClientMonth) -> Iterator[tuple[str, bool, float]]:
    """How many posts a week, then how many stories, each network that is kept has."""
    for network, weekly in cadence(month).weekly.items():
        yield network, False, weekly
        yield network, True, pace(month, network).stories_a_post * weekly


def _chosen(month: ClientMonth, network: str, is_story: bool, weekly: float) -> list[int]:
    """The weekdays of a network, those of its series first."""
    if not weekly:
        return []
    fixed = [] if is_story else [one.weekday for one in series_of(month, month.month.next) if one.network == network]
    own = [day for day in weekdays(month, network, is_story, weekly) if day not in fixed]
    return [*fixed, *own]


def _days(chosen: list[int], weekly: float, first: date, last: date, silent: frozenset[date]) -> Iterator[date]:
    """So many days a week on average; a closed one gives its place to the next that is open in the same week."""
    due = 0.0
    for monday in mondays(first, last):
        due += weekly
        count = min(len(chosen), int(due + 1e-9))
        due -= count
        taken: list[date] = []
        for weekday in sorted(chosen[:count]):
            day = monday + timedelta(days=weekday)
            free = [d for d in _from(day, monday) if d not in silent and d not in taken]
            taken += free[:1]
        yield from (day for day in taken if first <= day <= last)


def _from(day: date, monday: date) -> list[date]:
    """The day itself, the days after it in its week, then those before it, the nearest first."""
    week = [monday + timedelta(days=n) for n in range(WEEK)]
    return [d for d in week if d >= day] + [d for d in reversed(week) if d < day]


def mondays(first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks that two days lie in, and of those between."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += timedelta(days=WEEK)


@lru_cache(maxsize=64)
def weekdays(month: ClientMonth, network: str, is_story: bool, weekly: float) -> tuple[int, ...]:
    """The weekdays on which a network publishes, the most regular first: so many that a week can hold `weekly`.

    The client's own days, two in a row avoided; none that a verdict stops, one at least of those it amplifies.
    """
    wanted = min(WEEK, max(1, -int(-weekly // 1))) if weekly > 0 else 0
    shares = _shares(month, network, is_story)
    stopped, favoured = _weekdays_told(month, network, STOP), _weekdays_told(month, network, AMPLIFY)
    if reads_at_work(month) and not favoured:
        stopped |= {SATURDAY, SUNDAY}
    open_days = [day for day in range(WEEK) if day not in stopped] or list(range(WEEK))

    def worth(days: tuple[int, ...]) -> tuple[bool, float, tuple[int, ...]]:
        close = sum(1 for one, next_ in itertools.pairwise(days) if next_ - one == 1)
        has_favoured = not favoured or bool(favoured & set(days))
        return has_favoured, sum(shares[day] for day in days) - NEIGHBOURS * close, tuple(-day for day in days)

    best = max(itertools.combinations(open_days, min(wanted, len(open_days))), key=worth)
    return tuple(sorted(best, key=lambda day: (-shares[day], day)))


def _shares(month: ClientMonth, network: str, is_story: bool) -> list[float]:
    """Which share of the window's posts of a network came out on each weekday, Monday first."""
    local = _published(month, network, is_story)
    counts = local.dt.day_of_week.value_counts(normalize=True).to_dict() if len(local) else {}
    return [float(counts.get(day, 0.0)) for day in range(WEEK)]


def _published(month: ClientMonth, network: str, is_story: bool) -> pd.Series:
    posts = month.window_posts_of(network)
    kept = posts["format"] == "story" if is_story else ~posts["format"].isin(APART)
    local: pd.Series = posts.loc[kept, "published_at"].dt.tz_convert(month.client.timezone)
    return local


def _weekdays_told(month: ClientMonth, network: str, action: str) -> set[int]:
    names = told(month, network, "weekday", action)
    ends = list(WEEKDAYS.items())
    begins = dict(zip(WEEKDAYS, [0, *(end for _, end in ends)], strict=False))
    return {day for name, end in ends if name in names for day in range(begins[name], end)}


@lru_cache(maxsize=2)
def _decided(month: ClientMonth) -> tuple[tuple[str, str, str, str], ...]:
    rows = month.decided
    columns = rows[["network", "question", "group", "action"]].astype(str)
    learned = {
        (lesson.entry.rule.network, lesson.entry.question, lesson.entry.group): AMPLIFY if lesson.won else STOP
        for lesson in lessons(month)
        if lesson.entry.question
    }  # what a test has settled stands before what the posts of the window suggest
    compared = {(n, q, g): action for n, q, g, action in columns.itertuples(index=False, name=None)}
    held = dict.fromkeys(
        stopped(month), STOP
    )  # of earlier months too: of what has been stopped nothing is left to compare
    return tuple((*key, action) for key, action in (compared | held | learned).items())


def told(month: ClientMonth, network: str, question: str, action: str) -> set[str]:
    """The groups of a question (format, theme, daypart…) on a network that the month's verdicts, or the client's own tests, give an action."""
    return {g for n, q, g, a in _decided(month) if (n, q, a) == (network, question, action)}


@lru_cache(maxsize=32)
def hour_of(month: ClientMonth, network: str, is_story: bool) -> time | None:
    """The usual hour of a network, within the time of day that is amplified where one is; None where no export tells it."""
    posts = month.window_posts_of(network)
    kept = posts["format"] == "story" if is_story else ~posts["format"].isin(APART)
    rows = posts[kept & posts["daypart"].notna()]
    favoured = told(month, network, "daypart", AMPLIFY)
    stopped = told(month, network, "daypart", STOP)
    counts = rows["daypart"].value_counts()
    order = sorted(counts.index, key=lambda part: (part not in favoured, part in stopped, -counts[part], part))
    if not order:
        return hour_of(month, network, False) if is_story else None
    return _middle(month, rows, order[0])


def hour_within(month: ClientMonth, network: str, part: str, inside: bool) -> time | None:
    """The usual hour of a network within a time of day, or outside it; None where nothing was published then."""
    posts = month.window_posts_of(network)
    rows = posts[~posts["format"].isin(APART) & posts["daypart"].notna()]
    counts = rows.loc[(rows["daypart"] == part) == inside, "daypart"].value_counts()
    return _middle(month, rows, min(counts.index, key=lambda one: (-counts[one], one))) if len(counts) else None


def _middle(month: ClientMonth, posts: pd.DataFrame, part: str) -> time:
    """The middle hour of the posts of a time of day."""
    local = posts.loc[posts["daypart"] == part, "published_at"].dt.tz_convert(month.client.timezone)
    middle = int((local.dt.hour * 60 + local.dt.minute).median())
    minutes = min(round(middle / QUARTER) * QUARTER, DAYPARTS[part] * 60 - QUARTER)
    return time(minutes // 60, minutes % 60)


def part_of(hour: time) -> str:
    """The time of day that an hour lies in: "midi (12 h à 14 h)"."""
    return next(name for name, end in DAYPARTS.items() if hour.hour < end)


@lru_cache(maxsize=8)
def closed_days(month: ClientMonth, first: date, last: date) -> frozenset[date]:
    """The days on which nothing comes out: closings of the agenda, days of mourning, holidays of those who work in offices."""
    found = {day for event in month.dossier.agenda if is_closing(event) for day in _span(event.start, event.last_day)}
    held = bank_holidays(range(first.year, last.year + 1), department_of(month.client.area))
    found |= {one.first for one in held if reads_at_work(month) or _is_silent(one.name)}
    return frozenset(day for day in found if first <= day <= last)


def reads_at_work(month: ClientMonth) -> bool:
    """Whether the client's public reads it in offices: neither at week-ends nor on holidays."""
    trade = dates().trades.get(trade_of(month.client.sector) or "")
    return trade is not None and trade.offices


def _is_silent(name: str) -> bool:
    day = dates().named(name)
    return day is not None and day.silent


def is_closing(event: Event) -> bool:
    """Whether an event of the agenda closes the client."""
    return plain(event.title).startswith(CLOSED)


def is_meeting(event: Event) -> bool:
    """Whether an event of the agenda is the meeting on the month's report: the team's own, nothing to publish."""
    return any(word in plain(event.title) for word in MEETING)


def _span(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def formats_known(network: str, is_story: bool) -> tuple[str, ...]:
    """The formats that a network's playbook plans, stories apart or alone."""
    known = playbook_of(network).formats
    return tuple(name for name in known if (name == "story") == is_story)
