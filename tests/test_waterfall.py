"""Where the columns of a waterfall begin and end."""

from __future__ import annotations

import math

from iwa.slides import Chart, Series
from iwa.waterfall import Step, links, signed, steps_of

Values = tuple[float | None, ...]


def placed(levels: Values, changes: Values) -> list[tuple[str, float | None, float | None]]:
    names = tuple(str(rank) for rank in range(len(levels)))
    chart = Chart("waterfall", names, (Series("Total", levels), Series("Solde", changes)), "count", "")
    return [(step.kind, step.before, step.after) for step in steps_of(chart)]


def test_each_gain_or_loss_begins_where_the_last_one_ended() -> None:
    assert placed((10, None, None, 9), (None, 4, -5, None)) == [
        ("level", 0, 10), ("gain", 10, 14), ("loss", 14, 9), ("level", 0, 9),
    ]  # fmt: skip


def test_without_a_start_the_first_change_begins_at_zero() -> None:
    assert placed((None, None, 3), (5, -2, None)) == [("gain", 0, 5), ("loss", 5, 3), ("level", 0, 3)]


def test_columns_go_under_zero_and_back() -> None:
    assert placed((2, None, None, 1), (None, -6, 5, None))[1:3] == [("loss", 2, -4), ("gain", -4, 1)]


def test_a_level_between_starts_anew() -> None:
    assert placed((10, None, 12, None), (None, 1, None, 5))[3] == ("gain", 12, 17)


def test_what_follows_a_missing_change_leads_to_the_next_level() -> None:
    found = placed((100, None, None, None, 130), (None, 20, None, 15, None))
    assert found[1:4] == [("gain", 100, 120), ("missing", None, None), ("gain", 115, 130)]


def test_a_change_between_two_missing_ones_has_no_place() -> None:
    found = placed((100, None, None, None, 130), (None, None, 15, math.nan, None))
    assert found[2] == ("gain", None, None)


def test_no_change_is_a_gain_of_nothing() -> None:
    assert placed((5, None), (None, 0.0))[1] == ("gain", 5, 5)


def test_one_series_is_levels_alone() -> None:
    chart = Chart("waterfall", ("a", "b"), (Series("Total", (3, None)),), "count", "")
    assert [step.kind for step in steps_of(chart)] == ["level", "missing"]


def test_columns_are_linked_where_they_meet() -> None:
    def linked(levels: Values, changes: Values) -> list[tuple[int, float]]:
        chart = Chart("waterfall", tuple(map(str, levels)), (Series("", levels), Series("", changes)), "count", "")
        return links(steps_of(chart))

    assert linked((10, None, None, 9), (None, 4, -5, None)) == [(0, 10), (1, 14), (2, 9)]
    assert linked((10, None, 99), (None, 4, None)) == [(0, 10)], "the end is not where the change leads"
    assert linked((10, None, 14), (None, None, None)) == []


def test_ends_are_the_lower_and_the_higher() -> None:
    step = Step("loss", -3.0, 5.0, 2.0)
    assert (step.low, step.high) == (2, 5)
    assert (Step("missing").low, Step("missing").high) == (None, None)


def test_a_gain_has_its_sign_whatever_its_unit() -> None:
    assert signed("12\xa0%", 0.12) == "+12\xa0%"
    assert signed("+12\xa0%", 0.12) == "+12\xa0%"
    assert signed("−4", -4) == "−4"
