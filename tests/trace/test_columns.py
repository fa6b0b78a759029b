"""Which of the networks' own figures a measure of posts is made of."""

from __future__ import annotations

import pandas as pd
import pytest

from iwa.tables import METRICS, POSTS, empty
from iwa.trace.columns import WORDS, metrics_of

NONE = empty(POSTS)


@pytest.mark.parametrize(
    ("measure", "network", "expected"),
    [
        ("reach", "facebook", ("reach",)),
        ("clicks", "facebook", ("link_clicks",)),  # the word of an objective
        ("interactions", "facebook", ("reactions", "comments", "shares")),
        ("typical_exposure", "linkedin", ("impressions",)),
        ("excess", "tiktok", ("reactions", "comments", "shares", "views")),
        ("click_share_of_seen", "facebook", ("link_clicks", "reach")),
        ("posts", "facebook", ()),
        ("count", "facebook", ()),
    ],
)
def test_the_figures_behind_a_measure(measure: str, network: str, expected: tuple[str, ...]) -> None:
    assert metrics_of(measure, network, NONE) == expected


def test_every_exported_figure_has_a_name_in_french() -> None:
    assert set(WORDS) == set(METRICS)


def test_the_rows_given_are_not_changed() -> None:
    before = pd.DataFrame({"reach": [1.0]})
    metrics_of("reach", "facebook", before)
    assert list(before.columns) == ["reach"]
