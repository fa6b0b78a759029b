"""The last point of each series against its worry line."""

from __future__ import annotations

import pandas as pd
import pytest

from iwa.findings.signals import ALL, COLUMNS, over_networks, signals

MONTHS = [str(month) for month in pd.period_range("2025-08", "2026-10", freq="M")]
STEADY = [100.0, 104, 98, 102, 99, 103, 97, 101, 100, 104, 98, 102, 99, 101]


def series(values: list[float], measure: str = "typical_exposure", network: str = "facebook") -> pd.DataFrame:
    months = MONTHS[len(MONTHS) - len(values) :]
    frame = pd.DataFrame({"network": network, "measure": measure, "month": months, "value": values, "n": 5})
    return frame.astype({"month": "str"})


@pytest.mark.parametrize(("last", "state"), [(100.0, "routine"), (60.0, "signal-baisse"), (170.0, "signal-hausse")])
def test_a_month_is_a_signal_only_outside_its_limits(last: float, state: str) -> None:
    (row,) = signals(series([*STEADY, last]), "2026-10").to_dict("records")
    assert (row["state"], row["value"], row["points"], row["limits_state"]) == (state, last, 14, "")
    assert 80 < row["low"] < 97 and 104 < row["high"] < 125 and 99 < row["center"] < 102
    assert (row["low"] <= last <= row["high"]) == (state == "routine")


@pytest.mark.parametrize(
    ("earlier", "state", "limits_state"),
    [(5, "série trop courte", "série trop courte"), (6, "routine", "limites provisoires"), (12, "routine", "")],
)
def test_six_months_give_limits_and_twelve_settle_them(earlier: int, state: str, limits_state: str) -> None:
    (row,) = signals(series([*STEADY[:earlier], 100.0]), "2026-10").to_dict("records")
    assert (row["points"], row["state"], row["limits_state"]) == (earlier, state, limits_state)
    assert pd.isna(row["low"]) == (earlier < 6)


def test_a_series_without_a_figure_this_month_gives_no_row() -> None:
    assert signals(series([*STEADY, float("nan")]), "2026-10").empty
    assert signals(series(STEADY), "2026-11").empty


def test_months_after_the_one_judged_do_not_count() -> None:
    later = signals(series([*STEADY, 60.0]), MONTHS[-2]).to_dict("records")
    assert [row["value"] for row in later] == [101.0]


def test_months_missing_before_the_first_figure_are_no_part_of_the_series() -> None:
    (row,) = signals(series([float("nan")] * 3 + STEADY[:6] + [100.0]), "2026-10").to_dict("records")
    assert row["points"] == 6


def test_sums_of_reach_are_shown_and_not_judged() -> None:
    assert signals(series([*STEADY, 60.0], measure="reach"), "2026-10").empty


def test_only_the_clicks_that_the_network_counts_are_judged() -> None:
    both = pd.concat([series([*STEADY, 60.0], "clicks"), series([*STEADY, 60.0], "link_clicks")])
    assert signals(both, "2026-10")["measure"].tolist() == ["link_clicks"]


def test_conversions_are_judged_over_all_networks_together() -> None:
    parts = pd.concat([series([*STEADY, 60.0], "conversions"), series([*STEADY, 60.0], "conversions", "instagram")])
    (row,) = signals(parts, "2026-10").to_dict("records")
    assert (row["network"], row["value"]) == (ALL, 120.0)


def test_a_sum_over_networks_is_missing_only_where_none_has_a_figure() -> None:
    parts = pd.concat(
        [series([1.0, float("nan"), float("nan")]), series([2.0, 5.0, float("nan")], network="instagram")]
    )
    assert over_networks(parts).sort_values("month")["value"].tolist()[:2] == [3.0, 5.0]
    assert over_networks(parts)["value"].isna().sum() == 1


def test_more_series_judged_together_widen_the_limits() -> None:
    alone = signals(series([*STEADY, 100.0]), "2026-10").iloc[0]
    many = pd.concat([series([*STEADY, 100.0], network=f"n{place}") for place in range(12)])
    together = signals(many, "2026-10").iloc[0]
    assert together["high"] - together["low"] > alone["high"] - alone["low"]


def test_no_series_gives_no_row_with_all_columns() -> None:
    none = signals(series([]), "2026-10")
    assert none.empty and tuple(none.columns) == COLUMNS
