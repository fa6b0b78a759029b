"""The lines of the launch that the dossier answers."""

from __future__ import annotations

from collections.abc import Mapping

from iwa import numbers
from iwa.calendar.invitations import meeting_day
from iwa.client_month import ClientMonth
from iwa.dossier.choices import PILLAR, RECURRING
from iwa.editorial.mix import MOST, own_name
from iwa.editorial.proofs import is_expired, is_usable
from iwa.method.checklists import Item
from iwa.steps.charter.noted import rows_of
from iwa.steps.checklists.answer import Answer, adviser, counted_of
from iwa.steps.wording import TO_COMPLETE, network_name

GOOD = 2  # of 3: the score from which a criterion of a profile holds
PROMISED = ("promesse", "appel à l’action")


def profiles(month: ClientMonth, item: Item) -> Answer:
    """The profiles whose promise and call to action were both scored well enough."""
    return _by_profile(month, PROMISED)


def links(month: ClientMonth, item: Item) -> Answer:
    """The profiles whose link was scored well enough; what was noted of links that are broken is said."""
    found = _by_profile(month, ("lien",))
    broken = sum(link.state == "cassé" for link in month.dossier.links)
    if not broken:
        return found
    told = f"{found.shown} ; {numbers.counted(broken, 'lien noté cassé', 'liens notés cassés')}"
    return Answer(False, told, found.owner)


def _by_profile(month: ClientMonth, criteria: tuple[str, ...]) -> Answer:
    """How many profiles are good on all of the criteria, and what stands in the way on the others."""
    scores = {(note.network, note.criterion): note.score for note in month.dossier.profiles}
    obstacles = {network: _obstacle(network, criteria, scores) for network in month.networks}
    good = [network for network, obstacle in obstacles.items() if not obstacle]
    told = f"{len(good)} sur {len(month.networks)}"
    against = [f"{network_name(network)}, {obstacle}" for network, obstacle in obstacles.items() if obstacle]
    if all(obstacle.endswith(TO_COMPLETE) for obstacle in obstacles.values()):
        return Answer(None, f"{told} : notes {TO_COMPLETE} dans l’onglet « profils »")
    return Answer(not against, f"{told} : {' ; '.join(against[:3])}" if against else told)


def _obstacle(network: str, criteria: tuple[str, ...], scores: Mapping[tuple[str, str], object]) -> str:
    """The first of the criteria that does not hold, and its score."""
    for criterion in criteria:
        score = scores.get((network, criterion))
        if not isinstance(score, int | float):
            return f"{criterion} {TO_COMPLETE}"
        if score < GOOD:
            return f"{criterion} noté{'e' if criterion == 'promesse' else ''} {numbers.integer(float(score))} sur 3"
    return ""


def pillars(month: ClientMonth, item: Item) -> Answer:
    """The pillars chosen, by the client's own names; more than the method allows is said."""
    names = [own_name(month, row.name) for row in rows_of(month, PILLAR)]
    found = counted_of(names, item.wanted, f"aucun pilier dans l’onglet « éditorial », {TO_COMPLETE}")
    if len(names) > MOST:
        return Answer(False, f"{len(names)} piliers choisis, {MOST} au plus : {numbers.listed(names)}")
    return found


def series(month: ClientMonth, item: Item) -> Answer:
    """The recurring series, by name."""
    names = [row.name for row in rows_of(month, RECURRING)]
    return counted_of(names, item.wanted, f"aucune série dans l’onglet « éditorial », {TO_COMPLETE}")


def asset(month: ClientMonth, item: Item) -> Answer:
    """What lies ready of a kind of asset; else what stands in the way of the first there is."""
    last = month.month.last
    found = [proof for proof in month.dossier.proofs if proof.kind == item.evidence]
    usable = [proof for proof in found if is_usable(proof, last)]
    if usable:
        return Answer(True, numbers.listed(proof.name for proof in usable[:2]), usable[0].owner or "")
    if not found:
        return Answer(None, f"{TO_COMPLETE} dans l’onglet « preuves »")
    first = found[0]
    if is_expired(first, last) and first.expires:
        why = f"droits finis le {numbers.day(first.expires)}"
    elif first.state == "à obtenir":
        why = first.state
    else:
        why = f"autorisation {first.permission or TO_COMPLETE}"
    return Answer(False, f"{first.name} : {why}", first.owner or "")


def thresholds(month: ClientMonth, item: Item) -> Answer:
    """The objectives that have both a target and a worry line."""
    goals = month.dossier.goals
    if not goals:
        return Answer(None, f"objectifs {TO_COMPLETE}", adviser(month))
    bare = [goal for goal in goals if goal.target is None or goal.worry_line is None]
    told = f"{numbers.counted(len(goals) - len(bare), 'objectif')} sur {len(goals)}"
    return Answer(not bare, f"{told} ; manque : {bare[0].sentence}" if bare else told, adviser(month))


def meeting(month: ClientMonth, item: Item) -> Answer:
    """The day of the monthly meeting that the agenda holds, else the one that the calendar proposes."""
    day, is_noted = meeting_day(month)
    told = f"le {numbers.day(day)}"
    shown = f"{told}, dans l’onglet « agenda »" if is_noted else f"{told} proposé, à inscrire dans l’onglet « agenda »"
    return Answer(True if is_noted else None, shown, adviser(month))
