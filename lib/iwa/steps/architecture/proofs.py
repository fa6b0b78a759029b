"""The proofs of the client, pillar by pillar: what can be shown, what is to be obtained, what nobody has noted."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.proofs import Proof
from iwa.dossier.tabs import TABS, place
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.editorial.proofs import Inventory, inventory, is_expired, proofs_for
from iwa.method.pillars import pillars
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.people import makers
from iwa.steps.wording import TO_COMPLETE, excerpt

TO_OBTAIN = "à obtenir"
LONGEST = 60  # letters of a proof's name in a cell


def proof_slide(month: ClientMonth) -> Slide:
    """A line a pillar: its usable proofs, those on their way, the kinds of which there is none."""
    found = inventory(month.dossier.proofs, month.month.last)
    columns = (
        Column("Pilier", 1.4, role="strong"), Column("On peut montrer", 2.8), Column("À obtenir", 2.6),
        Column("Natures sans rien de noté", 1.8),
    )  # fmt: skip
    return Slide(
        id="architecture.preuves",
        title=_title(month, found),
        subtitle=f"{_kinds(found)} au {numbers.day(month.month.last)}, accord et date vérifiés",
        exhibit=Table(
            columns,
            tuple(_line(month, found, pillar) for pillar in chosen_pillars(month)),
            f"Les preuves {numbers.of(month.client.name)}, pilier par pilier.",
        ),
        message=_lost(month, found),
        decision=_decision(month, found),
        source=Source(
            (place(TABS["proofs"]),),
            count=numbers.counted(_count(found), "preuve"),
            exports="onglet « preuves »",
            entered=True,
        ),
        notes="Une même preuve peut servir plusieurs piliers. Logos, photos et gabarits ne sont pas des preuves : ils sont dans la "
        "checklist de lancement. « À obtenir » comprend ce qui existe mais dont l’accord reste à demander.",
    )


def _count(found: Inventory) -> int:
    return len(found.usable) + len(found.to_obtain) + len(found.lost)


def _kinds(found: Inventory) -> str:
    """The kinds of the proofs that can be shown."""
    kinds = dict.fromkeys(proof.kind for proof in found.usable)
    return f"Utilisable : {numbers.listed(kinds)}" if kinds else "Rien d’utilisable"


def _line(month: ClientMonth, found: Inventory, pillar: str) -> tuple[str, ...]:
    shown, wanted = proofs_for(pillar, found.usable), proofs_for(pillar, found.to_obtain)
    kinds = {proof.kind for proof in (*shown, *wanted)}
    lacking = [kind for kind in pillars().pillars[pillar].proofs if kind not in kinds]
    return (
        own_name(month, pillar),
        _listed(shown) or "rien encore",
        "; ".join(_wanted(proof) for proof in wanted).replace("; ", " ; ") or "–",
        numbers.listed(lacking) if lacking else "–",
    )


def _listed(proofs: Sequence[Proof]) -> str:
    return " ; ".join(f"{proof.name} ({proof.kind})" for proof in proofs)


def _wanted(proof: Proof) -> str:
    """A proof that is not to be shown yet, with whom to ask."""
    asked = f"voir {proof.owner}" if proof.owner else f"auprès de qui : {TO_COMPLETE}"
    what = "accord à obtenir" if proof.state == "existe" else proof.kind
    return f"{excerpt(proof.name, LONGEST)} ({what}, {asked})"


def _bare(month: ClientMonth, found: Inventory) -> list[str]:
    """The pillars that no proof can be shown for."""
    return [pillar for pillar in chosen_pillars(month) if not proofs_for(pillar, found.usable)]


def _title(month: ClientMonth, found: Inventory) -> str:
    if not _count(found):
        return f"Aucune preuve notée (onglet « preuves » {TO_COMPLETE}) : ce que {month.client.name} affirme reste à montrer"
    count = len(found.usable)
    noun = "preuves utilisables" if count > 1 else "preuve utilisable"
    usable = f"{in_words(count, feminine=True).capitalize()} {noun}"
    wanted = f"{in_words(len(found.to_obtain), feminine=True)} {TO_OBTAIN}"
    bare = [own_name(month, pillar) for pillar in _bare(month, found)]
    if not bare:
        return f"{usable}, {wanted} : chaque pilier a de quoi montrer"
    more = (
        f", ni {in_words(len(bare) - 1)} autres" if len(bare) > 2 else f", ni « {bare[1]} »" if len(bare) == 2 else ""
    )
    return f"{usable}, {wanted} ; « {bare[0]} » n’en a aucune{more}"


def _lost(month: ClientMonth, found: Inventory) -> tuple[str, ...]:
    """What can no longer be shown, and what soon cannot."""
    told = [
        f"{proof.name} : {'accord refusé' if proof.permission == 'refusée' else _ended(proof)}." for proof in found.lost
    ]
    limited = [proof for proof in found.usable if proof.expires and is_expired(proof, month.month.shift(6).last)]
    told += [f"{proof.name} : utilisable jusqu’au {numbers.day(proof.expires)}." for proof in limited if proof.expires]
    return tuple(told[:4])


def _ended(proof: Proof) -> str:
    return f"plus utilisable depuis le {numbers.day(proof.expires)}" if proof.expires else "plus utilisable"


def _decision(month: ClientMonth, found: Inventory) -> str:
    first = next(iter(found.to_obtain), None)
    if first:
        who = first.owner or next(iter(makers(month)), f"responsable {TO_COMPLETE}")
        what = "Demander l’accord pour" if first.state == "existe" else "Obtenir d’abord"
        return f"{what} « {excerpt(first.name, LONGEST)} » : {who}."
    bare = _bare(month, found)
    if bare:
        kinds = pillars().pillars[bare[0]].proofs
        return f"Noter pour « {own_name(month, bare[0])} » une preuve qui existe déjà : {kinds[0]}, ou {kinds[-1]}."
    return "Rien à changer."
