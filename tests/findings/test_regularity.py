"""Posts a week, peaks and silences."""

from __future__ import annotations

import pandas as pd
import pytest

from iwa.findings.regularity import Silence, gaps, peaks, silences, weekly_counts

FIRST, LAST = pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-30")  # thirty days


def days(*texts: str) -> pd.Series:
    return pd.Series(pd.to_datetime([f"2026-10-{text}" for text in texts]), dtype="datetime64[ns]")


def test_weeks_begin_on_monday_and_what_does_not_fill_one_is_left_out() -> None:
    counts = weekly_counts(days("01", "04", "05", "11", "12", "25", "26"), FIRST, LAST)
    assert [str(start.date()) for start in counts.index] == ["2026-10-05", "2026-10-12", "2026-10-19"]
    assert counts.tolist() == [2, 1, 1]  # Sunday the 4th and Monday the 26th lie in weeks that the window cuts


def test_two_posts_of_a_day_count_twice() -> None:
    assert weekly_counts(days("25", "25"), FIRST, LAST).iloc[-1] == 2


def test_a_period_without_a_whole_week_gives_none() -> None:
    assert weekly_counts(days("01"), FIRST, pd.Timestamp("2026-10-10")).empty


def test_a_period_of_whole_weeks_leaves_nothing_out() -> None:
    monday, sunday = pd.Timestamp("2026-10-05"), pd.Timestamp("2026-10-18")
    assert weekly_counts(days("05", "18"), monday, sunday).tolist() == [1, 1]


def test_without_a_post_every_week_is_zero_and_the_whole_window_is_silent() -> None:
    assert weekly_counts(days(), FIRST, LAST).tolist() == [0, 0, 0]
    assert silences(days(), FIRST, LAST) == [Silence(FIRST, LAST)]
    assert silences(days(), FIRST, LAST)[0].days == 30


@pytest.mark.parametrize(("resumed", "found"), [("11", 0), ("12", 1)])
def test_a_silence_is_ten_days_at_least(resumed: str, found: int) -> None:
    posts = days("01", *[f"{day:02d}" for day in range(int(resumed), 31)])
    gaps = silences(posts, FIRST, LAST)
    assert len(gaps) == found
    if found:
        assert gaps == [Silence(pd.Timestamp("2026-10-02"), pd.Timestamp("2026-10-11"))]


def test_the_ends_of_the_window_count() -> None:
    assert [gap.days for gap in silences(days("18", "19"), FIRST, LAST)] == [17, 11]
    assert silences(days(*[f"{day:02d}" for day in range(1, 16)]), FIRST, LAST) == [
        Silence(pd.Timestamp("2026-10-16"), LAST)
    ]


def test_two_equal_silences_of_a_network_that_posts_every_day_do_not_hide_each_other() -> None:
    posts = days(*[f"{day:02d}" for day in (1, 2, 3, 14, 15, 16, 27, 28, 29, 30)])
    assert [gap.days for gap in silences(posts, FIRST, LAST)] == [10, 10]


def test_a_network_that_posts_every_twelve_days_is_slow_not_silent() -> None:
    first, last = pd.Timestamp("2026-08-01"), pd.Timestamp("2026-10-31")
    posts = pd.Series(pd.date_range(first, last, freq="13D"))
    assert silences(posts, first, last) == []


def test_the_longest_silence_comes_first() -> None:
    first, last = pd.Timestamp("2026-08-01"), pd.Timestamp("2026-10-31")
    posts = pd.Series([day for day in pd.date_range(first, last, freq="2D")
                       if not pd.Timestamp("2026-08-10") < day < pd.Timestamp("2026-08-24")
                       and not pd.Timestamp("2026-09-10") < day < pd.Timestamp("2026-09-30")])  # fmt: skip
    assert [gap.days for gap in silences(posts, first, last)] == sorted(
        (gap.days for gap in silences(posts, first, last)), reverse=True
    )
    assert len(silences(posts, first, last)) == 2


@pytest.mark.parametrize(
    ("counts", "found"),
    [([2, 2, 2, 5], [5]), ([2, 2, 2, 4], []), ([0, 0, 0, 3], [3]), ([0, 0, 0, 2], []), ([4, 4, 4, 7], []), ([4, 4, 4, 8], [8])],
)  # fmt: skip
def test_a_peak_is_twice_the_usual_week_and_three_more(counts: list[int], found: list[int]) -> None:
    assert peaks(pd.Series(counts)).tolist() == found


def test_peaks_come_highest_first() -> None:
    assert peaks(pd.Series([1, 1, 1, 1, 6, 9])).tolist() == [9, 6]


def test_every_run_of_days_without_a_post_is_a_gap_the_longest_first() -> None:
    first, last = pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-10")
    found = gaps(days("03", "03", "04", "09"), first, last)
    assert [(gap.first.day, gap.last.day, gap.days) for gap in found] == [(5, 8, 4), (1, 2, 2), (10, 10, 1)]
    assert gaps(days(), first, last) == [Silence(first, last)]
