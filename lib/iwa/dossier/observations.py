"""What the consultant read at the competitors': the rows of the tab « concurrents »."""

from __future__ import annotations

from typing import Annotated

from iwa.dossier.cells import TEXT
from iwa.dossier.choices import NETWORK_OR_ALL
from iwa.dossier.row import Column, Row


class CompetitorNote(Row):
    """What a competitor says and how, as the consultant read it; what is not noted yet is None."""

    competitor: Annotated[
        str,
        Column(
            "concurrent",
            TEXT,
            "Son nom, écrit comme dans le relevé de ses publications.",
            "Boulangerie du Pont",
        ),
    ]
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau observé ; « tous » ou rien pour l’ensemble.", "Instagram"),
    ] = None
    message: Annotated[
        str | None,
        Column("message", TEXT, "Ce qu’il dit de lui, cité si possible.", "« Le pain du quartier depuis 1962 »"),
    ] = None
    proofs: Annotated[
        str | None,
        Column("preuves", TEXT, "Ce qui le montre : chiffres, avis, labels, coulisses.", "Avis de clients, label bio"),
    ] = None
    rubrics: Annotated[
        str | None,
        Column("rubriques", TEXT, "Ses rendez-vous, séparés par des virgules.", "Le pain du mois, les coulisses"),
    ] = None
    angle: Annotated[
        str | None,
        Column("angle", TEXT, "Par où il aborde son métier, en quelques mots.", "La tradition et le quartier"),
    ] = None
