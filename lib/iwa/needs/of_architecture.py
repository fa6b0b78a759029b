"""What the strategy's slides of pillars, proofs, networks and cadence lack of the dossier and of client.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from iwa import numbers
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import MAY_BE, is_noted, team_hours
from iwa.editorial.mix import FEWEST, are_proposed, own_name, pillar_rows
from iwa.editorial.pace import pace
from iwa.editorial.proofs import inventory
from iwa.needs.need import OPTIONAL, Asked, Need, tab
from iwa.steps.architecture.people import approvers
from iwa.steps.architecture.rubrics import rubrics
from iwa.tables import FORMATS


def pillars(asked: Asked) -> Iterable[Need]:
    """The pillars, at least three; and the words by which those that are chosen are known."""
    rows = pillar_rows(asked.month)
    if are_proposed(asked.month):
        yield Need("Les piliers, proposés d’ici là d’après les objectifs", tab("editorial"))
    elif len(rows) < FEWEST:
        yield Need(f"Des piliers en plus : {numbers.counted(len(rows), 'noté')}, trois au moins", tab("editorial"))
    silent = [f"« {own_name(asked.month, name)} »" for name, row in rows.items() if not row.words]
    if silent:
        yield Need(f"Les mots et hashtags qui signalent {numbers.listed(silent)}", tab("editorial"))


def names(asked: Asked) -> Iterable[Need]:
    """A rubric or a series for each pillar that is chosen."""
    lacking = [f"« {own_name(asked.month, one.pillar)} »" for one in rubrics(asked.month) if one.row is None]
    if lacking and not are_proposed(asked.month):
        yield Need(f"Une rubrique ou une série pour {numbers.listed(lacking)}", tab("editorial"))


def proofs(asked: Asked) -> Iterable[Need]:
    """Proofs at all; then whom to ask for those that are to be obtained."""
    found = inventory(asked.month.dossier.proofs, asked.month.month.last)
    if not (found.usable or found.to_obtain or found.lost):
        yield Need("Les preuves : cas, chiffres, avis, témoignages", tab("proofs"))
    unowned = [f"« {proof.name} »" for proof in found.to_obtain if not proof.owner]
    if unowned:
        yield Need(f"Auprès de qui obtenir {numbers.listed(unowned)}", tab("proofs"))


def hours(asked: Asked) -> Iterable[Need]:
    """The hours of those who produce, and the time of the formats that are published."""
    month = asked.month
    unnoted = team_hours(month.dossier).unnoted
    if unnoted:
        yield Need(f"Les heures par semaine : {numbers.listed(unnoted)}", tab("team"))
    used = {name for n in cadence(month).kept if pace(month, n).is_observed for name in _untimed(asked, n)}
    if used:
        told = numbers.listed(FORMATS[name].lower() for name in FORMATS if name in used)
        yield Need(f"Le temps d’un contenu, celui de la maison d’ici là : {told}", tab("times"), OPTIONAL)


def _untimed(asked: Asked, network: str) -> list[str]:
    """The formats of a network without a time; where an export names none, those that it may be."""
    mix, dossier = pace(asked.month, network).mix, asked.month.dossier
    silent = [name for name in mix if not is_noted(dossier, network, name)]
    return [one for name in silent for one in MAY_BE.get(name, (name,))[:1]]


def approval(asked: Asked) -> Iterable[Need]:
    if not approvers(asked.month):
        yield Need("Qui valide, et qui le remplace", tab("team"))


def conversions(asked: Asked) -> Iterable[Need]:
    if not asked.month.client.conversions:
        yield Need("Ce qui compte comme conversion dans GA4", "client.yaml, « conversions »")
