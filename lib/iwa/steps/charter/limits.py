"""What is not spoken of and not shown: subjects, people who have not agreed, rights that have ended."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import OFF_LIMITS
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import is_expired
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import approver, in_a_title, in_charge, networks_said, quoted, rows_of, rule_said, tabs
from iwa.steps.wording import TO_COMPLETE, capital, lowered

COLUMNS = (Column("Hors champ", 3, role="strong"), Column("Pourquoi, ou ce que l’on fait à la place", 4), Column("Qui tranche", 1.7))  # fmt: skip
REFUSED = ("à demander", "refusée")
DECIDER = "responsable"


def limits(month: ClientMonth) -> Slide:
    """Subjects not to touch, then proofs and pictures that may not be shown, each with who decides."""
    subjects, proofs = rows_of(month, OFF_LIMITS), withheld(month)
    rows = (*(_subject(month, row) for row in subjects), *(_proof(month, proof) for proof in proofs))
    return Slide(
        id="charte.limites",
        title=_title(month, subjects, proofs),
        subtitle=f"Ce dont on ne parle pas sur {networks_said(month)}, et ce qui ne se montre pas sans accord",
        exhibit=Table(
            COLUMNS, rows or ((TO_COMPLETE,) * 3,), "Les sujets et les éléments hors champ, et qui en décide."
        ),
        message=() if subjects or not rows else (f"Sujets à ne pas toucher : {TO_COMPLETE} avec {approver(month)}.",),
        decision=_decision(month, subjects, proofs),
        source=tabs("éditorial", "preuves", "équipe"),
        notes="Un accord à demander, refusé ou expiré à la fin du mois tient la preuve ou l’image hors des publications.",
    )


def withheld(month: ClientMonth) -> list[Proof]:
    """The proofs and assets that may not be shown at the end of the month, those to be asked for first."""
    lacking = [proof for proof in month.dossier.proofs if proof.permission in REFUSED]
    return [*lacking, *(p for p in month.dossier.proofs if p not in lacking and is_expired(p, month.month.last))]


def _subject(month: ClientMonth, row: EditorialElement) -> tuple[str, ...]:
    how = capital(row.note or row.example or f"Que répondre : {TO_COMPLETE}")
    return rule_said(row), how, in_charge(month, DECIDER)


def _proof(month: ClientMonth, proof: Proof) -> tuple[str, ...]:
    if is_expired(proof, month.month.last) and proof.expires:
        why = f"Accord expiré le {numbers.day(proof.expires)}"
    else:
        why = "Accord refusé" if proof.permission == "refusée" else "Accord à demander"
    told = f"{why} ; {lowered(proof.note)}" if proof.note else why
    return f"{proof.name} ({proof.kind})", told, proof.owner or approver(month)


def _title(month: ClientMonth, subjects: list[EditorialElement], proofs: list[Proof]) -> str:
    if subjects:
        return f"Hors champ : {numbers.listed(in_a_title(row.name) for row in subjects[:2])}"
    if proofs:
        told = "ne se montre pas" if len(proofs) == 1 else "ne se montrent pas"
        count = numbers.counted(len(proofs), "élément")
        return f"Aucun sujet n’est encore hors champ ; {count} {told} sans accord, dont {quoted(proofs[0].name, 36)}"
    return f"Les limites {numbers.of(month.client.name)} restent {TO_COMPLETE}"


def _decision(month: ClientMonth, subjects: list[EditorialElement], proofs: list[Proof]) -> str:
    asked = next((proof for proof in proofs if proof.permission == "à demander"), None)
    if asked:
        return f"Demander l’accord écrit pour « {asked.name} » : {asked.owner or approver(month)} s’en charge."
    if proofs:
        return f"Renouveler l’accord de « {proofs[0].name} », ou le retirer des modèles."
    if not subjects:
        return f"Demander à {approver(month)} les deux sujets sur lesquels la marque se tait."
    return f"Passer tout texte qui touche à « {subjects[0].name} » par {in_charge(month, DECIDER)}."
