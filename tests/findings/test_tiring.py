import numpy as np
import pandas as pd
import pytest

from iwa.findings import judge
from iwa.findings.tiring import fatigued, tiring

SIZE = 120  # days, one post a day, formats in turn
DAYS = np.arange(SIZE)
FORMATS = ["reel", "image"] * (SIZE // 2)
REEL = DAYS % 2 == 0


def counts(slope_reel=0.0, slope_image=0.0, noise=0.3):
    """Interactions whose log changes by so much in 30 days."""
    random = np.random.default_rng(3).normal(0, noise, SIZE)
    return np.round(2000 * np.exp(np.where(REEL, slope_reel, slope_image) * DAYS / 30 + random))


def test_a_format_that_wears_out_is_named(posts):
    judged = judge(tiring(posts(counts(slope_reel=-0.3), FORMATS)))
    worn = fatigued(judged)

    assert worn["group"].tolist() == ["reel"]
    assert worn["verdict"].tolist() == ["concluant"]
    assert worn["low"].item() < np.exp(-0.9) < worn["high"].item()


def test_slope_without_noise_is_exact(posts):
    found = tiring(posts(counts(slope_reel=-0.2, slope_image=0.1, noise=0), FORMATS)).set_index("group")

    assert found.loc["reel", "slope"] == pytest.approx(-0.3, abs=0.001)
    assert found.loc["reel", "ratio"] == pytest.approx(np.exp(-0.9), abs=0.002)
    assert found.loc["reel", "ratio_observed"] == pytest.approx(np.exp(-0.6), abs=0.002)


def test_a_network_that_falls_as_a_whole_is_no_wear(posts):
    judged = judge(tiring(posts(counts(slope_reel=-0.3, slope_image=-0.3), FORMATS)))

    assert judged["ratio_observed"].max() < 0.6
    assert fatigued(judged).empty


def test_a_format_that_only_rises_less_than_the_others_is_no_wear(posts):
    judged = judge(tiring(posts(counts(slope_reel=0.1, slope_image=0.5), FORMATS)))

    assert (judged["verdict"] == "concluant").all()
    assert fatigued(judged).empty


def test_too_few_posts_or_too_short_a_time_give_no_row(posts):
    assert tiring(posts([50] * 58, FORMATS[:58])).empty
    assert tiring(posts([50] * 90, ["reel"] * 9 + ["image"] * 81)).empty
    assert tiring(posts([50] * 90, ["image"] * 90)).empty
    assert tiring(posts([], [])).empty


def test_identical_values_do_not_change(posts):
    found = tiring(posts([50] * SIZE, FORMATS))

    assert found["ratio"].tolist() == pytest.approx([1, 1])
    assert found["p"].tolist() == [1, 1]


def test_the_same_posts_give_the_same_rows_and_stay_as_they_were(posts):
    frame = posts(counts(), FORMATS)
    before = frame.copy()

    assert tiring(frame).equals(tiring(frame[::-1]))
    pd.testing.assert_frame_equal(frame, before)
