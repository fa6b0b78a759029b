"""The verdicts of a month: all its comparisons judged together."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.stats.multitest import multipletests

# Highest share of false findings that a month's "concluant" may hold. In a month without any effect it is
# also the chance of a first false one; 0.03 keeps the measured chance under 5 % with its margin.
CONCLUSIVE = 0.03
# A month's "indicatif" may be wrong once in five: worth a test, not worth a title of its own.
INDICATIVE = 0.20
NOTABLE = 0.05  # and its own p must be small whatever the other questions gave

# Paid posts nearly always differ from the others, and widely: among the corrected findings, so sure a one would let
# doubtful ones pass. It stands apart, its p times the number of all tests (Bonferroni).
STANDING_APART = ("paid",)

CERTAIN, LEANING, OPEN, UNTESTED = "concluant", "indicatif", "non concluant", ""


def judge(comparisons: pd.DataFrame) -> pd.DataFrame:
    """The comparisons of a client-month with two columns more: q, and the verdict.

    `comparisons` holds every question of the month (column `question`; `asked` makes it): the
    Benjamini-Hochberg correction is over all its p-values, but for paid against the others, which has
    its p times the number of tests. Where a question parts a network's posts
    in two, both rows tell one test: it counts once, and both rows get its p and q. Verdicts:
    "concluant" (q at most `CONCLUSIVE`), "indicatif" (q at most `INDICATIVE` and p at most
    `NOTABLE`), both only where the interval leaves 1 out; else "non concluant"; "" where nothing
    could be tested. A group that cannot be told apart from something else (`tangled`) is never more
    than "indicatif". Rows keep their order; the frame given is not changed.
    """
    comparisons = comparisons.reset_index(drop=True)
    test = _tests(comparisons)
    p = comparisons["p"].groupby(test).transform("first")
    q = _corrected(p[~test.duplicated()], comparisons["question"].isin(STANDING_APART))
    q = q.reindex(test).set_axis(comparisons.index)
    apart = (comparisons["low"] > 1) | (comparisons["high"] < 1)
    verdict = pd.Series(OPEN, index=comparisons.index, dtype="str").where(p.notna(), UNTESTED)
    verdict = verdict.mask(apart & (q <= INDICATIVE) & (p <= NOTABLE), LEANING)
    clear = comparisons["tangled"].fillna("") == "" if "tangled" in comparisons else True
    return comparisons.assign(p=p, q=q, verdict=verdict.mask(apart & (q <= CONCLUSIVE) & clear, CERTAIN))


def _corrected(p: pd.Series[float], stands_apart: pd.Series[bool]) -> pd.Series[float]:
    q = pd.Series(np.nan, index=p.index, dtype=float)
    tested = p.notna()
    alone = tested & stands_apart.reindex(p.index)
    together = tested & ~alone
    q[alone] = (p[alone] * int(tested.sum())).clip(upper=1)
    if together.any():
        q[together] = multipletests(p[together], method="fdr_bh")[1]
    return q


def _tests(comparisons: pd.DataFrame) -> pd.Series[int]:
    """The row that tells each row's test: itself, or the first of the two that part a network's posts."""
    own = pd.Series(comparisons.index, index=comparisons.index)
    keys = [comparisons["question"], comparisons["network"]]
    n = comparisons["n"].groupby(keys)
    mirrored = (n.transform("size") == 2) & (n.transform("sum") == comparisons["n"] + comparisons["n_rest"])
    return own.groupby(keys).transform("first").where(mirrored, own)
