"""The best and the weakest posts of a period, and what the best promise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.findings.compare import compare
from iwa.findings.rates import comparable

FEWEST_SEEN = 20  # exposure under which one reaction more or less is five points of the rate
ENOUGH_EXPOSURE = 0.5  # of the network's median exposure, under which a low rate may be chance


def top(posts: pd.DataFrame, count: int = 5, by: str = "format") -> pd.DataFrame:
    """The `count` posts highest above their network's typical rate, best first: their rows, and more.

    rate: (interactions + 0.5) / (exposure + 1). typical: the network's typical rate. excess: rate
    over typical, 2 being twice. expected: the excess that the next posts with the same value of
    `by` can be expected to show (the group's typical rate over the network's, drawn toward 1 as in
    `compare`): what is left once luck is taken out; missing where the group cannot be compared.
    n: comparable posts of the network; n_same: of which with the same value. A post that nobody
    reacted to is never among the best.
    """
    best = successes(posts).head(count)
    if by not in best:
        return best.assign(expected=np.nan, n_same=np.nan)
    return best.astype({by: "str"}).merge(_expected(posts, by), on=["network", by], how="left")


def weakest(posts: pd.DataFrame, count: int = 3) -> pd.DataFrame:
    """The `count` posts lowest under their network's typical rate, weakest first, columns as `top`.

    Only posts shown to enough people, half their network's median exposure, count: under that a
    low rate may be chance. No expected excess: a weak post says little of the next.
    """
    kept = ranked(posts)
    median = kept.groupby(kept["network"].astype("object"))["exposure"].transform("median")
    seen = kept[kept["exposure"] >= median * ENOUGH_EXPOSURE]
    return seen.sort_values(["excess", "post_id"]).head(count)


def successes(posts: pd.DataFrame) -> pd.DataFrame:
    """The ranked posts that somebody reacted to, best first."""
    found = ranked(posts)
    return found[found["count"] > 0]


def ranked(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts that can be compared, best first, columns as `top` but for `expected` and `n_same`.

    Those seen fewer than `FEWEST_SEEN` times are left out.
    """
    kept = comparable(posts)
    kept = kept[kept["exposure"] >= FEWEST_SEEN]
    networks = kept.groupby(kept["network"].astype("object"))["log_rate"]
    typical = np.exp(networks.transform("mean"))
    rate = np.exp(kept["log_rate"])
    found = kept.assign(rate=rate, typical=typical, excess=rate / typical, n=networks.transform("size"))
    return found.sort_values(["excess", "post_id"], ascending=[False, True])


def _expected(posts: pd.DataFrame, by: str) -> pd.DataFrame:
    groups = compare(posts, by)
    share = groups["n_rest"] / (groups["n"] + groups["n_rest"])  # from "against the rest" to "against all"
    frame = groups[["network", "group"]].rename(columns={"group": by})
    return frame.assign(expected=groups["ratio"] ** share, n_same=groups["n"])
