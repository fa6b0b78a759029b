"""The same post under two ids: when a spreadsheet crushed the id, the address still tells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.consolidate.addresses import post_address


def resolved_ids(posts: pd.DataFrame) -> pd.Series:
    """The id of each sighting, where another file knows a true id for the same address.

    A reader that found no usable id gives the address, or the number in it, as `post_id`; it is
    replaced by the id that another file holds for that address, else stays. Two different true
    ids at one address (a video shared again) remain two posts.
    """
    url = posts["url"].fillna("").astype("str")
    stand_in = _stands_in(posts, url)
    if not stand_in.any():
        return posts["post_id"]
    networks = posts["network"].isin(posts.loc[stand_in, "network"].unique())
    named = [post_address(each) if wanted else "" for each, wanted in zip(url, networks, strict=True)]
    address = posts["network"] + "|" + pd.Series(named, index=posts.index, dtype="str")
    true_ids = posts["post_id"][networks & ~stand_in & (url != "")]
    known = pd.Series(true_ids.to_numpy(), index=address[true_ids.index].to_numpy(), dtype="str")
    known = known[~known.index.duplicated(keep="last")]
    found = address[stand_in].map(known).astype("str")
    return posts["post_id"].where(~stand_in, found.reindex(posts.index).fillna(posts["post_id"]))


def _stands_in(posts: pd.DataFrame, urls: pd.Series) -> pd.Series:
    """Which ids are the address, or a number taken from it. Only Meta's addresses hold another number."""
    ids = posts["post_id"]
    found = ids.str.startswith("http").astype("bool")
    numbers = posts["network"].isin(["facebook", "instagram"]) & ids.str.isdecimal().astype("bool")
    pairs = zip(ids[numbers].tolist(), urls[numbers].tolist(), strict=True)
    found[numbers] = np.array([number in url for number, url in pairs], dtype=bool)
    return found
