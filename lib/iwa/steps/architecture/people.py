"""Who of the team does, and who approves: named as the dossier names them."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.hours import producers
from iwa.steps.wording import TO_COMPLETE


def approvers(month: ClientMonth) -> list[str]:
    """The names of those who approve; none where the dossier says it of nobody."""
    return [person.name for person in month.dossier.team if person.approves]


def makers(month: ClientMonth) -> list[str]:
    """The names of those who make the contents."""
    return [person.name for person in producers(month.dossier)]


def named(people: list[str], most: int = 3) -> str:
    """People as a French list, the first ones only; "à compléter" without any.

    >>> named(["Léa Martin", "Paul Roy"]), named([])
    ('Léa Martin et Paul Roy', 'à compléter')
    """
    return numbers.listed(people[:most]) if people else TO_COMPLETE


def approver(month: ClientMonth) -> str:
    """Who approves first, "la personne qui valide (à compléter)" where the dossier names nobody."""
    return next(iter(approvers(month)), f"la personne qui valide ({TO_COMPLETE})")
