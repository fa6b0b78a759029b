"""What a cell may hold: read from what a person typed, and written the way it is read.

A `Kind` turns a cell into a value and back. Reading is lenient about form (case, accents,
apostrophes, French numbers and dates, typed or native) and strict about meaning: what could be
taken for two values is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal

from iwa.months import Month
from iwa.numbers import MONTH_NAMES, short_day

Score = int | Literal["sans objet"]
NOT_APPLICABLE: Literal["sans objet"] = "sans objet"
YES_NO = {"oui": True, "vrai": True, "non": False, "faux": False}


@dataclass(frozen=True)
class Kind:
    """A kind of cell: `read` gives the value or raises ValueError, `write` gives the cell back."""

    name: Literal["text", "number", "date", "time", "month", "choice", "person"]
    expected: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any] = lambda value: value
    choices: tuple[str, ...] = ()


class Broken(str):
    """A formula whose result cannot be used: the error it shows, or that it was never computed."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text without what people vary: case, accents, apostrophes, spaces, invisible signs.

    >>> plain(" Que fait\u2011on si  l’ÉTAT change\u00a0? ")
    "que fait-on si l'etat change ?"
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in folded if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.sub(r"\s+", " ", re.sub("[\u2018\u2019\u02bc]", "'", re.sub("[\u2010-\u2015]", "-", kept))).strip()


def shown(value: object) -> str:
    """A cell as the person sees it in the workbook.

    >>> shown(5.0), shown(0.5), shown(date(2026, 11, 3)), shown(True)
    ('5', '0,5', '03/11/2026', 'VRAI')
    """
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, date):
        return short_day(value)
    return str(value).replace("_x000D_", "").strip()


def _number(value: object) -> float:
    """A number, typed the French way or not; "1.234" could be two numbers and is refused."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = re.sub(r"\s", " ", str(value)).replace("\u2212", "-").strip()
    found = re.fullmatch(r"([+-]?)(\d{1,3}(?: \d{3})+|\d+)([.,]\d+)? ?([%€]?)", text)
    if not found or (len(found[2]) <= 3 and re.fullmatch(r"\.\d{3}", found[3] or "")):
        raise ValueError
    number = float(found[1] + found[2].replace(" ", "") + (found[3] or "").replace(",", "."))
    return number / 100 if found[4] == "%" else number


def _positive(value: object) -> float:
    number = _number(value)
    if number < 0:
        raise ValueError
    return number


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = plain(str(value))
    found = re.fullmatch(r"(\d{1,2})(?:er)?[/. -](\d{1,2}|[a-z]+)[/. -](20\d\d)", text)
    if found:
        return date(int(found[3]), _month_number(found[2]), int(found[1]))
    return date.fromisoformat(text)


def _month(value: object) -> Month:
    """A month; spreadsheets turn "2026-10" into the first of October, which is taken back."""
    if isinstance(value, Month):
        return value
    if isinstance(value, date):
        return Month.of(value)
    text = plain(str(value))
    if found := re.fullmatch(r"(20\d\d)[-/](\d{1,2})", text):
        year, number = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"(\d{1,2}|[a-z]+\.?)[-/ ](20\d\d)", text):
        year, number = int(found[2]), _month_number(found[1].rstrip("."))
    else:
        raise ValueError
    return Month.of(date(year, number, 1))


def _month_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    names = [plain(name) for name in MONTH_NAMES]
    matches = [number for number, name in enumerate(names, 1) if len(text) >= 3 and name.startswith(text)]
    if len(matches) != 1:
        raise ValueError
    return matches[0]


def _quarter(value: object) -> str:
    text = plain(str(value)).replace(" ", "").replace("-", "")
    found = re.fullmatch(r"(20\d\d)t([1-4])|t([1-4])(20\d\d)", text)
    if not found:
        raise ValueError
    return f"{found[1] or found[4]}-T{found[2] or found[3]}"


def _yes_no(value: object) -> bool:
    return value if isinstance(value, bool) else _looked_up(value, YES_NO)


def _score(value: object) -> Score:
    if plain(shown(value)) == NOT_APPLICABLE:
        return NOT_APPLICABLE
    number = _number(value)
    if number not in (0, 1, 2, 3):
        raise ValueError
    return int(number)


def _address(value: object) -> str:
    text = shown(value)
    if not re.fullmatch(r"(?:https?://)?[^\s/@:]+\.[^\s/.@:]{2,}(?::\d+)?(?:[/?#]\S*)?", text):
        raise ValueError
    return text if re.match("https?://", text) else f"https://{text}"


def _words(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, tuple | list) else re.split(r"[,;\n]", shown(value))
    words = tuple(dict.fromkeys(word.strip() for word in parts if word.strip()))
    if not words:
        raise ValueError
    return words


def _looked_up(value: object, known: Mapping[str, Any]) -> Any:
    try:
        return known[plain(shown(value))]
    except KeyError:
        raise ValueError from None


def choice(labels: Mapping[str, Any], expected: str = "") -> Kind:
    """A cell with a drop-down: what is written in it -> what it means."""
    known = {plain(label): value for label, value in labels.items()}
    known |= {plain(value): value for value in labels.values() if isinstance(value, str)}
    written = {value: label for label, value in labels.items()}
    return Kind(
        "choice",
        expected or f"un de ces mots : {', '.join(labels)}",
        read=lambda value: None if value is None else _looked_up(value, known),
        write=lambda value: written[value],
        choices=tuple(labels),
    )


TEXT = Kind("text", "un texte", shown)
NUMBER = Kind("number", "un nombre, comme 1 234,5", _number)
POSITIVE = Kind("number", "un nombre positif, comme 1 234,5", _positive)
DAY = Kind("date", "une date, comme 03/11/2026", _day)
MONTH = Kind("month", "un mois, comme 2026-10", _month, write=str)
QUARTER = Kind("text", "un trimestre, comme 2026-T4", _quarter)
ADDRESS = Kind("text", "une adresse, comme https://www.exemple.fr/page", _address)
WORDS = Kind("text", "des mots séparés par des virgules", _words, write=", ".join)
PERSON = Kind("person", "un nom de l’onglet « équipe »", shown)
FLAG = Kind("choice", "oui ou non", _yes_no, lambda yes: "oui" if yes else "non", ("oui", "non"))
SCORE = Kind("choice", "une note de 0 à 3, ou « sans objet »", _score, choices=("0", "1", "2", "3", NOT_APPLICABLE))
