"""Which format carries a pillar on a network: the pillar's own, known there, none that a verdict stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from iwa.calendar.able import formats_for
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import formats_known, told
from iwa.calendar.row import PlannedPost
from iwa.calendar.working_days import monday_of
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import hours_of
from iwa.editorial.pace import pace
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.method.pillars import pillars

# What the method calls the content in which a proof of a nature is shown.
SHOWN_AS = {
    "cas client": "Étude de cas", "chiffre": "Étude de cas", "avis": "Avis client", "témoignage": "Avis client",
    "démonstration": "Démonstration",
}  # fmt: skip
FAVOUR = 2.0  # how much oftener a format comes that a verdict amplifies


def format_name(pillar: str, name: str) -> str:
    """What the method calls a pillar's content in that format: "Étude de cas"; "" where it calls it nothing."""
    return next((own.name for own in pillars().pillars[pillar].formats if name in own.formats), "")


def allotted(month: ClientMonth, placed: Sequence[Placed], begun: Sequence[PlannedPost]) -> list[tuple[Placed, str]]:
    """The posts that the hours of their week hold, in their order, each with its format.

    Where a week costs more than the team has, the dearest formats give way to cheaper ones of the same
    pillar; then ideas that no date, series or question holds are left out, the latest first. Rows that
    the team has begun take their hours first.
    """
    counts: Counter[tuple[str, str]] = Counter()
    weeks: dict[date, list[tuple[Placed, str]]] = {}
    for one in placed:
        name = _behind(month, one, counts)
        counts[one.slot.network, name] += 1
        weeks.setdefault(monday_of(one.slot.day), []).append((one, name))
    available = cadence(month).hours_available
    if available is None:
        return [one for week in weeks.values() for one in week]
    spent = {monday: sum(row.hours or 0.0 for row in begun if monday_of(row.day) == monday) for monday in weeks}
    return [kept for monday, week in weeks.items() for kept in _held(month, week, available - spent[monday])]


def _behind(month: ClientMonth, one: Placed, so_far: Counter[tuple[str, str]]) -> str:
    """The format of a post that is furthest behind the client's own mix on the network, those amplified ahead."""
    network = one.slot.network
    able = _able(month, one)
    aims = _aims(month, network)
    whole = sum(so_far[network, name] for name in aims) + 1
    return max(
        able,
        key=lambda name: (aims.get(name, 0.0) * whole - so_far[network, name], -hours_of(month.dossier, network, name)),
    )


def _able(month: ClientMonth, one: Placed) -> tuple[str, ...]:
    """The formats that a post can take: those of the arm it drew; of a proof, those in which its nature is shown."""
    able = formats_for(month, one.slot.network, one.slot.is_story, one.pillar)
    given = one.trial
    if given and given.entry.question == "format":
        able = tuple(name for name in able if (name == given.entry.group) == given.tries) or able
    kind = one.subject.proof.kind if one.subject.proof else one.subject.source
    named = [own.formats for own in pillars().pillars[one.pillar].formats if own.name == SHOWN_AS.get(kind)]
    return tuple(name for name in able if any(name in own for own in named)) or able


def _held(month: ClientMonth, week: list[tuple[Placed, str]], available: float) -> list[tuple[Placed, str]]:
    """The posts of a week within its hours."""
    kept = list(week)
    while _cost(month, kept) > available:
        cheaper = [_cheapest(month, one) for one, _ in kept]
        saved = [
            _hours(month, one, name) - _hours(month, one, less) for (one, name), less in zip(kept, cheaper, strict=True)
        ]
        place = max(range(len(kept)), key=lambda rank: (saved[rank], rank))
        if saved[place] > 0:
            kept[place] = (kept[place][0], cheaper[place])
            continue
        loose = [rank for rank, (one, _) in enumerate(kept) if one.is_loose]
        if not loose:
            break
        del kept[loose[-1]]
    return kept


def _cheapest(month: ClientMonth, one: Placed) -> str:
    return min(_able(month, one), key=lambda name: _hours(month, one, name))


def _hours(month: ClientMonth, one: Placed, name: str) -> float:
    return hours_of(month.dossier, one.slot.network, name)


def _cost(month: ClientMonth, week: list[tuple[Placed, str]]) -> float:
    return sum(_hours(month, one, name) for one, name in week)


@lru_cache(maxsize=16)
def _aims(month: ClientMonth, network: str) -> dict[str, float]:
    """The share of each format to plan on a network: today's, with more of what is amplified and none of what is stopped."""
    favoured, stopped = told(month, network, "format", AMPLIFY), told(month, network, "format", STOP)
    known, mix = formats_known(network, False), pace(month, network).mix
    unnamed = sum(share for name, share in mix.items() if name not in known)
    unseen = [name for name in known if name not in mix]
    weights = {name: mix.get(name, 0.0) for name in known}
    for name in unseen:  # what an export calls "other" is shared among the formats that it cannot name
        weights[name] = unnamed / len(unseen)
    weights = {
        name: share * (FAVOUR if name in favoured else 1.0) for name, share in weights.items() if name not in stopped
    }
    whole = sum(weights.values())
    return {name: share / whole for name, share in weights.items()} if whole else weights
