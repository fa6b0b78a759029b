"""Which posts carry a message: their text holds one of the words that mark it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa.consolidate.themes import themes


def carrying(texts: pd.Series, words: Sequence[str]) -> pd.Series[bool]:
    """Whether each text holds one of the words, whole, whatever its case and accents; False for no text.

    >>> carrying(pd.Series(["Deux jours de LEVAIN", "Le levainier", None]), ["levain"]).tolist()
    [True, False, False]
    """
    return themes(texts, {"message": tuple(words)}).notna()
