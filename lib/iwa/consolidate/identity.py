"""The same post under two ids: when a spreadsheet crushed the id, the address still tells."""

from __future__ import annotations

import pandas as pd

from iwa.consolidate.links import plain_address


def resolved_ids(posts: pd.DataFrame) -> pd.Series:
    """The id of each sighting, where another file knows a true id for the same address.

    A reader that found no usable id gives the address itself as `post_id`; it is replaced by the
    id that another file holds for that address, else stays.
    """
    address = posts["url"].fillna("").map(plain_address)
    stand_in = posts["post_id"].str.startswith("http")
    true_ids = posts[~stand_in & (address != "")]
    known = pd.Series(true_ids["post_id"].to_numpy(), index=address[true_ids.index] + "|" + true_ids["network"])
    known = known[~known.index.duplicated(keep="last")]
    found = (address + "|" + posts["network"]).map(known)
    return posts["post_id"].where(~stand_in, found.fillna(posts["post_id"]))
