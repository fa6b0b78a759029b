"""How a post begins and by which side it is taken: the client's own hooks and angles, by what the subject is."""

from __future__ import annotations

import re

from iwa.calendar.avoided import allowed, has_avoided
from iwa.calendar.moments import Moment
from iwa.calendar.placed import Placed
from iwa.calendar.subject import capital, quoted
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import ANGLE, HOOK
from iwa.method.pillars import pillars
from iwa.numbers import day
from iwa.typography import french

# By which words of its name a hook or an angle suits a subject.
SUITS = {
    "question": "question|demande",
    "objection": "objection|question",
    "erreur": "erreur|rate|rat[eé]|faute",
    "preuve": "chiffre|preuve|relev",
}

FOR_SOME = "question|demande|objection|erreur|rate"  # in a name that suits nothing else


def hook(month: ClientMonth, one: Placed, rank: int) -> str:
    """How it begins: a kind of hook of the client, and the words it begins from."""
    if one.moment and one.moment.phase:
        return french(capital(_of_moment(one.moment)))
    return french(_led(_suited(month, HOOK, one, rank), _beginning(month, one)))


def angle(month: ClientMonth, one: Placed, rank: int) -> str:
    """The side it is taken by: an angle of the client, the side of the subject; else the pillar's angle in the method."""
    tail = one.subject.tail
    if one.moment and tail:
        return french(capital(tail))
    own = _suited(month, ANGLE, one, rank)
    return french(_led(own, tail) if own or tail else allowed(month, pillars().pillars[one.pillar].angle))


def _led(name: str, rest: str) -> str:
    return f"{name} : {rest}" if name and rest else name or capital(rest)


def _suited(month: ClientMonth, element: str, one: Placed, rank: int) -> str:
    """The hook or angle of the dossier that suits the subject by its name, else the next of those that suit any; "" without."""
    rows = [
        row for row in month.dossier.editorial if row.element == element and row.network in (None, one.slot.network)
    ]
    names = [row.name for row in rows if not has_avoided(month, row.name)]
    words = SUITS.get(one.subject.source)
    suited = next(
        (name for name in names if words and not one.subject.is_private and re.search(words, plain(name))), ""
    )
    others = [name for name in names if not re.search(FOR_SOME, plain(name))]
    return suited or (others[rank % len(others)] if others else "")


def _of_moment(moment: Moment) -> str:
    if moment.nature == "recrutement":
        return f"ouvrir sur le poste, {moment.title}"
    if moment.phase == "les derniers jours":
        return f"la date de fin en première ligne, le {day(moment.end, year=False)}"
    return f"la date en première ligne, le {day(moment.start, year=False)}"


def _beginning(month: ClientMonth, one: Placed) -> str:
    subject = one.subject
    if subject.source in ("question", "objection") and not subject.is_private:
        return f"poser d’abord la question telle qu’on la reçoit, {quoted(subject.said)}"
    if subject.source == "erreur":
        return f"montrer l’erreur, {subject.head}"
    if subject.said and not subject.is_private and not has_avoided(month, subject.said):
        return f"repartir de {quoted(subject.said)}"
    return (
        f"ouvrir sur ce que l’on nous demande le plus, {subject.head}"
        if subject.is_private
        else f"ouvrir sur {subject.head}"
    )
