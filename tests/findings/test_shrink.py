import numpy as np
import pytest

from iwa.findings.shrink import shrunk


def test_the_less_certain_estimate_is_drawn_further():
    precise, vague = shrunk(np.array([0.4, 0.4]), np.array([0.05, 0.5]))

    assert 0 < vague < 0.3 < precise < 0.4


def test_an_estimate_without_error_stays():
    assert shrunk(np.array([0.7]), np.array([0.0])) == pytest.approx([0.7], rel=1e-3)


def test_groups_that_agree_with_chance_are_drawn_close_to_no_difference():
    assert np.abs(shrunk(np.array([0.2, -0.3, 0.1, -0.1, 0.1]), np.full(5, 0.3))).max() < 0.1


def test_nothing_to_draw():
    assert len(shrunk(np.array([]), np.array([]))) == 0
