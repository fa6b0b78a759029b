"""The best and the weakest posts of a period, and what the best promise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.findings.promise import promised
from iwa.findings.rates import comparable

FEWEST_SEEN = 20  # exposure under which one reaction more or less is five points of the rate
ENOUGH_EXPOSURE = 0.5  # of the network's median exposure, under which a low rate may be chance


def top(posts: pd.DataFrame, count: int = 5) -> pd.DataFrame:
    """The `count` posts highest above their network's typical rate, best first: their rows, and more.

    rate: (interactions + 0.5) / (exposure + 1). typical: the network's typical rate. excess: rate
    over typical, 2 being twice. expected, expected_low, expected_high, n_same, known: what the next
    posts with the same attributes promise once luck is taken out (`promised`). n: comparable posts
    of the network. A post that nobody reacted to is never among the best.
    """
    return with_promise(successes(posts).head(count), posts)


def with_promise(some: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Some of the ranked `posts`, each with what the next ones with the same attributes promise."""
    every = ranked(posts)
    names = ["network", "post_id"]
    return some.merge(pd.concat([every[names], promised(every)], axis=1), on=names, how="left")


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
    """The posts that can be compared, best first, columns as `top` but for what is promised.

    Those seen fewer than `FEWEST_SEEN` times are left out.
    """
    kept = comparable(posts)
    kept = kept[kept["exposure"] >= FEWEST_SEEN]
    networks = kept.groupby(kept["network"].astype("object"))["log_rate"]
    typical = np.exp(networks.transform("mean"))
    rate = np.exp(kept["log_rate"])
    found = kept.assign(rate=rate, typical=typical, excess=rate / typical, n=networks.transform("size"))
    return found.sort_values(["excess", "post_id"], ascending=[False, True])
