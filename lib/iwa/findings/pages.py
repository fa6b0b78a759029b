"""Landing pages compared on the visits that convert: which ones stand out from the others, if any.

The month's least and best converting pages are always two pages; with a handful of conversions
each, which two they are is chance. A page is named only when its own counts hold against those of
the others.
"""

from __future__ import annotations

import pandas as pd
from scipy import stats

LEVEL = 0.05  # chance of naming any page when all convert alike
INTERVAL = 0.90


def compared_pages(pages: pd.DataFrame) -> pd.DataFrame:
    """The pages (landing_page, sessions, key_events), each held against all the others together.

    Adds low, high: the exact 90 % interval of the share that converts; rest_sessions, rest_rate:
    the other pages; p: Fisher's exact test, times the number of tests (two pages are one test);
    stands_out: p at most `LEVEL`. A page with more conversions than visits counts events and not
    visits: nothing is tested then.

    >>> pages = pd.DataFrame({"landing_page": ["/a", "/b"], "sessions": [100, 100], "key_events": [1, 20]})
    >>> compared_pages(pages)[["landing_page", "rest_rate", "stands_out"]].values.tolist()
    [['/a', 0.2, True], ['/b', 0.01, True]]
    """
    visits, hits = pages["sessions"].round().astype("int64"), pages["key_events"].round().astype("int64")
    rest, rest_hits = visits.sum() - visits, hits.sum() - hits
    found = pages.assign(rest_sessions=rest, rest_rate=rest_hits / rest.where(rest > 0))
    if len(pages) < 2 or (hits > visits).any():
        return found.assign(low=float("nan"), high=float("nan"), p=float("nan"), stands_out=False)
    tests = len(pages) if len(pages) > 2 else 1
    counts = list(zip(hits, visits, rest_hits, rest, strict=True))
    p = [min(1.0, tests * float(stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue)) for a, n, b, m in counts]
    ends = [stats.binomtest(a, n).proportion_ci(INTERVAL, "exact") for a, n, _, _ in counts]
    found = found.assign(low=[end.low for end in ends], high=[end.high for end in ends], p=p)
    return found.assign(stands_out=found["p"] <= LEVEL)
