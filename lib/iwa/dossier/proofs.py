"""What shows that the client says true, and what its contents are made with: the rows of the tab « preuves »."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from iwa.dossier.cells import DAY, TEXT
from iwa.dossier.choices import PERMISSIONS, PROOF_KINDS, PROOF_STATES, words
from iwa.dossier.row import Column, Row


class Proof(Row):
    """A proof or an asset, there or to be obtained; what is not known yet is None."""

    kind: Annotated[
        str, Column("nature", words(PROOF_KINDS), "Ce dont il s’agit : une preuve, ou de quoi produire.", "cas client")
    ]
    name: Annotated[
        str, Column("intitulé", TEXT, "Ce que la preuve montre, ou ce qu’est l’élément.", "Chantier Lemoine, 2025")
    ]
    state: Annotated[str, Column("état", words(PROOF_STATES), "Ce qui existe, ou reste à obtenir.", "existe")]
    source: Annotated[
        str | None,
        Column("source", TEXT, "D’où elle vient, ou le dossier où elle se trouve.", "Avis Google du 12/09/2026"),
    ] = None
    permission: Annotated[
        str | None,
        Column(
            "autorisation",
            words(PERMISSIONS),
            "L’accord écrit de qui y figure ou en a les droits.",
            "à demander",
        ),
    ] = None
    expires: Annotated[
        date | None, Column("expiration", DAY, "Le dernier jour où l’on peut s’en servir.", "31/12/2027")
    ] = None
    owner: Annotated[
        str | None, Column("propriétaire", TEXT, "À qui elle appartient, qui l’on interroge.", "Studio Lumen")
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None
