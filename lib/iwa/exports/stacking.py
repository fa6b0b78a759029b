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
    plain = _plain(pieces, names)
    return plain.assign(**{name: _united(pieces, name) for name in names})


def _plain(pieces: Sequence[pd.DataFrame], categories: Sequence[str]) -> pd.DataFrame:
    """The columns that are no categories; column by column where all have the same, which copies once."""
    columns = [[str(name) for name in piece if name not in categories] for piece in pieces]
    if any(names != columns[0] for names in columns):
        parts = [piece[names] for piece, names in zip(pieces, columns, strict=True)]
        return pd.concat(parts, ignore_index=True)
    joined = {name: pd.concat([piece[name] for piece in pieces], ignore_index=True) for name in columns[0]}
    return pd.DataFrame(joined, index=range(sum(map(len, pieces))), copy=False)


def _united(pieces: Sequence[pd.DataFrame], name: str) -> pd.Categorical:
    texts = [_categories(piece[name]) if name in piece else pd.Categorical([None] * len(piece)) for piece in pieces]
    places, names = pd.factorize(pd.concat([pd.Series(part.categories, dtype="str") for part in texts]))
    ends = np.cumsum([len(part.categories) for part in texts])
    own = [np.append(part, -1) for part in np.split(places, ends[:-1])]  # -1, the missing one, is the last
    codes = np.concatenate([new[part.codes] for new, part in zip(own, texts, strict=True)])
    return pd.Categorical.from_codes(cast("Sequence[int]", codes), categories=names)


def _categories(column: pd.Series) -> pd.Categorical:
    array = column.array
    return array if isinstance(array, pd.Categorical) else pd.Categorical(column)


def repeated(values: list[str], lengths: list[int]) -> pd.Categorical:
    """Each value as many times as its length says.

    >>> repeated(["a", "b"], [2, 1]).tolist()
    ['a', 'a', 'b']
    """
    codes, names = pd.factorize(np.array(values, dtype="object"))
    return pd.Categorical.from_codes(np.repeat(codes, lengths), categories=pd.Index(names, dtype="str"))
