"""A common pattern is told where chance would not give it, and labels that are chance give none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from iwa.findings.shared import LEVEL, beyond_chance, shared

PARTS = ("format", "hook")


def made(hooks: list[str | None], networks: list[str] | None = None) -> pd.DataFrame:
    size = len(hooks)
    names = [f"p{place:03d}" for place in range(size)]
    formats = ["image", "reel"] * (size // 2)
    return pd.DataFrame({"network": networks or ["x"] * size, "post_id": names, "format": formats, "hook": hooks})


def test_of_one_network_and_one_trait_p_is_the_hypergeometric_one() -> None:
    posts = made(["question"] * 4 + ["fait"] * 2 + ["question"] * 4 + ["fait"] * 20)[["network", "post_id", "hook"]]

    found = shared(posts, posts["post_id"][:5].tolist(), ["hook"]).set_index("value")

    exact = stats.hypergeom.sf(3, 30, 8, 5)  # four or more of five, where 8 of 30 have it
    assert found.loc["question", "p"] == pytest.approx(exact, abs=0.01)
    assert found.loc["question", ["among", "of", "rest", "of_rest"]].tolist() == [4, 5, 4, 25]


def test_a_trait_that_all_others_have_too_is_no_pattern() -> None:
    posts = made(["question"] * 30)
    assert beyond_chance(shared(posts, posts["post_id"][:5].tolist(), ["hook"])).empty


def test_posts_are_held_against_those_of_their_own_network() -> None:
    """All five on a network where every post is a question: nothing that they have and their neighbours lack."""
    posts = made(["question"] * 10 + ["fait"] * 30, ["a"] * 10 + ["b"] * 30)
    found = shared(posts, posts["post_id"][:5].tolist(), ["hook"])
    assert found["value"].tolist() == ["question"] and beyond_chance(found).empty


def test_labels_shuffled_at_random_share_nothing_but_once_in_twenty() -> None:
    random = np.random.default_rng(7)
    hooks: list[str | None] = ["question"] * 14 + ["chiffre"] * 10 + [None] * 16
    told = 0
    for _ in range(60):
        posts = made(list(random.permutation(np.array(hooks, dtype=object))), ["a", "b"] * 20)
        told += not beyond_chance(shared(posts, posts["post_id"][:5].tolist(), PARTS)).empty
    assert told <= 60 * LEVEL * 2


@pytest.mark.parametrize("best", [[], ["unknown"], [f"p{place:03d}" for place in range(10)]])
def test_without_others_to_compare_with_there_is_nothing(best: list[str]) -> None:
    assert shared(made(["question"] * 10), best, PARTS).empty
