"""The weeks of a month against the weeks before it."""

import numpy as np
import pandas as pd

from iwa.findings.weekly import weekly_signals

WEEKS = pd.date_range("2026-04-06", periods=30, freq="7D")
FIRST = WEEKS[26]


def line(*last: float, start: int = 0, level: float = 100.0):
    usual = level * np.exp(np.random.default_rng(5).normal(0, 0.1, 30 - len(last)))
    values = pd.Series([*usual, *last], index=WEEKS)
    return values.iloc[start:]


def test_a_week_far_out_is_the_signal_and_the_week_after_is_judged_by_the_same_limits():
    found = weekly_signals({("x", "reach"): line(100, 260, 100, 105)}, FIRST)
    assert found["state"].tolist() == ["routine", "signal-hausse", "routine", "routine"]
    assert found["low"].nunique() == found["high"].nunique() == 1


def test_more_series_widen_the_limits_of_each():
    alone = weekly_signals({("x", "reach"): line(100, 100, 100, 100)}, FIRST)
    many = weekly_signals({(str(n), "reach"): line(100, 100, 100, 100) for n in range(9)}, FIRST)
    assert many["high"].iloc[0] > alone["high"].iloc[0]


def test_weeks_before_a_change_of_counting_draw_no_limits_and_missing_ones_are_no_zero():
    changed = line(50, 50, 50, 50)
    changed.iloc[16:26] = changed.iloc[16:26] / 2
    kept = weekly_signals({("facebook", "reach"): changed}, FIRST, {"facebook": WEEKS[16]})
    joined = weekly_signals({("facebook", "reach"): changed}, FIRST)
    assert kept["points"].tolist() == [10] * 4 and joined["points"].tolist() == [26] * 4
    gaps = line(100, float("nan"), 100, 100)
    gaps.iloc[3:20:4] = float("nan")
    found = weekly_signals({("x", "reach"): gaps}, FIRST)
    assert len(found) == 3 and set(found["state"]) == {"routine"}


def test_a_short_series_has_no_limits_and_no_signal():
    found = weekly_signals({("x", "reach"): line(100, 900, 100, 100, start=22)}, FIRST)
    assert set(found["state"]) == {"série trop courte"} and found["low"].isna().all()


def test_a_drift_within_the_limits_is_told_once_on_the_last_week():
    drift = line()
    drift.iloc[18:] = 125.0 + np.arange(12) % 3
    found = weekly_signals({("x", "reach"): drift}, FIRST)
    assert set(found["state"]) == {"routine"} and found["run"].tolist() == ["", "", "", "signal-hausse"]
