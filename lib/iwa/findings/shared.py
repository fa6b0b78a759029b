"""What some posts have in common, where chance would not give it: labels shuffled within each network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from iwa.findings.effects import Array, seed

SHUFFLES = 1999
LEVEL = 0.05  # chance that any trait at all is named when labels and success have nothing to do with one another
COLUMNS = ("part", "value", "among", "of", "rest", "of_rest", "p")


def shared(posts: pd.DataFrame, best: Sequence[str], parts: Sequence[str]) -> pd.DataFrame:
    """What the `best` (their post_id) are made of, beside the other posts: one row a trait, surest first.

    among, of: how many of the best have it, and how many the best are; rest, of_rest: the same of the other posts.
    p: how often posts drawn at random, as many from each network, have one of all the traits looked at as
    surprisingly often (Westfall and Young's minimum of p), so that `LEVEL` holds over all of them together. Only
    networks that a best post comes from count. Nothing of no post.

    >>> posts = pd.DataFrame({"network": "x", "post_id": list("abcdefghijklmnopqrst"), "hook": ["question"] * 5 + ["fait"] * 15})
    >>> found = shared(posts, list("abcde"), ["hook"])
    >>> found[["value", "among", "rest"]].values.tolist()[0], bool(found["p"].iloc[0] < LEVEL)
    (['question', 5, 0], True)
    """
    within = posts["network"].isin(posts.loc[posts["post_id"].isin(best), "network"])
    kept = posts[within].sort_values(["network", "post_id"], kind="stable")
    chosen = kept["post_id"].isin(best).to_numpy()
    traits = [
        (part, value) for part in parts if part in kept for value in sorted(kept[part].dropna().unique(), key=str)
    ]
    if not traits or chosen.all() or not chosen.any():
        return pd.DataFrame(columns=list(COLUMNS))
    members = np.column_stack([(kept[part] == value).fillna(False).to_numpy(dtype=float) for part, value in traits])
    among, rest = (members[side].sum(axis=0).astype("int64") for side in (chosen, ~chosen))
    found = pd.DataFrame(traits, columns=["part", "value"]).assign(
        among=among, of=int(chosen.sum()), rest=rest, of_rest=int((~chosen).sum()), p=_p_values(kept, chosen, members)
    )
    return found.sort_values(["p", "among"], ascending=[True, False], kind="stable").reset_index(drop=True)


def beyond_chance(traits: pd.DataFrame) -> pd.DataFrame:
    """The traits that chance would not give, and that are rarer among the other posts."""
    rarer = traits["rest"] / traits["of_rest"] < traits["among"] / traits["of"]
    return traits[(traits["p"] <= LEVEL) & rarer]


def _p_values(posts: pd.DataFrame, chosen: np.ndarray, members: Array) -> Array:
    """One p a trait, over all of them: draws with the observed one among them."""
    counts = np.vstack([chosen @ members, _draws(posts, chosen) @ members])
    # How often a trait is met so many times or more, in the same draws.
    at_least = (counts[None, :, :] >= np.arange(int(counts.max()) + 1)[:, None, None]).mean(axis=1)
    own = np.take_along_axis(at_least, counts.astype(int), axis=0)
    least = own.min(axis=1)
    return np.asarray((least[:, None] <= own[0] + 1e-12).mean(axis=0))


def _draws(posts: pd.DataFrame, chosen: np.ndarray) -> Array:
    """As many posts of each network as were chosen, at random; one draw a row."""
    generator = np.random.default_rng(seed("shared", *posts["post_id"].astype(str)))
    drawn = np.tile(chosen.astype(float), (SHUFFLES, 1))
    networks = posts["network"].astype("object").to_numpy()
    for network in pd.unique(networks):
        places = np.flatnonzero(networks == network)
        drawn[:, places] = generator.permuted(drawn[:, places], axis=1)
    return drawn
