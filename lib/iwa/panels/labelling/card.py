"""What the labelling panel shows: one text at a time, the questions asked of it, the answers that a key gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from iwa.labels.guessed import Point

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Option:
    """An answer, and the key that gives it ("" where all keys are taken)."""

    value: str
    key: str
    label: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked of each text; `is_free` where an answer may be typed that is none of the options.

    `hint` stands beside it where nothing is proposed.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    is_free: bool = False
    hint: str = "rien de proposé"


@dataclass(frozen=True)
class Proposal:
    """An answer proposed, and where it comes from, in French ("les règles", "la ressemblance, sûre à 62 %")."""

    value: str
    origin: str


@dataclass(frozen=True)
class Card:
    """A text to label: where it comes from, its address ("" for none), what is decided and what is proposed by question.

    `after` are sentences that a person reads only once they have decided.
    """

    identifier: str
    where: str
    text: str
    address: str = ""
    decided: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, Proposal] = field(default_factory=dict)
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """What the labels say of the machine: sentences, and its error as labels came."""

    sentences: tuple[str, ...] = ()
    curve: tuple[Point, ...] = ()


class Source(Protocol):
    """The texts of a client that may be labelled, and the file that keeps what is decided."""

    title: str
    client: str
    empty: str  # what is said where no text is left
    goal: int  # labels after which the error says something

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of each text, the one that must be answered first."""

    def order(self) -> Sequence[str]:
        """The identifiers of the texts that nobody has labelled, where a label helps most first."""

    def card(self, identifier: str) -> Card:
        """One of the texts."""

    def save(self, identifier: str, cells: Mapping[str, str]) -> None:
        """Keeps decisions, "" for one taken back; `Problem` when the file cannot be written."""

    def done(self) -> int:
        """How many texts people have labelled."""

    def measured(self) -> Measured:
        """What is measured on the labels so far; takes a moment."""


def options(values: Iterable[str], first: Mapping[str, str] | None = None) -> tuple[Option, ...]:
    """Answers with their keys, in their order; `first` gives some a key of their own.

    >>> [(one.key, one.value) for one in options(["offres", "preuves", "aucun"], {"aucun": "0"})]
    [('1', 'offres'), ('2', 'preuves'), ('0', 'aucun')]
    """
    own = dict(first or {})
    free = iter(key for key in KEYS if key not in own.values())
    return tuple(Option(value, own.get(value) or next(free, "")) for value in dict.fromkeys(values))
