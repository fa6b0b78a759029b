"""What the dossier gives to speak of: frequent errors, projects, proofs, key messages."""

from __future__ import annotations

from collections.abc import Iterator

from iwa.calendar.subject import TO_OBTAIN, Subject, first_chosen, lowered, quoted
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import ERROR, PROJECT
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import inventory


def errors(month: ClientMonth) -> Iterator[Subject]:
    """One subject for each frequent error of the client's customers."""
    for row in _rows(month, ERROR):
        yield Subject(
            head=lowered(row.name), tail="l’erreur à éviter", pillar=first_chosen(month, row.pillar or "pédagogie", "pédagogie", "expertise"),
            source="erreur", names=(row.name,), idea=row.name, said=row.name, answer=row.example or "",
            reason="Erreur fréquente des clients, notée au dossier.",
        )  # fmt: skip


def projects(month: ClientMonth) -> Iterator[Subject]:
    """One subject for each project under way."""
    for row in _rows(month, PROJECT):
        yield Subject(
            head=lowered(row.name), tail="où l’on en est", pillar=first_chosen(month, row.pillar or "coulisses", "coulisses"),
            source="projet", names=(row.name,), idea=row.name, answer=row.note or "",
            reason="Projet en cours, noté au dossier.",
        )  # fmt: skip


def _rows(month: ClientMonth, element: str) -> list[EditorialElement]:
    return [row for row in month.dossier.editorial if row.element == element]


def proofs(month: ClientMonth) -> Iterator[Subject]:
    """The proofs that can be shown up to the end of the calendar, then those that are to be obtained."""
    found = inventory(month.dossier.proofs, month.month.shift(2).first)
    for proof in found.usable:
        yield _proof(proof, proof.kind, "Preuve du dossier, utilisable.")
    for proof in found.to_obtain:
        yield _proof(proof, f"{proof.kind} {TO_OBTAIN}", "Preuve notée au dossier, à obtenir avant la date.")


def _proof(proof: Proof, tail: str, reason: str) -> Subject:
    head = lowered(proof.name.rstrip("."))
    if tail == proof.kind and plain(proof.kind) in plain(head):
        tail = ""  # "avis Google de la boutique" says what it is
    return Subject(
        head=head, tail=tail, pillar="preuves", source="preuve", names=(proof.name,), idea=proof.name, proof=proof, reason=reason,
        is_to_obtain=TO_OBTAIN in tail,
    )  # fmt: skip


def messages(month: ClientMonth) -> Iterator[Subject]:
    """One subject for each key message."""
    for row in month.dossier.key_messages:
        public = f" pour la cible « {row.target} »" if row.target else ""
        yield Subject(
            head=quoted(row.message), tail="l’exemple qui le montre", pillar=first_chosen(month, "expertise", "pédagogie", "preuves"),
            source="message", names=(row.message,), idea=row.message, said=row.message, shown=row.proof or "",
            reason=f"Message clé du dossier{public}.",
        )  # fmt: skip
