"""The hours of a week that go into contents, and what one content costs: the only reckoning of hours there is."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.dossier import Dossier
from iwa.dossier.rows import Person
from iwa.dossier.times import FormatTime
from iwa.method.hours import default_hours

# What a post may be where an export does not name its format: nobody can note the time of these.
MAY_BE = {"post": ("text",), "other": ("text", "image", "carousel", "link")}


@dataclass(frozen=True)
class TeamHours:
    """Hours a week, from the tab « équipe »; None where nobody has noted any.

    Who approves does not produce: their hours are `approving` and no part of `available`, unless
    everybody approves. `available` is what goes into contents: the hours of those who produce, less
    their `reserve` for the unexpected and less `upkeep`, kept for answers and measurement. `unnoted`
    names those who produce and have noted no hours.
    """

    noted: float | None
    approving: float
    producing: float | None
    reserve: float
    upkeep: float
    available: float | None
    unnoted: tuple[str, ...] = ()


def producers(dossier: Dossier) -> list[Person]:
    """Who makes the contents: those who do not approve, or everybody where all do."""
    return [person for person in dossier.team if not person.approves] or list(dossier.team)


def team_hours(dossier: Dossier) -> TeamHours:
    """The hours of the team.

    >>> team = (Person(name="Léa", hours=8, reserve=2), Person(name="Paul", hours=1, approves="oui"))
    >>> found = team_hours(Dossier(team=team))
    >>> found.noted, found.approving, found.available
    (9.0, 1.0, 4.5)
    """
    makers = producers(dossier)
    noted = [person.hours for person in dossier.team if person.hours is not None]
    made = [person.hours for person in makers if person.hours is not None]
    approving = sum(person.hours or 0 for person in dossier.team if person not in makers)
    reserve = sum(person.reserve or 0 for person in makers if person.hours is not None)
    unnoted = tuple(person.name for person in makers if person.hours is None)
    whole = sum(noted) if noted else None
    if not made:
        return TeamHours(whole, approving, None, 0.0, 0.0, None, unnoted)
    upkeep = (sum(made) - reserve) * default_hours().upkeep
    return TeamHours(whole, approving, sum(made), reserve, upkeep, sum(made) - reserve - upkeep, unnoted)


def hours_of(dossier: Dossier, network: str, name: str) -> float:
    """The hours of one content of a format: as noted for the network, then for all, else the house's default.

    Where an export names no format, the mean of those noted that it may be.

    >>> hours_of(Dossier(), "instagram", "carousel")
    2.0
    """
    noted = noted_times(dossier, network, name)
    return sum(row.hours for row in noted) / len(noted) if noted else default_hours().of(network, name)


def is_noted(dossier: Dossier, network: str, name: str) -> bool:
    """Whether the team has noted what a format costs on a network; else `hours_of` gives the house's default."""
    return bool(noted_times(dossier, network, name))


def noted_times(dossier: Dossier, network: str, name: str) -> list[FormatTime]:
    """The rows of the tab « temps » that tell a format's hours, those of the network before those for all; none without any."""
    found = (_noted(dossier, network, one) for one in (name, *MAY_BE.get(name, ())))
    return [row for row in found if row is not None]


def _noted(dossier: Dossier, network: str, name: str) -> FormatTime | None:
    rows = [row for row in dossier.times if row.format == name and row.network in (network, None)]
    return next((row for row in rows if row.network), rows[0] if rows else None)
