"""A text to be read, as the team has it in the calendar, and the client's own rules on words."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from iwa.accessibility import words_of
from iwa.dossier.choices import OFF_LIMITS, WORD_AVOIDED
from iwa.dossier.editorial import EditorialElement


@dataclass(frozen=True)
class Draft:
    """A text of a network with what goes with it; "" is what nobody wrote.

    `network` and `format` are keys of `networks.NAMES` and `tables.FORMATS`; `link` is the tracked
    address of the row; `note` what the team noted beside it.
    """

    text: str
    network: str
    format: str = ""
    alt: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class House:
    """The dossier's rules on words: those to avoid, the subjects to leave alone, and the words that the client uses.

    `known` are without case and accents: hashtags made of several of them are told by them.
    """

    avoided: tuple[EditorialElement, ...] = ()
    off_limits: tuple[EditorialElement, ...] = ()
    known: Set[str] = frozenset()

    @classmethod
    def of(cls, editorial: Iterable[EditorialElement], texts: Iterable[str] = ()) -> House:
        """The rules in the rows of the tab « éditorial », and the words of the client's published texts."""
        rows = tuple(editorial)
        avoided = tuple(row for row in rows if row.element == WORD_AVOIDED)
        left = tuple(row for row in rows if row.element == OFF_LIMITS)
        return cls(avoided, left, words_of([text for text in texts if isinstance(text, str)]))
