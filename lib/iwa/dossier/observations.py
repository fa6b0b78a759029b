"""What the consultant saw: of the client (the tab « observations ») and of its competitors (« concurrents »)."""

from __future__ import annotations

from typing import Annotated

from iwa.dossier.cells import TEXT
from iwa.dossier.choices import NETWORK_OR_ALL, OBSERVED, words
from iwa.dossier.row import Column, Row


class Observation(Row):
    """What was seen of the client beside its profiles: its present tone, or a friction point; `network` None is all."""

    nature: Annotated[
        str, Column("nature", words(OBSERVED), "Le ton tel qu’il est, ou ce qui gêne le lecteur.", "point de friction")
    ]
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau observé ; « tous » ou rien pour l’ensemble.", "Instagram"),
    ] = None
    finding: Annotated[
        str,
        Column("constat", TEXT, "Ce qui a été vu, en une phrase.", "Le formulaire de commande a neuf champs"),
    ]
    example: Annotated[
        str | None,
        Column("exemple 1", TEXT, "Ce qui le montre : une publication, citée ou par son adresse."),
    ] = None
    other_example: Annotated[str | None, Column("exemple 2", TEXT, "Un second exemple, pour le ton surtout.")] = None
    correction: Annotated[
        str | None, Column("correction", TEXT, "Ce que l’on propose de changer.", "Passer de neuf à cinq champs")
    ] = None

    @property
    def examples(self) -> tuple[str, ...]:
        return tuple(example for example in (self.example, self.other_example) if example)


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
