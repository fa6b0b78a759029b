import math

import pandas as pd
import pytest

from iwa.exports import cells


def text(*values: str) -> pd.Series:
    return pd.Series(values, dtype="str", index=range(5, 5 + len(values)))


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("12", 12.0),
        ("0", 0.0),
        (" 12 ", 12.0),
        ("-240", -240.0),
        ("\u2212240", -240.0),
        ("1965.741", 1965.741),
        ("0.05128205128205129", 0.05128205128205129),
        ("1.2E+3", 1200.0),
        ("1,5", 1.5),
        ("0,123", 0.123),
        ("1,234", 1234.0),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("1.234", 1.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1\u00a0234", 1234.0),
        ("5.02%", 5.02),
        ("2,5 %", 2.5),
        ("< 1%", 1.0),
        ("'12", 12.0),
    ],
)
def test_a_figure_is_understood_in_every_writing(written, figure):
    values, faulty = cells.numbers(text(written))
    assert values.tolist() == [figure]
    assert faulty.tolist() == [False]


@pytest.mark.parametrize("mark", ["", " ", "-", "--", "undefined", "NAN", "n/a", "(not set)"])
def test_a_missing_mark_is_missing_and_never_zero(mark):
    values, faulty = cells.numbers(text(mark, "3"))
    assert math.isnan(values.iloc[0])
    assert values.iloc[1] == 3.0
    assert not faulty.any()


@pytest.mark.parametrize("written", ["abc", "1_2", "inf", "1e400", "0x10", "TRUE", "12 vues", "1,2,3", "2026-10-01"])
def test_any_other_text_is_a_fault(written):
    values, faulty = cells.numbers(text(written, "3"))
    assert math.isnan(values.iloc[0])
    assert faulty.tolist() == [True, False]


def test_rows_keep_their_numbers_whether_the_column_is_plain_or_not():
    for column in (text("1", "", "2"), text("1", "x", "2")):
        values, faulty = cells.numbers(column)
        assert values.index.tolist() == faulty.index.tolist() == [5, 6, 7]


def test_an_empty_column_gives_no_figure():
    values, faulty = cells.numbers(text())
    assert (len(values), len(faulty), values.dtype) == (0, 0, "float64")


def test_durations_are_seconds():
    values, faulty = cells.seconds(text("1:23:00", "0:04:23", "47:08.743", "978", ""))
    assert values.iloc[:4].tolist() == [4980.0, 263.0, 2828.743, 978.0]
    assert math.isnan(values.iloc[4])
    assert not faulty.any()


def test_a_text_that_is_no_duration_is_a_fault():
    assert cells.seconds(text("x:10", "1:2:3:4", "long", "-"))[1].tolist() == [True, True, True, False]


def test_days_in_another_pattern_are_faults_and_blanks_are_not():
    values, faulty = cells.days(text("20261001", "", "01/10/2026"), "%Y%m%d")
    assert values.iloc[0] == pd.Timestamp("2026-10-01")
    assert values.isna().tolist() == [False, True, True]
    assert faulty.tolist() == [False, False, True]
