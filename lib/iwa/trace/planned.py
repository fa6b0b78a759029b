"""The hours and the rhythm that the dossier gives, counted again from the cells of its tabs."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.row import Row
from iwa.dossier.tabs import TABS
from iwa.editorial.cadence import Cadence, cadence, held
from iwa.editorial.hours import noted_times, team_hours
from iwa.editorial.pace import pace, weeks_at
from iwa.evidence import FileRow
from iwa.slides import Number
from iwa.tables import FORMATS
from iwa.trace.filters import ALL
from iwa.trace.frames import frame
from iwa.trace.noted import DOSSIER
from iwa.trace.post_rows import rows_of_posts


def hours_noted(month: ClientMonth, number: Number) -> float | None:
    """A figure of the team's hours: "available", "producing", "reserve", "upkeep", "approving"."""
    value: float | None = getattr(team_hours(month.dossier), number.where["figure"])
    return value


def hours_a_post(month: ClientMonth, number: Number) -> float | None:
    """The hours of an average post of a network."""
    return cadence(month).costs.get(number.where["network"])


def posts_held(month: ClientMonth, number: Number) -> float | None:
    """The posts a week of a network, or of all: those held, or "wished" for; with `share` of the hours there are."""
    found = _cadence(month, number)
    posts = found.wished if number.where.get("figure") == "wished" else found.weekly
    return sum(posts.values()) if number.where["network"] == ALL else posts.get(number.where["network"], 0.0)


def hours_held(month: ClientMonth, number: Number) -> float | None:
    """The hours a week of what is held on a network, or on all; those "wished" for, or "left"."""
    found, network = _cadence(month, number), number.where["network"]
    if network == ALL:
        whole = {"wished": found.hours_wished, "left": found.hours_left}
        return whole.get(number.where.get("figure", ""), found.hours_used)
    return found.weekly.get(network, 0.0) * found.costs[network]


def _cadence(month: ClientMonth, number: Number) -> Cadence:
    """The month's cadence, or the one that a share of its hours would hold."""
    found, share = cadence(month), number.where.get("share")
    if share is None or found.hours_available is None:
        return found
    return held(found.wished, found.costs, found.hours_available * float(share))


def share_of_mix(month: ClientMonth, number: Number) -> float:
    """The posts of a period that have one of some pillars, over all of the period."""
    whole = {name: word for name, word in number.where.items() if name != "pillar"}
    return len(frame(month, "posts", number.where)) / len(frame(month, "posts", whole))


def regular_weeks(month: ClientMonth, number: Number) -> float:
    """The weeks of the window in which a share of the rhythm held came out."""
    return float(weeks_at(month, float(number.where["share"]) * cadence(month).posts)[0])


def rows_planned(month: ClientMonth, number: Number) -> list[FileRow]:
    """The cells of the team's hours and of the times noted, and of one network's figures the posts that tell its formats."""
    network = number.where.get("network", ALL)
    if number.measure == "team_hours":
        return _team(month)
    told = "all" if number.measure == "weeks_at" else "" if network == ALL else network
    posts = rows_of_posts(month, Number("", "count", "posts", _window(month, told))) if told else []
    return [*_team(month), *_times(month), *posts]


def _window(month: ClientMonth, network: str) -> dict[str, str]:
    first, last = month.month.window(month.client.window_days)
    return {"network": network, "first": str(first), "last": str(last)}


def _team(month: ClientMonth) -> list[FileRow]:
    """Nobody is named: what somebody does for the client says enough."""
    found = []
    for person in month.dossier.team:
        parts = [(name, getattr(person, name)) for name in ("hours", "reserve") if getattr(person, name) is not None]
        who = person.role or "membre de l’équipe"
        says = {"hours": "heures par semaine", "reserve": "réserve"}
        found += [
            _cell("team", person, name, who, f"{says[name]} {numbers.decimal(value, 2)}") for name, value in parts
        ]
    return found


def _times(month: ClientMonth) -> list[FileRow]:
    used = {
        id(row): row
        for network in month.networks
        for name in (*pace(month, network).mix, "story")
        for row in noted_times(month.dossier, network, name)
    }
    return [
        _cell("times", row, "hours", FORMATS[row.format], f"heures par contenu {numbers.decimal(row.hours, 2)}")
        for row in used.values()
    ]


def _cell(tab: str, row: Row, field: str, subject: str, says: str) -> FileRow:
    return FileRow(DOSSIER, None, f"onglet « {TABS[tab].name} », {row.cells.get(field, '')}", subject, f"{says} (saisi par l’équipe)")  # fmt: skip
