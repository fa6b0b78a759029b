"""What a value of `client.yaml` may be: each kind reads the text that a person wrote, or refuses it.

A refusal says in French what was expected; `iwa.client` makes the sentence around it, as does
`iwa.edits.book` for the other file that a person writes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from iwa.months import Month
from iwa.networks import META, NAMES
from iwa.numbers import WEEKDAY_NAMES
from iwa.problems import WrongUse

SHORTEST_WINDOW, LONGEST_WINDOW = 30, 90
CONVERSIONS = ("lead", "rendez_vous", "vente", "candidature")
QUOTAS = ("publications", "stories", "reponses", "tournages")
PACKS = ("essentiel", "croissance", "impact")
SCHOOL_ZONES = ("A", "B", "C")
CLOSED = "fermé"
BLANK = ("", "~", "null")


def expected(text: str) -> PydanticCustomError:
    """The refusal that says what should have been there."""
    return PydanticCustomError("expected", "{text}", {"text": text})


def keys_of(block: type[BaseModel]) -> list[str]:
    """The keys that a block may hold, as they are written in the file."""
    return [str(field.validation_alias or name) for name, field in block.model_fields.items()]


def unknown_key(key: str, known: Iterable[str]) -> str:
    """That a key is none of those known, with the one that was probably meant.

    >>> print(unknown_key("noms", ["nom", "pack"]))
    clé inconnue ; vouliez-vous dire « nom » ? Clés connues : nom, pack.
    """
    names = list(known)
    near = difflib.get_close_matches(key.lower(), names, n=1)
    question = f" ; vouliez-vous dire « {near[0]} » ?" if near else "."
    return f"clé inconnue{question} Clés connues : {', '.join(names)}."


def found_said(value: object) -> str:
    """What stands in the place of a value, in words.

    >>> found_said(" "), found_said("lundi"), found_said(["a"])
    ('une valeur vide', '« lundi »', 'une liste')
    """
    if isinstance(value, Mapping):
        return "un bloc de clés"
    if isinstance(value, list | tuple):
        return "une liste"
    return f"« {value} »" if str(value).strip() else "une valeur vide"


def _month(value: object) -> Month:
    if isinstance(value, Month):
        return value
    try:
        return Month.parse(str(value))
    except WrongUse as error:
        raise expected("un mois, comme 2026-09") from error


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError) as error:
        raise expected("un fuseau horaire, comme Europe/Paris ou Indian/Reunion") from error
    return value


def _window(value: object) -> int:
    if not (str(value).isdecimal() and SHORTEST_WINDOW <= int(str(value)) <= LONGEST_WINDOW):
        raise expected(f"un nombre de jours, de {SHORTEST_WINDOW} à {LONGEST_WINDOW}")
    return int(str(value))


def _count(value: object) -> int:
    if not str(value).isdecimal():
        raise expected("un nombre entier par mois, 0 ou plus")
    return int(str(value))


def _colour(value: object) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", str(value)):
        raise expected('une couleur entre guillemets, comme "#1F4E5F" (sans guillemets, # ouvre un commentaire)')
    return str(value).upper()


def _address(value: str) -> str:
    if not re.fullmatch(r"(?:https?://)?[^\s/@]+\.[^\s/.@]{2,}(?:[/?#]\S*)?", value):
        raise expected("une adresse, comme https://www.exemple.fr")
    return value


def _hours(value: object) -> object:
    """Spans of a day in minutes after midnight: "9:00-12:30 14:00-18:00"; none for "fermé".

    >>> _hours("9 h - 12 h 30, 14:00-18:00"), _hours("fermé")
    (((540, 750), (840, 1080)), ())
    """
    if isinstance(value, tuple):  # read already
        return value
    text = str(value).strip().lower()
    if text == CLOSED:
        return ()
    times = re.findall(r"(\d{1,2})\s*[h:]\s*(\d{2})?", text)
    minutes = [int(hour) * 60 + int(more or 0) for hour, more in times]
    left = re.sub(r"\d{1,2}\s*[h:]\s*(?:\d{2})?", "", text)
    in_order = minutes == sorted(set(minutes)) and all(at <= 24 * 60 for at in minutes)
    if not minutes or len(minutes) % 2 or not in_order or re.search(r"[^\s,;et–-]", left):
        raise expected("les heures d’ouverture d’un jour, comme 9:00-12:30 14:00-18:00, ou « fermé »")
    return tuple(zip(minutes[::2], minutes[1::2], strict=True))


def _among(known: tuple[str, ...]) -> BeforeValidator:
    """Refuses a value that is not one of the words."""

    def check(value: object) -> object:
        if value is not None and value not in known:
            raise expected(f"un de ces mots : {', '.join(known)}")
        return value

    return BeforeValidator(check)


def _key_among(known: Iterable[str]) -> AfterValidator:
    """Refuses the key of a mapping that is not one of the words."""

    def check(key: str) -> str:
        if key not in known:
            raise PydanticCustomError("unknown_key", "{known}", {"known": list(known)})
        return key

    return AfterValidator(check)


def _several(value: object) -> object:
    return [value] if isinstance(value, str) and value not in BLANK else value


Text = Annotated[str, Field(min_length=1)]
Address = Annotated[Text, AfterValidator(_address)]
Colour = Annotated[str, BeforeValidator(_colour)]
Network = Annotated[str, _key_among(NAMES)]
Placed = Annotated[Literal["facebook", "instagram"], _among(META)]
Conversion = Annotated[str, _key_among(CONVERSIONS)]
Events = Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
Towns = Annotated[tuple[Text, ...], BeforeValidator(_several)]
Weekday = Annotated[str, _key_among(WEEKDAY_NAMES)]
Hours = Annotated[tuple[tuple[int, int], ...], BeforeValidator(_hours)]
Quota = Annotated[str, _key_among(QUOTAS)]
Pack = Annotated[Literal["essentiel", "croissance", "impact"], _among(PACKS)]
SchoolZone = Annotated[Literal["A", "B", "C"] | None, _among(SCHOOL_ZONES)]
Start = Annotated[Month, BeforeValidator(_month)]
TimeZone = Annotated[Text, AfterValidator(_time_zone)]
Window = Annotated[int, BeforeValidator(_window)]
Count = Annotated[int, BeforeValidator(_count)]
