"""Which measurement counts: the latest taken by the closing day, and never a blank over a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pandas as pd

SUBJECT = ("network", "post_id", "day", "metric")
STATES = ("used", "kept", "superseded")
STATE = pd.CategoricalDtype(list(STATES))
UNDATED = np.iinfo("int64").min  # of a file that does not say when it was taken: any other is later


def latest(measurements: pd.DataFrame, cutoff: pd.Series | pd.Timestamp) -> pd.Series:
    """The state of each measurement: "used", "kept" or "superseded".

    For each subject (post or day) and metric, the latest measurement taken by `cutoff` (a day,
    or one a row) is used; when none was, the earliest after it. A zero never replaces a figure
    measured before: networks stop serving old posts. That earlier figure is then "kept". A
    measurement without a day counts as the earliest of all. Two of the same day: the later row.

    >>> rows = pd.DataFrame({"network": "facebook", "post_id": "7", "metric": "reach", "value": [80.0, 95.0, 0.0],
    ...                      "measured_at": pd.to_datetime(["2026-10-05", "2026-11-02", "2026-11-20"])})
    >>> latest(rows, pd.Timestamp("2026-11-10")).tolist()
    ['superseded', 'used', 'superseded']
    """
    if measurements.empty:
        return pd.Series([], index=measurements.index, dtype=STATE)
    states: np.ndarray = np.full(len(measurements), STATES.index("used"), dtype="int8")
    codes = subject_codes(measurements)
    several = np.flatnonzero(pd.Series(codes).duplicated(keep=False))
    if len(several):
        at = cutoff.iloc[several] if isinstance(cutoff, pd.Series) else cutoff
        subject, _ = pd.factorize(codes[several])  # numbered from 0: most subjects have one measurement only
        states[several] = _weighed(measurements.iloc[several], subject, at)
    return pd.Series(pd.Categorical.from_codes(cast("Sequence[int]", states), dtype=STATE), index=measurements.index)


def _weighed(measurements: pd.DataFrame, subject: np.ndarray, cutoff: pd.Series | pd.Timestamp) -> np.ndarray:
    """The states, as places in STATES, of measurements whose subjects have several."""
    taken = moments(measurements["measured_at"])
    in_time = ~(measurements["measured_at"] > cutoff).to_numpy()
    filled = (measurements["value"] != 0).to_numpy()
    order = np.lexsort((np.arange(len(subject)), ranked(taken, in_time), filled, in_time, subject))
    last_of_subject = np.append(subject[order][1:] != subject[order][:-1], True)
    chosen = np.zeros(len(subject), dtype=bool)
    chosen[order[last_of_subject]] = True
    states = np.where(chosen, STATES.index("used"), STATES.index("superseded"))
    states[chosen & _outlived(subject, taken, in_time)] = STATES.index("kept")
    return np.asarray(states)


def moments(days: pd.Series) -> np.ndarray:
    """Days as whole numbers that grow; a missing one before all others."""
    return np.asarray(days.astype("datetime64[ns]").to_numpy().astype("int64"))


def ranked(taken: np.ndarray, in_time: np.ndarray) -> np.ndarray:
    """The rank of each moment, best last: in time the latest, after it the earliest."""
    return np.where(in_time, taken, -taken)


def subject_codes(measurements: pd.DataFrame) -> np.ndarray:
    """One number per subject and metric, the same for equal ones."""
    code = np.zeros(len(measurements), dtype="int64")
    for column in SUBJECT:
        if column in measurements:
            part = distinct(measurements[column])
            code = code * (part.max() + 1) + part
            if code.max() > 1 << 40:  # far below what 64 bits hold, with the next column still to come
                code = pd.factorize(code)[0]
    return code


def distinct(values: pd.Series) -> np.ndarray:
    """One whole number a value, 0 or more, the same for equal ones; a missing value has its own."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy().astype("int64") + 1
    return np.asarray(pd.factorize(values, use_na_sentinel=False)[0])


def _outlived(subject: np.ndarray, taken: np.ndarray, in_time: np.ndarray) -> np.ndarray:
    """Whether a later measurement in time exists for the same subject."""
    newest = np.full(subject.max() + 1, UNDATED)
    np.maximum.at(newest, subject[in_time], taken[in_time])
    return np.asarray(in_time & (newest[subject] > taken))


def blanked(measurements: pd.DataFrame, sightings: pd.DataFrame, cutoff: pd.Timestamp) -> pd.Series:
    """True for figures of posts that the newest export in time leaves blank.

    The export lists the post and gives the metric to others, or gives this post no figure at all.
    A metric whose whole column is absent was not asked for: that takes nothing back.
    """
    if measurements.empty or sightings.empty:
        return pd.Series(False, index=measurements.index)
    none = pd.Series(False, index=measurements.index)
    seen = sightings[~(sightings["measured_at"] > cutoff)]
    seen = seen[seen.duplicated(["network", "post_id"], keep=False)]
    of_several = measurements[measurements["post_id"].isin(seen["post_id"].unique())]
    if seen.empty or of_several.empty:
        return none
    ordered = seen.sort_values("measured_at", kind="stable", na_position="first")
    newest = ordered.drop_duplicates(["network", "post_id"], keep="last").set_index(["network", "post_id"])
    keys = pd.MultiIndex.from_frame(of_several[["network", "post_id"]].astype("object"))
    last = newest.reindex(keys)[["source_file", "measured_at"]].set_index(of_several.index)
    passed = of_several[moments(last["measured_at"]) > moments(of_several["measured_at"])]
    files = last.loc[passed.index, "source_file"]
    asked = pd.MultiIndex.from_arrays([files, passed["metric"].astype("str")]).isin(_pairs(measurements, "metric"))
    filled = pd.MultiIndex.from_arrays([files, passed["post_id"].astype("str")]).isin(_pairs(of_several, "post_id"))
    none[passed.index[asked | ~filled]] = True
    return none


def _pairs(measurements: pd.DataFrame, column: str) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(measurements[["source_file", column]].drop_duplicates().astype("str"))
