"""One row a post, with the figures that count for a month and what follows from them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa import tables
from iwa.consolidate.latest import UNDATED, moments, ranked
from iwa.networks import NETWORKS

INTERACTIONS = {key: network.interactions for key, network in NETWORKS.items()}
EXPOSURE = {key: network.exposure for key, network in NETWORKS.items()}
AGE_DAYS = 7  # a post younger than this when measured is shown, and left out of comparisons

KEY = ["network", "post_id"]


def posts_table(sightings: pd.DataFrame, used: pd.DataFrame) -> pd.DataFrame:
    """The posts, as `tables.POSTS`, one row a post, oldest first.

    `sightings` is one row a post and file with its `cutoff` (the closing day its figures are
    taken at), `used` the measurements of posts that count. Facts come from the latest file taken
    by the cutoff that states them, else from the earliest after it. `too_young` is judged on the
    day the exposure was measured, and missing when no file says its day.
    """
    if sightings.empty:
        return tables.empty(tables.POSTS)
    posts = _facts(sightings)
    figures, taken, exposed = _figures(posts, used)
    posts = pd.concat([posts, figures], axis=1).assign(measured_at=taken)
    posts["interactions"] = _interactions(posts)
    posts["exposure"] = _by_network(posts, {network: (name,) for network, name in EXPOSURE.items()})
    posts["engagement_basis"] = posts["network"].map(EXPOSURE).astype("str")
    posts["engagement_rate"] = posts["interactions"] / posts["exposure"].where(posts["exposure"] > 0)
    age = exposed.fillna(taken) - posts["published_at"].dt.tz_localize(None)
    posts["too_young"] = (age < pd.Timedelta(days=AGE_DAYS)).astype("boolean").where(age.notna())
    posts["measured_late"] = (taken > posts["cutoff"]).astype("boolean").where(taken.notna())
    return tables.checked(oldest_first(posts), tables.POSTS)


def oldest_first(posts: pd.DataFrame) -> pd.DataFrame:
    """The posts by instant, then network and id, which are only compared where instants are the same."""
    instants = posts["published_at"].astype("int64").to_numpy()
    order = np.argsort(instants, kind="stable")
    tied = np.flatnonzero(pd.Series(instants[order]).duplicated(keep=False))
    if len(tied):
        keys = posts[KEY].iloc[order[tied]].astype("str").assign(at=instants[order[tied]]).reset_index(drop=True)
        order[tied] = order[tied][keys.sort_values(["at", *KEY], kind="stable").index]
    return posts.iloc[order]


def _facts(sightings: pd.DataFrame) -> pd.DataFrame:
    """One row a post, each fact from the best sighting that states it."""
    stated = sightings.assign(**{name: sightings[name].mask(sightings[name] == "") for name in ("text", "url")})
    several = stated.duplicated(KEY, keep=False)
    if not several.any():
        return stated.drop(columns="measured_at").reset_index(drop=True)
    shown = stated[several]
    in_time = ~(shown["measured_at"] > shown["cutoff"]).to_numpy()
    rank = ranked(moments(shown["measured_at"]), in_time)
    ordered = shown.iloc[np.lexsort((np.arange(len(rank)), rank, in_time))]
    merged = ordered.groupby(KEY, as_index=False, sort=False, observed=True).last()
    return pd.concat([stated[~several], merged], ignore_index=True).drop(columns="measured_at")


def _figures(posts: pd.DataFrame, used: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    """A column a metric, the last day one of them was measured, and the day the exposure was."""
    rows = _places(posts, used)
    used, rows = used.loc[rows >= 0, ["network", "metric", "value", "measured_at"]], rows[rows >= 0]
    columns, metrics = pd.factorize(used["metric"].astype("category"), sort=True)
    values = np.full((len(posts), len(metrics)), np.nan)
    values[rows, columns] = used["value"].to_numpy()
    taken = moments(used["measured_at"])
    latest_day, exposed = (np.full(len(posts), UNDATED) for _ in range(2))
    np.maximum.at(latest_day, rows, taken)
    is_exposure = _exposure_columns(list(metrics))[_network_codes(used)] == columns
    exposed[rows[is_exposure]] = taken[is_exposure]
    figures = pd.DataFrame(values, index=posts.index, columns=pd.Index(metrics.astype("str")))
    return figures, _days(latest_day, posts.index), _days(exposed, posts.index)


def _places(posts: pd.DataFrame, used: pd.DataFrame) -> np.ndarray:
    """Which row of `posts` each measurement is about; -1 for none."""
    subjects = used["post_id"].astype("category").cat
    known = pd.Index(subjects.categories.astype("str")).get_indexer(posts["post_id"])
    width = len(NETWORKS)
    place: np.ndarray = np.full((len(subjects.categories) + 1) * width, -1)  # the last ones stand for no post
    place[known * width + _network_codes(posts)] = np.where(known >= 0, np.arange(len(posts)), -1)
    return np.asarray(place[subjects.codes.to_numpy().astype("int64") * width + _network_codes(used)])


def _exposure_columns(metrics: list[str]) -> np.ndarray:
    """The place of each network's exposure among the metrics; -1 where it is not measured."""
    names = (EXPOSURE[network] for network in NETWORKS)
    return np.array([metrics.index(name) if name in metrics else -1 for name in names])


def _network_codes(frame: pd.DataFrame) -> np.ndarray:
    return frame["network"].astype(pd.CategoricalDtype(list(NETWORKS))).cat.codes.to_numpy()


def _days(moment: np.ndarray, index: pd.Index) -> pd.Series:
    return pd.Series(moment.view("datetime64[ns]"), index=index)


def _interactions(posts: pd.DataFrame) -> pd.Series:
    """The sum of the network's parts; where one is missing, the sum that the network itself prints."""
    total = _by_network(posts, INTERACTIONS)
    if "interactions_network" not in posts:
        return total
    return total.fillna(posts["interactions_network"].where(posts["format"].fillna("") != "story"))


def _by_network(posts: pd.DataFrame, parts: dict[str, tuple[str, ...]]) -> pd.Series:
    """The sum of each network's own parts, missing where one of them is."""
    total: np.ndarray = np.full(len(posts), np.nan)
    for network, names in parts.items():
        rows = (posts["network"] == network).to_numpy()
        if rows.any() and all(name in posts for name in names):
            total[rows] = sum(posts[name].to_numpy()[rows] for name in names)
    return pd.Series(total, index=posts.index)
