"""What the public gives to speak of: its questions, its objections, its best reviews."""

from __future__ import annotations

from collections.abc import Iterator

from iwa import numbers
from iwa.calendar.received import Asked, asked
from iwa.calendar.subject import Subject, first_chosen, quoted
from iwa.client_month import ClientMonth
from iwa.networks import LABELS

STARS = 5  # of a review that is quoted as a proof
ALIKE = 12  # signs by which two reviews begin the same way
# What is asked in private about a service, by how its topic is called, and the pillar that answers it for all.
SERVICES = {"stock": "offres", "command": "offres", "livr": "offres", "prix": "offres", "recrut": "coulisses", "emploi": "coulisses"}  # fmt: skip


def questions(month: ClientMonth) -> Iterator[Subject]:
    """One subject for each question or objection; questions in private make one for each of their topics."""
    services: dict[str, list[Asked]] = {}
    for one in asked(month):
        if one.kind == "objection":
            yield from [_objection(month, one)] if one.is_recurrent else []
        elif one.is_public or one.topic is None:
            yield _question(month, one)
        elif one.is_recurrent:
            services.setdefault(one.topic, []).append(one)
    for topic, group in services.items():
        yield _service(month, topic, group)


def _question(month: ClientMonth, one: Asked) -> Subject:
    return Subject(
        head=quoted(one.text), tail="la réponse", pillar=first_chosen(month, "pédagogie", "expertise"), source="question",
        names=(one.text,), idea=one.text, said=one.text, is_due=one.is_recurrent, is_private=not one.is_public,
        reason=received_said(one),
    )  # fmt: skip


def _objection(month: ClientMonth, one: Asked) -> Subject:
    """A recurrent objection; one that came in private is answered without being quoted."""
    head = quoted(one.text) if one.is_public else "une réclamation qui revient"
    return Subject(
        head=head, tail="ce que nous répondons", pillar=first_chosen(month, "preuves", "expertise", "pédagogie"), source="objection",
        names=(one.text,), idea=one.text, said=one.text, is_due=True, is_private=not one.is_public, reason=received_said(one),
    )  # fmt: skip


def received_said(one: Asked) -> str:
    """How often and when something came: "Question reçue 7 fois, la dernière le 30 octobre."."""
    what = "Question reçue" if one.kind == "question" else "Objection reçue"
    day = numbers.day(one.last.date(), year=False)
    if one.count == 1:
        return f"{what} le {day}."
    return f"{what} {one.count}{numbers.NO_BREAK}fois, la dernière le {day}."


def _service(month: ClientMonth, topic: str, group: list[Asked]) -> Subject:
    """What is asked in private about one topic, answered once for all."""
    count = sum(one.count for one in group)
    wanted = next((pillar for word, pillar in SERVICES.items() if word in topic), "communauté")
    many = f"{numbers.counted(len(group), 'question')} que l’on nous pose en privé"
    one = "la question que l’on nous pose en privé"
    return Subject(
        head=topic, tail=one if len(group) == 1 else f"les {many}", pillar=first_chosen(month, wanted, "communauté", "offres"),
        source="question", names=tuple(asked_.text for asked_ in group), idea=group[0].text, said=group[0].text, is_due=True,
        is_private=True, reason=f"{numbers.counted(count, 'message')} sur « {topic} » en trois mois.",
    )  # fmt: skip


def reviews(month: ClientMonth) -> Iterator[Subject]:
    """The latest five-star reviews that say something; of those that begin alike, the latest."""
    mail = month.messages
    rows = mail[(mail["rating"] >= STARS) & mail["text"].notna()]
    latest = rows.sort_values(["received_at", "message_id"], ascending=False, kind="stable")
    seen: set[str] = set()
    for text, network, when in latest[["text", "network", "received_at"]].itertuples(index=False):
        if text[:ALIKE] not in seen:
            seen.add(text[:ALIKE])
            day = numbers.day(when.tz_convert(month.client.timezone).date())
            yield Subject(
                head=quoted(text), tail="un avis cinq étoiles", pillar="preuves", source="avis", names=(text,), idea=text, said=text,
                reason=f"Avis {LABELS.get(network, network)} du {day}, à citer sans le nom de son auteur.",
            )  # fmt: skip
