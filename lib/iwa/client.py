"""`client.yaml`: who the client is, on one screen.

Its keys are French; this is the one door where they become English attributes. Every value is
taken as the text that a person wrote ("NO" stays a town, 0123 keeps its zero), and whatever is
wrong in the file is told at once, key by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import ErrorDetails

from iwa.client_values import (
    BLANK,
    LONGEST_WINDOW,
    Address,
    Colour,
    Conversion,
    Count,
    Events,
    Hours,
    Network,
    Pack,
    Placed,
    Quota,
    SchoolZone,
    Start,
    Text,
    TimeZone,
    Towns,
    Weekday,
    Window,
    expected,
    found_said,
    keys_of,
    unknown_key,
)
from iwa.method.promises import promises
from iwa.problems import InvalidClientFile
from iwa.strict_yaml import read_mapping
from iwa.workspace import ClientFolder

PICTURES = (".png", ".jpg", ".jpeg")
MASTER = ".pptx"

# What pydantic finds by itself, as what the file should have held.
EXPECTED = {
    "string_type": "un texte",
    "model_type": "un bloc de clés en retrait, une par ligne",
    "dict_type": "un bloc de clés en retrait, une par ligne",
    "tuple_type": "une liste de noms",
    "too_short": "au moins une ligne",
    "string_too_short": "un texte",
}


class _Block(BaseModel):
    """A block of the file: frozen, no key but those declared; a key left empty is absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, block: Any) -> Any:
        if not isinstance(block, Mapping):
            return block
        # A colour without quotation marks is a comment: left empty, it must not pass for absent.
        return {key: value for key, value in block.items() if value not in BLANK or key in ("couleur", "accent")}


class Account(_Block):
    """An account: its name as the exports print it, its page id or handle, its address."""

    name: Text = Field(validation_alias="compte")
    identifier: Text | None = Field(default=None, validation_alias="identifiant")
    url: Address | None = None


class BrandColours(_Block):
    """How the client's documents look: two colours ("#RRGGBB"), a font, a logo and a PowerPoint master of their own.

    Logo and master are full paths; the master may also lie beside the folder `clients`, for all of them.
    """

    primary: Colour = Field(default="#1F3A5F", validation_alias="couleur")
    accent: Colour = Field(default="#D9662B", validation_alias="accent")
    font: Text = Field(default="Calibri", validation_alias="police")
    logo: Path | None = None
    master: Path | None = Field(default=None, validation_alias="masque")

    @field_validator("logo", mode="before")
    @classmethod
    def _in_folder(cls, value: Any, info: ValidationInfo) -> Any:
        if info.context is None:
            return value
        found = _file_in([Path(info.context["folder"]).resolve()], value, PICTURES)
        if found is None:
            raise expected("le nom d’une image .png ou .jpg qui se trouve dans le dossier du client")
        return found

    @field_validator("master", mode="before")
    @classmethod
    def _in_folder_or_beside(cls, value: Any, info: ValidationInfo) -> Any:
        if info.context is None:
            return value
        folder = Path(info.context["folder"]).resolve()
        found = _file_in([folder, folder.parents[1]], value, (MASTER,))
        if found is None:
            raise expected("le nom d’un masque .pptx qui se trouve dans le dossier du client ou à côté de « clients »")
        return found


def _file_in(folders: Iterable[Path], name: object, kinds: Iterable[str]) -> Path | None:
    """The file of that name and of one of these kinds, from the first of the folders that has it."""
    files = ((folder, (folder / str(name)).resolve()) for folder in folders)
    return next(
        (f for folder, f in files if f.is_relative_to(folder) and f.suffix.lower() in kinds and f.is_file()), None
    )


