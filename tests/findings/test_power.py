import pytest
from statsmodels.stats.power import NormalIndPower

from iwa.findings.power import posts_needed, smallest_effect


@pytest.mark.parametrize(
    ("sd", "per_arm", "effect"),
    [(0.5, 4, 1.69), (0.7, 4, 3.00), (0.9, 4, 4.95), (0.7, 8, 1.67), (0.7, 12, 1.23), (0.9, 20, 1.22), (0.5, 30, 0.44)],
)
def test_smallest_effect(sd, per_arm, effect):
    assert smallest_effect(sd, per_arm) == pytest.approx(effect, abs=0.011)


@pytest.mark.parametrize(("effect", "needed"), [(0.2, 232), (0.5, 47), (1.0, 17)])
def test_posts_needed(effect, needed):
    assert posts_needed(0.7, effect) == needed


def test_a_halving_needs_as_many_posts_as_a_doubling():
    assert posts_needed(0.7, -0.5) == posts_needed(0.7, 1.0)


def test_power_of_the_posts_needed_is_four_in_five():
    assert NormalIndPower().power(0.1823 / 0.7, 232, 0.05) == pytest.approx(0.80, abs=0.002)


def test_what_no_test_can_see_is_refused():
    with pytest.raises(ValueError, match="effect of 0"):
        posts_needed(0.7, 0)
    with pytest.raises(ValueError, match="effect of -1"):
        posts_needed(0.7, -1)
    with pytest.raises(ValueError, match="0 posts"):
        smallest_effect(0.7, 0)
