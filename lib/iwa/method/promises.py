"""What the method delivers and answers: the deliverables with the packs that owe them, the four questions."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from iwa.method.template import Block, read

Pack = Literal["essentiel", "croissance", "impact"]
NESTED: tuple[Pack, ...] = ("essentiel", "croissance", "impact")  # each holds those before it


class Short(Block):
    """The smallest pack that has a short form of a deliverable, and the deliverable it is in."""

    pack: Pack
    within: str = Field(validation_alias="dans")


class Promise(Block):
    """A deliverable: its parts, the smallest pack that owes it whole, when it comes out."""

    title: str = Field(validation_alias="titre")
    pack: Pack
    issued: Literal["mois", "trimestre", "changement"] = Field(validation_alias="parution")
    parts: tuple[str, ...] = Field(validation_alias="parties", min_length=1)
    short: Short | None = Field(None, validation_alias="court")


class _Promises(Block):
    promises: dict[str, Promise] = Field(validation_alias="livrables")


class Question(Block):
    """A question every client asks, what the method holds of it, what its answer is computed from."""

    question: str
    principle: str = Field(validation_alias="principe")
    criteria: tuple[str, ...] = Field(validation_alias="criteres", min_length=1)


class _Questions(Block):
    questions: dict[str, Question]


@cache
def promises() -> dict[str, Promise]:
    """The deliverables by name.

    >>> promises()["strategie"].parts
    ('objectifs', 'cibles', 'messages', 'piliers', 'canaux', 'cadence')
    """
    return read("livrables.yaml", _Promises).promises


def owed(pack: Pack) -> list[str]:
    """The deliverables that a pack owes as files of their own, whole or short.

    >>> "moderation" in owed("essentiel"), "moderation" in owed("croissance")
    (False, True)
    """
    held = NESTED[: NESTED.index(pack) + 1]
    return [
        name
        for name, promise in promises().items()
        if promise.pack in held or (promise.short and promise.short.pack in held and promise.short.within == name)
    ]


@cache
def questions() -> dict[str, Question]:
    """The four questions by key.

    >>> list(questions())
    ['reseaux', 'frequence', 'publicite', 'negatif']
    """
    return read("questions.yaml", _Questions).questions
