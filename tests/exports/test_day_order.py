"""The order of day and month, where Excel changed it."""

import pandas as pd

from iwa.exports.day_order import missing_days, read_days


def test_month_comes_first_unless_something_speaks_against_it():
    days, changed = read_days(pd.Series(["02/03/2026"]), missing_days)
    assert (days.tolist(), changed) == ([pd.Timestamp("2026-02-03")], False)


def test_one_impossible_month_turns_the_order_of_all():
    days, changed = read_days(pd.Series(["12/03/2026", "13/03/2026"]), missing_days)
    assert (days.tolist(), changed) == ([pd.Timestamp("2026-03-12"), pd.Timestamp("2026-03-13")], True)


def test_one_slip_of_the_pen_does_not():
    days, changed = read_days(pd.Series(["03/13/2026", "03/14/2026", "15/03/2026"]), missing_days)
    assert days.dt.day.tolist()[:2] == [13, 14]
    assert days.isna().tolist() == [False, False, True]
    assert not changed


def test_text_that_is_no_date_is_missing():
    assert read_days(pd.Series(["", "total", "13", "02/30/2026"]), missing_days)[0].isna().all()


def test_short_years_and_other_separators_are_understood():
    days, _ = read_days(pd.Series(["31.12.25", "1/1/26"]), missing_days)
    assert days.tolist() == [pd.Timestamp("2025-12-31"), pd.Timestamp("2026-01-01")]


def test_missing_days_counts_the_holes_only():
    days = pd.Series(pd.to_datetime(["2026-01-04", "2026-01-01", None, "2026-01-01"]))
    assert missing_days(days) == 2
    assert missing_days(days[:0]) == 0


def test_where_the_day_usually_comes_first_it_does_until_a_month_is_impossible():
    days, changed = read_days(pd.Series(["02/03/2026"]), missing_days, usual_day_first=True)
    assert (days.tolist(), changed) == ([pd.Timestamp("2026-03-02")], False)
    days, changed = read_days(pd.Series(["02/28/2026", "03/01/2026"]), missing_days, usual_day_first=True)
    assert (days.tolist(), changed) == ([pd.Timestamp("2026-02-28"), pd.Timestamp("2026-03-01")], True)