class _ClientFile(_Block):
    name: Text = Field(validation_alias="nom")
    sector: Text = Field(validation_alias="secteur")
    pack: Pack
    start: Start = Field(validation_alias="debut")
    timezone: TimeZone = Field(default="Europe/Paris", validation_alias="fuseau")
    school_zone: SchoolZone = Field(default=None, validation_alias="zone_scolaire")
    city: Text | None = Field(default=None, validation_alias="ville")
    local_area: Towns = Field(default=(), validation_alias="zone_locale")
    window_days: Window = Field(default=LONGEST_WINDOW, validation_alias="fenetre_jours")
    networks: dict[Network, Account] = Field(validation_alias="reseaux", min_length=1)
    placed: dict[Text, Placed] = Field(default_factory=dict, validation_alias="fichiers")
    site: Address | None = None
    conversions: dict[Conversion, Events] = Field(default_factory=dict)
    hours: dict[Weekday, Hours] = Field(default_factory=dict, validation_alias="horaires")
    quotas: dict[Quota, Count] = Field(default_factory=dict)
    added: dict[Text, Text] = Field(default_factory=dict, validation_alias="ajouts")
    left_out: dict[Text, Text] = Field(default_factory=dict, validation_alias="retraits")
    brand: BrandColours = Field(default_factory=BrandColours, validation_alias="marque")

    @field_validator("added", "left_out")
    @classmethod
    def _known_deliverables(cls, changes: dict[str, str]) -> dict[str, str]:
        unknown = [name for name in changes if name not in promises()]
        if unknown:
            raise expected(
                f"des livrables parmi {', '.join(promises())}, chacun avec sa raison ; « {unknown[0]} » n’en est pas"
            )
        return changes


class Client(_ClientFile):
    """A client as `client.yaml` describes it; `slug` is the name of the folder.

    `start` is the month the contract starts in, `window_days` the length of the audit's window
    (30 to 90 days), `networks` the accounts by network in the file's order, `placed` the network of
    exports that do not tell it, by a pattern of their path, `conversions` the names of the GA4 key
    events by kind (lead, rendez_vous, vente, candidature), `quotas` what the contract owes each
    month (publications, stories, reponses, tournages): nothing is owed of a kind that is absent;
    `hours` when messages are answered, by weekday, in minutes after midnight: empty where nobody wrote it;
    `added` are deliverables of a larger pack and `left_out` those of its own that the contract does without, each
    with its reason; `local_area` the towns in which the client's reach is local.
    What is optional and absent is None.
    """

    slug: str

    @property
    def area(self) -> tuple[str, ...]:
        """The towns of the client's area, else its own town, else none."""
        return self.local_area or ((self.city,) if self.city else ())


def load_client(folder: ClientFolder) -> Client:
    """The client of a folder; `InvalidClientFile` says all that is wrong in `client.yaml`."""
    values = read_mapping(folder.client_file, InvalidClientFile)
    try:
        read = _ClientFile.model_validate(values, by_name=False, by_alias=True, context={"folder": folder.path})
    except ValidationError as error:
        sentences = [_sentence(detail) for detail in error.errors()]
        raise InvalidClientFile("\n".join(dict.fromkeys(sentences))) from error
    return Client(slug=folder.slug, **dict(read))


def remarks_on(values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with keys and values before they are a file: a sentence by key ("reseaux > facebook > compte").

    >>> remarks_on({"nom": "Maison Lune", "secteur": "librairie", "pack": "or", "debut": "2026-09", "reseaux": {"x": {"compte": "@a"}}})
    {'pack': 'client.yaml, clé « pack » : trouvé « or » ; attendu un de ces mots : essentiel, croissance, impact.'}
    """
    try:
        _ClientFile.model_validate(values, by_name=False, by_alias=True)
    except ValidationError as error:
        return {" > ".join(_path(detail)): _sentence(detail) for detail in error.errors()}
    return {}


def _path(detail: ErrorDetails) -> list[str]:
    return [str(part) for part in detail["loc"] if part != "[key]"]


def _sentence(detail: ErrorDetails) -> str:
    """One thing that pydantic refused, in French."""
    path = _path(detail)
    what = f"client.yaml, clé « {' > '.join(path)} » : "
    if detail["type"] == "missing":
        return what + "elle manque ou elle est vide ; écrivez-la."
    if detail["type"] == "extra_forbidden":
        return what + unknown_key(path[-1], _keys(path[:-1]))
    if detail["type"] == "unknown_key":
        return what + unknown_key(path[-1], detail["ctx"]["known"])
    wanted = detail["ctx"]["text"] if detail["type"] == "expected" else EXPECTED.get(detail["type"], "un texte")
    return f"{what}trouvé {found_said(detail['input'])} ; attendu {wanted}."


def _keys(path: list[str]) -> list[str]:
    """The keys that the block at a path may hold, as written in the file."""
    blocks: dict[int, type[_Block]] = {0: _ClientFile, 1: BrandColours, 2: Account}
    block = blocks[len(path)]
    return keys_of(block)
