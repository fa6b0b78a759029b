"""What whoever makes a post needs: the points of its pillar filled in with the client's own things, and what is still to be had."""

from __future__ import annotations

import re
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
from iwa.dossier.cells import plain
from iwa.dossier.choices import WORD_USED
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import inventory, is_usable, proofs_for
from iwa.method.pillars import pillars
from iwa.method.words import empty_words
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
    noted = [part.rstrip(".") for part in (moment.aim, moment.note) if part] if moment else []
    if noted:
        yield f"Au dossier : {' ; '.join(noted)}."
    words = [one.name for one in row.month.dossier.editorial if one.element == WORD_USED]
    if words:
        yield f"Mot à employer : {words[row.placed.slot.day.toordinal() % len(words)]}."


def proof_of(month: ClientMonth, one: Placed) -> str:
    """The proof that a post shows by name, or what is to be obtained for it."""
    subject = one.subject
    if subject.proof:
        return _named(subject.proof, one.slot.day)
    if subject.source in ("question", "objection", "avis"):
        return subject.reason.rstrip(".")
    if subject.shown:
        noted = next((proof for proof in month.dossier.proofs if plain(proof.name) == plain(subject.shown)), None)
        return _named(noted, one.slot.day) if noted else subject.shown
    fitting = proofs_for(one.pillar, inventory(month.dossier.proofs, one.slot.day).usable)
    best = max(fitting, key=lambda proof: (_common(proof.name, subject.head), -_rank(one.pillar, proof)), default=None)
    if best and not subject.is_to_obtain and (one.pillar == "offres" or _common(best.name, subject.head)):
        return best.name
    return french(f"{TO_OBTAIN} : {_wanted(one)}")


def _named(proof: Proof, on: date) -> str:
    return proof.name if is_usable(proof, on) else french(f"{TO_OBTAIN} : {proof.name}")


def _rank(pillar: str, proof: Proof) -> int:
    """How far down the list of a pillar the nature of a proof stands."""
    return pillars().pillars[pillar].proofs.index(proof.kind)


def _common(one: str, other: str) -> int:
    """How many words two texts share, the empty ones left out; "marche" is no "marché"."""
    words = [
        {word for word in re.findall(r"\w{4,}", text.lower()) if plain(word) not in empty_words()}
        for text in (one, other)
    ]
    return len(words[0] & words[1])


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
    if subject.source == "message":
        return subject.said
    about = f"pourquoi ne pas {subject.head}" if subject.source == "erreur" else f"une phrase sur {subject.head}"
    return subject.answer or f"{TO_COMPLETE} avec {expert(row.month)}, {about}"


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
    note = "" if row.placed.moment else row.placed.subject.answer
    is_hiring = row.placed.moment is not None and row.placed.moment.nature == "recrutement"
    return note or f"à noter auprès de {expert(row.month, is_hiring)}"


def _shot(row: Row) -> str:
    return f"au plus tard le {numbers.day(row.placed.slot.day - timedelta(days=SHOT_BEFORE), year=False)}"


def _steps(row: Row) -> str:
    return row.placed.subject.answer or f"à relever avec {expert(row.month)}, trois au plus"


def _problem(row: Row) -> str:
    """What the public meets: its own question or error, else one in public on the same thing, else what is to be asked of it."""
    subject = row.placed.subject
    if subject.source in ("question", "objection", "erreur"):
        return "ce que l’on nous demande le plus en privé" if subject.is_private else subject.said
    about = " ".join((subject.head, *subject.names))
    known = [
        one.text
        for one in asked(row.month)
        if one.is_public and _common(one.text, about) and not has_avoided(row.month, one.text)
    ]
    if known:
        return quoted(known[0])
    target = next((one.name for one in row.month.dossier.targets if one.network in (None, row.placed.slot.network)), "")
    return (
        f"{TO_COMPLETE}, ce qui retient la cible « {target} »" if target else f"{TO_COMPLETE} avec {expert(row.month)}"
    )


def _solution(row: Row) -> str:
    subject, moment = row.placed.subject, row.placed.moment
    if subject.source == "erreur":
        return subject.answer or f"{TO_COMPLETE} avec {expert(row.month)}"
    note = moment.note if moment else subject.answer
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
