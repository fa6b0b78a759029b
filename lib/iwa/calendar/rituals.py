"""The rituals of the community on real days and hours, within the hours that the team keeps for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from iwa.calendar.opening import opening_of
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.cells import plain
from iwa.editorial.hours import producers, team_hours
from iwa.measures.working_time import Opening
from iwa.method.rituals import RitualRule, ritual_rules

STEP = 5  # minutes: a slot is a whole number of them
FALLBACK = 9 * 60  # minutes after midnight, of a client that opens on no day
ANSWERS = ("communaut", "community", "animation", "reponse", "communic", "vente")  # how the words of a role begin


@dataclass(frozen=True)
class Ritual:
    """A slot that comes back each week: its days from 0 (Monday), when it begins, its minutes, and who holds it.

    `owner` is None without a team. `days` is empty where the hours leave no room for it.
    """

    key: str
    name: str
    days: tuple[int, ...]
    at: time
    minutes: int
    owner: str | None

    @property
    def weekly(self) -> int:
        """Its minutes a week."""
        return self.minutes * len(self.days)


def rituals(month: ClientMonth) -> tuple[Ritual, ...]:
    """The four rituals, together within the hours kept for the community; at their usual length where none are noted."""
    opening = opening_of(month.client, [month.month.year])
    kept = team_hours(month.dossier).upkeep if team_hours(month.dossier).available is not None else None
    found = [_ritual(month.dossier, opening, key, kept) for key in ritual_rules().rituals]
    return tuple(replace(one, at=_begins(opening, one, found[0])) for one in found)


def kept_minutes(month: ClientMonth) -> float | None:
    """The minutes a week that the team keeps for the community; None where nobody has noted hours."""
    hours = team_hours(month.dossier)
    return None if hours.available is None else hours.upkeep * 60


def _ritual(dossier: Dossier, opening: Opening, key: str, kept: float | None) -> Ritual:
    rule = ritual_rules().rituals[key]
    days = _days(opening, rule)
    minutes = rule.minutes
    if kept is not None:
        days, minutes = _within(_allotted(kept * 60)[key], days)
    return Ritual(key, rule.name, days, time(), minutes, owner(dossier))


def _allotted(kept: float) -> dict[str, float]:
    """The minutes a week of each ritual: its share, at least a slot where the sessions still have one of theirs.

    >>> {key: round(minutes) for key, minutes in _allotted(60).items()}
    {'sessions': 21, 'relances': 10, 'dm': 10, 'veille': 10}
    """
    rules, short = ritual_rules().rituals, ritual_rules().short
    shares = {key: kept * rule.share for key, rule in rules.items()}
    raised = {key: max(minutes, short) for key, minutes in shares.items()}
    first = next(iter(rules))
    raised[first] = sum(shares.values()) - sum(minutes for key, minutes in raised.items() if key != first)
    return raised if raised[first] >= short else shares


def _days(opening: Opening, rule: RitualRule) -> tuple[int, ...]:
    """Its days, each moved to the next open one."""
    opened = [rank for rank, spans in enumerate(opening.week) if spans] or list(range(5))
    if not rule.days:
        return tuple(opened)
    return tuple(sorted({next((rank for rank in opened if rank >= day), opened[0]) for day in rule.days}))


def _within(budget: float, days: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
    """The days and the minutes of a slot that a budget of minutes holds: fewer days rather than slots too short.

    >>> _within(100, (0, 1, 2, 3, 4)), _within(24, (0, 1, 2, 3, 4)), _within(4, (0,))
    (((0, 1, 2, 3, 4), 20), ((0, 2), 10), ((), 0))
    """
    short = ritual_rules().short
    count = min(len(days), int(budget // short))
    if not count:
        return (), 0
    kept = tuple(days[rank * len(days) // count] for rank in range(count))
    return kept, min(int(budget / count // STEP) * STEP, ritual_rules().long)


def _begins(opening: Opening, one: Ritual, session: Ritual) -> time:
    """The opening of its first day; after the session of that day where it is another ritual."""
    spans = opening.week[one.days[0]] if one.days else ()
    minutes = spans[0][0] if spans else FALLBACK
    if one.key != session.key and set(one.days) & set(session.days):
        minutes += session.minutes
    return time(minutes // 60 % 24, minutes % 60)


def owner(dossier: Dossier) -> str | None:
    """Who holds the rituals: the community manager noted, else whose role is to answer, else who has most hours."""
    noted = next((person.name for person in dossier.team if person.moderates == "community manager"), None)
    makers = producers(dossier)
    answering = [p for p in makers if any(word in plain(p.role or "") for word in ANSWERS)]
    most = max(answering or makers, key=lambda person: person.hours or 0.0, default=None)
    return noted or (most.name if most else None)


def first_day(one: Ritual, start: date) -> date:
    """The first of its days from a day on.

    >>> str(first_day(Ritual("veille", "Veille", (0,), time(9), 30, None), date(2026, 11, 1)))
    '2026-11-02'
    """
    return next(day for day in (start + timedelta(days=n) for n in range(7)) if day.weekday() in one.days)
