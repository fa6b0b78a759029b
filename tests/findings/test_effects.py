import numpy as np
import pytest
from scipy import stats

from iwa.findings.effects import Sample, effects

OUTCOME = np.array([1.0, 1.4, 2.1, 0.3, 1.9, 2.6, 2.2, 3.1, 1.2, 2.9])
SIDE = np.array([[0.0], [0], [0], [0], [0], [1], [1], [1], [1], [1]])


def sample(outcome=OUTCOME, blocks=None, floor=0.0):
    return Sample(outcome, np.zeros(len(outcome), dtype=np.intp) if blocks is None else np.array(blocks), floor, 7)


def test_one_block_is_welchs_test():
    side = np.where(np.arange(10) < 3, 1.0, 0.0)[:, None]
    found = effects(sample(), side, side).loc[0]
    welch = stats.ttest_ind(OUTCOME[:3], OUTCOME[3:], equal_var=False)

    assert found["estimate"] == pytest.approx(4.5 / 3 - 14.2 / 7)
    assert found["estimate"] / found["error"] == pytest.approx(welch.statistic)
    assert found["degrees"] == pytest.approx(welch.df)


def test_p_is_the_share_of_all_252_orders_at_least_as_far_apart():
    def distance(one, other, axis):
        return np.abs(stats.ttest_ind(one, other, equal_var=False, axis=axis).statistic)

    exact = stats.permutation_test(
        (OUTCOME[5:], OUTCOME[:5]), distance, n_resamples=np.inf, alternative="greater", vectorized=True
    )

    assert effects(sample(), SIDE, SIDE).loc[0, "p"] == pytest.approx(exact.pvalue, abs=0.015)


def test_blocks_are_compared_inside_and_weighted_by_what_they_can_tell():
    # First block: 2 against 4, two posts each: +2 with weight 2 x 2 / 4 = 1.
    # Second block: 10 against 11, one post against three: +1 with weight 1 x 3 / 4.
    outcome = np.array([2.1, 1.9, 4.2, 3.8, 10.0, 11.2, 11.0, 10.8])
    side = np.array([[0.0], [0], [1], [1], [0], [1], [1], [1]])
    blocks = [0, 0, 0, 0, 1, 1, 1, 1]

    found = effects(sample(outcome, blocks), side, side).loc[0]

    assert found["estimate"] == pytest.approx((2 * 1 + 1 * 0.75) / 1.75)


def test_a_rise_of_everything_from_block_to_block_is_no_difference():
    noise = np.tile([0.1, -0.1, 0.2, -0.2, 0.0], 8)
    blocks = np.repeat([0, 1], 20)
    side = ((np.arange(40) % 20 < 5) ^ (blocks == 1)).astype(float)[:, None]  # 5 of 20, then 15 of 20

    found = effects(sample(noise + 3 * blocks, blocks), side, side).loc[0]

    assert found["estimate"] == pytest.approx(0, abs=1e-12)
    assert found["p"] == 1.0


def test_a_variable_that_never_varies_within_a_block_is_missing():
    side = np.array([[0.0], [0], [1], [1]])

    assert effects(sample(OUTCOME[:4], [0, 0, 1, 1]), side, side).isna().all(axis=None)


def test_identical_outcomes_give_no_difference_and_an_error_of_counting():
    found = effects(sample(np.ones(10), floor=0.1), SIDE, SIDE).loc[0]

    assert found["estimate"] == pytest.approx(0)
    assert found["error"] == pytest.approx(np.sqrt(0.1 / 5 + 0.1 / 5))
    assert found["p"] == 1.0


def test_one_viral_post_does_not_make_a_finding():
    outcome = np.array([0.0, 0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 0.07, -0.07, 6.0])

    assert effects(sample(outcome), SIDE, SIDE).loc[0, "p"] > 0.3


def test_one_viral_post_does_not_hide_a_finding():
    noise = np.tile([0.1, -0.1, 0.2, -0.2, 0.0], 4)
    outcome = noise + np.repeat([0.0, 1.0], 10)
    outcome[0] = 8.0  # on the side that is otherwise lower

    side = np.repeat([0.0, 1.0], 10)[:, None]

    assert effects(sample(outcome), side, side).loc[0, "p"] < 0.02


def test_what_a_nuisance_column_explains_is_not_the_variables():
    time = np.arange(10.0)
    found = effects(sample(2 * time), SIDE, SIDE, nuisance=time[:, None]).loc[0]

    assert found["estimate"] == pytest.approx(0, abs=1e-12)


def test_the_same_sample_gives_the_same_p():
    assert effects(sample(), SIDE, SIDE).equals(effects(sample(), SIDE, SIDE))
