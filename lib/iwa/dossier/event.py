"""A dated event of the agenda, and what a campaign or a highlight is to bring."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import field_validator

from iwa.dossier.cells import DAY, NUMBER, POSITIVE, TEXT, choice
from iwa.dossier.choices import EVENT_KINDS, MEASURES, NETWORK_OR_ALL, words
from iwa.dossier.row import Column, Row, after_start

SUMMED_UP = ("campagne", "temps fort")  # the natures of an event that the monthly report sums up


class Event(Row):
    """A dated event; without an end it lasts one day, `network` None is all networks."""

    start: Annotated[date, Column("date début", DAY, "Le premier jour.", "14/10/2026")]
    end: Annotated[
        date | None, Column("date fin", DAY, "Le dernier jour ; vide si l’événement tient en un jour.", "18/10/2026")
    ] = None
    title: Annotated[str, Column("intitulé", TEXT, "Le nom court qui paraîtra sur les courbes.", "Salon de l’habitat")]
    nature: Annotated[str, Column("nature", words(EVENT_KINDS), "Ce dont il s’agit.", "événement")]
    network: Annotated[
        str | None, Column("réseau", NETWORK_OR_ALL, "Le réseau touché ; « tous » ou rien pour l’ensemble.", "tous")
    ] = None
    aim: Annotated[
        str | None,
        Column("but", TEXT, "Ce qu’une campagne ou un temps fort doit obtenir.", "Remplir l’atelier du samedi"),
    ] = None
    measure: Annotated[
        str | None, Column("indicateur", choice(MEASURES), "La mesure qui dira si le but est atteint.", "conversions")
    ] = None
    target: Annotated[
        float | None, Column("cible", NUMBER, "La valeur à atteindre sur toute la durée. Pour un taux : 5 %.", "20")
    ] = None
    budget: Annotated[float | None, Column("budget", POSITIVE, "Le budget prévu, en euros.", "250")] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None

    _after_start = field_validator("end")(after_start)

    @property
    def last_day(self) -> date:
        return self.end or self.start
