"""How often a month in which nothing differs asserts something, all its questions together.

python bench/false_claims.py --months 1000
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from worlds import Line, client_month, judged, run, share, upper

from iwa.findings.judge import CERTAIN, LEANING
from iwa.findings.rates import comparable

PAID_RATIO = 0.3


def no_effect(random: np.random.Generator, months: int) -> Iterator[Line]:
    """Chance of any false verdict in a client-month in which nothing differs, beside naive practice."""
    yield from _counted(random, months, "no effect at all", 1.0)


def paid_apart(random: np.random.Generator, months: int) -> Iterator[Line]:
    """The same where paid posts engage less, and nothing else differs: what is said of them is true, and not counted."""
    yield from _counted(random, months, "paid posts at a third, no other effect", PAID_RATIO)


def _counted(random: np.random.Generator, months: int, name: str, paid_ratio: float) -> Iterator[Line]:
    certain, leaning, naive, tests = 0, 0, 0, 0
    for _ in range(months):
        posts = client_month(random, paid_ratio)
        rows = judged(posts)
        tests += int(rows["p"].notna().sum())
        rows = rows[(rows["question"] != "paid") | (paid_ratio == 1.0)]
        certain += bool((rows["verdict"] == CERTAIN).any())
        leaning += bool(rows["verdict"].isin([CERTAIN, LEANING]).any())
        naive += best_looks_better(posts)
    told = f"{share(certain, months)} (upper 95 % limit {upper(certain, months)}), of {tests / months:.0f} rows judged"
    yield f"{name}: months with any false *concluant*", share(naive, months), told, "at most 5 %"
    both = f"{share(leaning, months)} (upper 95 % limit {upper(leaning, months)})"
    yield f"{name}: months with any false *concluant* or *indicatif*", "", both, ""


def best_looks_better(posts: pd.DataFrame) -> bool:
    """Naive practice: the format with the best mean rate is announced when it leads by 10 %."""
    kept = comparable(posts)
    rate = kept["interactions"] / kept["exposure"]
    means = rate.groupby([kept["network"], kept["format"]]).mean()
    return any(part.max() > 1.1 * part.mean() for _, part in means.groupby(level=0))


if __name__ == "__main__":
    run(__doc__, no_effect, paid_apart)
