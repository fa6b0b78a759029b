"""The words that the client's posts avoid, of the tab « éditorial »."""

from __future__ import annotations

import re
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import WORD_AVOIDED

INSTEAD = {
    "solution": "réponse",
    "problème": "besoin",
    "méthode": "manière",
}  # of the method's own words, where the client avoids one


@lru_cache(maxsize=2)
def _pattern(month: ClientMonth) -> re.Pattern[str] | None:
    rows = [row for row in month.dossier.editorial if row.element == WORD_AVOIDED]
    words = {plain(word) for row in rows for word in (row.name, *row.words)}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)") if words else None


def has_avoided(month: ClientMonth, text: str) -> bool:
    """Whether a text holds a word that the client avoids."""
    pattern = _pattern(month)
    return pattern is not None and pattern.search(plain(text)) is not None


def allowed(month: ClientMonth, text: str) -> str:
    """A text of the method, with other words in place of those that the client avoids."""
    for word, other in INSTEAD.items():
        if has_avoided(month, word):
            text = re.sub(rf"(?<!\w){word}(?!\w)", other, text)
    return text
