"""Who makes a post and who knows its subject: names of the tab « équipe », by role and by the hours they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.cells import plain
from iwa.dossier.rows import Person
from iwa.editorial.hours import producers

# How the words of a role begin that makes a format, or that follows an event.
ROLES = {
    "video": ("video", "tourn", "film", "mont"), "reel": ("video", "tourn", "film", "photo"), "short": ("video", "tourn", "film"),
    "image": ("photo", "graph", "design"), "carousel": ("photo", "graph", "design", "communic"), "story": ("photo", "video", "vente"),
    "text": ("communic", "redac"), "link": ("communic", "redac"), "post": ("communic", "redac"),
}  # fmt: skip
RECRUITS = ("ressources", "rh", "recrut")
AGENCY = (
    "consult",
    "agence",
    "communic",
    "redac",
    "photo",
    "video",
    "graph",
    "vente",
)  # who publishes, rather than does the trade
UNNOTED = 1.0  # hours a week of somebody who has noted none, for sharing work out


@dataclass(frozen=True)
class Work:
    """A post to make: its format, its hours, the Monday of its week."""

    format: str
    hours: float
    week: date


def owner(dossier: Dossier, work: Work, given: Mapping[tuple[str, date], float]) -> str | None:
    """Who makes a post: whose role fits and who still has the hours that week, else who is least loaded.

    `given` holds the hours already given by person and Monday. None without a team.
    """
    makers = producers(dossier)
    able = [person for person in makers if _left(person, work.week, given) >= work.hours]
    fitting = [person for person in able if _role(person, ROLES.get(work.format, ()))]
    chosen = min(fitting or able or makers, key=lambda person: _load(person, work.week, given), default=None)
    return chosen.name if chosen else None


def _left(person: Person, week: date, given: Mapping[tuple[str, date], float]) -> float:
    return (person.hours or UNNOTED) - (person.reserve or 0.0) - given[person.name, week]


def _load(person: Person, week: date, given: Mapping[tuple[str, date], float]) -> float:
    return given[person.name, week] / ((person.hours or UNNOTED) - (person.reserve or 0.0) or UNNOTED)


def _role(person: Person, words: Sequence[str]) -> bool:
    return (
        any(word.startswith(tuple(words)) for word in plain(person.role or "").replace("’", " ").split())
        if words
        else False
    )


def expert(month: ClientMonth, is_hiring: bool = False) -> str:
    """Who knows the trade, and is asked what a post needs: who hires for an offer of work; "l’équipe" where nobody is noted."""
    team = month.dossier.team
    hiring = [person for person in team if is_hiring and _role(person, RECRUITS)]
    trade = [person for person in team if not _role(person, AGENCY) and not _role(person, RECRUITS)]
    # Those who approve know the trade; of several, the one whose hours are not those of the director.
    ranked = sorted(trade, key=lambda person: (_role(person, ("direct", "geran", "presid")), not person.approves))
    # A technical director knows more of the trade than a general one.
    technical = [person for person in trade if _role(person, ("techn", "product", "achat", "atelier"))]
    return next((person.name for person in (*hiring, *technical, *ranked)), "l’équipe")
