"""Tables one after the other, without writing out the texts that stand on a thousand rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pandas as pd


def end_to_end(pieces: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The pieces one after the other; columns that are categories in some stay categories.

    A million figures then cost what their numbers cost, not their texts. A piece that lacks such
    a column has it missing.

    >>> days = pd.DataFrame({"metric": pd.Categorical(["reach"]), "value": [80.0]})
    >>> posts = pd.DataFrame({"metric": pd.Categorical(["views"]), "value": [95.0]})
    >>> end_to_end([days, posts])["metric"].tolist()
    ['reach', 'views']
    """
    kinds = [{str(name): isinstance(kind, pd.CategoricalDtype) for name, kind in p.dtypes.items()} for p in pieces]
    names = sorted({name for kind in kinds for name, is_category in kind.items() if is_category})
    plain = pd.concat([piece[[n for n in piece if n not in names]] for piece in pieces], ignore_index=True)
    return plain.assign(**{name: _united(pieces, name) for name in names})


def _united(pieces: Sequence[pd.DataFrame], name: str) -> pd.Categorical:
    places: dict[str, int] = {}
    codes = []
    for piece in pieces:
        texts = pd.Categorical(piece[name]) if name in piece else pd.Categorical([None] * len(piece))
        own = np.array([*(places.setdefault(text, len(places)) for text in texts.categories), -1])
        codes.append(own[texts.codes])  # -1, the missing one, is the last
    return pd.Categorical.from_codes(
        cast("Sequence[int]", np.concatenate(codes)), categories=pd.Index(list(places), dtype="str")
    )


def repeated(values: list[str], lengths: list[int]) -> pd.Categorical:
    """Each value as many times as its length says.

    >>> repeated(["a", "b"], [2, 1]).tolist()
    ['a', 'a', 'b']
    """
    codes, names = pd.factorize(np.array(values, dtype="object"))
    return pd.Categorical.from_codes(np.repeat(codes, lengths), categories=pd.Index(names, dtype="str"))
