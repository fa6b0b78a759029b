"""Rates held against the followers that the team notes."""

import pandas as pd
import pytest

from iwa.measures.followers import follower_rates

SERIES = pd.DataFrame(
    [
        ("facebook", "posts", "2026-10", 10.0, 10),
        ("facebook", "interactions", "2026-10", 400.0, 10),
        ("facebook", "posts", "2026-09", 5.0, 5),
        ("facebook", "interactions", "2026-09", float("nan"), 5),
        ("instagram", "posts", "2026-10", 0.0, 0),
        ("instagram", "interactions", "2026-10", 0.0, 0),
    ],
    columns=["network", "measure", "month", "value", "n"],
)


def noted(*rows: tuple[str, str | None, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["month", "network", "indicator", "value"])


def test_interactions_are_divided_by_posts_and_by_followers() -> None:
    rates = follower_rates(SERIES, noted(("2026-10", "facebook", "abonnés", 2000.0)))
    assert rates[["network", "month", "measure", "n"]].to_numpy().tolist() == [
        ["facebook", "2026-10", "engagement_rate_followers", 10]
    ]
    assert rates["value"].tolist() == pytest.approx([400 / 10 / 2000])


@pytest.mark.parametrize(
    "entry",
    [
        ("2026-09", "facebook", "abonnés", 2000.0),  # interactions are not known
        ("2026-10", "instagram", "abonnés", 2000.0),  # nothing was published
        ("2026-10", "facebook", "abonnés", 0.0),
        ("2026-10", None, "abonnés", 2000.0),  # of which network?
        ("2026-10", "facebook", "leads", 12.0),
    ],
)
def test_without_one_of_the_three_there_is_no_rate(entry: tuple[str, str | None, str, float]) -> None:
    assert follower_rates(SERIES, noted(entry)).empty
