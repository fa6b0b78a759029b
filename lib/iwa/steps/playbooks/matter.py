"""What each kind of content of a network would be made of: a subject that is the client's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from iwa import numbers
from iwa.calendar.received import asked
from iwa.calendar.subjects import subjects
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.proofs import Proof
from iwa.editorial.proofs import inventory, is_usable
from iwa.method.playbooks import Content
from iwa.steps.wording import TO_COMPLETE, excerpt

LONGEST = 90  # letters
CASES, WORDS, SHOWN = ("cas client",), ("avis", "témoignage"), ("démonstration", "chiffre", "cas client")
TO_SEEK = {
    "cas": "un cas client",
    "avis": "un avis ou un témoignage",
    "preuve": "une preuve à filmer ou à photographier",
}


def subject_of(month: ClientMonth, network: str, content: Content, used: set[str]) -> str:
    """The subject, with what it is taken from; "à compléter" names the tab where there is none.

    It is none of those `used`, to which it is added.
    """
    for text in BY_MATTER[content.matter](month, network, content):
        if text not in used:
            used.add(text)
            return text
    return lacking(content)


def lacking(content: Content) -> str:
    """What the team has to note for a content without a subject."""
    if content.matter in TO_SEEK:
        return f"{TO_SEEK[content.matter]} : {TO_COMPLETE} dans l’onglet « preuves »"
    if content.matter in ("agenda", "date", "nouvelle"):
        return f"une date à venir : {TO_COMPLETE} dans l’onglet « agenda »"
    if content.matter in ("objection", "question"):
        return f"aucune {content.matter} reçue à reprendre ; {TO_COMPLETE} avec un fichier de messages"
    return f"un sujet pour {numbers.listed(f'« {pillar} »' for pillar in content.pillars)} : {TO_COMPLETE} dans l’onglet « éditorial »"


def _subjects(month: ClientMonth, network: str, content: Content) -> Iterator[str]:
    """What the calendar has to say of the pillars that the content serves, those met in public apart."""
    for pillar in content.pillars:
        for one in subjects(month).get(pillar, ()):
            if not one.is_private and not one.is_to_obtain:
                yield excerpt(one.under(""), LONGEST)


def _proofs(kinds: tuple[str, ...]) -> Callable[[ClientMonth, str, Content], Iterator[str]]:
    def told(month: ClientMonth, network: str, content: Content) -> Iterator[str]:
        found = inventory(month.dossier.proofs, month.month.last)
        for proof in (*found.usable, *found.to_obtain):
            if proof.kind in kinds:
                yield _proof(month, proof)

    return told


def _proof(month: ClientMonth, proof: Proof) -> str:
    wanted = (
        "" if is_usable(proof, month.month.last) else ", accord à obtenir" if proof.state == "existe" else ", à obtenir"
    )
    return f"{excerpt(proof.name, LONGEST)} ({proof.kind}{wanted})"


def _dates(*natures: str) -> Callable[[ClientMonth, str, Content], Iterator[str]]:
    """What the agenda dates after the month, for this network or for all, of some natures or of any."""

    def told(month: ClientMonth, network: str, content: Content) -> Iterator[str]:
        for event in ahead(month):
            if event.network in (None, network) and (not natures or event.nature in natures):
                yield f"{excerpt(event.title, LONGEST)} ({event.nature}, {numbers.day(event.start, year=False)})"

    return told


def ahead(month: ClientMonth) -> list[Event]:
    """The events that begin after the month, the first to come first."""
    found = [event for event in month.dossier.agenda if event.start > month.month.last]
    return sorted(found, key=lambda event: (event.start, event.title))


def _received(kind: str) -> Callable[[ClientMonth, str, Content], Iterator[str]]:
    def told(month: ClientMonth, network: str, content: Content) -> Iterator[str]:
        for one in asked(month):
            if one.kind == kind and (one.is_public or kind == "objection"):
                yield f"« {excerpt(one.text, LONGEST)} » ({kind} reçue {numbers.counted(one.count, 'fois', 'fois')})"

    return told


def care(month: ClientMonth, network: str) -> tuple[bool | None, int, int]:
    """Whether a network serves as a counter: messages of the window there, and of all. None without any message."""
    first, end = month.window
    mail = month.messages[(month.messages["received_at"] >= first) & (month.messages["received_at"] < end)]
    own = int((mail["network"] == network).sum())
    return (None if mail.empty else own > 0), own, len(mail)


def competitors(month: ClientMonth, network: str) -> str:
    """A competitor that publishes there, "" where none is followed."""
    rows = month.benchmark[month.benchmark["network"] == network]["competitor"].dropna().astype(str)
    own = {month.client.name, *(account.name for account in month.client.networks.values())}
    noted = [row.competitor for row in month.dossier.competitors if row.network in (None, network)]
    return next(iter([*sorted(set(rows) - own), *noted]), "")


BY_MATTER: dict[str, Callable[[ClientMonth, str, Content], Iterator[str]]] = {
    "sujet": _subjects, "cas": _proofs(CASES), "avis": _proofs(WORDS), "preuve": _proofs(SHOWN),
    "agenda": _dates(), "date": _dates("événement", "temps fort", "campagne"),
    "nouvelle": _dates("nouveauté", "presse", "recrutement", "panne"), "objection": _received("objection"), "question": _received("question"),
}  # fmt: skip
