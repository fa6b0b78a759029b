"""Highlights, campaigns and dates of the year, each with what comes before and after it: the moments of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from iwa.calendar.plan import LeftOut
from iwa.calendar.rhythm import is_closing, is_meeting
from iwa.calendar.subject import lowered
from iwa.calendar.trade_dates import KeptDate, dated
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.event import Event
from iwa.editorial.mix import chosen_pillars

LONG = 3  # days from which an event is told as a campaign
AROUND = 5  # days between a date of the year and an event of the client that is the same
WORD = 5  # letters of a word by which they are known to be the same


@dataclass(frozen=True)
class Phase:
    """A moment of an event: how many days after its first one ("début") or before its last ("fin"), what is said.

    `reach`: how many days earlier or later it may come out. `rank`: what counts most, from 1. `pillars` that it may serve.
    """

    name: str
    after: int
    of: str
    reach: tuple[int, int]
    rank: int
    pillars: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something to publish around a day; `network` None is any. `aim` and `note` are what the dossier says of it.

    `earliest` and `latest` are the days between which it may come out; `start`, `end`, `nature` and `title` are the event's.
    """

    day: date
    earliest: date
    latest: date
    start: date
    end: date
    nature: str
    title: str
    phase: str
    kind: str
    pillars: tuple[str, ...]
    rank: int
    network: str | None
    aim: str = ""
    note: str = ""
    words: tuple[str, ...] = ()

    @property
    def pillar(self) -> str:
        """The pillar it serves first."""
        return self.pillars[0]

    @property
    def is_week(self) -> bool:
        """Whether it is a week of a campaign, neither its first days nor its last."""
        return self.rank == WEEKLY.rank and not self.phase


AT_ONCE, SOON = (0, 0), (1, 0)
PHASES = {
    "événement": (
        Phase("la date à retenir", -7, "début", (3, 3), 2, ("offres", "communauté")),
        Phase("dernier rappel", -1, "début", SOON, 3, ("communauté", "offres")),
        Phase("le jour même", 0, "début", AT_ONCE, 1, ("coulisses", "communauté")),
        Phase("ce que l’on en garde", 2, "fin", (1, 2), 5, ("preuves", "coulisses", "communauté")),
    ),
    "campagne": (
        Phase("ce qui se prépare", -4, "début", (3, 2), 2, ("coulisses", "expertise", "offres")),
        Phase("l’ouverture", 0, "début", AT_ONCE, 1, ("offres",)),
        Phase("les derniers jours", -2, "fin", (2, 1), 3, ("offres",)),
    ),
    "nouveauté": (
        Phase("ce qui arrive", -4, "début", (3, 2), 2, ("coulisses", "expertise", "offres")),
        Phase("c’est là", 0, "début", AT_ONCE, 1, ("offres", "expertise", "coulisses")),
        Phase("à l’usage", 5, "début", (2, 3), 5, ("pédagogie", "preuves", "expertise")),
    ),
    "recrutement": (
        Phase("l’annonce", 0, "début", (0, 2), 1, ("coulisses", "offres")),
        Phase("le poste raconté par l’équipe", 6, "début", (2, 4), 4, ("coulisses",)),
        Phase("derniers jours pour répondre", -3, "fin", (2, 2), 3, ("coulisses", "offres")),
    ),
    "presse": (Phase("l’article à lire", 0, "début", (0, 2), 1, ("preuves", "expertise")),),
}  # fmt: skip
WEEKLY = Phase("", 7, "début", (3, 3), 4, ("offres",))  # of a campaign, between its first days and its last


