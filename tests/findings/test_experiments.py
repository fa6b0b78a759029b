"""A test judged month after month under a rule fixed beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from iwa.findings.experiments import ArmPost, Rule, judge_experiment, spending

MONTHS = ("2026-10", "2026-11", "2026-12")


def rule(**changes: int) -> Rule:
    return Rule(**({"id": "t", "network": "instagram", "needed": 24, "months": 3, "effect": 0.5} | changes))  # type: ignore[arg-type]


def drawn(effect: float, months: int = 3, blocks: int = 4, seed: int = 3) -> list[ArmPost]:
    """Blocks of four, two posts an arm in each, A `effect` higher on the log scale."""
    rng = np.random.default_rng(seed)
    return [
        ArmPost(arm, f"{month} {block}", month, float(rng.normal(-3, 0.4) + effect * (arm == "A")))
        for month in MONTHS[:months]
        for block in range(blocks)
        for arm in rng.permutation(list("AABB"))
    ]


def test_the_level_is_spent_little_by_little_and_never_more_than_all() -> None:
    found = judge_experiment(rule(), drawn(0.0), MONTHS)
    spent = [look.spent for look in found.looks]
    assert spent[0] == pytest.approx(spending(8 / 24)) and spent == sorted(spent) and spent[-1] == 0.05
    assert sum(look.newly for look in found.looks) == pytest.approx(0.05)
    assert [look.a for look in found.looks] == [8, 16, 24]


def test_a_large_effect_concludes_early_and_the_arm_that_won_is_named() -> None:
    for effect, better in ((2.0, "A"), (-2.0, "B")):
        found = judge_experiment(rule(), drawn(effect), MONTHS)
        assert (found.outcome, found.better) == ("concluant", better)
        assert len(found.looks) < 3, "what is concluded is not looked at again"
        last = found.looks[-1]
        assert last.low < last.ratio < last.high and (last.ratio > 1) == (better == "A")  # type: ignore[operator]


def test_a_look_that_five_per_cent_would_convince_goes_on() -> None:
    first = drawn(0.55, months=1)
    found = judge_experiment(rule(), first, MONTHS[:1])
    assert found.looks[0].p < 0.05 and found.outcome == "continue"  # type: ignore[operator]
    assert judge_experiment(rule(months=1), first, MONTHS[:1]).outcome == "concluant", "the last look spends all"


def test_without_an_effect_nothing_is_learned_and_what_could_have_been_seen_is_told() -> None:
    found = judge_experiment(rule(), drawn(0.0), MONTHS)
    assert (found.outcome, found.better) == ("rien appris", "")
    assert 0.2 < found.visible < 0.6  # type: ignore[operator]
    reached = judge_experiment(rule(needed=8), drawn(0.0), MONTHS)
    assert reached.outcome == "rien appris" and len(reached.looks) == 1, "the needed posts end it"


def test_too_few_posts_are_not_compared_and_spend_nothing() -> None:
    few = drawn(3.0, months=1, blocks=2)
    found = judge_experiment(rule(months=1), few, MONTHS[:1])
    assert found.outcome == "rien appris" and found.looks[0].p is None and found.looks[0].spent == 0
    nothing = judge_experiment(rule(months=1), [], MONTHS[:1])
    assert (nothing.outcome, nothing.visible, nothing.looks[0].a) == ("rien appris", None, 0)


def test_a_block_with_one_arm_tells_nothing() -> None:
    lonely = [ArmPost("A", "alone", MONTHS[0], 9.0)] * 6
    assert judge_experiment(rule(), [*drawn(0.0), *lonely], MONTHS) == judge_experiment(rule(), drawn(0.0), MONTHS)


def test_identical_posts_and_zeros_give_no_infinite_number() -> None:
    same = [ArmPost(arm, str(n), MONTHS[0], -4.0) for n in range(8) for arm in ("A", "B")]  # type: ignore[arg-type]
    found = judge_experiment(rule(needed=8), same, MONTHS)
    assert found.outcome == "rien appris" and found.looks[0].ratio == 1.0 and found.looks[0].p == 1.0


def test_the_order_of_the_posts_changes_nothing() -> None:
    posts = drawn(0.4)
    assert judge_experiment(rule(), posts[::-1], MONTHS) == judge_experiment(rule(), posts, MONTHS)
