"""What people and networks write, without what varies between one download and the next."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u202f": " ", "\u00ad": None, "\ufeff": None})


@lru_cache(maxsize=4096)
def normalised(label: str) -> str:
    """The label without what varies between downloads: case, accents, quotes, soft hyphens, spaces.

    >>> normalised("Mentions J\u2019aime "), normalised("Da\u00adtum"), normalised("Durée (s)")
    ("mentions j'aime", 'datum', 'duree (s)')
    """
    text = str(label)
    if text.isascii():
        return " ".join(text.split()).casefold()
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(plain.split()).casefold()
