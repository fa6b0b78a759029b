"""What an event needs to be told, and what of it is there: page, link, pictures, proofs, texts, people, aim, budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iwa import numbers
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import ALLOWED, is_expired
from iwa.steps.campaign_plans.sight import rows_of
from iwa.steps.own_things import led_to
from iwa.steps.wording import TO_COMPLETE, excerpt
from iwa.tables import FORMATS

PICTURES = ("photo", "vidéo", "gabarit", "logo", "charte graphique")
THERE, TO_DO = "fait", "à faire"
LONGEST = 70  # letters


@dataclass(frozen=True)
class Asset:
    """One thing that is needed, what is known of it, and whether it is there."""

    name: str
    found: str
    state: str


def assets(month: ClientMonth, event: Event) -> list[Asset]:
    """All that an event needs, in the order in which it is used."""
    rows = rows_of(month, event)
    return [
        _aim(event), _budget(event), _page(month, event, rows), _links(rows), _proofs(rows), _pictures(month, event, rows),
        _texts(rows), _owners(rows),
    ]  # fmt: skip


def _aim(event: Event) -> Asset:
    lacking = [
        name
        for name, value in (("but", event.aim), ("indicateur", event.measure), ("cible", event.target))
        if value is None
    ]
    if lacking:
        known = f"{event.aim.rstrip('.')} ; " if event.aim else ""
        return Asset(
            "But et mesure", f"{known}{numbers.listed(lacking)} {TO_COMPLETE} dans l’onglet « agenda »", TO_COMPLETE
        )
    return Asset("But et mesure", str(event.aim).rstrip("."), THERE)


def _budget(event: Event) -> Asset:
    if event.budget is None:
        return Asset("Budget", f"{TO_COMPLETE} dans l’onglet « agenda », zéro compris", TO_COMPLETE)
    return Asset("Budget", f"{numbers.euros(event.budget)} (saisi par l’équipe)", THERE)


def _page(month: ClientMonth, event: Event, rows: Sequence[PlannedPost]) -> Asset:
    pages = list(dict.fromkeys(row.page for row in rows if row.page))
    if pages:
        return Asset("Page d’arrivée", numbers.listed(pages[:2]), THERE)
    usual = led_to(month)
    hint = f" ; les liens mènent d’ordinaire à {usual}" if usual.startswith("/") else ""
    return Asset("Page d’arrivée", f"aucune pour « {excerpt(event.title, LONGEST)} »{hint}", TO_DO)


def _links(rows: Sequence[PlannedPost]) -> Asset:
    if not rows:
        return Asset("Liens suivis", "ils viendront avec les lignes du calendrier", TO_DO)
    made = sum(row.link is not None for row in rows)
    return Asset(
        "Liens suivis", f"{made} sur {numbers.counted(len(rows), 'contenu')}", THERE if made == len(rows) else TO_DO
    )


def _proofs(rows: Sequence[PlannedPost]) -> Asset:
    wanted = list(dict.fromkeys(row.proof for row in rows if row.proof and "à obtenir" in row.proof))
    shown = list(dict.fromkeys(row.proof for row in rows if row.proof and "à obtenir" not in row.proof))
    if wanted:
        told = " ; ".join(dict.fromkeys(one.partition(":")[2].strip() or one for one in wanted))
        return Asset("Preuves", excerpt(f"à obtenir : {told}", 2 * LONGEST), TO_DO)
    return Asset("Preuves", excerpt(" ; ".join(shown), 2 * LONGEST) if shown else f"{TO_COMPLETE} : rien ne montre ce qui est promis", THERE if shown else TO_COMPLETE)  # fmt: skip


def _pictures(month: ClientMonth, event: Event, rows: Sequence[PlannedPost]) -> Asset:
    """The pictures and models that may still be used on the last day, and those that may not."""
    own = [proof for proof in month.dossier.proofs if proof.kind in PICTURES]
    ready = [proof for proof in own if _may_be_used(proof, event)]
    lost = [proof for proof in own if proof.state == "existe" and is_expired(proof, event.last_day)]
    formats = dict.fromkeys(FORMATS[row.format].lower() for row in rows if row.format in FORMATS)
    told = [proof.name for proof in ready[:3]]
    if lost:
        told.append(f"plus permis à cette date : {lost[0].name}")
    if formats:
        told.append(f"à produire : {numbers.listed(formats)}")
    return Asset("Visuels et gabarits", " ; ".join(told) or f"{TO_COMPLETE} dans l’onglet « preuves »", THERE if ready else TO_DO if formats else TO_COMPLETE)  # fmt: skip


def _may_be_used(proof: Proof, event: Event) -> bool:
    return proof.state == "existe" and proof.permission in ALLOWED and not is_expired(proof, event.last_day)


def _texts(rows: Sequence[PlannedPost]) -> Asset:
    written = sum(bool(row.text) for row in rows)
    if not rows:
        return Asset("Textes", "aucune ligne au calendrier encore", TO_DO)
    return Asset(
        "Textes",
        f"{written} écrit{'s' if written > 1 else ''} sur {len(rows)}",
        THERE if written == len(rows) else TO_DO,
    )


def _owners(rows: Sequence[PlannedPost]) -> Asset:
    named = dict.fromkeys(row.owner for row in rows if row.owner)
    if not named:
        return Asset("Responsables", TO_COMPLETE, TO_COMPLETE)
    return Asset("Responsables", numbers.listed(named), THERE if all(row.owner for row in rows) else TO_DO)
