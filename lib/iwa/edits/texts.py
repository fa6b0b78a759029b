"""The texts of a sheet that a person may correct, without what production adds to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iwa.deck.arrange import NOTHING
from iwa.deck.read_back import TITLE, Sheet
from iwa.deck.sources import is_written
from iwa.slides import Slide

Text = str | tuple[str, ...]
ROLES: dict[str, tuple[str, ...]] = {
    "title": (TITLE,),
    "subtitle": ("Chapeau",),
    "message": ("Message", "Commentaires"),
    "decision": ("Décision",),
}
FIELDS = (*ROLES, "notes")
TAKEN = {role for roles in ROLES.values() for role in roles}
ADDED_TO_TITLES = re.compile(r"(?:\s\((?:\d+/\d+|suite \d+)\))+$")


def same(one: Text, other: Text) -> bool:
    """Whether two texts say the same: which spaces and apostrophes they are written with does not count.

    >>> same("12\\u202f345 vues d'été", "12 345  vues d’été"), same(("a",), ("a", "b"))
    (True, False)
    """
    return words_of(one) == words_of(other)


def words_of(text: Text) -> tuple[str, ...]:
    """The paragraphs of a text with plain spaces and apostrophes, to be held against others."""
    return tuple(" ".join(part.replace("’", "'").split()) for part in ([text] if isinstance(text, str) else text))


def bare_title(title: str) -> str:
    """A title without the mark of a part or of a repeated title, nor the full stop that gives way to it.

    >>> bare_title("Toutes les publications (2/3)"), bare_title("Un fait (suite 2)"), bare_title("Un fait.")
    ('Toutes les publications', 'Un fait', 'Un fait')
    """
    return ADDED_TO_TITLES.sub("", title).rstrip(".")


def texts_of(sheet: Sheet) -> dict[str, Text]:
    """The texts that may be corrected, by field of the slide; "" or () for what is not on the sheet."""
    found = {field: sheet.piece(*roles) for field, roles in ROLES.items()}
    lines = {field: piece.paragraphs if piece else () for field, piece in found.items()}
    return {
        "title": bare_title(sheet.title),
        "subtitle": " ".join(lines["subtitle"]),
        "message": tuple(line for line in lines["message"] if not same(line, NOTHING)),
        "decision": " ".join(lines["decision"]),
        "notes": spoken(sheet.notes),
    }


def spoken(notes: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of the notes that are there to be said."""
    return tuple(line for line in notes if not is_written(line))


def written(notes: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of the notes that production writes."""
    return tuple(line for line in notes if is_written(line))


def texts_of_slide(slide: Slide) -> dict[str, Text]:
    """The same texts of a slide as the notebook shows it."""
    return {
        "title": bare_title(slide.title),
        "subtitle": slide.subtitle,
        "message": tuple(line for line in slide.message if line.strip()),
        "decision": slide.decision,
        "notes": spoken([line for line in slide.notes.split("\n") if line.strip()]),
    }
