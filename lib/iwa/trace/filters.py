"""The filter of a number read: its networks, its months, its days, and the columns that it names."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from iwa.measures.series import between

ALL, TOGETHER, OR = "all", "+", " | "
# The words of a filter that are no column of the table.
RESERVED = frozenset(
    ("network", "month", "since", "months", "first", "last", "tie", "stories", "days", "less", "figure", "question",
     "trait", "texts", "words", "rule", "group", "sign", "among", "by")
)  # fmt: skip
Where = Mapping[str, str]
Span = tuple[pd.Timestamp, pd.Timestamp]


def networks_in(where: Where) -> list[str]:
    """The networks that a filter adds; ["all"] for what is counted together, none where it names none.

    >>> networks_in({"network": "facebook+instagram"}), networks_in({})
    (['facebook', 'instagram'], [])
    """
    return [name for name in where.get("network", "").split(TOGETHER) if name]


def months_in(where: Where) -> list[str]:
    """The months of a filter in order; none where it is one of days.

    >>> months_in({"month": "2026-03", "since": "2026-01"}), months_in({"months": "2026-02+2026-03"})
    (['2026-01', '2026-02', '2026-03'], ['2026-02', '2026-03'])
    """
    if "months" in where:
        return where["months"].split(TOGETHER)
    if "month" not in where:
        return []
    return between(where.get("since", where["month"]), where["month"])


def span_in(where: Where) -> Span | None:
    """The first and last day of a filter, None where it names none."""
    return (pd.Timestamp(where["first"]), pd.Timestamp(where["last"])) if "first" in where else None


def columns_in(where: Where) -> dict[str, str]:
    """The columns that a filter names, with what stands in them."""
    return {name: word for name, word in where.items() if name not in RESERVED}


def standing(rows: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The rows in which each column holds its word, or one of them ("a | b"); "" is a missing one."""
    return rows[are_standing(rows, columns)] if columns else rows


def are_standing(rows: pd.DataFrame, columns: Mapping[str, str]) -> np.ndarray:
    """Which rows those are."""
    kept: np.ndarray = np.ones(len(rows), dtype=bool)
    for name, word in columns.items():
        held = rows[name].astype("object")
        kept &= (held.isin(word.split(OR)) if word else held.isna() | (held == "")).to_numpy(dtype=bool)
    return kept
