"""Figures of the plan, printed with the cells and the posts that give them."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import Cadence, cadence
from iwa.editorial.hours import team_hours
from iwa.editorial.mix import UNCLASSIFIED
from iwa.steps.tracing import OR, known, window_count
from iwa.traced import within

ALL = "all"
HOURS = "hours"  # the table of what the dossier says of time


def short(value: float) -> str:
    """A rhythm or hours without useless zeros: two decimals at most.

    >>> short(3.0), short(3.5), short(3.25), short(27.148)
    ('3', '3,5', '3,25', '27,15')
    """
    return numbers.decimal(value, 2).rstrip("0").rstrip(",")


def hours(value: float) -> str:
    """Hours with one decimal, none where they are whole.

    >>> hours(6.0), hours(27.148)
    ('6', '27,1')
    """
    return numbers.decimal(value, 1).removesuffix(",0")


def team_figure(month: ClientMonth, figure: str) -> str:
    """A figure of the team's hours: "available", "producing", "reserve", "upkeep", "approving"; without unit."""
    value = getattr(team_hours(month.dossier), figure)
    return known(hours(value or 0.0), "team_hours", HOURS, figure=figure)


def cost_figure(month: ClientMonth, network: str) -> str:
    """The hours of a post of a network, without unit."""
    return known(hours(cadence(month).costs[network]), "hours_a_post", HOURS, network=network)


def posts_figure(found: Cadence, network: str = ALL, **where: str) -> str:
    """The posts a week held on a network, or on all, those "wished" for; `share` names the part of the hours."""
    is_wished = where.get("figure") == "wished"
    posts = found.wished if is_wished else found.weekly
    value = sum(posts.values()) if network == ALL else posts.get(network, 0.0)
    return known(
        numbers.decimal(value, 1) if is_wished else short(value), "posts_held", HOURS, network=network, **where
    )


def held_figure(found: Cadence, network: str = ALL, **where: str) -> str:
    """The hours a week of what is held, or "wished" for, or those "left"; without unit."""
    whole = {"wished": found.hours_wished, "left": found.hours_left or 0.0}
    value = found.weekly.get(network, 0.0) * found.costs[network] if network != ALL else found.hours_used
    return known(hours(whole.get(where.get("figure", ""), value)), "hours_held", HOURS, network=network, **where)


def in_hours(figure: str) -> str:
    """A figure of hours with its unit."""
    return within(f"{figure}{numbers.NO_BREAK}h", figure)


def posts_a_week(figure: str) -> str:
    """A figure of posts a week as a noun phrase: "3,5 publications par semaine"."""
    noun = "publication" if float(figure.replace(",", ".")) < 2 else "publications"
    return within(f"{figure}{numbers.NO_BREAK}{noun} par semaine", figure)


def share_figure(month: ClientMonth, share: float, pillars: Iterable[str]) -> str:
    """The share of the window's posts that have one of some pillars; « non classé » is none."""
    words = ["" if name == UNCLASSIFIED else name for name in pillars]
    return window_count(month, numbers.percent(share, 0), "share_of_mix", pillar=OR.join(words))
