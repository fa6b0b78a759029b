"""The rows of each tab: a model per tab, a column per field.

A field says all there is to know about its column: the French header, what a cell may hold, the
explanation that the person sees, an example. A field without a default must be filled in.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from iwa.dossier.cells import (
    ADDRESS,
    DAY,
    FLAG,
    MONTH,
    NUMBER,
    PERSON,
    POSITIVE,
    QUARTER,
    SCORE,
    TEXT,
    Score,
    choice,
)
from iwa.dossier.choices import (
    CRITERIA,
    GOAL_TYPES,
    INDICATORS,
    LINK_STATES,
    MEASURES,
    MODERATION_RANKS,
    NETWORK,
    NETWORK_OR_ALL,
    words,
)
from iwa.dossier.row import Column, Row, refusal
from iwa.months import Month


class Person(Row):
    name: Annotated[
        str, Column("nom", TEXT, "Prénom et nom, tels qu’on les écrit ailleurs dans ce classeur.", "Léa Martin")
    ]
    role: Annotated[
        str | None, Column("rôle", TEXT, "Ce que la personne fait pour ce client.", "community manager")
    ] = None
    hours: Annotated[
        float | None, Column("heures par semaine", POSITIVE, "Le temps disponible pour ce client.", "6")
    ] = None
    approves: Annotated[bool | None, Column("valide", FLAG, "Oui si la personne valide les publications.", "oui")] = (
        None
    )
    replaced_by: Annotated[
        str | None, Column("remplacé par", PERSON, "Qui prend le relais en son absence.", "Karim Benali")
    ] = None
    reserve: Annotated[
        float | None,
        Column("réserve", POSITIVE, "Celles de ses heures par semaine gardées pour l’imprévu, comprises dedans.", "1"),
    ] = None

    moderates: Annotated[
        str | None,
        Column(
            "modération",
            words(MODERATION_RANKS),
            "À quel titre la personne tranche quand un commentaire pose problème ; une personne par titre suffit.",
            "responsable",
        ),
    ] = None

    @field_validator("reserve")
    @classmethod
    def _within_the_hours(cls, reserve: float | None, info: ValidationInfo) -> float | None:
        hours = info.data.get("hours")
        if reserve is not None and hours is not None and reserve > hours:
            raise refusal("une réserve qui tient dans les heures par semaine")
        return reserve


class Goal(Row):
    """An objective; `network` None is all networks, what is not yet decided is None."""

    type: Annotated[
        str, Column("type", words(GOAL_TYPES), "Le type d’objectif, parmi les huit de la méthode.", "acquisition")
    ]
    sentence: Annotated[
        str, Column("objectif", TEXT, "L’objectif en une phrase.", "Obtenir 40 demandes de devis par mois")
    ]
    measure: Annotated[
        str | None,
        Column("indicateur", choice(MEASURES), "La mesure qui dira si l’objectif est atteint.", "conversions"),
    ] = None
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau concerné ; « tous » ou rien pour l’ensemble.", "Instagram"),
    ] = None
    baseline: Annotated[
        float | None, Column("valeur de départ", NUMBER, "La valeur mesurée au départ, par mois.", "22")
    ] = None
    baseline_from: Annotated[
        str | None,
        Column(
            "période et source du départ",
            TEXT,
            "De quand date la valeur de départ, et d’où elle vient.",
            "août 2026, GA4",
        ),
    ] = None
    target: Annotated[
        float | None, Column("cible", NUMBER, "La valeur à atteindre, par mois. Pour un taux : 5 %.", "40")
    ] = None
    due: Annotated[
        date | None, Column("échéance", DAY, "La date à laquelle la cible doit être atteinte.", "31/12/2026")
    ] = None
    owner: Annotated[
        str | None, Column("responsable", PERSON, "Qui en répond ; son nom est dans l’onglet « équipe ».", "Léa Martin")
    ] = None
    quarter: Annotated[
        str | None, Column("trimestre", QUARTER, "Le trimestre où cet objectif est prioritaire.", "2026-T4")
    ] = None
    worry_line: Annotated[
        float | None, Column("seuil d’inquiétude", NUMBER, "La valeur en dessous de laquelle on s’inquiète.", "15")
    ] = None
    worry_action: Annotated[
        str | None,
        Column(
            "si le seuil est franchi", TEXT, "Ce que l’on fait alors, et qui le fait.", "Point avec le client sous 48 h"
        ),
    ] = None


class ProfileNote(Row):
    """What was seen on a profile; a score of None is not noted yet, "sans objet" does not apply."""

    network: Annotated[str, Column("réseau", NETWORK, "Le réseau du profil observé.", "Facebook")]
    criterion: Annotated[str, Column("critère", words(CRITERIA), "Ce qui est observé sur le profil.", "bio")]
    finding: Annotated[
        str | None,
        Column(
            "constat",
            TEXT,
            "Ce qui est écrit ou visible aujourd’hui, cité si possible.",
            "« Artisan depuis 1987 », sans promesse",
        ),
    ] = None
    score: Annotated[
        Score | None,
        Column(
            "note",
            SCORE,
            "0 absent, 1 à refaire, 2 correct, 3 très bon, « sans objet » si le réseau n’en a pas. Vide : à compléter.",
            "1",
        ),
    ] = None
    correction: Annotated[
        str | None,
        Column(
            "correction", TEXT, "Ce que l’on propose d’écrire ou de changer.", "Dire pour qui, et ce que l’on y gagne"
        ),
    ] = None


class Entry(Row):
    """A figure that no network exports, of a whole month or of a day of it; `network` None is the client as a whole."""

    month: Annotated[Month, Column("mois", MONTH, "Le mois que la valeur décrit.", "2026-10")]
    day: Annotated[
        date | None,
        Column("jour", DAY, "Si la valeur est celle d’un seul jour du mois : les jours s’additionnent.", "14/10/2026"),
    ] = None
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau d’où elle vient ; « tous » ou rien si on ne sait pas.", "Facebook"),
    ] = None
    channel: Annotated[
        str | None, Column("canal", TEXT, "D’où elle vient quand ce n’est pas un réseau.", "téléphone")
    ] = None
    indicator: Annotated[str, Column("indicateur", words(INDICATORS), "Ce qui est compté.", "leads")]
    value: Annotated[
        float,
        Column(
            "valeur",
            NUMBER,
            "La valeur du mois, ou du jour. Zéro s’écrit 0 ; une valeur inconnue ne s’écrit pas.",
            "12",
        ),
    ]
    note: Annotated[
        str | None, Column("note", TEXT, "D’où vient le chiffre, sur quelle échelle.", "compté à l’accueil")
    ] = None

    @field_validator("day")
    @classmethod
    def _in_the_month(cls, day: date | None, info: ValidationInfo) -> date | None:
        month = info.data.get("month")
        if day and month and Month.of(day) != month:
            raise refusal("un jour du mois écrit sur la même ligne")
        return day

    @field_validator("value")
    @classmethod
    def _positive(cls, value: float, info: ValidationInfo) -> float:
        if value < 0 and info.data.get("indicator") != "satisfaction":
            raise refusal("un nombre positif")
        return value


class Link(Row):
    """Where a post leads to, when the network hides it."""

    post: Annotated[
        str, Column("publication", ADDRESS, "L’adresse de la publication.", "https://www.facebook.com/…/posts/123")
    ]
    address: Annotated[
        str,
        Column(
            "lien",
            ADDRESS,
            "L’adresse vers laquelle elle mène, avec ses utm.",
            "https://www.exemple.fr/devis?utm_content=2026-10-05-fb-1",
        ),
    ]
    state: Annotated[
        str | None, Column("état", words(LINK_STATES), "Ce que l’équipe a constaté en cliquant.", "vérifié")
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None
