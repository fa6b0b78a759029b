"""The editorial line: the rows of the tab « éditorial »."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from iwa.dossier import choices
from iwa.dossier.cells import TEXT, WORDS, plain
from iwa.dossier.choices import EDITORIAL_ELEMENTS, NETWORK_OR_ALL, PILLAR, PILLARS, STRUCTURE, STRUCTURE_PARTS, THEME
from iwa.dossier.row import Column, Row, refusal


class EditorialElement(Row):
    """A rule of the editorial line; a theme, a pillar, a hook or an angle is found in a post by its words and hashtags.

    `pillar` is what a rubric, a series, a frequent error or a project belongs to. A pillar's own name is one of
    `PILLARS`, and its note what the client calls it; a structure's name is one of `STRUCTURE_PARTS`.
    """

    element: Annotated[
        str,
        Column(
            "élément",
            choices.words(EDITORIAL_ELEMENTS),
            "La nature de la ligne. Accroche, angle : par où une publication commence, sous quel jour elle montre le métier.",
            "thème",
        ),
    ]
    name: Annotated[
        str,
        Column(
            "nom",
            TEXT,
            "Tel qu’il paraîtra : thème, rubrique, règle, mot, erreur des clients, projet en cours. Pilier : l’un des six. "
            "Structure : accroche, corps, preuve ou appel à l’action.",
            "Recettes",
        ),
    ]
    words: Annotated[
        tuple[str, ...],
        Field(validate_default=True),
        Column(
            "mots et hashtags",
            WORDS,
            "Ce qui le signale dans un texte, séparé par des virgules. À remplir pour un thème ; classe aussi les "
            "publications par pilier, accroche et angle.",
            "recette, farine, #faitmaison",
        ),
    ] = ()
    pillar: Annotated[
        str | None,
        Column(
            "pilier",
            choices.words(PILLARS),
            "Le pilier auquel tient une rubrique, une série, une erreur ou un projet.",
            "expertise",
        ),
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
    note: Annotated[
        str | None,
        Column(
            "note",
            TEXT,
            "Une précision : le nom que vous donnez au pilier, le jour d’une série, la règle d’une structure.",
        ),
    ] = None

    @field_validator("name")
    @classmethod
    def _a_pillar_and_a_part_have_known_names(cls, name: str, info: ValidationInfo) -> str:
        element = info.data.get("element")
        if element == PILLAR:
            return _one_of(PILLARS, name, "l’un des six piliers")
        return _one_of(STRUCTURE_PARTS, name, "l’une des quatre parties") if element == STRUCTURE else name

    @field_validator("words")
    @classmethod
    def _a_theme_has_words(cls, found: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("element") == THEME and not found:
            raise refusal("les mots et hashtags qui signalent le thème")
        return found


def _one_of(known: tuple[str, ...], name: str, expected: str) -> str:
    """The known name that was typed, whatever its case and accents."""
    found = {plain(one): one for one in known}
    if plain(name) not in found:
        raise refusal(f"{expected} : {', '.join(known)}")
    return found[plain(name)]
