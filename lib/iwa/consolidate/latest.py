"""Which measurement counts: the latest taken by the closing day, and never a blank over a figure."""

from __future__ import annotations

import numpy as np
import pandas as pd

SUBJECT = ("network", "post_id", "day", "metric")
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
        return pd.Series(dtype="str", index=measurements.index)
    taken = moments(measurements["measured_at"])
    in_time = ~(measurements["measured_at"] > cutoff).to_numpy()
    filled = (measurements["value"] != 0).to_numpy()
    subject = subject_codes(measurements)
    order = np.lexsort((np.arange(len(subject)), ranked(taken, in_time), filled, in_time, subject))
    last_of_subject = np.append(subject[order][1:] != subject[order][:-1], True)
    chosen = np.zeros(len(subject), dtype=bool)
    chosen[order[last_of_subject]] = True
    states = np.where(chosen, "used", "superseded")
    states[chosen & _outlived(subject, taken, in_time)] = "kept"
    return pd.Series(states, index=measurements.index, dtype="str")


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
            part = pd.factorize(measurements[column], use_na_sentinel=False)[0]
            code = code * (part.max() + 1) + part
            if code.max() > 1 << 40:  # far below what 64 bits hold, with the next column still to come
                code = pd.factorize(code)[0]
    return np.asarray(pd.factorize(code)[0])


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
    seen = sightings[~(sightings["measured_at"] > cutoff)].sort_values(
        "measured_at", kind="stable", na_position="first"
    )
    newest = seen.drop_duplicates(["network", "post_id"], keep="last").set_index(["network", "post_id"])
    twice = seen.duplicated(["network", "post_id"], keep=False)
    several = pd.MultiIndex.from_frame(seen.loc[twice, ["network", "post_id"]].drop_duplicates().astype("object"))
    of_several = measurements[measurements["post_id"].isin(several.get_level_values("post_id"))]
    keys = pd.MultiIndex.from_frame(of_several[["network", "post_id"]].astype("object"))
    last = newest.reindex(keys)[["source_file", "measured_at"]].set_index(of_several.index)
    older = of_several[(moments(last["measured_at"]) > moments(of_several["measured_at"]))].index
    gives = _pairs(measurements, "metric")
    filled = _pairs(of_several, "post_id")
    asked = pd.MultiIndex.from_arrays([last.loc[older, "source_file"], of_several.loc[older, "metric"]]).isin(gives)
    listed = pd.MultiIndex.from_arrays([last.loc[older, "source_file"], of_several.loc[older, "post_id"]]).isin(filled)
    found = pd.Series(False, index=measurements.index)
    found[older[asked | ~listed]] = True
    return found


def _pairs(measurements: pd.DataFrame, column: str) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(measurements[["source_file", column]].drop_duplicates().astype("object"))
