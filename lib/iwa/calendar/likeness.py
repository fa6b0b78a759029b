"""How much of what was planned a published text says: the same words, whatever their endings."""

from __future__ import annotations

import re

from iwa.calendar.row import PlannedPost
from iwa.dossier.cells import plain
from iwa.method.words import empty_words

STEM = 6  # signs of a word that count: "recette" and "recettes" are one
SHORTEST = 4
BESIDE = re.compile(r"https?://\S+|[#@]")


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, cut short.

    >>> sorted(stems("Les recettes de la Marette, #PainAuLevain !"))
    ['marett', 'painau', 'recett']
    """
    words = re.findall(r"[a-z0-9]+", plain(BESIDE.sub(" ", text)))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in empty_words())


def likeness(row: PlannedPost, text: str) -> float:
    """The share of a row's words that a published text has, from 0 to 1: of its text, or of its theme where none is written.

    0 where fewer than two words are the same: one alone is no sign.
    """
    planned = stems(row.text or f"{row.theme or ''} {row.hook or ''}")
    same = planned & stems(text)
    return len(same) / len(planned) if len(same) > 1 else 0.0
