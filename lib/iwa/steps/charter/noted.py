"""What the dossier notes of the editorial line, as the charter says it."""

from __future__ import annotations

import re

from iwa.client_month import ClientMonth
from iwa.dossier.choices import TONE_AVOID, TONE_DO
from iwa.dossier.editorial import EditorialElement
from iwa.numbers import listed
from iwa.slides import Source
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, network_name

IN_A_TITLE = 52  # letters of a rule quoted in a title


def rows_of(month: ClientMonth, *elements: str) -> list[EditorialElement]:
    """The rows of the tab « éditorial » of some elements, in its order."""
    return [row for row in month.dossier.editorial if row.element in elements]


def tabs(*names: str) -> Source:
    """The source of a slide that holds what the team wrote in some tabs of the dossier."""
    told = listed(f"« {name} »" for name in names)
    files = tuple(f"dossier.xlsx, onglet « {name} »" for name in names)
    return Source(files, exports=f"dossier, {'onglet' if len(names) == 1 else 'onglets'} {told}")


def networks_said(month: ClientMonth) -> str:
    """The client's networks, listed."""
    return listed(network_name(network) for network in month.networks)


def rule_said(row: EditorialElement) -> str:
    """A rule with where it holds: "Fond uni (YouTube)"."""
    return f"{row.name} ({network_name(row.network)})" if row.network else row.name


def quoted(text: str, length: int) -> str:
    """A text between quotation marks, cut where it is long; those inside it are the inner ones.

    >>> quoted("On répond « oui. »", 60), quoted("« On coupe là. »", 60)
    ('« On répond “oui.” »', '« On coupe là. »')
    """
    if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
        return excerpt(text, length)
    cut = re.sub(r"\s+…", "…", excerpt(text, length))
    inner = re.sub(r"«\s?", "“", re.sub(r"\s?»", "”", cut))
    return f"« {inner}{'”' * (inner.count('“') - inner.count('”'))} »"


def in_a_title(text: str) -> str:
    """A rule as part of a title: cut where it is long, without a capital and a full stop."""
    return lowered(excerpt(text, IN_A_TITLE)).rstrip(".")


def tone_rule(month: ClientMonth) -> str:
    """The first rule of tone, "" where none is noted."""
    return next((row.name for row in rows_of(month, TONE_DO)), "")


def avoided_tone(month: ClientMonth) -> str:
    """The first thing that the tone keeps from, "" where none is noted."""
    return next((row.name for row in rows_of(month, TONE_AVOID)), "")


def approver(month: ClientMonth) -> str:
    """Who approves, or what lacks: the first of the tab « équipe » to do so."""
    return next((person.name for person in month.dossier.team if person.approves), TO_COMPLETE)


def in_charge(month: ClientMonth, rank: str) -> str:
    """Who holds a rank in moderation, or what lacks."""
    return next((person.name for person in month.dossier.team if person.moderates == rank), TO_COMPLETE)
