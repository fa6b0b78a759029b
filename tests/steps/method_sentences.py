"""Whether a text holds a sentence of the method's source text, which is known here by its digests alone.

A line of `method_sentences.txt` is a sentence: how many words, the digest of its first three, of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

FIRST = 3  # words by which a sentence is looked for
FEWEST = 5  # words of a sentence: fewer are a term
WORD = re.compile(r"[^\W_]+")
BREAK = re.compile(r"[.!?:;…()\n•→]+|\s[-–—]\s")


def words_of(text: str) -> list[str]:
    """The words of a text, without case."""
    return WORD.findall(text.casefold())


def digest(words: list[str]) -> str:
    return sha256(" ".join(words).encode()).hexdigest()


def sentences_in(source: str) -> Iterator[list[str]]:
    """The sentences of a source text, and the parts of one between colons, brackets and bullets, that are no list.

    A list is made of items of three words at most: its terms carry over.
    """
    for part in BREAK.split(source):
        words = words_of(part)
        items = [words_of(item) for item in re.split(r"[,+/]| et ", part)]
        if len(words) >= FEWEST and max(map(len, items)) > FIRST:
            yield words


@cache
def known() -> dict[str, list[tuple[int, str]]]:
    """Count and digest of each sentence, by the digest of its first words."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line in (Path(__file__).with_suffix(".txt")).read_text("ascii").splitlines():
        count, first, whole = line.split()
        found.setdefault(first, []).append((int(count), whole))
    return found


def copied_in(text: str) -> list[str]:
    """The sentences of the source that stand in a text, wherever they begin."""
    words, found = words_of(text), []
    for start in range(len(words) - FEWEST + 1):
        for count, whole in known().get(digest(words[start : start + FIRST]), ()):
            if digest(words[start : start + count]) == whole:
                found.append(" ".join(words[start : start + count]))
    return found
