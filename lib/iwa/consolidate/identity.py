"""The same post under two ids: when a spreadsheet crushed the id, the address still tells."""

from __future__ import annotations

import pandas as pd

from iwa.consolidate.addresses import post_address


def resolved_ids(posts: pd.DataFrame) -> pd.Series:
    """The id of each sighting, where another file knows a true id for the same address.

    A reader that found no usable id gives the address, or the number in it, as `post_id`; it is
    replaced by the id that another file holds for that address, else stays. Two different true
    ids at one address (a video shared again) remain two posts.
    """
    url = posts["url"].fillna("").astype("str")
    stand_in = _stands_in(posts["post_id"], url)
    if not stand_in.any():
        return posts["post_id"]
    address = posts["network"].astype("str") + "|" + pd.Series([post_address(each) for each in url], index=posts.index)
    true_ids = posts["post_id"][~stand_in & (url != "")]
    known = pd.Series(true_ids.to_numpy(), index=address[true_ids.index].to_numpy(), dtype="str")
    known = known[~known.index.duplicated(keep="last")]
    found = address[stand_in].map(known).astype("str")
    return posts["post_id"].where(~stand_in, found.reindex(posts.index).fillna(posts["post_id"]))


def _stands_in(post_ids: pd.Series, urls: pd.Series) -> pd.Series:
    """Which ids are the address, or a number taken from it (of 5 digits or more)."""
    pairs = zip(post_ids, urls, strict=True)
    inside = [post_id.startswith("http") or (post_id.isdecimal() and post_id in url) for post_id, url in pairs]
    return pd.Series(inside, index=post_ids.index, dtype="bool")
