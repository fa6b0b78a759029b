"""What the exports cover."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.steps.coverage import covered_days, month_days, names_of, unexported, window_days

Made = Callable[..., ClientMonth]


def file(network: str, first: date, last: date, kind: str = "posts") -> dict[str, object]:
    return {"file": f"{network}.csv", "network": network, "kind": kind, "first": first, "last": last}


def test_a_file_that_touches_the_period_covers_its_part_of_it(hand_made: Made) -> None:
    month = hand_made(sources=[file("facebook", date(2026, 9, 20), date(2026, 11, 8))])
    assert covered_days(month, "facebook", window_days(month)) == (
        pd.Timestamp("2026-09-20"),
        pd.Timestamp("2026-10-31"),
    )


def test_a_network_whose_files_stop_before_the_period_is_unexported(hand_made: Made) -> None:
    month = hand_made(sources=[file("facebook", date(2026, 8, 1), date(2026, 9, 30))])
    assert unexported(month, month_days(month)) == ["facebook", "instagram"]
    assert unexported(month, window_days(month)) == ["instagram"]


def test_a_list_of_stories_says_nothing_of_the_posts(hand_made: Made) -> None:
    month = hand_made(sources=[file("instagram", date(2026, 8, 1), date(2026, 10, 31), "stories")])
    assert "instagram" in unexported(month, month_days(month))


def test_networks_are_named_as_a_list() -> None:
    assert names_of(["facebook", "youtube", "instagram"]) == "Facebook, YouTube et Instagram"
