"""`edits/<month>.yaml`: the corrections of a month's decks, written by `iwa retake` or by hand.

Its keys are French; this is the one door where they become English attributes. None is "not
corrected", an empty text or list is "taken out".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from iwa.client_values import expected, found_said, keys_of, unknown_key
from iwa.problems import InvalidEdits
from iwa.strict_yaml import only_comments, read_mapping
from iwa.whole_files import write_text

ADDED = "ajout."  # the ids of a person's own pages begin so
LARGEST = 1024 * 1024  # bytes: all the notes of a month's decks can be in it
AGAIN = "Effacez-le s’il ne corrige rien : « iwa retake » en écrira un."
HEADER = """\
# Les corrections apportées aux présentations du mois : chaque « iwa run » et chaque « iwa deck » les remet.
# « iwa retake PRÉSENTATION.pptx » les y note ; on peut aussi les écrire ici. Ce qui n’y est pas reste à l’atelier.
#
# diapositives : par identifiant (dernière ligne des notes de la diapositive, « Repère : … »), dans tous les livrables
#   titre, chapeau, decision : un texte ; message, notes : une liste, un tiret par paragraphe ; vide, le texte est ôté
#   une phrase qui contient « : » ou « # » se met entre guillemets : "Vidéos : à garder"
# livrables : par nom de fichier sans .pptx
#   ordre : les identifiants dans l’ordre voulu ; ce qui suit « deck.annexe » est en annexe
#   masquees : gardées dans le fichier sans être montrées ; retirees : absentes
#   ajouts : vos propres pages, chacune après (apres) une diapositive, avec titre, message et notes
#
# « iwa retake » réécrit ce fichier quand une correction change : vos propres commentaires n’y restent pas.
"""
EXPECTED = {
    "model_type": "un bloc de clés en retrait, une par ligne",
    "model_attributes_type": "un bloc de clés en retrait, une par ligne",
    "dict_type": "un bloc de clés en retrait, une par ligne",
    "tuple_type": "une liste, un tiret par ligne",
}


def base_id(slide_id: str) -> str:
    """The id of the slide that a part of its table belongs to.

    >>> base_id("audit.publications#2")
    'audit.publications'
    """
    return slide_id.partition("#")[0]


def _list(value: object) -> object:
    return () if value == "" else value


def _filled(value: object) -> object:
    if isinstance(value, Mapping):
        raise expected("un texte : entre guillemets quand il contient deux-points")
    if not isinstance(value, str) or not value.strip():
        raise expected("un texte")
    return value.strip()


def _by_base(value: object) -> object:
    """The block by slide: the second part of a table is no other slide."""
    if not isinstance(value, Mapping):
        return value
    named = {base_id(str(key)).strip(): block for key, block in value.items()}
    if len(named) < len(value):
        raise expected("chaque diapositive une seule fois : « a.b#2 » est une suite de « a.b »")
    return named


Filled = Annotated[str, BeforeValidator(_filled)]
SlideId = Annotated[str, BeforeValidator(lambda value: base_id(str(_filled(value))))]
Paragraphs = Annotated[tuple[Filled, ...], BeforeValidator(_list)]
Ids = Annotated[tuple[SlideId, ...], BeforeValidator(_list)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True)


class SlideEdit(_Block):
    """The corrected texts of one slide; None where the text is the workbench's own."""

    title: Filled | None = Field(default=None, validation_alias="titre", serialization_alias="titre")
    subtitle: str | None = Field(default=None, validation_alias="chapeau", serialization_alias="chapeau")
    message: Paragraphs | None = None
    decision: str | None = None
    notes: Paragraphs | None = None


class Addition(_Block):
    """A page of the consultant's own, after another slide."""

    after: SlideId = Field(validation_alias="apres", serialization_alias="apres")
    title: Filled = Field(validation_alias="titre", serialization_alias="titre")
    message: Paragraphs = ()
    notes: Paragraphs = ()


class DeckEdit(_Block):
    """What changes in one deliverable: order (None: the usual one), hidden, removed and added slides."""

    order: Ids | None = Field(default=None, validation_alias="ordre", serialization_alias="ordre")
    hidden: Ids = Field(default=(), validation_alias="masquees", serialization_alias="masquees")
    removed: Ids = Field(default=(), validation_alias="retirees", serialization_alias="retirees")
    added: Annotated[tuple[Addition, ...], BeforeValidator(_list)] = Field(
        default=(), validation_alias="ajouts", serialization_alias="ajouts"
    )


class Edits(_Block):
    """All corrections of a month: texts by slide id, the rest by deliverable."""

    slides: Annotated[dict[str, SlideEdit], BeforeValidator(_by_base)] = Field(
        default_factory=dict, validation_alias="diapositives", serialization_alias="diapositives"
    )
    decks: dict[str, DeckEdit] = Field(
        default_factory=dict, validation_alias="livrables", serialization_alias="livrables"
    )

    def deck(self, name: str) -> DeckEdit:
        """What changes in a deliverable, nothing when it is not named."""
        return self.decks.get(name, DeckEdit())


def load_edits(file: Path) -> Edits:
    """The corrections in a file, none when it is not there; `InvalidEdits` says all that is wrong in it."""
    if not file.is_file() or only_comments(file):
        return Edits()
    values = read_mapping(file, InvalidEdits, AGAIN, LARGEST)
    filled = {key: value for key, value in values.items() if value != ""}
    try:
        return Edits.model_validate(filled, by_name=False, by_alias=True)
    except ValidationError as error:
        sentences = [_sentence(file, detail) for detail in error.errors()]
        raise InvalidEdits("\n".join(dict.fromkeys(sentences))) from error


def save_edits(file: Path, edits: Edits) -> None:
    """Writes what is corrected and nothing else, in one move; no file is left when nothing is."""
    data = edits.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data = {key: {name: block for name, block in part.items() if block} for key, part in data.items()}
    data = {key: part for key, part in data.items() if part}
    if not data:
        file.unlink(missing_ok=True)
        return
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    write_text(file, HEADER + "\n" + text)


def _sentence(file: Path, detail: ErrorDetails) -> str:
    """One thing that pydantic refused, in French, with the file and the key."""
    path = [_step(part) for part in detail["loc"]]
    what = f"{file.parent.name}/{file.name}, clé « {' > '.join(path)} » : "
    if detail["type"] == "missing":
        return what + "elle manque ; écrivez-la."
    if detail["type"] == "extra_forbidden":
        return what + unknown_key(path[-1], _keys(path[:-1]))
    wanted = detail["ctx"]["text"] if detail["type"] == "expected" else EXPECTED.get(detail["type"], "un texte")
    return f"{what}trouvé {found_said(detail['input'])} ; attendu {wanted}."


def _step(part: int | str) -> str:
    return f"n° {part + 1}" if isinstance(part, int) else str(part)


def _keys(path: list[str]) -> list[str]:
    """The keys that the block at a path may hold, as written in the file."""
    inner: type[_Block] = DeckEdit if path[:1] == ["livrables"] else SlideEdit
    blocks: dict[int, type[_Block]] = {0: Edits, 2: inner}
    block = blocks.get(len(path), Addition)
    return keys_of(block)
