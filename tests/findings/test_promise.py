"""What the next posts promise: less than the best did, nothing of what is unknown, about what others would reckon."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import BayesianRidge

from iwa.findings.promise import FEWEST, attributes, promised

FORMATS = ["video", "image", "carousel"]


def made(size: int = 60, seed: int = 1, lift: float = 0.0, spread: float = 0.5, **columns: object) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    formats = np.array(FORMATS)[random.integers(0, 3, size)]
    rate = -3 + random.normal(0, spread, size) + lift * (formats == "video")
    frame = pd.DataFrame({"network": "linkedin", "month": "2026-10", "format": formats, "log_rate": rate})
    return frame.assign(**columns)


def test_it_agrees_with_the_likeliest_ridge_where_the_effect_is_plain() -> None:
    posts = made(200, lift=1.0)
    columns, _ = attributes(posts)
    fitted = BayesianRidge(fit_intercept=False).fit(columns, posts["log_rate"] - posts["log_rate"].mean())

    ours = np.log(promised(posts)["expected"])

    assert ours.to_numpy() == pytest.approx(columns @ fitted.coef_, abs=0.04)


def test_where_nothing_differs_hardly_anything_is_promised_though_the_best_stands_high() -> None:
    posts = made(60)
    best = (posts["log_rate"] - posts["log_rate"].mean()).idxmax()

    found = promised(posts).loc[best]

    assert np.exp(posts["log_rate"][best] - posts["log_rate"].mean()) > 2.5
    assert found["expected"] < 1.25
    assert found["expected_low"] < 1 < found["expected_high"]


def test_an_attribute_that_is_unknown_neither_adds_nor_takes() -> None:
    hooks = np.where(np.arange(60) % 2 == 0, "question", None)
    hooks[1::4] = "chiffre"
    posts = made(60, hook=hooks)
    posts["log_rate"] += np.where(posts["hook"] == "question", 1.0, 0.0)
    plain = posts.assign(format=None)

    found = promised(plain)

    unknown = plain["hook"].isna()
    assert found["expected"][unknown].isna().all() and (found["known"][unknown] == 0).all()
    assert (found["expected"][plain["hook"] == "question"] > 1.3).all()
    assert found["n_same"][plain["hook"] == "question"].unique().tolist() == [30]


def test_two_attributes_add_up() -> None:
    posts = made(200, lift=0.8, hook=np.tile(["question", "chiffre"], 100))
    posts["log_rate"] += np.where(posts["hook"] == "question", 0.8, 0.0)
    expected = promised(posts)["expected"].groupby([posts["format"], posts["hook"]]).first()

    assert expected["video", "question"] > expected["video", "chiffre"] > expected["image", "chiffre"]
    assert expected["video", "question"] > expected["image", "question"]


@pytest.mark.parametrize(
    ("posts", "why"),
    [
        (made(FEWEST - 1), "few posts"),
        (made(30).assign(format="image"), "one format only"),
        (made(30).drop(columns="format"), "nothing known"),
        (made(0), "no post"),
    ],
)
def test_what_cannot_be_told_is_missing(posts: pd.DataFrame, why: str) -> None:
    found = promised(posts)
    assert len(found) == len(posts) and found["expected"].isna().all(), why


def test_identical_posts_promise_what_they_are() -> None:
    found = promised(made(20, spread=0.0))
    assert found[["expected", "expected_low", "expected_high"]].to_numpy() == pytest.approx(1.0)


def test_a_viral_post_does_not_lift_its_format_alone() -> None:
    posts = made(40)
    place = posts.index[posts["format"] == "video"][0]
    posts.loc[place, "log_rate"] = 3.0
    assert promised(posts)["expected"][place] < 1.6


def test_levels_of_months_are_not_taken_for_an_effect() -> None:
    posts = made(60)
    posts["month"] = np.where(posts["format"] == "video", "2026-10", "2026-09")
    posts["log_rate"] += np.where(posts["month"] == "2026-10", 2.0, 0.0)
    assert promised(posts)["expected"][posts["format"] == "video"].to_numpy() == pytest.approx(1.0, abs=0.1)
