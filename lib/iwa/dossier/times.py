"""What producing costs in hours: the rows of the tab « temps »."""

from __future__ import annotations

from typing import Annotated

from iwa.dossier.cells import POSITIVE, TEXT
from iwa.dossier.choices import FORMAT, NETWORK_OR_ALL
from iwa.dossier.row import Column, Row


class FormatTime(Row):
    """What one content of a format costs from brief to publication; `network` None is all networks."""

    format: Annotated[str, Column("format", FORMAT, "Le format produit.", "carrousel")]
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau, si le temps y diffère ; « tous » ou rien sinon.", "Instagram"),
    ] = None
    hours: Annotated[
        float,
        Column("heures par contenu", POSITIVE, "Le temps d’un contenu, du brief à la programmation, à tous.", "2,5"),
    ]
    note: Annotated[str | None, Column("note", TEXT, "Ce qui est compris : tournage, montage, relecture.")] = None
