"""Who is to be forgotten: a name as people write it, or a pseudonym as the tables do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from iwa.dossier.cells import plain
from iwa.exports.messages.privacy import CLIENT, SHORTEST, pseudonyms
from iwa.exports.wording import normalised
from iwa.problems import WrongUse

PSEUDONYM = re.compile(rf"{CLIENT} [0-9a-f]{{{SHORTEST},64}}")
SHORTEST_NAME = 3  # signs: what is shorter would be found in every text


@dataclass(frozen=True)
class Person:
    """A person by name ("Léa M.", "@lea.m") or by pseudonym ("client 3fa2"), which is one network's alone.

    >>> Person.called("@Léa M.").is_author("LEA M.", "instagram"), Person.called("Léa M.").is_named_in("Merci à lea m. !")
    (True, True)
    """

    text: str

    @classmethod
    def called(cls, text: str) -> Person:
        """`WrongUse` for a name too short to be told from other words."""
        person = cls(text.strip().lstrip("@").strip())
        if len(plain(person.text)) < SHORTEST_NAME:
            raise WrongUse("Ce nom est trop court.", f"« {text} »", "Donnez le nom tel qu’il est dans les exports.")
        return person

    @property
    def is_pseudonym(self) -> bool:
        return PSEUDONYM.fullmatch(self.text) is not None

    def is_author(self, name: str, network: str) -> bool:
        """Whether a message of a network that bears this name is the person's."""
        bare = name.strip().lstrip("@")
        if not self.is_pseudonym:
            return bool(bare) and normalised(bare) == normalised(self.text)
        return bool(bare) and pseudonym_of(bare, network).startswith(self.text)

    def is_stored_author(self, stored: str, network: str) -> bool:
        """Whether a stored table's pseudonym, as short as keeps its people apart, may be the person's."""
        if self.is_pseudonym:
            return stored.startswith(self.text) or self.text.startswith(stored)
        return pseudonym_of(self.text, network).startswith(stored)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_]){re.escape(plain(self.text))}(?![^\W_])")

    def is_named_in(self, text: str) -> bool:
        """Whether a text names the person, whatever its case, accents and spaces."""
        return self.is_said_in(plain(text))

    def is_said_in(self, said: str) -> bool:
        """The same for a text that `plain` has made plain already."""
        return self._pattern.search(said) is not None


def pseudonym_of(name: str, network: str) -> str:
    """The whole pseudonym of a name on a network."""
    return str(pseudonyms(pd.Series([name]), CLIENT, pd.Series([network])).iloc[0])
