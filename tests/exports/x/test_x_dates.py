"""Dates in X's files and in their names."""

import pandas as pd
import pytest

from iwa.exports.x.dates import Period, days_of, looks_like_day, named_period


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon Feb 17 2025", "2025-02-17"), ("Sat, Aug 1, 2026", "2026-08-01"), ("Tue, Feb 18, 2025", "2025-02-18"),
        (" Thu, Dec 31, 2026 ", "2026-12-31"), ("2021-01-30", "2021-01-30"), ("30/01/2021", "2021-01-30"),
        ("1/30/2021", "2021-01-30"),
    ],
)  # fmt: skip
def test_a_day_is_understood_in_every_writing(written, day):
    assert days_of(pd.Series([written])).tolist() == [pd.Timestamp(day)]


@pytest.mark.parametrize("written", ["", "hier", "Sat, Foo 1, 2026", "Sat, Feb 30, 2026", "2026-13-01", "August 2026"])
def test_anything_else_is_no_day(written):
    assert days_of(pd.Series([written])).isna().tolist() == [True]


def test_days_that_excel_rewrote_day_first_follow_one_another():
    days = days_of(pd.Series(["03/02/2021", "02/02/2021", "01/02/2021"]))
    assert days.tolist() == [pd.Timestamp(2021, 2, day) for day in (3, 2, 1)]


def test_iso_days_are_never_turned_round():
    days = days_of(pd.Series(["2021-02-01", "2021-03-01 00:00:00"]))
    assert days.tolist() == [pd.Timestamp("2021-02-01"), pd.Timestamp("2021-03-01")]


def test_only_x_writes_days_in_this_way():
    cells = pd.Series(["Sat, Aug 1, 2026", "Mon Feb 17 2025", "2021-01-30", "February 28", "08/01/2026", ""])
    assert looks_like_day(cells).tolist() == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("account_analytics_content_2026-08-01_2026-08-31.csv", "2026-08-01", "2026-08-31"),
        ("account_analytics_content_2026-08-01_2026-08-31 (2).csv", "2026-08-01", "2026-08-31"),
        ("tweet_activity_metrics_Atelier_N_20210101_20210201_en.csv", "2021-01-01", "2021-02-01"),
    ],
)
def test_the_period_is_in_the_name(name, first, last):
    assert named_period(name) == Period(pd.Timestamp(first), pd.Timestamp(last))


@pytest.mark.parametrize(
    "name", ["account_overview_analytics.csv", "a_2026-08-31_2026-08-01.csv", "a_2026-13-01_2026-13-02.csv"]
)
def test_a_name_without_a_possible_period_has_none(name):
    assert named_period(name) is None
