"""What a study says of a sector, as the agency notes it: the tab « repères ». The product brings no figure of its own."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo, field_validator

from iwa.dossier.cells import NUMBER, POSITIVE, TEXT
from iwa.dossier.choices import NETWORK, SECTOR_INDICATOR
from iwa.dossier.row import Column, Row, refusal

FIRST_YEAR, LAST_YEAR = 2010, 2100
COUNTED = ("comments_per_post", "posts_per_week")  # all other indicators are shares


class SectorFigure(Row):
    """A figure of a sector: of which measure (its definition is in its name), from which source and year."""

    network: Annotated[str, Column("réseau", NETWORK, "Le réseau dont parle l’étude.", "Instagram")]
    indicator: Annotated[
        str,
        Column(
            "indicateur", SECTOR_INDICATOR, "Ce qui est mesuré, et par quoi le taux est divisé : c’est la définition qui compte.",
            "taux d’engagement sur les abonnés",
        ),
    ]  # fmt: skip
    sector_figure: Annotated[
        float, Column("valeur", POSITIVE, "Le chiffre de l’étude, avec le signe % pour un taux.", "0,5 %")
    ]
    source: Annotated[
        str, Column("source", TEXT, "Qui l’a publié, et où le retrouver.", "Baromètre du commerce, édition régionale")
    ]
    year: Annotated[int, Column("année", NUMBER, "L’année des données, non celle de la lecture.", "2025")]
    definition: Annotated[
        str, Column("définition", TEXT, "Comment l’étude compte, en ses mots.", "interactions ÷ abonnés, médiane par publication")
    ]  # fmt: skip
    scope: Annotated[
        str | None, Column("périmètre", TEXT, "Quels comptes, quel pays, combien.", "300 commerces de bouche, France")
    ] = None

    @field_validator("year")
    @classmethod
    def _a_year(cls, year: int) -> int:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise refusal(f"une année, de {FIRST_YEAR} à {LAST_YEAR}")
        return year

    @field_validator("sector_figure")
    @classmethod
    def _a_share(cls, value: float, info: ValidationInfo) -> float:
        if info.data.get("indicator") not in COUNTED and value > 1:
            raise refusal("un taux avec le signe %, comme 0,5 %")
        return value
