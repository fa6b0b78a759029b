"""The team's people by what the dossier says of them, and the tasks that somebody answers for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.rows import Goal, Person
from iwa.editorial.hours import producers
from iwa.steps.calendar.planned import of_month
from iwa.steps.wording import TO_COMPLETE, excerpt

LONGEST = 44  # letters of an objective
CONSULTANT = "consult"


@dataclass(frozen=True)
class Duty:
    """A task: who does it, the one who answers for it ("" where nobody is known), who is asked, who is told."""

    task: str
    doing: tuple[str, ...]
    accountable: str
    asked: tuple[str, ...]
    told: tuple[str, ...]


def approving(month: ClientMonth) -> list[str]:
    """Who approves, those who direct first."""
    found = [person for person in month.dossier.team if person.approves]
    return [person.name for person in sorted(found, key=lambda person: person.moderates != "direction")]


def making(month: ClientMonth) -> list[str]:
    """Who makes the contents, those with most hours first."""
    found = sorted(producers(month.dossier), key=lambda person: -(person.hours or 0.0))
    return [person.name for person in found]


def advising(month: ClientMonth) -> str:
    """The consultant, else whoever makes the contents; "" for nobody."""
    named = _named(month, lambda person: CONSULTANT in plain(person.role or ""))
    return named or next(iter(making(month)), "")


def ranked(month: ClientMonth, rank: str) -> str:
    """Who holds a rank in moderation; "" for nobody."""
    return _named(month, lambda person: person.moderates == rank)


def writing(month: ClientMonth) -> tuple[str, ...]:
    """Who has rows of next month's calendar, those with most first; without any, who makes the contents."""
    owners = [row.owner for row in of_month(plan_of(month)) if row.owner]
    return tuple(sorted(dict.fromkeys(owners), key=lambda name: -owners.count(name))) or tuple(making(month))


def owners_of(month: ClientMonth) -> list[tuple[Goal, str]]:
    """Each objective with who answers for it, "" where nobody is noted."""
    return [(goal, goal.owner or "") for goal in month.dossier.goals]


def goal_task(goal: Goal) -> str:
    """An objective as a task."""
    return f"Objectif : {excerpt(goal.sentence.rstrip('.'), LONGEST)}"


def absences(month: ClientMonth, names: list[str]) -> list[str]:
    """Those of some people whom nobody replaces."""
    replaced = {person.name for person in month.dossier.team if person.replaced_by}
    return [name for name in dict.fromkeys(names) if name and name not in replaced]


def said(names: tuple[str, ...]) -> str:
    """People of a cell; a dash for nobody."""
    return ", ".join(names) or "–"


def answering(name: str) -> str:
    """Who answers for a task, or that nobody is known."""
    return name or TO_COMPLETE


def _named(month: ClientMonth, is_one: Callable[[Person], bool]) -> str:
    return next((person.name for person in month.dossier.team if is_one(person)), "")
