"""Which measurement counts: the latest taken by the closing day, and never a blank over a figure."""

from __future__ import annotations

import numpy as np
import pandas as pd

SUBJECT = ("network", "account", "post_id", "day", "metric")


def latest(measurements: pd.DataFrame, cutoff: pd.Series | pd.Timestamp) -> pd.Series:
    """The state of each measurement: "used", "kept" or "superseded".

    For each subject (post or day) and metric, the latest measurement taken by `cutoff` (a day,
    or one a row) is used; when none was, the earliest after it. A zero never replaces a figure
    measured before: networks stop serving old posts. That earlier figure is then "kept".
    """
    if measurements.empty:
        return pd.Series(dtype="str", index=measurements.index)
    taken = measurements["measured_at"].astype("int64").to_numpy()
    in_time = (measurements["measured_at"] <= cutoff).to_numpy()
    filled = (measurements["value"] != 0).to_numpy()
    moment = np.where(in_time, taken, -taken)
    subject = _codes(measurements)
    order = np.lexsort((np.arange(len(subject)), moment, filled, in_time, subject))
    last_of_subject = np.append(subject[order][1:] != subject[order][:-1], True)
    chosen = np.zeros(len(subject), dtype=bool)
    chosen[order[last_of_subject]] = True
    states = pd.Series(np.where(chosen, "used", "superseded"), index=measurements.index)
    return states.mask(chosen & _outlived(subject, taken, chosen, in_time), "kept")


def _codes(measurements: pd.DataFrame) -> np.ndarray:
    """One number per subject and metric, the same for equal ones."""
    code = np.zeros(len(measurements), dtype="int64")
    for column in SUBJECT:
        if column in measurements:
            part = pd.factorize(measurements[column], use_na_sentinel=False)[0]
            code = pd.factorize(code * (part.max() + 1) + part)[0]
    return code


def _outlived(subject: np.ndarray, taken: np.ndarray, chosen: np.ndarray, in_time: np.ndarray) -> np.ndarray:
    """Whether a later measurement in time exists for the same subject, and was passed over."""
    newest = np.full(subject.max() + 1, np.iinfo("int64").min)
    np.maximum.at(newest, subject[in_time], taken[in_time])
    return np.asarray(chosen & in_time & (newest[subject] > taken))
