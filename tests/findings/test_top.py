import numpy as np
import pandas as pd
import pytest

from iwa.findings.top import top, weakest

FORMATS = ["video", "image"] * 10


def noisy():
    return np.round(300 * np.exp(np.random.default_rng(5).normal(0, 0.5, 20)))


def test_excess_is_the_rate_over_the_networks_typical_rate(posts):
    best = top(posts([49.5] * 5 + [799.5], ["image"] * 6, exposure=999.0), count=1)

    # Rates 0.05, five times, and 0.8: their typical rate is (0.05^5 x 0.8)^(1/6) = 0.05 x 16^(1/6).
    assert best["post_id"].tolist() == ["p005"]
    assert best["typical"].item() == pytest.approx(0.05 * 16 ** (1 / 6))
    assert best["excess"].item() == pytest.approx(16 ** (5 / 6))
    assert best["n"].item() == 6


def test_a_post_without_any_reaction_is_never_among_the_best(posts):
    # With reach so low that half a reaction looks like a lot: 0.5 / 21 against 1.5 / 1001.
    few = posts([0, 1, 1], ["image"] * 3, exposure=[20.0, 1000.0, 1000.0])

    assert "p000" not in top(few)["post_id"].tolist()
    assert "p000" not in weakest(few)["post_id"].tolist()


def test_a_post_that_hardly_anybody_saw_is_not_ranked(posts):
    few = posts([1, 1, 1], ["image"] * 3, exposure=[19.0, 20.0, 1000.0])

    assert sorted(top(few)["post_id"]) == ["p001", "p002"]


def test_best_first_and_at_most_as_many_as_asked(posts):
    best = top(posts(noisy(), FORMATS))

    assert len(best) == 5
    assert best["excess"].is_monotonic_decreasing
    assert len(top(posts([1, 2], ["image", "image"]))) == 2


def test_what_the_next_posts_promise_is_less_than_what_was_seen(posts):
    best = top(posts(noisy(), FORMATS))

    assert (best["expected"] < best["excess"]).all()
    assert best["n_same"].tolist() == [10] * 5 and best["known"].tolist() == [1] * 5


def test_each_post_is_held_against_its_own_network(posts):
    small = posts([10] * 5 + [20], ["image"] * 6)
    large = posts([1000] * 5 + [1100], ["image"] * 6, network="instagram")

    assert top(pd.concat([small, large]), count=1)["network"].tolist() == ["linkedin"]


def test_a_group_that_cannot_be_compared_promises_nothing(posts):
    assert top(posts([3, 5, 8], ["image", "image", "video"]))["expected"].isna().all()


def test_weakest_leaves_out_posts_that_few_people_saw(posts):
    frame = posts([100] * 8 + [10, 20], ["image"] * 10)
    frame.loc[8, ["exposure", "interactions"]] = [1000.0, 0.0]

    assert weakest(frame, count=2)["post_id"].tolist() == ["p009", "p000"]


def test_no_posts(posts):
    assert top(posts([], [])).empty
    assert weakest(posts([], [])).empty


def test_the_posts_given_are_not_changed(posts):
    frame = posts(noisy(), FORMATS)
    before = frame.copy()

    top(frame), weakest(frame)

    pd.testing.assert_frame_equal(frame, before)
