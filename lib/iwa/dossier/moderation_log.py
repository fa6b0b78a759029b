"""The log of sensitive cases: the rows of the tab « journal », which no deliverable may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from iwa.dossier.cells import DAY, PERSON, TEXT
from iwa.dossier.choices import MODERATION_ACTIONS, REVIEWED_NETWORK, words
from iwa.dossier.row import Column, Row, refusal
from iwa.numbers import counted


class SensitiveCase(Row):
    """A case and what was done with it, kept until `purge`; `digest` is the capture's sha256."""

    day: Annotated[date, Column("date", DAY, "Le jour où le cas a été traité.", "14/10/2026")]
    network: Annotated[str, Column("réseau", REVIEWED_NETWORK, "Où il est apparu.", "Instagram")]
    rule: Annotated[str, Column("règle", TEXT, "La règle de modération appliquée.", "Données personnelles publiées")]
    action: Annotated[str, Column("action", words(MODERATION_ACTIONS), "Ce qui a été fait.", "masquer")]
    decider: Annotated[
        str, Column("décideur", PERSON, "Qui l’a décidé ; son nom est dans l’onglet « équipe ».", "Léa Martin")
    ]
    reason: Annotated[
        str | None, Column("motif", TEXT, "Pourquoi, sans nommer la personne.", "Numéro de téléphone d’un tiers")
    ] = None
    capture: Annotated[
        str | None,
        Column("capture", TEXT, "Le fichier, dans moderation/captures.", "2026-10-14-instagram.png"),
    ] = None
    digest: Annotated[
        str | None, Column("empreinte", TEXT, "L’empreinte SHA-256 du fichier, 64 signes de 0 à 9 et de a à f.")
    ] = None
    purge: Annotated[
        date, Column("date de purge", DAY, "Le jour où la ligne et la capture sont à effacer.", "14/10/2027")
    ]

    @field_validator("digest")
    @classmethod
    def _a_sha256(cls, digest: str | None) -> str | None:
        if digest is not None and not re.fullmatch(r"[0-9a-f]{64}", digest.casefold()):
            raise refusal("une empreinte SHA-256 : 64 signes de 0 à 9 et de a à f")
        return digest.casefold() if digest else None

    @field_validator("purge")
    @classmethod
    def _after_the_case(cls, purge: date, info: ValidationInfo) -> date:
        day = info.data.get("day")
        if day and purge < day:
            raise refusal("une date de purge qui suit la date du cas")
        return purge


def past_purge(log: Iterable[SensitiveCase], today: date) -> tuple[SensitiveCase, ...]:
    """The cases whose purge date has come; none where none has.

    >>> facts = {"day": date(2026, 10, 5), "network": "Instagram", "rule": "Insultes", "action": "masquer", "decider": "Léa"}
    >>> case = SensitiveCase(**facts, purge=date(2027, 10, 5))
    >>> [len(past_purge([case], day)) for day in (date(2027, 10, 4), date(2027, 10, 5))]
    [0, 1]
    """
    return tuple(case for case in log if case.purge <= today)


def to_purge(log: Iterable[SensitiveCase], today: date, slug: str) -> tuple[str, ...]:
    """That cases of a client are past their purge date, as a sentence with what to do; nothing where none is."""
    past = len(past_purge(log, today))
    if not past:
        return ()
    erased = "l’efface" if past < 2 else "les efface"
    rows = counted(past, "ligne du journal a passé sa date", "lignes du journal ont passé leur date")
    return (f"{rows} de purge : « iwa forget {slug} --purged » {erased}, captures comprises.",)
