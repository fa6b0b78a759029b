"""The three weekly series: conseil, preuve, coulisse, each on its day and its network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from iwa.calendar.row import SERIES
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import RECURRING
from iwa.dossier.editorial import EditorialElement
from iwa.editorial.cadence import cadence
from iwa.editorial.mix import chosen_pillars
from iwa.editorial.proofs import inventory
from iwa.method.pillars import pillars
from iwa.method.playbooks import playbook_of
from iwa.months import Month
from iwa.networks import NAMES
from iwa.numbers import WEEKDAY_NAMES

AT_LAUNCH = 2  # series that are ready for the first month
ENOUGH_PROOFS = 2  # for a series of proofs to begin with
USUAL_DAYS = {"conseil": 1, "preuve": 3, "coulisse": 4}  # Monday is 0, where neither dossier nor posts tell


@dataclass(frozen=True)
class Series:
    """A weekly series: what the client calls it ("" where it has no name), its pillar, network and weekday."""

    kind: str
    name: str
    pillar: str
    network: str
    weekday: int
    note: str = ""


@lru_cache(maxsize=4)
def series_of(month: ClientMonth, planned: Month) -> tuple[Series, ...]:
    """The series of a month that is planned: two in the client's first month, three from the second on.

    A series whose pillar the client has not chosen waits for it.
    """
    rows = {kind: _row(month, kind) for kind in SERIES}
    kinds = [kind for kind in SERIES if _pillar(month, kind, rows[kind])]
    if planned <= month.client.start:
        kinds = sorted(kinds, key=lambda kind: _readiness(month, kind, rows[kind]))[:AT_LAUNCH]
    kinds = sorted(kinds, key=lambda kind: (_named_day(rows[kind]) is None, SERIES.index(kind)))
    found: list[Series] = []
    for kind in kinds:
        row, pillar = rows[kind], _pillar(month, kind, rows[kind])
        network = _network(month, row, str(pillar), found)
        if network and pillar:
            day = _weekday(row, kind, {one.weekday for one in found})
            found.append(Series(kind, row.name if row else "", pillar, network, day, (row.note or "") if row else ""))
    return tuple(sorted(found, key=lambda one: SERIES.index(one.kind)))


def waiting(month: ClientMonth) -> Iterator[str]:
    """Why a series is not there yet, in French sentences."""
    for kind in SERIES:
        if _pillar(month, kind, _row(month, kind)) is None:
            wanted = pillars().series[kind][0]
            yield f"La série « {kind} » attend que le pilier {wanted} soit retenu dans l’onglet « éditorial »."


def _row(month: ClientMonth, kind: str) -> EditorialElement | None:
    """The row of the dossier that is this series: of one of its pillars."""
    rows = [row for row in month.dossier.editorial if row.element == RECURRING]
    return next((row for row in rows if row.pillar in pillars().series[kind]), None)


def _pillar(month: ClientMonth, kind: str, row: EditorialElement | None) -> str | None:
    chosen = chosen_pillars(month)
    if row and row.pillar in chosen:
        return row.pillar
    return next((pillar for pillar in pillars().series[kind] if pillar in chosen), None)


def _readiness(month: ClientMonth, kind: str, row: EditorialElement | None) -> tuple[bool, bool, int]:
    """First what the client has named, then the proofs where there are some, then the order of the method."""
    proofs = inventory(month.dossier.proofs, month.month.last).usable
    lacks = kind == "preuve" and len(proofs) < ENOUGH_PROOFS
    return row is None, lacks, SERIES.index(kind)


def _network(month: ClientMonth, row: EditorialElement | None, pillar: str, found: list[Series]) -> str | None:
    """The network that the dossier names, else the one with most posts a week for each series it already has."""
    weekly = {network: posts for network, posts in cadence(month).weekly.items() if posts >= 1}
    named = ([row.network] if row.network else _networks_in(row.note or "")) if row else []
    kept = [network for network in named if network in weekly]
    if kept:
        return kept[0]
    able = [
        n for n in weekly if pillars().pillars[pillar].formats_on([f for f in playbook_of(n).formats if f != "story"])
    ]
    taken = [one.network for one in found]
    return min(able, key=lambda n: ((taken.count(n) + 1) / weekly[n], able.index(n)), default=None)


def _networks_in(note: str) -> list[str]:
    words = plain(note)
    places = {key: re.search(rf"\b{re.escape(plain(name))}\b", words) for key, name in NAMES.items()}
    return sorted((key for key, place in places.items() if place), key=lambda key: places[key].start())  # type: ignore[union-attr]


def _weekday(row: EditorialElement | None, kind: str, taken: set[int]) -> int:
    """The weekday that the dossier names, else the usual one, or the first after it that no other series has."""
    named, usual = _named_day(row), USUAL_DAYS[kind]
    if named is not None:
        return named
    return next((day % 5 for day in range(usual, usual + 5) if day % 5 not in taken), usual)


def _named_day(row: EditorialElement | None) -> int | None:
    """The weekday that the name or the note of a series holds; None for none."""
    text = plain(f"{row.name} {row.note or ''}") if row else ""
    return next((day for day, name in enumerate(WEEKDAY_NAMES) if re.search(rf"\b{name}\b", text)), None)
