"""Words that are common to all trades, by which what is a client's own is told."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class _Words(Block):
    empty: str = Field(validation_alias="vides")
    people: str = Field(validation_alias="gens")


@cache
def empty_words() -> frozenset[str]:
    """Words that name nothing of a trade.

    >>> "semaine" in empty_words(), "farine" in empty_words()
    (True, False)
    """
    return frozenset(read("mots.yaml", _Words).empty.split())


@cache
def people_words() -> tuple[str, ...]:
    """How the names of people and places begin.

    >>> "facteur".startswith(people_words())
    True
    """
    return tuple(read("mots.yaml", _Words).people.split())
