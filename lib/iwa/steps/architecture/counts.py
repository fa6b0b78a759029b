"""Small counts in words, as one writes what was noted rather than measured."""

from __future__ import annotations

from iwa import numbers

WORDS = (
    "aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
)  # fmt: skip


def in_words(count: int, feminine: bool = False) -> str:
    """A count in words up to twelve.

    >>> in_words(3), in_words(1, feminine=True), in_words(20)
    ('trois', 'une', '20')
    """
    if count >= len(WORDS):
        return numbers.integer(count)
    return WORDS[count] + ("e" if feminine and count < 2 else "")
