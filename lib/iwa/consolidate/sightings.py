"""The same thing in several files: which row counts last, and each fact from the last row that has it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from iwa.consolidate.latest import moments, ranked


def best_last(rows: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """The rows in the order in which they count, the best last; the later row of two of the same day.

    The best is the one measured last by `cutoff`, else the earliest after it.
    """
    in_time = ~(rows["measured_at"] > cutoff).to_numpy()
    rank = ranked(moments(rows["measured_at"]), in_time)
    return rows.iloc[np.lexsort((np.arange(len(rank)), rank, in_time))].reset_index(drop=True)


def merged(ordered: pd.DataFrame, subject: pd.Series, facts: Sequence[str]) -> tuple[pd.DataFrame, pd.Series]:
    """One row a subject, each fact from the last row that has it, and which rows give something.

    `ordered` has the best rows last, `subject` one number for each row. A blank never replaces a
    fact; what is no fact is that of the last row.
    """
    giving = ~subject.duplicated(keep="last")
    whole = ordered[giving].set_index(subject[giving])
    for name in facts:
        known = ordered[name].notna()
        chosen = known & ~subject[known].duplicated(keep="last").reindex(subject.index, fill_value=True)
        whole[name] = ordered.loc[chosen, name].set_axis(subject[chosen]).reindex(whole.index)
        giving |= chosen
    return whole.sort_index(), giving
