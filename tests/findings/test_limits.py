import math

import numpy as np
import pandas as pd
import pytest

from iwa.findings.limits import factor, limits, signal

SAW = [10.0, 12.0] * 6  # mean 11, every moving range 2


def series(values):
    months = pd.period_range("2025-01", periods=len(values), freq="M").astype(str)
    return pd.Series(values, index=months, dtype=float)


def test_limits_by_hand():
    line = limits(series([*SAW, 30]), log=False)

    assert (line.center, line.n, line.state, line.scale) == (11, 12, "", "linear")
    assert (line.low, line.high) == pytest.approx((11 - 2.66 * 2, 11 + 2.66 * 2))


def test_limits_on_the_log_scale_are_ratios():
    line = limits(series([10.0, 40.0] * 6 + [20]))

    assert line.center == pytest.approx(20)
    assert line.high / line.center == pytest.approx(4**2.66)
    assert line.center / line.low == pytest.approx(4**2.66)


def test_a_zero_in_the_series_keeps_the_linear_scale_and_a_low_limit_of_zero():
    line = limits(series([0, 3, 1, 4, 0, 2, 1, 5]))

    assert line.scale == "linear"
    assert line.low == 0


def test_a_last_value_of_zero_is_judged_on_the_scale_of_the_others():
    values = series([*SAW, 0])

    assert limits(values).scale == "log"
    assert signal(values) == "signal-baisse"


@pytest.mark.parametrize(
    ("points", "state"), [(5, "série trop courte"), (6, "limites provisoires"), (11, "limites provisoires"), (12, "")]
)
def test_state_by_the_number_of_points_before_the_judged_one(points, state):
    assert limits(series([*SAW[:points], 11])).state == state


def test_the_judged_point_does_not_move_its_own_limits():
    assert limits(series([*SAW, 11])) == limits(series([*SAW, 1000]))


def test_no_moving_range_across_a_gap():
    line = limits(series([10, 12, 10, 12, math.nan, 99, 101, 99, 101, 50]), log=False)

    assert line.n == 8
    assert line.high - line.center == pytest.approx(2 * factor(6))


def test_too_many_gaps_leave_nothing_to_judge_by():
    values = series([10, math.nan] * 8 + [50])

    assert limits(values).state == "série trop courte"
    assert signal(values) == "série trop courte"


def test_a_break_cuts_the_series():
    values = series([1000.0] * 6 + SAW + [11])

    assert limits(values, log=False, since="2025-07") == limits(series([*SAW, 11]), log=False)
    assert limits(values, since="2026-06").state == "série trop courte"


def test_more_series_judged_together_widen_the_limits():
    alone, together = limits(series([*SAW, 11])), limits(series([*SAW, 11]), judged_together=12)

    assert together.low < alone.low < alone.high < together.high
    assert factor(11) == 2.66
    assert factor(11, 12) > factor(23, 12) > 3


@pytest.mark.parametrize(
    ("last", "state"), [(16.2, "routine"), (16.4, "signal-hausse"), (5.8, "routine"), (5.6, "signal-baisse")]
)
def test_signal_outside_the_drawn_limits(last, state):
    assert signal(series([*SAW, last]), log=False) == state


def test_eight_points_on_one_side_are_a_signal():
    high = [10, 8, 10, 8, 10, 8, *[11, 12] * 3, 11]  # centre 9.64: the last seven lie above

    assert signal(series([*high, 11]), log=False) == "signal-hausse"
    assert signal(series([*high, 9.5]), log=False) == "routine"
    assert signal(series([*high, 11]), log=False, judged_together=12) == "routine"
    assert signal(20 - series([*high, 11]), log=False) == "signal-baisse"


def test_ten_points_on_one_side_are_a_signal_where_several_series_are_judged():
    values = series([*[10, 8] * 5, *[11, 12] * 5])

    assert signal(values, log=False, judged_together=12) == "signal-hausse"


def test_the_value_of_most_months_is_on_no_side_of_the_centre():
    steady = [5, 3, *[4] * 12]  # centre on the log scale 3.98

    assert limits(series([*steady, 4])).center == pytest.approx(3.98, abs=0.01)
    assert signal(series([*steady, 4]), judged_together=10) == "routine"
    assert signal(series([*steady, 9]), judged_together=10) == "signal-hausse"


def test_a_series_that_never_varied_judges_nothing():
    values = series([0] * 12 + [3])

    assert limits(values).state == "sans variation"
    assert limits(values).center == 0
    assert signal(values) == "routine"


def test_a_last_value_that_is_missing_is_to_be_completed():
    assert signal(series([*SAW, math.nan])) == "à compléter"
    assert signal(series([])) == "à compléter"


def test_twelve_stable_indicators_seldom_raise_a_false_signal():
    random = np.random.default_rng(8)
    months = [np.exp(0.2 * random.standard_t(5, (12, 13))) for _ in range(60)]
    false = [any(signal(series(row), judged_together=12).startswith("signal") for row in month) for month in months]

    assert np.mean(false) <= 0.15
