"""A mapping, `*.correspondance.yaml`: how one table is to be read, completed by a consultant.

Its keys are French; this is the one door where they become English attributes. Accents and case
of keys and names do not count. A mapping that says "lire: non" is read too, for it may be half
done: only what it lacks is then no fault.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from iwa.client_values import BLANK, expected
from iwa.exports import network_names
from iwa.exports.mapped.names import FRENCH, METRICS, NAMES, NOT_OF, name_of
from iwa.exports.mapped.shape import printed
from iwa.exports.wording import normalised
from iwa.problems import InvalidMapping
from iwa.strict_yaml import read_mapping

YES, NO = "oui", "non"
CONTENTS = {"publications": "posts", "jours": "days"}
ORDERS = {"jour/mois": True, "mois/jour": False}
KEYS = ("lire", "réseau", "contenu", "ordre_des_dates", "ligne_des_titres", "feuille", "mesuré_le", "colonnes")
AGAIN = "Supprimez-le : « iwa check » en écrira un nouveau."


def _one_of(known: AnyMapping[str, Any]) -> BeforeValidator:
    words = {normalised(word): value for word, value in known.items()}

    def read(value: object) -> Any:
        if normalised(str(value)).replace(" ", "") not in words:
            raise expected(f"« {' » ou « '.join(known)} »")
        return words[normalised(str(value)).replace(" ", "")]

    return BeforeValidator(read)


def _network(value: object) -> str:
    key = str(network_names.networks(pd.Series([str(value)], dtype="str"))[0])
    if key in ("", "google"):
        raise expected(f"un réseau parmi {network_names.POSTING}")
    return key


def _row(value: object) -> int:
    if not str(value).isdecimal() or int(str(value)) < 1:
        raise expected("le numéro d’une ligne, comme 3")
    return int(str(value))


def _day(value: object) -> pd.Timestamp:
    text = str(value)
    form = "%Y-%m-%d" if re.match(r"\d{4}-", text) else "%d/%m/%Y"
    try:
        return pd.Timestamp(pd.to_datetime(text, format=form))
    except ValueError as error:
        raise expected("une date, comme 2026-10-31") from error


class Mapping(BaseModel):
    """How a table is read: `columns` has our name of each printed label, "" for one that is left out.

    `file` is the mapping's own path inside `exports/`; `borrowed` when it was made for another
    file with the same titles. `title_row` 0, `network` "" and `content` "" stand for what is not
    written yet: `reads` is then False.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    file: str = ""
    borrowed: bool = False
    reads: Annotated[bool, _one_of({YES: True, NO: False})] = Field(default=False, validation_alias="lire")
    network: Annotated[str, BeforeValidator(_network)] = Field(default="", validation_alias="reseau")
    content: Annotated[str, _one_of(CONTENTS)] = Field(default="", validation_alias="contenu")
    day_first: Annotated[bool, _one_of(ORDERS)] = Field(default=True, validation_alias="ordre_des_dates")
    title_row: Annotated[int, BeforeValidator(_row)] = Field(default=0, validation_alias="ligne_des_titres")
    sheet: str = Field(default="", validation_alias="feuille")
    measured_at: Annotated[pd.Timestamp | None, BeforeValidator(_day)] = Field(
        default=None, validation_alias="mesure_le"
    )
    columns: dict[str, str] = Field(default_factory=dict, validation_alias="colonnes")

    @field_validator("columns", mode="before")
    @classmethod
    def _named(cls, block: object) -> object:
        if not isinstance(block, AnyMapping):
            raise expected("un titre de colonne par ligne, en retrait")
        return {printed(str(label)): _name(str(label), name) for label, name in block.items()}

    def label_of(self, name: str) -> str:
        """The printed label of the column with this name of ours."""
        return next(label for label, own in self.columns.items() if own == name)

    def named(self) -> dict[str, str]:
        """The columns that are read: our name of each printed label."""
        return {label: name for label, name in self.columns.items() if name}


