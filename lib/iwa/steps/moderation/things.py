"""The client's own things that an answer can name: a page, a private way, a date, a proof, somebody."""

from __future__ import annotations

from functools import lru_cache

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.choices import ERROR, TONE
from iwa.editorial.proofs import inventory
from iwa.steps.architecture.aftercare import who_answers
from iwa.steps.calendar.planned import day_name, live
from iwa.steps.charter.noted import in_charge, rows_of
from iwa.steps.own_things import led_to, usual_theme
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name

WRITTEN_PRIVATELY = ("instagram", "facebook", "linkedin", "x", "tiktok")  # YouTube has no private messages
TO_PAUSE = 3  # publications named on a sheet


def page(month: ClientMonth) -> str:
    """The client's page that its links lead to most, as it is written; else its site, else what lacks."""
    host = (month.client.site or "").split("//")[-1].rstrip("/")
    path = led_to(month)
    if not host:
        return f"lien {TO_COMPLETE}"
    return host + path if path.startswith("/") else host


def host_of(month: ClientMonth) -> str:
    """The client's site as it is written; what lacks where it has none."""
    return (month.client.site or "").split("//")[-1].rstrip("/") or f"son site ({TO_COMPLETE})"


def private_way(month: ClientMonth) -> str:
    """The network where a case goes on in private: the first that has private messages."""
    first = next((name for name in month.networks if name in WRITTEN_PRIVATELY), "")
    return f"en message privé {network_name(first)}" if first else f"au téléphone ({TO_COMPLETE})"


def answerer(month: ClientMonth) -> str:
    """Who answers: the one noted for moderation, else whose role it is."""
    noted = in_charge(month, "community manager")
    return noted if noted != TO_COMPLETE else next(iter(who_answers(month)), f"la personne qui répond ({TO_COMPLETE})")


def holder(month: ClientMonth, rank: str) -> str:
    """Who holds a rank, as somebody who acts: "la personne « direction » (à compléter)" where nobody is named."""
    name = in_charge(month, rank)
    return name if name != TO_COMPLETE else f"la personne « {rank} » ({TO_COMPLETE})"


def theme(month: ClientMonth) -> str:
    """What the client's posts are most often about; its sector where no theme is known."""
    return usual_theme(month.window_posts) or month.client.sector


def shown(month: ClientMonth) -> str:
    """A proof that may be shown, "une preuve (à obtenir)" without one."""
    usable = inventory(month.dossier.proofs, month.month.last).usable
    return f"« {usable[0].name} »" if usable else "une preuve (à obtenir)"


def error(month: ClientMonth) -> str:
    """A frequent error of the customers, "" where none is noted."""
    return next((row.name for row in rows_of(month, ERROR)), "")


def friction(month: ClientMonth) -> str:
    """A friction point that the consultant noted, "" for none."""
    return next((row.finding for row in month.dossier.observations if row.nature != TONE), "")


@lru_cache(maxsize=2)
def coming(month: ClientMonth) -> tuple[PlannedPost, ...]:
    """The first posts of the next month's calendar."""
    return tuple(sorted(live(plan_of(month).rows), key=lambda row: (row.day, row.identifier)))[:TO_PAUSE]


def next_date(month: ClientMonth) -> str:
    """The first thing that comes, with its day; what lacks where nothing is planned."""
    rows = coming(month)
    return (
        f"{day_name(rows[0].day)}, {excerpt(rows[0].theme or rows[0].format, 50)}"
        if rows
        else f"un rendez-vous {TO_COMPLETE}"
    )


def to_pause(month: ClientMonth) -> str:
    """The posts that would come out next, to be held back."""
    rows = coming(month)
    return (
        numbers.listed(dict.fromkeys(f"{day_name(row.day)} sur {network_name(row.network)}" for row in rows))
        or f"calendrier {TO_COMPLETE}"
    )


def stand_in(month: ClientMonth, rank: str) -> str:
    """Who replaces the holder of a rank, or what lacks."""
    return next((p.replaced_by for p in month.dossier.team if p.moderates == rank and p.replaced_by), TO_COMPLETE)
