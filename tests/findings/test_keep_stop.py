"""From a verdict to an action."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from iwa.findings.keep_stop import keep_stop, pays_in_clicks, with_click_share

MISSING = float("nan")


def judged(*rows: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "network": "instagram", "question": "format", "group": "reel", "n": 12, "n_rest": 40, "ratio": 1.4,
        "p": 0.01, "q": 0.02, "verdict": "concluant", "click_share": MISSING,
    }  # fmt: skip
    return pd.DataFrame([usual | row for row in rows], columns=list(usual))


@pytest.mark.parametrize(
    ("ratio", "verdict", "action"),
    [
        (1.4, "concluant", "amplifier"),
        (0.6, "concluant", "stopper"),
        (1.4, "indicatif", "tester"),
        (0.6, "indicatif", "tester"),
        (9.0, "non concluant", "garder"),
        (0.1, "non concluant", "garder"),
    ],
)
def test_only_what_is_conclusive_is_amplified_or_stopped(ratio: float, verdict: str, action: str) -> None:
    assert keep_stop(judged({"ratio": ratio, "verdict": verdict}))["action"].tolist() == [action]


def test_what_could_not_be_compared_and_what_has_its_own_slide_is_left_out() -> None:
    rows = judged({"ratio": MISSING, "verdict": ""}, {"question": "format_clicks"}, {"question": "usure"})
    assert keep_stop(rows).empty


def test_of_two_sides_that_mirror_each_other_the_one_that_gains_is_given() -> None:
    two = {"question": "weekday", "n": 30, "n_rest": 22}
    sides = judged(
        two | {"group": "semaine", "ratio": 0.7}, two | {"group": "week-end", "ratio": 1.4, "n": 22, "n_rest": 30}
    )
    assert keep_stop(sides)["group"].tolist() == ["week-end"]
    assert keep_stop(sides, mirrored=True)["action"].tolist() == ["stopper", "amplifier"]


def test_two_groups_of_three_are_not_mirrors() -> None:
    rows = judged({"ratio": 0.7, "n": 12, "n_rest": 40}, {"group": "image", "ratio": 1.2, "n": 20, "n_rest": 32})
    assert len(keep_stop(rows)) == 2


def test_the_firmest_comes_first() -> None:
    rows = judged({"group": "a", "q": 0.03}, {"group": "b", "q": 0.01}, {"group": "c", "q": 0.03, "p": 0.001})
    assert keep_stop(rows)["group"].tolist() == ["b", "c", "a"]


def test_a_format_that_engages_less_but_brings_clicks_is_kept() -> None:
    low = {"group": "link", "ratio": 0.5, "n": 10, "n_rest": 30}
    assert keep_stop(judged(low | {"click_share": 0.374}))["action"].tolist() == ["stopper"]
    assert keep_stop(judged(low | {"click_share": 0.375}))["action"].tolist() == ["garder"]  # 1.5 times a quarter
    assert keep_stop(judged(low | {"click_share": 0.9, "question": "theme"}))["action"].tolist() == ["stopper"]
    doubtful = low | {"click_share": 0.9, "verdict": "indicatif"}
    assert keep_stop(judged(doubtful))["action"].tolist() == ["garder"]  # nor tested, as it has another job
    assert pays_in_clicks(judged(low | {"click_share": 0.9})) == {("instagram", "link"): 0.9}


def test_the_share_of_clicks_is_of_the_network_and_missing_without_any() -> None:
    posts = pd.DataFrame({
        "network": ["facebook"] * 3 + ["instagram"],
        "format": ["link", "link", "image", "reel"],
        "clicks": [MISSING] * 4,
        "link_clicks": [6.0, 3.0, 3.0, MISSING],
    })  # fmt: skip
    rows = judged({"network": "facebook", "group": "link"}, {"network": "instagram"}, {"question": "theme"})
    assert with_click_share(rows, posts)["click_share"].fillna(-1).tolist() == [0.75, -1, -1]