def _name(label: str, name: object) -> str:
    if name in BLANK:
        return ""
    known = name_of(str(name)) if isinstance(name, str) else ""
    if not known:
        near = difflib.get_close_matches(normalised(str(name)), [normalised(one) for one in NAMES], n=1)
        meant = next((one for one in NAMES if near and normalised(one) == near[0]), "")
        question = f"« {meant} », peut-être, ou " if meant else ""
        raise expected(
            f"{question}un nom de la liste ({', '.join(NAMES)}), ou rien pour ne pas lire « {printed(label)} »"
        )
    return known


def load_mapping(file: Path, name: str) -> Mapping:
    """The mapping in a file, `name` its path inside `exports/`; `InvalidMapping` says all that is wrong with it."""
    values = read_mapping(file, InvalidMapping, AGAIN)
    plain = {normalised(key): value for key, value in values.items()}
    if len(plain) < len(values):
        raise InvalidMapping(
            f"{file.name} : une même clé y est écrite deux fois.", todo="Gardez une seule des deux lignes."
        )
    filled = {key: value for key, value in plain.items() if value not in BLANK}
    try:
        mapping = Mapping.model_validate(filled, by_name=False, by_alias=True).model_copy(update={"file": name})
    except ValidationError as error:
        keys = {normalised(key): key for key in values}
        sentences = [_sentence(detail, keys) for detail in error.errors()]
    else:
        sentences = [*_twice(mapping), *(_lacks(mapping, plain) if mapping.reads else [])]
    if sentences:
        told = " ".join(dict.fromkeys(sentences))
        raise InvalidMapping(f"{file.name}, {told}")
    return mapping


def _twice(mapping: Mapping) -> list[str]:
    names = list(mapping.named().values())
    return [
        f"clé « colonnes » : le nom « {FRENCH[name]} » est donné à deux colonnes ; gardez-le pour une seule."
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]


def _lacks(mapping: Mapping, plain: AnyMapping[str, Any]) -> list[str]:
    """What a mapping that is to be read still lacks, one sentence each."""
    names = mapping.named().values()
    needed = {key: normalised(key) for key in KEYS if key not in ("feuille", "mesuré_le")}
    told = [_empty(key) for key, own in needed.items() if plain.get(own, "") in BLANK]
    if "date" not in names:
        told.append("clé « colonnes » : aucune colonne ne porte le nom « date » ; donnez-le à celle des dates.")
    if mapping.content == "posts" and not {"post_id", "url"} & set(names):
        told.append(
            "clé « colonnes » : nommez « identifiant » ou « adresse » la colonne qui désigne chaque publication."
        )
    if mapping.content == "days" and not set(METRICS.values()) & set(names):
        told.append("clé « colonnes » : aucune colonne de chiffres n’a de nom ; nommez-en une.")
    for name in names:
        if name in NOT_OF.get(mapping.content, ()):
            content = next(word for word, own in CONTENTS.items() if own == mapping.content)
            told.append(
                f"clé « colonnes » : « {FRENCH[name]} » n’a pas de sens pour des {content} ; laissez ce nom vide."
            )
    return told


def _empty(key: str) -> str:
    allowed = {
        "réseau": f" ; écrivez l’un de {network_names.POSTING}",
        "contenu": f" ; écrivez {' ou '.join(CONTENTS)}",
        "ordre_des_dates": f" ; écrivez {' ou '.join(ORDERS)}",
    }
    return f"clé « {key} » : elle manque ou elle est vide{allowed.get(key, ' ; écrivez-la')}."


def _sentence(detail: ErrorDetails, keys: AnyMapping[str, str]) -> str:
    """One thing that pydantic refused, in French; `keys` as they stand in the file."""
    shown = {normalised(key): key for key in KEYS}
    key = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, list(shown), n=1)
        question = f" ; vouliez-vous dire « {shown[near[0]]} » ?" if near else "."
        return f"clé « {keys[key]} » : clé inconnue{question} Clés connues : {', '.join(KEYS)}."
    wanted = detail["ctx"]["text"] if detail["type"] == "expected" else "un texte"
    if key == "colonnes":
        return f"clé « colonnes » : attendu {wanted}."
    return f"clé « {shown[key]} » : trouvé « {detail['input']} » ; attendu {wanted}."
