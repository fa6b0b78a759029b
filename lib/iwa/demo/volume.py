"""Many posts, for measuring speed: those of a world repeated under new ids."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.demo.identified import numbered

SPAN = pd.Timedelta(days=730)


def repeated(posts: pd.DataFrame, count: int, seed: int = 2026) -> pd.DataFrame:
    """`count` posts of one network and kind, evenly over the two years before the last one given.

    Texts and figures come back as often as needed; ids, addresses and instants are new.
    """
    rows = posts.iloc[np.arange(count) % len(posts)].reset_index(drop=True)
    last = posts["published_at"].max().floor("min")
    back = np.linspace(SPAN.total_seconds(), 0, count).astype("int64")
    instants = pd.DatetimeIndex(last - pd.to_timedelta(back, unit="s")).as_unit("ns")
    return numbered(rows.assign(published_at=instants), np.random.default_rng(seed))