def moments(month: ClientMonth, first: date, last: date) -> tuple[list[Moment], list[LeftOut]]:
    """The moments to publish from `first` to `last`, and the dates left out with the reason."""
    coming = [
        event
        for event in month.dossier.agenda
        if event.nature != "panne" and not is_closing(event) and not is_meeting(event)
    ]
    kept, left = dated(month.client, first, last)
    told = [moment for event in coming for moment in _of_event(month, event)]
    for one in kept:
        if _same(one.first, one.name, coming) is None:
            if one.pillar in chosen_pillars(month):
                told += _of_date(one)
            else:
                left.append(
                    LeftOut(one.first, one.name, f"elle servirait le pilier {one.pillar}, que le client n’a pas retenu")
                )
    left = [one for one in left if _same(one.day, one.name, coming) is None]
    within = [_clipped(moment, first, last) for moment in told if moment.earliest <= last and moment.latest >= first]
    return sorted(within, key=lambda moment: (moment.rank, moment.day, moment.title)), left


def _same(day: date, name: str, events: list[Event]) -> Event | None:
    """The event of the client's own agenda that is a date of the year: at its time, by a word of its name."""
    words = {word for word in re.findall(r"\w+", plain(name)) if len(word) >= WORD}
    near = [one for one in events if one.start - timedelta(days=AROUND) <= day <= one.last_day + timedelta(days=AROUND)]
    return next((one for one in near if words & set(re.findall(r"\w+", plain(one.title)))), None)


def _clipped(moment: Moment, first: date, last: date) -> Moment:
    earliest, latest = max(moment.earliest, first), min(moment.latest, last)
    return replace(moment, earliest=earliest, latest=latest, day=min(max(moment.day, earliest), latest))


def _of_event(month: ClientMonth, event: Event) -> Iterator[Moment]:
    """The moments of an event of the agenda; a long one is told as a campaign, week by week."""
    is_long = (event.last_day - event.start).days >= LONG
    nature = event.nature
    if nature in ("temps fort", "événement", "campagne"):
        nature = "campagne" if is_long else "événement"
    kind = "campagne" if event.nature == "campagne" else "temps fort"
    for phase in (*PHASES[nature], *(_weeks(event) if nature == "campagne" else ())):
        yield _moment(event, phase, kind, _chosen(month, phase))


def _chosen(month: ClientMonth, phase: Phase) -> tuple[str, ...]:
    """The pillars of a phase that the client has chosen; its first pillar where it has chosen none of them."""
    kept = tuple(pillar for pillar in phase.pillars if pillar in chosen_pillars(month))
    return kept or chosen_pillars(month)[:1]


def _weeks(event: Event) -> Iterator[Phase]:
    """One moment for each week of a campaign that is neither its first nor its last days."""
    weeks = (event.last_day - event.start).days // 7
    yield from (replace(WEEKLY, after=7 * week) for week in range(1, weeks))


def _moment(event: Event, phase: Phase, kind: str, served: tuple[str, ...]) -> Moment:
    start = event.start if phase.of == "début" else event.last_day
    day = start + timedelta(days=phase.after)
    before, after = phase.reach
    return Moment(
        day=day, earliest=day - timedelta(days=before), latest=day + timedelta(days=after), start=event.start, end=event.last_day,
        nature=event.nature, title=event.title,
        phase=phase.name, kind=kind, pillars=served, rank=phase.rank, network=event.network,
        aim=event.aim or "", note=event.note or "",
    )  # fmt: skip


def _of_date(one: KeptDate) -> Iterator[Moment]:
    """A date of the year: announced once where the method says so, then the day itself."""
    whole = Moment(
        day=one.first, earliest=one.first, latest=one.first, start=one.first, end=one.last, nature="marronnier", title=one.name,
        phase="", kind="marronnier",
        pillars=(one.pillar,), rank=3, network=None, words=one.words,
    )  # fmt: skip
    if one.build_up:
        day = one.first - timedelta(days=one.build_up)
        yield replace(
            whole,
            day=day,
            earliest=day - timedelta(days=1),
            latest=day + timedelta(days=2),
            phase="ce qui se prépare",
            rank=3,
        )
    yield whole


def said(moment: Moment) -> str:
    """A moment in a sentence: "Commandes de bûches, l’ouverture"."""
    return f"{moment.title}, {lowered(moment.phase)}" if moment.phase else moment.title
