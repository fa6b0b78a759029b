"""The texts of a sheet that a person may correct, without what production adds to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iwa.deck.arrange import NOTHING
from iwa.deck.folds import MESSAGE
from iwa.deck.read_back import MESSAGES, TITLE, Sheet
from iwa.deck.sources import is_written
from iwa.slides import Slide

Text = str | tuple[str, ...]
ROLES: dict[str, tuple[str, ...]] = {
    "title": (TITLE,),
    "subtitle": ("Chapeau",),
    MESSAGE: MESSAGES,
    "decision": ("Décision",),
}
FIELDS = (*ROLES, "notes")
TAKEN = {role for roles in ROLES.values() for role in roles}
DECIDED = re.compile(r"^Décision\s*:\s*")  # opens a decision that nothing else names
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
    return {
        "title": bare_title(sheet.title),
        "subtitle": _without_verdict(" ".join(lines_of(sheet, "subtitle")), sheet.verdict),
        MESSAGE: tuple(line for line in lines_of(sheet, MESSAGE) if not same(line, NOTHING)),
        "decision": DECIDED.sub("", " ".join(lines_of(sheet, "decision"))),
        "notes": spoken(sheet.notes),
    }


def lines_of(sheet: Sheet, field: str) -> tuple[str, ...]:
    """The paragraphs of a field: those in its own place, and those in the place of the message that are of it."""
    own, message = sheet.piece(*ROLES.get(field, ())), sheet.piece(*MESSAGES)
    fields = zip(message.fields, message.paragraphs, strict=True) if message and message.fields else ()
    told = tuple(line for name, line in fields if name == field)
    if own is None or (own is message and own.fields):
        return told
    return (*own.paragraphs, *told)


def _without_verdict(subtitle: str, verdict: str) -> str:
    """A subtitle without the verdict that joined it."""
    words, ending = words_of(subtitle)[0], words_of(verdict)[0]
    if not ending or not words.endswith(ending):
        return subtitle
    kept = len(words.removesuffix(ending).rstrip().removesuffix("–").split())
    return " ".join(subtitle.split()[:kept])


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
