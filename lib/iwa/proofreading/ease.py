"""How easily a text is read: the length of its sentences, and the French reading ease as an indication.

Reading ease: Kandel and Moles (1958), after Flesch: 207 - 1.015 x words per sentence - 73.6 x syllables
per word. About 100 is read by anybody, under 50 asks for an effort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa.accessibility import EMOJI, HASHTAG
from iwa.exports.wording import normalised
from iwa.proofreading.remark import TO_IMPROVE, Remark, quoted

LONGEST_SENTENCE = 30  # words; the house's
FEWEST_WORDS = 30  # under which reading ease says nothing
HARD = 50.0
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
LINK = re.compile(r"https?://\S+|(?<!\w)@\w+")
SENTENCE_END = re.compile(r"(?<=[.!?…])[»\s)]+|\n+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[bcdfghjklmnpqrstvxz])(?:e|es|ent)$")


def on_ease(text: str) -> Iterator[Remark]:
    """The remarks on sentences that are too long and on a text that asks for an effort."""
    sentences = sentences_of(text)
    longest = max(sentences, key=lambda one: len(words_in(one)), default="")
    count = len(words_in(longest))
    if count > LONGEST_SENTENCE:
        yield Remark("Phrases courtes", f"{count} mots : {quoted(longest)}", "La couper en deux.", TO_IMPROVE)
    ease = reading_ease(text)
    if ease is not None and ease < HARD:
        told = "Raccourcir les phrases et remplacer les mots longs ; c’est une indication, non une règle."
        yield Remark("Facilité de lecture (Kandel et Moles, 1958)", f"{ease:.0f} sur 100", told, TO_IMPROVE)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without hashtags, addresses and emojis."""
    bare = EMOJI.sub(" ", HASHTAG.sub(" ", LINK.sub(" ", text)))
    return [one.strip() for one in SENTENCE_END.split(bare) if words_in(one)]


def words_in(text: str) -> list[str]:
    """Its words, without case and accents."""
    return WORD.findall(normalised(text))


def reading_ease(text: str) -> float | None:
    """The reading ease, 0 to 100 and beyond, None for a text too short to tell.

    >>> reading_ease("Le pain est bon.") is None
    True
    >>> round(reading_ease("Le pain est bon. Il est cuit ce matin. Venez tôt. " * 4))
    116
    """
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_in(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    syllables = sum(map(syllables_of, words))
    return 207 - 1.015 * len(words) / len(sentences) - 73.6 * syllables / len(words)


def syllables_of(word: str) -> int:
    """About how many syllables are heard in a word written without accents; one at least.

    >>> [syllables_of(word) for word in ("pain", "farine", "boulangerie", "le")]
    [1, 2, 4, 1]
    """
    return max(len(VOWELS.findall(SILENT.sub("", word))), 1)
