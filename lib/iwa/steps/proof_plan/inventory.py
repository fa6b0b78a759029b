"""Every proof of the dossier with where it stands: whether it may be shown, until when, what it serves."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.proofs import Proof
from iwa.dossier.tabs import TABS, place
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.editorial.proofs import SHOWN, Inventory, is_expired, proofs_for
from iwa.editorial.proofs import inventory as inventory_of
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.wording import TO_COMPLETE, capital, excerpt

LONGEST = 60  # letters
READY, TO_GET, LOST = "fait", "à faire", "abandonnée"
SOON = 6  # months


def inventory(month: ClientMonth) -> Slide:
    """A line a proof, those that may be shown first."""
    found = inventory_of(month.dossier.proofs, month.month.last)
    rows = [_line(month, found, proof) for proof in (*found.usable, *found.to_obtain, *found.lost)]
    columns = (
        Column("Preuve", 2.8, role="strong"), Column("Nature", 1.2), Column("Source", 2.0), Column("Accord", 1.3), Column("Pour dire", 2.3),
        Column("État", 1.0, role="state"),
    )  # fmt: skip
    return Slide(
        id="preuve.inventaire",
        title=_title(month, found),
        subtitle=f"Preuves {numbers.of(month.client.name)} au {numbers.day(month.month.last)}, accord et date vérifiés",
        exhibit=Table(
            columns,
            tuple(rows) or ((f"preuve {TO_COMPLETE}", "–", "–", "–", "–", TO_COMPLETE),),
            "Les preuves du dossier et ce que l’on peut en faire.",
            kind="checklist",
        ),
        message=_soon(month, found),
        decision=_decision(month, found),
        source=source_of(month),
        notes="« Fait » : elle existe, l’accord est donné ou sans objet, la date n’est pas passée. Logos, photos et gabarits sont de quoi "
        "produire, non des preuves : ils sont dans la bibliothèque de contenus.",
    )


def source_of(month: ClientMonth) -> Source:
    """The source of a slide on the dossier's proofs."""
    count = sum(proof.kind in SHOWN for proof in month.dossier.proofs)
    return Source(
        (place(TABS["proofs"]),), count=numbers.counted(count, "preuve"), exports="onglet « preuves »", entered=True
    )


def _line(month: ClientMonth, found: Inventory, proof: Proof) -> tuple[str, ...]:
    served = [own_name(month, pillar) for pillar in chosen_pillars(month) if proofs_for(pillar, [proof])]
    state = READY if proof in found.usable else LOST if proof in found.lost else TO_GET
    return (
        excerpt(proof.name, LONGEST),
        capital(proof.kind),
        excerpt(proof.source, LONGEST) if proof.source else TO_COMPLETE,
        _leave(month, proof),
        numbers.listed(served[:2]) if served else "aucun pilier retenu",
        state if state != LOST else "sans objet",
    )


def _leave(month: ClientMonth, proof: Proof) -> str:
    """What was agreed, and until when."""
    told = proof.permission or TO_COMPLETE
    if proof.expires is None:
        return told
    word = "passé le" if is_expired(proof, month.month.last) else "jusqu’au"
    return f"{told}, {word} {numbers.short_day(proof.expires)}"


def _title(month: ClientMonth, found: Inventory) -> str:
    whole = len(found.usable) + len(found.to_obtain) + len(found.lost)
    if not whole:
        return f"{month.client.name} n’a encore noté aucune preuve"
    if not found.usable:
        return f"Rien ne peut encore être montré : {in_words(whole, feminine=True)} {'preuve attend' if whole == 1 else 'preuves attendent'}"
    kinds = numbers.listed(dict.fromkeys(proof.kind for proof in found.usable))
    count = in_words(len(found.usable), feminine=True).capitalize()
    noun = "preuve se montre" if len(found.usable) == 1 else "preuves se montrent"
    return f"{count} {noun} dès aujourd’hui ({kinds}), sur {in_words(whole, feminine=True)}"


def _soon(month: ClientMonth, found: Inventory) -> tuple[str, ...]:
    """What may be shown for some months only."""
    limited = [proof for proof in found.usable if is_expired(proof, month.month.shift(SOON).last)]
    told = [
        f"{proof.name} : accord à renouveler avant le {numbers.day(proof.expires)}."
        for proof in limited
        if proof.expires
    ]
    bare = [proof.name for proof in (*found.usable, *found.to_obtain) if proof.permission is None]
    if bare:
        told.append(
            f"Accord {TO_COMPLETE} pour {numbers.listed(f'« {excerpt(name, LONGEST)} »' for name in bare[:3])}."
        )
    return tuple(told[:3])


def _decision(month: ClientMonth, found: Inventory) -> str:
    asking = next((proof for proof in found.to_obtain if proof.state == "existe"), None)
    if asking:
        return f"Demander l’accord qui manque à « {excerpt(asking.name, LONGEST)} » : elle existe déjà."
    if found.to_obtain:
        return f"Aller chercher « {excerpt(found.to_obtain[0].name, LONGEST)} », la première attendue."
    if found.usable:
        return f"Montrer « {excerpt(found.usable[0].name, LONGEST)} » ce mois-ci."
    return f"Noter trois preuves {numbers.of(month.client.name)} dans l’onglet « preuves », même à obtenir."
