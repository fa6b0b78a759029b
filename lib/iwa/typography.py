"""French typography: the no-break spaces that keep a mark with its word."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from iwa.numbers import NARROW, NO_BREAK

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("« "), f"«{NO_BREAK}"),
    (re.compile(" »"), f"{NO_BREAK}»"),
    (re.compile(r" (?=:(?:[\s”)]|$))"), NO_BREAK),
    (re.compile(r" (?=[;!?](?:[\s”)]|$))"), NARROW),
    (re.compile(r"(?<=\d) (?=(?:[%€]|h|min|mois|jours?)(?!\w))"), NO_BREAK),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)
# Names and addresses are not prose: a file or an identifier must stay as it is.
_VERBATIM = frozenset({"id", "url", "picture", "files", "numbers", "type", "kind", "unit", "layout"})
Typeset = TypeVar("Typeset")


def french(text: str) -> str:
    """The text with its no-break spaces and its typographic apostrophes.

    >>> french("« Pains » : 12 % d'écart ?")
    '«\\xa0Pains\\xa0»\\xa0: 12\\xa0% d’écart\\u202f?'
    """
    for pattern, mark in _RULES:
        text = pattern.sub(mark, text)
    return text


def typeset(value: Typeset) -> Typeset:
    """The same slide, or part of one, with every text in it set; names and addresses as they were."""
    changed: Any = value
    if isinstance(value, str):
        changed = french(value)
    elif isinstance(value, tuple):
        changed = tuple(typeset(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _VERBATIM}
        changed = replace(value, **{name: typeset(part) for name, part in parts.items()})
    typed: Typeset = changed
    return typed
