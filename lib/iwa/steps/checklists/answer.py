"""What the client's data answer to a line of a checklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.steps.charter.noted import approver, in_charge
from iwa.steps.wording import TO_COMPLETE

DONE, TO_DO = "fait", "à faire"


@dataclass(frozen=True)
class Answer:
    """Whether a line is done by the data (None where they cannot tell), what shows it, who is to see to it ("")."""

    done: bool | None
    shown: str
    owner: str = ""

    @property
    def state(self) -> str:
        return TO_COMPLETE if self.done is None else DONE if self.done else TO_DO


def counted_of(names: Sequence[str], wanted: int, lacking: str) -> Answer:
    """How many of those wanted there are, the first of them by name, and how many there are when that is more.

    >>> counted_of(["Le conseil", "La preuve"], 2, "aucune série").shown
    '2 sur 2 : Le conseil et La preuve'
    >>> counted_of(["Le conseil", "La preuve", "Un an après"], 2, "aucune série").shown
    '2 sur 2 (3 notés) : Le conseil, La preuve…'
    >>> counted_of([], 2, "aucune série").shown
    '0 sur 2 : aucune série'
    """
    if len(names) > wanted:
        return Answer(True, f"{wanted} sur {wanted} ({len(names)} notés) : {', '.join(names[:wanted])}…")
    return Answer(len(names) == wanted, f"{len(names)} sur {wanted} : {numbers.listed(names) or lacking}")


def writer(month: ClientMonth) -> str:
    """Who makes the contents: the one who moderates, else the first who does not approve, else what lacks."""
    named = in_charge(month, "community manager")
    makers = [person.name for person in month.dossier.team if not person.approves]
    return named if named != TO_COMPLETE else next(iter(makers), TO_COMPLETE)


def adviser(month: ClientMonth) -> str:
    """The consultant of the team, else who makes the contents."""
    found = (person.name for person in month.dossier.team if (person.role or "").casefold().startswith("consult"))
    return next(found, writer(month))


def owner_of(month: ClientMonth, item: str, answer: Answer | None) -> str:
    """Who sees to a line: as its data say; else who approves for what is approved, who makes the contents for the rest."""
    if answer and answer.owner:
        return answer.owner
    if "modération" in item:
        named = in_charge(month, "direction")
        return named if named != TO_COMPLETE else approver(month)
    return approver(month) if "validée" in item else writer(month)
