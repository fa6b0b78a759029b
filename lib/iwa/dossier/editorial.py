"""The editorial line: the rows of the tab « éditorial »."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from iwa.dossier import choices
from iwa.dossier.cells import TEXT, WORDS, plain
from iwa.dossier.choices import EDITORIAL_ELEMENTS, NETWORK_OR_ALL, PILLARS, THEME
from iwa.dossier.row import Column, Row, refusal


class EditorialElement(Row):
    """A rule of the editorial line; a theme is found in a post by its words and hashtags.

    `pillar` is what a rubric or a series belongs to; a pillar's own name is one of `PILLARS`.
    """

    element: Annotated[str, Column("élément", choices.words(EDITORIAL_ELEMENTS), "La nature de la ligne.", "thème")]
    name: Annotated[
        str,
        Column("nom", TEXT, "Le thème, le pilier, la rubrique, la règle ou le mot, tel qu’il paraîtra.", "Recettes"),
    ]
    words: Annotated[
        tuple[str, ...],
        Field(validate_default=True),
        Column(
            "mots et hashtags",
            WORDS,
            "Les mots et hashtags qui le signalent, séparés par des virgules. À remplir pour un thème.",
            "recette, farine, #faitmaison",
        ),
    ] = ()
    pillar: Annotated[
        str | None,
        Column("pilier", choices.words(PILLARS), "Le pilier auquel tient une rubrique ou une série.", "expertise"),
    ] = None
    network: Annotated[
        str | None,
        Column(
            "réseau", NETWORK_OR_ALL, "Le réseau, pour ce qui ne vaut que là ; « tous » ou rien sinon.", "Instagram"
        ),
    ] = None
    example: Annotated[
        str | None,
        Column("exemple", TEXT, "La règle appliquée : une phrase de votre métier, une structure remplie."),
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None

    @field_validator("name")
    @classmethod
    def _a_pillar_is_one_of_the_six(cls, name: str, info: ValidationInfo) -> str:
        if info.data.get("element") != "pilier":
            return name
        known = {plain(pillar): pillar for pillar in PILLARS}
        if plain(name) not in known:
            raise refusal(f"l’un des six piliers : {', '.join(PILLARS)}")
        return known[plain(name)]

    @field_validator("words")
    @classmethod
    def _a_theme_has_words(cls, found: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("element") == THEME and not found:
            raise refusal("les mots et hashtags qui signalent le thème")
        return found
