"""One row a post, with the figures that count for a month and what follows from them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa import tables

# What a network counts as an interaction on a post. A part that a file lacks makes the sum
# missing: a smaller sum would read as a fall.
INTERACTIONS: dict[str, tuple[str, ...]] = {
    "facebook": ("reactions", "comments", "shares"),
    "instagram": ("reactions", "comments", "shares", "saves"),
    "linkedin": ("reactions", "comments", "shares"),
    "youtube": ("reactions", "comments", "shares"),
}
# What a rate is held against: people where the network counts them, else displays or views.
EXPOSURE: dict[str, str] = {
    "facebook": "reach",
    "instagram": "reach",
    "linkedin": "impressions",
    "youtube": "views",
}
AGE_DAYS = 7  # a post younger than this when measured is shown, and left out of comparisons


def posts_table(sightings: pd.DataFrame, used: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """The posts, as `tables.POSTS`, one row a post.

    `sightings` is one row a post and file, `used` the measurements that count, `cutoff` the
    closing day. Facts come from the latest file that states them.
    """
    if sightings.empty:
        return tables.empty(tables.POSTS)
    facts = _facts(sightings)
    figures = used.pivot(index=["network", "post_id"], columns="metric", values="value")
    taken = used.groupby(["network", "post_id"], observed=True)["measured_at"].max()
    posts = facts.join(figures, on=["network", "post_id"]).join(taken, on=["network", "post_id"])
    posts = posts.reset_index(drop=True)
    posts["interactions"] = _by_network(posts, INTERACTIONS)
    own_sum = posts.get("interactions_network", pd.Series(np.nan, index=posts.index))
    posts["interactions"] = posts["interactions"].fillna(own_sum.where(posts["format"] != "story"))
    posts["exposure"] = _by_network(posts, {network: (name,) for network, name in EXPOSURE.items()})
    posts["engagement_basis"] = posts["network"].map(EXPOSURE)
    posts["engagement_rate"] = posts["interactions"] / posts["exposure"].where(posts["exposure"] > 0)
    age = posts["measured_at"] - posts["published_at"].dt.tz_localize(None)
    posts["too_young"] = (age < pd.Timedelta(days=AGE_DAYS)).where(age.notna())
    posts["measured_late"] = (posts["measured_at"] > cutoff).where(posts["measured_at"].notna())
    order = posts.sort_values(["published_at", "network", "post_id"], kind="stable", na_position="first")
    return tables.checked(order, tables.POSTS)


def _facts(sightings: pd.DataFrame) -> pd.DataFrame:
    ordered = sightings.sort_values("measured_at", kind="stable", na_position="first")
    ordered = ordered.drop(columns="measured_at").replace({"text": {"": None}, "url": {"": None}})
    return ordered.groupby(["network", "post_id"], as_index=False, sort=False).last()


def _by_network(posts: pd.DataFrame, parts: dict[str, tuple[str, ...]]) -> pd.Series:
    """The sum of each network's own parts, missing where one of them is."""
    total = pd.Series(np.nan, index=posts.index)
    for network, names in parts.items():
        rows = posts["network"] == network
        if rows.any():
            total[rows] = posts.loc[rows].reindex(columns=list(names)).sum(axis=1, skipna=False)
    return total
