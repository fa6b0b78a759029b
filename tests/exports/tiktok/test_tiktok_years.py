"""Days whose year stands nowhere in the cells."""

import pandas as pd
import pytest

from iwa.exports.document import Document
from iwa.exports.tiktok.dates import Written, named_day, written
from iwa.exports.tiktok.years import read_days

NOWHERE = pd.Timestamp("NaT")


def days(texts: list[str], taken: str | None = None) -> list[str]:
    read = read_days(pd.Series(texts), pd.Timestamp(taken) if taken else NOWHERE)
    return ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in read.days]


def fault(texts: list[str], taken: str | None = None) -> str:
    read = read_days(pd.Series(texts), pd.Timestamp(taken) if taken else NOWHERE)
    assert not read.fault or read.days.isna().all()
    return read.fault


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("February 28", 2, 28), ("May 3", 5, 3), ("Sept. 1", 9, 1), ("19 avril", 4, 19), ("1er janvier", 1, 1),
        ("2 août", 8, 2), ("9 juin", 6, 9), ("9 juil.", 7, 9), ("15 février", 2, 15), ("24 déc.", 12, 24),
        ("19-avr", 4, 19), ("19-Apr", 4, 19), ("mars\u00a07", 3, 7), ("February 28 14:03", 2, 28),
    ],
)  # fmt: skip
def test_a_day_and_a_month_are_read_in_english_and_in_french(text, month, day):
    assert written(text) == Written(0, month, day)


@pytest.mark.parametrize("text", ["", "hier", "9 jui", "Brumaire 3", "12", "28/02", "12 ja"])
def test_what_is_no_date_or_could_be_two_is_none(text):
    assert written(text) is None


def test_a_year_of_days_starts_and_ends_on_neighbouring_days_of_two_years():
    whole = pd.date_range("2025-03-01", "2026-02-28")
    texts = [f"{day:%B} {day.day}" for day in whole]
    assert (texts[0], texts[-1], len(texts)) == ("March 1", "February 28", 365)
    assert days(texts, "2026-03-01") == [f"{day:%Y-%m-%d}" for day in whole]


def test_the_last_row_is_the_latest_such_day_before_the_download():
    assert days(["December 31", "January 1"], "2026-01-02") == ["2025-12-31", "2026-01-01"]
    assert days(["31 décembre"], "2026-01-02") == ["2025-12-31"]


def test_the_account_may_be_a_day_ahead_of_the_name_and_no_more():
    assert days(["January 1"], "2025-12-31") == ["2026-01-01"]
    assert fault(["January 2"], "2025-12-31") == "far"


def test_the_29th_of_february_is_that_of_the_last_leap_year():
    assert days(["February 28", "February 29", "March 1"], "2028-03-02") == ["2028-02-28", "2028-02-29", "2028-03-01"]


def test_hours_of_one_day_are_the_same_day():
    assert days(["May 1", "May 1", "May 2"], "2026-05-03") == ["2026-05-01", "2026-05-01", "2026-05-02"]


def test_without_a_day_of_download_nothing_is_guessed():
    assert fault(["February 27", "February 28"]) == "no-year"


def test_rows_in_another_order_are_not_given_years():
    assert fault(["April 1", "April 10", "April 2", "April 11", "April 3"], "2026-05-01") == "order"
    assert fault(["April 3", "April 2", "April 1"], "2026-05-01") == "order"


def test_a_name_that_holds_the_first_day_would_put_the_days_a_year_early():
    assert fault(["October 1", "October 31"], "2026-10-01") == "far"
    assert days(["October 1", "October 31"], "2026-10-31") == ["2026-10-01", "2026-10-31"]


def test_days_that_cannot_be_read_leave_the_others_their_years():
    assert days(["December 31", "February 30", "?", "January 1"], "2026-01-02") == ["2025-12-31", "", "", "2026-01-01"]


def test_business_files_have_years_of_their_own():
    assert days(["2026/01/31", "2026/02/01"]) == ["2026-01-31", "2026-02-01"]
    assert days(["2026/01/31", "2026/02/01"], "2020-01-01") == ["2026-01-31", "2026-02-01"]


def test_a_file_with_years_may_be_sorted_the_other_way():
    assert days(["2026/02/01", "2026/01/31", "2026/01/30"]) == ["2026-02-01", "2026-01-31", "2026-01-30"]


def test_a_french_excel_puts_the_day_first():
    assert days(["31/01/2026", "01/02/2026"]) == ["2026-01-31", "2026-02-01"]
    assert days(["01/02/2026", "02/02/2026"]) == ["2026-02-01", "2026-02-02"]
    assert days(["01/02/2026"]) == ["2026-02-01"]


def test_an_american_excel_puts_the_month_first():
    assert days(["1/31/2026", "2/1/2026"]) == ["2026-01-31", "2026-02-01"]
    assert days(["1/9/2026", "1/10/2026", "1/11/2026"]) == ["2026-01-09", "2026-01-10", "2026-01-11"]


def test_the_years_that_a_spreadsheet_adds_are_not_believed():
    added = ["2026-12-30", "2026-12-31", "2026-01-01"]
    assert fault(added) == "no-year"
    assert days(added, "2026-01-02") == ["2025-12-30", "2025-12-31", "2026-01-01"]


def test_an_empty_column_has_no_day_and_no_fault():
    assert (days([]), fault([]), fault(["?"])) == ([], "", "")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Overview_2026-11-05.csv", "2026-11-05"), ("tiktok/Overview 20261105 (1).csv", "2026-11-05"),
        ("Overview 05-11-2026.csv", "2026-11-05"), ("Overview_2026-10-01_2026-10-31.csv", "2026-10-31"),
        ("TikTok 2026-11-05.zip › Overview.csv", "2026-11-05"),
        ("TikTok 2026-11-05.zip › Overview_2026-10-31.csv", "2026-10-31"),
        ("2026-11-05/Overview.csv", ""), ("temp_7570000020261105001.zip › Overview.csv", ""),
        ("temp_75720261105.zip › Overview.csv", ""), ("Overview_2026-13-45.csv", ""), ("Overview_2026.csv", ""),
    ],
)  # fmt: skip
def test_the_day_of_download_is_the_latest_in_the_name_of_the_file_else_of_its_zip(name, day):
    found = named_day(Document(name, ()))
    assert ("" if pd.isna(found) else f"{found:%Y-%m-%d}") == day
