import numpy as np
import pandas as pd
import pytest
from scipy import stats

from iwa.findings import compare

ALTERNATE = ["video", "image"] * 10


def row(frame, group):
    return frame.set_index("group").loc[group]


def noisy(size, seed=1, sd=0.5):
    return np.round(300 * np.exp(np.random.default_rng(seed).normal(0, sd, size)))


def test_facts_of_a_group(posts):
    frame = posts([99.5] * 10 + [199.5] * 10, ["image"] * 10 + ["video"] * 10, exposure=999.0)

    video = row(compare(frame, "format"), "video")

    assert (video["n"], video["n_rest"], video["basis"]) == (10, 10, "reach")
    assert video["typical"] == pytest.approx(0.2)
    assert video["ratio_observed"] == pytest.approx(2.0)


def test_interval_is_welchs_in_one_month_and_holds_the_ratio(posts):
    counts = noisy(20) * np.tile([1.6, 1], 10)
    log_rate = np.log((counts + 0.5) / 10_001)
    welch = stats.ttest_ind(log_rate[::2], log_rate[1::2], equal_var=False)
    low, high = np.exp(welch.confidence_interval(0.9))

    video = row(compare(posts(counts, ALTERNATE), "format"), "video")

    assert video["low"] == pytest.approx(min(low, video["ratio"]))
    assert video["high"] == pytest.approx(high)
    assert 1 < video["ratio"] < video["ratio_observed"]


def test_an_interval_is_widened_to_hold_the_ratio_that_was_drawn(posts):
    counts = noisy(120, seed=2, sd=0.3)
    counts[:6] *= 2.5  # one format of twenty: the others draw its ratio far toward 1
    one_day = pd.Timestamp("2026-10-01 10:00", tz="UTC")
    frame = posts(counts, np.repeat(list("abcdefghijklmnopqrst"), 6), published_at=one_day)

    found = compare(frame, "format")

    assert (found["low"] <= found["ratio"]).all() and (found["ratio"] <= found["high"]).all()
    assert (found["low"] == found["ratio"]).any() or (found["high"] == found["ratio"]).any()


def test_two_groups_mirror_each_other(posts):
    found = compare(posts(noisy(20), ALTERNATE), "format")

    assert found["p"].iloc[0] == found["p"].iloc[1]
    assert found["ratio"].prod() == pytest.approx(1)


def test_a_planted_difference_is_found_and_noise_is_not(posts):
    same = noisy(60)
    doubled = same * np.tile([2, 1], 30)

    assert compare(posts(doubled, ["video", "image"] * 30), "format")["p"].max() < 0.001
    assert compare(posts(same, ["video", "image"] * 30), "format")["p"].min() > 0.05


def test_fewer_than_five_posts_are_counted_and_not_compared(posts):
    found = row(compare(posts(noisy(20), ["story-like"] * 4 + ["image"] * 16), "format"), "story-like")

    assert found["n"] == 4
    assert found[["ratio", "ratio_observed", "low", "high", "p"]].isna().all()


def test_only_months_with_both_sides_count_toward_the_minimum(posts):
    frame = posts(noisy(40), ["video"] * 4 + ["image"] * 27 + ["video"] * 9)  # 31 days of October, 9 of November

    assert row(compare(frame, "format"), "video")[["n", "n_rest"]].tolist() == [13, 27]
    assert compare(frame, "format")["p"].isna().all()


def test_one_group_alone_has_nothing_to_be_compared_with(posts):
    found = row(compare(posts(noisy(12), ["image"] * 12), "format"), "image")

    assert (found["n"], found["n_rest"]) == (12, 0)
    assert found[["ratio", "ratio_observed", "p"]].isna().all()


def test_a_post_without_a_group_counts_among_the_rest(posts):
    found = compare(posts(noisy(12), ["image"] * 6 + [None] * 6), "format")

    assert found[["group", "n", "n_rest"]].to_numpy().tolist() == [["image", 6, 6]]
    assert found["p"].notna().all()


def test_three_posts(posts):
    found = compare(posts([3, 5, 8], ["image", "image", "video"]), "format")

    assert found["n"].tolist() == [2, 1]
    assert found["p"].isna().all()


def test_nothing_was_ever_counted(posts):
    found = compare(posts([0] * 20, ALTERNATE, exposure=np.tile([100.0, 9000.0], 10)), "format")

    assert found["typical"].tolist() == [0, 0]
    assert found[["ratio", "p"]].isna().all(axis=None)


def test_many_zeros_can_show_a_group_lower_and_never_higher(posts):
    lower = compare(posts(np.tile([0, 300], 10), ALTERNATE), "format")
    shown_to_few = compare(posts(np.tile([0, 1], 10), ALTERNATE, exposure=np.tile([10.0, 9000.0], 10)), "format")

    assert row(lower, "video")["high"] < 1
    assert shown_to_few["p"].isna().all()


def test_identical_values(posts):
    found = compare(posts([50] * 20, ALTERNATE), "format")

    assert found["ratio"].tolist() == [1, 1]
    assert found["p"].tolist() == [1, 1]
    assert (found["low"] < 1).all() and (found["high"] > 1).all()


def test_a_single_viral_post(posts):
    counts = noisy(20, sd=0.2)
    counts[0] = 10_000
    found = compare(posts(counts, ALTERNATE), "format")

    assert found["p"].min() > 0.1
    assert np.isfinite(found[["ratio", "low", "high"]]).all(axis=None)


def test_networks_are_kept_apart(posts):
    first = posts(noisy(20), ALTERNATE)
    second = posts(noisy(20, seed=2), ALTERNATE, network="instagram", engagement_basis="views")

    found = compare(pd.concat([first, second]), "format")

    assert found[["network", "basis"]].drop_duplicates().to_numpy().tolist() == [
        ["instagram", "views"],
        ["linkedin", "reach"],
    ]
    alone = compare(first, "format")
    pd.testing.assert_frame_equal(found[found["network"] == "linkedin"].reset_index(drop=True), alone)


def test_the_same_posts_in_another_order_give_the_same_rows_and_stay_as_they_were(posts):
    frame = posts(noisy(20), ALTERNATE)
    before = frame.copy()

    assert compare(frame, "format").equals(compare(frame[::-1], "format"))
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("by", ["format", "absent"])
def test_no_posts_or_no_such_column_give_no_rows(posts, by):
    found = compare(posts([], []) if by == "format" else posts([1], ["image"]), by)

    assert found.empty
    assert list(found.columns[:3]) == ["network", "by", "group"]
