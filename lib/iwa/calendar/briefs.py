"""What whoever makes a post needs: the points of its pillar filled in with the client's own things, and what is still to be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from iwa import numbers
from iwa.calendar.avoided import allowed, has_avoided
from iwa.calendar.people import expert
from iwa.calendar.placed import Placed
from iwa.calendar.received import asked
from iwa.calendar.subject import TO_COMPLETE, TO_OBTAIN, capital, quoted
from iwa.client_month import ClientMonth
from iwa.dossier.choices import WORD_USED
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import inventory, is_usable, proofs_for
from iwa.method.pillars import pillars
from iwa.typography import french

SHOT_BEFORE = 3  # days before a post by which its pictures are taken


@dataclass(frozen=True)
class Row:
    """What is known of a post when its brief is written."""

    month: ClientMonth
    placed: Placed
    call: str
    proof: str
    answered_on: date | None  # when the answers of the public are taken up


def brief(row: Row) -> str:
    """The points of the pillar, a line each, then what the dossier adds."""
    points = pillars().pillars[row.placed.pillar].brief
    filled = (_FILLED[row.placed.pillar][rank](row) for rank in range(len(points)))
    lines = [f"{capital(allowed(row.month, point))} : {told}" for point, told in zip(points, filled, strict=True)]
    return french("\n".join([*lines, *_more(row)]))


def _more(row: Row) -> Iterator[str]:
    subject, moment = row.placed.subject, row.placed.moment
    if subject.is_private:
        yield "Reçu en privé : répondre sans citer le message."
    if moment and (moment.aim or moment.note):
        yield f"Au dossier : {'. '.join(part.rstrip('.') for part in (moment.aim, moment.note) if part)}."
    words = [one.name for one in row.month.dossier.editorial if one.element == WORD_USED]
    if words:
        yield f"Mot à employer : {words[row.placed.slot.day.toordinal() % len(words)]}."


def proof_of(month: ClientMonth, one: Placed, rank: int) -> str:
    """The proof that a post shows by name, or what is to be obtained for it; `rank` turns through those that fit."""
    subject = one.subject
    if subject.proof:
        usable = is_usable(subject.proof, one.slot.day)
        return subject.proof.name if usable else f"{TO_OBTAIN} : {subject.proof.name}"
    if subject.source in ("question", "objection", "avis"):
        return subject.reason.rstrip(".")
    if subject.source == "message" and subject.answer:
        return subject.answer
    fitting = proofs_for(one.pillar, inventory(month.dossier.proofs, one.slot.day).usable)
    if fitting and one.pillar in ("offres", "preuves") and not subject.is_to_obtain:
        return fitting[rank % len(fitting)].name
    return french(f"{TO_OBTAIN} : {_wanted(one)}")


def _wanted(one: Placed) -> str:
    about = one.subject.names[0] if one.subject.source == "sujet" else one.subject.head
    said = {
        "expertise": "un exemple daté", "pédagogie": "le geste, filmé ou photographié", "coulisses": "la prise de vue",
        "preuves": "le résultat et l’accord de qui y figure", "offres": "un avis ou un chiffre", "communauté": "les réponses du public",
    }  # fmt: skip
    return f"{said[one.pillar]} ({about})"


def _head(row: Row) -> str:
    subject = row.placed.subject
    return f"{subject.head}, {subject.tail}" if row.placed.moment and subject.tail else subject.head


def _position(row: Row) -> str:
    subject = row.placed.subject
    return subject.answer or f"{TO_COMPLETE} avec {expert(row.month)}, en une phrase, sur {subject.head}"


def _arguments(row: Row) -> str:
    return f"à recueillir auprès de {expert(row.month)}"


def _example(row: Row) -> str:
    subject = row.placed.subject
    if subject.said and subject.source == "sujet" and not has_avoided(row.month, subject.said):
        return quoted(subject.said)
    return row.proof


def _result(row: Row) -> str:
    subject = row.placed.subject
    return subject.proof.name if subject.proof else _head(row)


def _source(row: Row) -> str:
    proof = row.placed.subject.proof
    if proof:
        return proof.source or f"{TO_OBTAIN}, demander à {proof.owner or expert(row.month)}"
    return row.placed.subject.reason.rstrip(".") if row.placed.subject.source == "avis" else row.proof


def _leave(row: Row) -> str:
    proof = row.placed.subject.proof
    if proof:
        return _permission(proof)
    if row.placed.subject.source == "avis":
        return "avis public, cité sans nom ; accord de son auteur pour le nommer"
    return f"à demander par écrit avant le {numbers.day(row.placed.slot.day - timedelta(days=SHOT_BEFORE), year=False)}"


def _permission(proof: Proof) -> str:
    until = f", jusqu’au {numbers.day(proof.expires)}" if proof.expires else ""
    return f"{proof.permission or TO_COMPLETE}{until}"


def _asks(row: Row) -> str:
    note = row.placed.subject.answer
    is_hiring = row.placed.moment is not None and row.placed.moment.nature == "recrutement"
    return note or f"à noter auprès de {expert(row.month, is_hiring)}"


def _shot(row: Row) -> str:
    return f"au plus tard le {numbers.day(row.placed.slot.day - timedelta(days=SHOT_BEFORE), year=False)}"


def _steps(row: Row) -> str:
    return row.placed.subject.answer or f"à relever avec {expert(row.month)}, trois au plus"


def _problem(row: Row) -> str:
    """What the public meets: its own question or error, else the commonest it asks in private, else what a target lacks."""
    subject = row.placed.subject
    if subject.source in ("question", "objection", "erreur"):
        return subject.said
    known = [one.text for one in asked(row.month) if not one.is_public and not has_avoided(row.month, one.text)]
    if known:
        return quoted(known[row.placed.slot.day.toordinal() % len(known)])
    target = next((one.name for one in row.month.dossier.targets), "")
    return (
        f"{TO_COMPLETE} : ce qui retient la cible « {target} »" if target else f"{TO_COMPLETE} avec {expert(row.month)}"
    )


def _solution(row: Row) -> str:
    note = row.placed.moment.note if row.placed.moment else row.placed.subject.answer
    return f"{_head(row)} ({note.rstrip('.')})" if note else _head(row)


def _taken_up(row: Row) -> str:
    when = (
        f"la publication du {numbers.day(row.answered_on, year=False)}" if row.answered_on else "le calendrier suivant"
    )
    return f"les plus utiles sont reprises dans {when}"


def _consent(row: Row) -> str:
    return "demandé en message privé avant toute reprise, nom compris"


Filled = Callable[[Row], str]
_FILLED: dict[str, tuple[Filled, ...]] = {
    "expertise": (_position, _arguments, _example),
    "preuves": (_result, _source, _leave),
    "coulisses": (_head, _asks, _shot),
    "pédagogie": (_head, _steps, lambda row: row.call),
    "offres": (_problem, _solution, lambda row: row.proof, lambda row: row.call),
    "communauté": (lambda row: row.call, _taken_up, _consent),
}
