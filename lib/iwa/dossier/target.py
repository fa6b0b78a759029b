"""The publics aimed at, trait by trait, and what is said to them: the tabs « cibles » and « messages clés »."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo, field_validator

from iwa.dossier.ages import age_range
from iwa.dossier.cells import POSITIVE, TEXT, WORDS
from iwa.dossier.choices import AUDIENCE_DIMENSIONS, NETWORK_OR_ALL, words
from iwa.dossier.row import Column, Row, refusal


class Target(Row):
    """A public aimed at, one trait a row; `network` None is all networks, `share` a fraction of the audience."""

    name: Annotated[
        str, Column("cible", TEXT, "Le nom du public visé ; une ligne par trait qui le décrit.", "Familles du quartier")
    ]
    network: Annotated[
        str | None,
        Column("réseau", NETWORK_OR_ALL, "Le réseau où on le vise ; « tous » ou rien pour l’ensemble.", "Instagram"),
    ] = None
    dimension: Annotated[
        str, Column("dimension", words(AUDIENCE_DIMENSIONS), "Ce que le trait décrit, comme dans les exports.", "âge")
    ]
    value: Annotated[
        str,
        Column("valeur", TEXT, "Une tranche d’âge, femmes ou hommes, ou un mot tel que l’export l’écrit.", "25-34 ans"),
    ]
    share: Annotated[
        float | None,
        Column("part visée", POSITIVE, "La part des abonnés que l’on veut y compter, avec le signe %.", "40 %"),
    ] = None
    portrait: Annotated[
        str | None,
        Column(
            "portrait",
            TEXT,
            "Qui ils sont et ce qu’ils attendent, en une phrase.",
            "Parents pressés qui veulent un goûter sûr",
        ),
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None

    @field_validator("value")
    @classmethod
    def _an_age_is_a_range(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("dimension") == "âge" and age_range(value) is None:
            raise refusal("une tranche d’âge, comme 25-34 ans ou 65 ans et plus")
        return value

    @field_validator("share")
    @classmethod
    def _at_most_the_whole(cls, share: float | None) -> float | None:
        if share is not None and share > 1:
            raise refusal("une part de 0 % à 100 %, comme 40 %")
        return share


class KeyMessage(Row):
    """A message to be repeated; a post carries it when it holds one of its `words`; without any it cannot be measured."""

    message: Annotated[
        str,
        Column(
            "message", TEXT, "Le message en une phrase, tel qu’on veut qu’il soit retenu.", "Le pain prend son temps"
        ),
    ]
    words: Annotated[
        tuple[str, ...],
        Column(
            "mots qui le signalent",
            WORDS,
            "Les mots qui, dans une publication, montrent qu’elle le porte. Sans eux, il ne se mesure pas.",
            "levain, fermentation, deux jours",
        ),
    ] = ()
    target: Annotated[
        str | None,
        Column("cible", TEXT, "Le public à qui il s’adresse, comme dans « cibles ».", "Familles du quartier"),
    ] = None
    proof: Annotated[
        str | None, Column("preuve", TEXT, "Ce qui le montre, comme dans « preuves ».", "Fournil ouvert au public")
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None
