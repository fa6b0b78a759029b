"""Tables one after the other, without writing out the texts that stand on a thousand rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals


def end_to_end(pieces: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The pieces one after the other; columns that are categories in some stay categories.

    A million figures then cost what their numbers cost, not their texts.
    """
    kinds = [piece.dtypes for piece in pieces]
    names = sorted({str(name) for kind in kinds for name in kind.index[kind == "category"]})
    plain = pd.concat([piece[[n for n in piece if n not in names]] for piece in pieces], ignore_index=True)
    return plain.assign(**{name: _united([_categories(piece, name) for piece in pieces]) for name in names})


def _categories(piece: pd.DataFrame, name: str) -> pd.Categorical:
    if name not in piece:
        return pd.Categorical.from_codes(np.full(len(piece), -1).tolist(), categories=pd.Index([], dtype="str"))
    return pd.Categorical(piece[name])


def _united(pieces: list[pd.Categorical]) -> pd.Categorical:
    texts: list[Any] = [pd.Categorical.from_codes(p.codes, categories=p.categories.astype("str")) for p in pieces]
    return cast("pd.Categorical", union_categoricals(texts))


def repeated(values: list[str], lengths: list[int]) -> pd.Categorical:
    """Each value as many times as its length says."""
    codes, names = pd.factorize(np.array(values, dtype="object"))
    return pd.Categorical.from_codes(np.repeat(codes, lengths), categories=pd.Index(names, dtype="str"))
