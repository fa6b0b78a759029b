"""The months of a figure that is counted on one network or added over several."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa.measures.goals import Figures
from iwa.measures.series import between

Counted = Sequence[tuple[str, str]]  # networks, each with the measure that stands for the figure there


def summed_history(figures: Figures, counted: Counted, until: str) -> pd.Series[float]:
    """The figure of each month up to one, from the first that has it; missing where any of its networks has none.

    A network that never has a figure is not waited for. A month that lacks one of the others would read as a fall:
    it is no figure. Empty when no network has any.

    >>> figures = {("facebook", "posts", "2026-08"): 3.0, ("x", "posts", "2026-08"): 1.0, ("x", "posts", "2026-10"): 2.0}
    >>> summed_history(figures, [("facebook", "posts"), ("x", "posts"), ("tiktok", "posts")], "2026-10").to_dict()
    {'2026-08': 4.0, '2026-09': nan, '2026-10': nan}
    """
    by_key: dict[tuple[str, str], dict[str, float]] = {key: {} for key in counted}
    for (network, measure, month), value in figures.items():
        if (network, measure) in by_key and month <= until:
            by_key[network, measure][month] = value
    parts = [months for months in by_key.values() if months]
    first = min((month for months in parts for month in months), default="")
    names = between(first, until) if first else []
    values = [
        sum(known) if len(known := [p[name] for p in parts if name in p]) == len(parts) else None for name in names
    ]
    return pd.Series(values, index=pd.Index(names, dtype="str"), dtype="float64")
