import pandas as pd
import pytest

from iwa.exports.instants import days_of, instants, puts_day_first


def utc(text: str, **how: object) -> str:
    return str(instants(pd.Series([text]), **how).at.iloc[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-10-03 14:05", "2026-10-03 12:05:00+00:00"),  # summer time: two hours
        ("2026-11-03 14:05", "2026-11-03 13:05:00+00:00"),  # winter time: one hour
        ("03/10/2026 14:05", "2026-10-03 12:05:00+00:00"),
        ("3/10/2026 à 9h05", "2026-10-03 07:05:00+00:00"),
        ("03.10.2026, 14:05:59", "2026-10-03 12:05:59+00:00"),
        ("2026-10-03T14:05+02:00", "2026-10-03 12:05:00+00:00"),
        ("2026-10-03 14:05 -0430", "2026-10-03 18:35:00+00:00"),
        ("2026-10-03T14:05:00Z", "2026-10-03 14:05:00+00:00"),
        ("2026-10-03T14:05:00.123456789Z", "2026-10-03 14:05:00+00:00"),
        ("2026-10-03 14:05 UTC", "2026-10-03 14:05:00+00:00"),
        ("2026-10-25 02:30", "2026-10-25 00:30:00+00:00"),  # played twice: the first
        ("2026-03-29 02:30", "2026-03-29 01:00:00+00:00"),  # never was: the next instant
        ("03/10/2026", "2026-10-03 10:00:00+00:00"),
        ("2026/10/03 2:05 PM", "2026-10-03 12:05:00+00:00"),
        ("2026-10-03 12:05 am", "2026-10-02 22:05:00+00:00"),
    ],
)
def test_a_time_is_read_as_it_is_written(written, read):
    assert utc(written) == read


@pytest.mark.parametrize(
    "written", ["hier", "31/02/2026 10:00", "10/13/2026 10:00", "2026-10-03 25:00", "46298.58", "03/10/26"]
)
def test_what_is_no_time_is_faulty(written):
    found = instants(pd.Series([written]))
    assert found.at.isna().all() and found.faulty.tolist() == [True]


def test_a_blank_cell_is_missing_and_not_faulty():
    found = instants(pd.Series(["", " "]))
    assert found.at.isna().all() and not (found.faulty | found.assumed | found.day_only).any()


def test_the_hour_of_a_day_alone_is_the_one_asked_for():
    assert utc("03/10/2026", hour="23:59") == "2026-10-03 21:59:00+00:00"


def test_no_time_at_all_is_no_failure():
    assert len(instants(pd.Series([], dtype="str")).at) == 0


def test_months_first_when_asked():
    assert utc("10/03/2026 14:05", day_first=False) == "2026-10-03 12:05:00+00:00"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["13/10/2026", "03/10/2026"], True), (["10/13/2026 08:00", "10/03/2026 08:00"], False),
        (["03/10/2026"], None), (["13/10/2026", "10/13/2026"], None), (["2026-10-13"], None),
    ],
)  # fmt: skip
def test_the_order_of_day_and_month_is_told_by_numbers_over_twelve(dates, told):
    assert puts_day_first(pd.Series(dates)) is told


def test_days_are_those_of_paris():
    assert days_of(instants(pd.Series(["2026-10-03T23:30:00Z"])).at).tolist() == [pd.Timestamp("2026-10-04")]
