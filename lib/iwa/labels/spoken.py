"""A text as its words, and which of several lists of words it speaks most of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from iwa.exports.wording import normalised

TOKEN = re.compile(r"#?\w+")


@dataclass(frozen=True)
class Spoken:
    """A text without case and accents, on one line, and how often each of its words stands in it."""

    plain: str

    @cached_property
    def words(self) -> Counter[str]:
        """Its words; one behind a # counts with the sign and without."""
        found = Counter(TOKEN.findall(self.plain))
        found.update({word[1:]: count for word, count in found.items() if word.startswith("#")})
        return found

    def times(self, word: str) -> int:
        """How often a word, a hashtag or an expression stands in it, whole; 0 for none.

        >>> text = Spoken("le pain du jour, un pain rond. #painaulevain")
        >>> text.times("pain"), text.times("du jour"), text.times("#pain")
        (2, 1, 0)
        """
        if word not in self.plain:  # which is soon told, and true of nearly all that are asked for
            return 0
        if TOKEN.fullmatch(word):
            return self.words.get(word, 0)
        return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", self.plain))


def spoken(text: object) -> Spoken:
    """A text as its words; one that is missing has none."""
    return Spoken(normalised(text) if isinstance(text, str) else "")


@dataclass(frozen=True)
class Listed:
    """Words that tell a name; `network` None is all networks."""

    name: str
    words: tuple[str, ...]
    network: str | None = None

    @classmethod
    def of(cls, name: str, words: Iterable[str], network: str | None = None) -> Listed:
        """The words as texts are compared on."""
        return cls(name, tuple(dict.fromkeys(normalised(word) for word in words if word.strip())), network)


def most_spoken(text: Spoken, lists: Sequence[Listed], network: str) -> str | None:
    """The name whose words stand most often in a text, the first of those that tie; None when none does.

    >>> lists = [Listed("offres", ("commande", "reserver")), Listed("coulisses", ("fournil",))]
    >>> most_spoken(spoken("Au fournil, on prépare la commande à réserver"), lists, "facebook")
    'offres'
    """
    found: Counter[str] = Counter()
    for listed in lists:
        if listed.network in (None, network) and (count := sum(map(text.times, listed.words))):
            found[listed.name] += count
    return max(found, key=lambda name: found[name]) if found else None
