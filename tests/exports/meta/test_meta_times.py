"""Publish times: Los Angeles into UTC, and days that a spreadsheet took for months."""

import pandas as pd
import pytest

from iwa.exports.document import Sheet
from iwa.exports.meta.times import Period, named_period, published
from iwa.exports.reading import Notes

MARCH = Period(pd.Timestamp("2025-03-01"), pd.Timestamp("2025-03-31"))
CODE_INSTANT = "2025-03-11 11:39:05Z"  # 04:39 in Los Angeles


def read(*written: str, held: str | None = None, period: Period | None = None) -> tuple[list[str], Notes]:
    """The instants in UTC to the minute ("" for none), and what was noted."""
    cells = pd.Series(written, index=range(2, len(written) + 2), dtype="str")
    notes = Notes(Sheet("", pd.DataFrame({0: ["header", *written]}, index=range(1, len(written) + 2))))
    instants = pd.Series(pd.Timestamp(held) if held else pd.NaT, index=cells.index, dtype="datetime64[ns, UTC]")
    return published(cells, instants, period, notes).dt.strftime("%Y-%m-%d %H:%M").fillna("").tolist(), notes


def kinds(notes: Notes) -> list[object]:
    return [issue["kind"] for issue in notes.issues]


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("10/01/2026 03:28", "2026-10-01 10:28"),  # summer: 7 hours, 12:28 in Paris
        ("12/31/2025 23:30", "2026-01-01 07:30"),  # winter: 8 hours, and the next year
        ("03/09/2025 02:30", "2025-03-09 10:00"),  # an hour that the clock change skips: the next that exists
        ("11/02/2025 01:30", "2025-11-02 08:30"),  # an hour that comes twice: the first
        ("3/1/2025 4:05", "2025-03-01 12:05"),
        ("03/01/2025 04:05:59", "2025-03-01 12:05"),
        ("2025-03-14 04:05:00", "2025-03-14 11:05"),  # a workbook's own date
    ],
)
def test_los_angeles_time_becomes_utc(written: str, utc: str) -> None:
    instants, notes = read(written)
    assert instants == [utc]
    assert notes.issues == []


def test_hour_that_comes_twice_is_settled_by_the_address() -> None:
    instants, notes = read("11/02/2025 01:30", held="2025-11-02 09:30:20Z")
    assert instants == ["2025-11-02 09:30"]
    assert notes.issues == []


def test_address_wins_over_swapped_days_and_says_so_once() -> None:
    instants, notes = read("11/03/2025 04:39", "11/03/2025 04:40", "03/11/2025 04:39", held=CODE_INSTANT)
    assert instants == ["2025-03-11 11:39"] * 3
    assert kinds(notes) == ["time-disagrees"]
    assert notes.issues[0]["row"] == 2
    assert str(notes.issues[0]["sentence"]).startswith("2\u00a0publications : l’heure écrite")


def test_address_agrees_up_to_an_hour() -> None:
    instants, notes = read("03/11/2025 03:45", held=CODE_INSTANT)  # 54 minutes earlier
    assert instants == ["2025-03-11 10:45"]
    assert notes.issues == []


def test_address_wins_from_an_hour_on() -> None:
    instants, notes = read("03/11/2025 03:30", held=CODE_INSTANT)  # 69 minutes earlier
    assert instants == ["2025-03-11 11:39"]
    assert kinds(notes) == ["time-disagrees"]


def test_address_replaces_a_time_that_cannot_be_read_and_one_that_is_not_there() -> None:
    instants, notes = read("hier", "", held=CODE_INSTANT)
    assert instants == ["2025-03-11 11:39"] * 2
    assert "1\u00a0publication :" in str(notes.issues[0]["sentence"])


def test_impossible_months_turn_the_whole_column() -> None:
    instants, notes = read("15/03/2025 04:00", "11/03/2025 04:00")
    assert instants == ["2025-03-15 11:00", "2025-03-11 11:00"]
    assert kinds(notes) == ["day-month-swapped"]
    assert "2\u00a0publications" in str(notes.issues[0]["sentence"])


def test_period_in_the_name_turns_a_date_that_lies_outside() -> None:
    instants, notes = read("11/03/2025 04:00", "03/04/2025 04:00", period=MARCH)
    assert instants == ["2025-03-11 11:00", "2025-03-04 12:00"]
    assert kinds(notes) == ["day-month-swapped"]
    assert "1\u00a0publication :" in str(notes.issues[0]["sentence"])


def test_date_outside_the_period_both_ways_is_read_month_first() -> None:
    instants, _ = read("06/07/2025 04:00", period=MARCH)
    assert instants == ["2025-06-07 11:00"]


def test_without_evidence_the_month_comes_first() -> None:
    instants, notes = read("11/03/2025 04:00")
    assert instants == ["2025-11-03 12:00"]
    assert notes.issues == []


def test_french_workbook_swaps_the_days_it_could_read_and_leaves_the_others_as_text() -> None:
    instants, notes = read("2025-11-03 04:39:00", "03/15/2025 03:06")
    assert instants == ["2025-03-11 11:39", "2025-03-15 10:06"]
    assert kinds(notes) == ["day-month-swapped"]


def test_american_workbook_swaps_nothing() -> None:
    instants, notes = read("2025-03-11 04:39:00", "2025-03-15 03:06:00")
    assert instants == ["2025-03-11 11:39", "2025-03-15 10:06"]
    assert notes.issues == []


def test_workbook_date_at_midnight_has_no_time() -> None:
    assert read("2025-03-14")[0] == ["2025-03-14 07:00"]


def test_both_orders_in_one_file_leave_a_doubt_that_is_told() -> None:
    instants, notes = read("15/03/2025 04:00", "03/16/2025 04:00", "11/03/2025 04:00")
    assert instants == ["2025-03-15 11:00", "2025-03-16 11:00", "2025-11-03 12:00"]
    assert kinds(notes) == ["day-month-swapped", "day-month-doubtful"]
    assert notes.issues[1]["row"] == 4


def test_unreadable_time_leaves_the_post_without_date() -> None:
    instants, notes = read("31/31/2025 04:00", "")
    assert instants == ["", ""]
    assert kinds(notes) == ["unreadable-date"]
    assert "« 31/31/2025 04:00 »" in str(notes.issues[0]["sentence"])


@pytest.mark.parametrize(
    "name", ["Feb-01-2025_Mar-15-2025_613168031534769.csv", "Copie de Feb-01-2025_Mar-15-2025_6 (1).csv"]
)
def test_period_is_in_the_name(name: str) -> None:
    assert named_period(name) == Period(pd.Timestamp("2025-02-01"), pd.Timestamp("2025-03-15"))


@pytest.mark.parametrize("name", ["export.csv", "Feb-31-2025_Mar-15-2025_6.csv", "Abc-01-2025_Mar-15-2025_6.csv",
                                  "Mar-15-2025_Feb-01-2025_6.csv"])  # fmt: skip
def test_name_without_a_possible_period_says_nothing(name: str) -> None:
    assert named_period(name) is None
