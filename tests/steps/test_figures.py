"""Clicks, visits and conversions of some posts, said the same everywhere."""

from collections.abc import Callable
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.steps.figures import (
    clicks_said,
    has_ga4,
    months_of_window,
    said,
    tied_to,
    untied_share,
    visits_said,
    window_traffic,
)

Made = Callable[..., ClientMonth]


def visit(
    key_events: float | None, network: str | None = "facebook", month: str = "2026-10", **more: Any
) -> dict[str, Any]:
    return {
        "start": "2026-10-01", "end": "2026-10-31", "view": "source", "source_file": "ga4.csv", "source_row": 1,
        "month": month, "network": network, "sessions": 10.0, "key_events": key_events, **more,
    }  # fmt: skip


def post(network: str, **figures: float) -> dict[str, Any]:
    return {"network": network, "post_id": "p1", **figures}


@pytest.mark.parametrize(
    ("network", "figures", "expected"),
    [
        ("facebook", {"link_clicks": 0.0}, "0"),
        ("facebook", {}, "non disponible"),
        ("instagram", {}, "non exporté"),
        ("linkedin", {"clicks": 12.0}, "12"),
        ("youtube", {}, "non exporté"),
    ],
)
def test_clicks_are_a_count_a_lack_of_this_export_or_one_of_the_network(
    network: str, figures: dict[str, float], expected: str, hand_made: Made
) -> None:
    assert clicks_said(hand_made(posts=[post(network, **figures)]).posts, network) == expected


def test_visits_are_zero_only_where_ga4_was_read(hand_made: Made) -> None:
    counted = hand_made(traffic=[visit(3), visit(2, network=None)])
    none = window_traffic(counted)[lambda rows: rows["network"] == "instagram"]
    assert visits_said(counted, window_traffic(counted), "key_events") == "3"
    assert visits_said(counted, none, "key_events") == "0"
    assert visits_said(hand_made(), none, "key_events") == "pas de source"
    outside = hand_made(traffic=[visit(3, month="2026-02")])
    assert not has_ga4(outside)
    assert visits_said(outside, outside.traffic, "sessions") == "pas de source"


def test_a_column_that_no_export_has_is_not_a_zero(hand_made: Made) -> None:
    month = hand_made(traffic=[visit(None), visit(None)])
    assert visits_said(month, window_traffic(month), "key_events") == "non disponible"
    assert visits_said(month, window_traffic(month), "sessions") == "20"


def test_what_no_post_can_be_given_is_a_share_and_never_spread(hand_made: Made) -> None:
    month = hand_made(
        posts=[post("facebook")], traffic=[visit(3, post_id="p1"), visit(1), visit(4, "instagram", post_id="p1")]
    )
    traffic = window_traffic(month)
    assert tied_to(traffic, month.posts)["key_events"].tolist() == [3.0]
    assert untied_share(traffic) == 1 / 8
    assert untied_share(traffic.iloc[:0]) is None


@pytest.mark.parametrize(("days", "months"), [(30, ["2026-10"]), (44, ["2026-10"]), (60, ["2026-09", "2026-10"])])
def test_ga4_is_read_by_the_whole_months_of_the_window(days: int, months: list[str], hand_made: Made) -> None:
    assert [str(month) for month in months_of_window(hand_made(window_days=days))] == months


def test_a_figure_is_said_in_the_unit_of_its_measure() -> None:
    assert said("engagement_rate", 0.0523) == "5,2\xa0%"
    assert said("reach", 12345.0) == "12\u202f345"
    assert said("reach", None) == "non disponible"
