"""A test judged under the rule fixed before it began: looked at every month, wrong one time in twenty at most.

Posts are given to the arms at random within blocks, so that the p-value comes from shuffling within the same
blocks: it holds whatever the weeks, the tails or the growth of the audience. A test that is looked at several
times would find an effect by luck; so it spends its 5 % little by little (alpha spending, Lan and DeMets 1983),
after the function of O'Brien-Fleming type in the share of the needed posts that have come: next to nothing
at the beginning, all that is left at the last look. Each look is held against what it newly spends alone; the
looks together are then wrong in at most 5 % of tests without effect, whatever they share (Bonferroni's
inequality): a little stricter than the exact boundary, and true for a permutation p-value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from iwa.findings.compare import MINIMUM_GROUP, interval
from iwa.findings.effects import Sample, effects, seed
from iwa.findings.power import LEVEL, smallest_effect

Arm = Literal["A", "B"]
CONCLUDED, GOES_ON, NOTHING = "concluant", "continue", "rien appris"
FLOOR = 1e-4  # the least variance of log rates, so that identical posts divide by something
SIDES = 2


@dataclass(frozen=True)
class Rule:
    """What was fixed before the first post: how it is measured, when it ends, what it can see.

    `network` is "" for all of them. `needed` posts an arm, or `months` looks, whichever comes first, end the
    test. `effect` is the smallest one it was made to see (0.2 is +20 %). `level` is two-sided.
    """

    id: str
    network: str
    needed: int
    months: int
    effect: float
    measure: str = "engagement"
    level: float = LEVEL


@dataclass(frozen=True)
class ArmPost:
    """A post that came: the arm it was given, the block it was drawn in, the month of the look, its log rate."""

    arm: Arm
    block: str
    month: str
    rate: float


@dataclass(frozen=True)
class Look:
    """What a month's look saw: posts of both arms so far, A's typical rate over B's with its 90 % interval, p.

    `share` of the needed posts that have come; `spent` of the level so far, `newly` what this look may use.
    Ratio, interval and p are None where the blocks hold too few posts of both arms.
    """

    month: str
    a: int
    b: int
    share: float
    spent: float
    newly: float
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


@dataclass(frozen=True)
class Judgement:
    """The looks, and what they come to: "concluant", "continue" or "rien appris".

    `better` is the arm that won, "" for none. `visible` is the smallest effect that the posts so far could
    show (0.8 is +80 %), None where no arm has any or their spread is not known.
    """

    looks: tuple[Look, ...]
    outcome: str
    better: str = ""
    visible: float | None = None


def spending(share: float, level: float = LEVEL) -> float:
    """How much of a two-sided level is spent when a share of the needed posts has come: O'Brien-Fleming type.

    >>> [round(spending(share), 4) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    [0.0, 0.0, 0.0031, 0.0193, 0.05]
    """
    if share <= 0:
        return 0.0
    reach = stats.norm.ppf(1 - level / 2 / SIDES)  # each side spends half of the level
    return float(min(level, 2 * SIDES * stats.norm.sf(reach / np.sqrt(min(share, 1.0)))))


def judge_experiment(rule: Rule, posts: Sequence[ArmPost], months: Sequence[str]) -> Judgement:
    """The verdict after the looks of some months, the first one first, on all the posts that came so far.

    A post counts in the arm that it was drawn for, whatever was made of it. Blocks that hold posts of one
    arm only tell nothing and are left out. What a look concludes stands: later ones are not made. The last
    look, fixed beforehand by the rule, may use all that is left of the level.
    """
    looks: list[Look] = []
    for rank, month in enumerate(months, 1):
        so_far = _telling([post for post in posts if post.month <= month])
        before = looks[-1].spent if looks else 0.0
        look = _look(rule, so_far, month, (before, rank >= rule.months))
        looks.append(look)
        if look.p is not None and look.ratio is not None and look.p <= look.newly:
            return Judgement(tuple(looks), CONCLUDED, "A" if look.ratio > 1 else "B", _visible(so_far))
        if rank >= rule.months or look.share >= 1:
            return Judgement(tuple(looks), NOTHING, visible=_visible(so_far))
    return Judgement(tuple(looks), GOES_ON, visible=_visible(_telling(list(posts))))


def _telling(posts: list[ArmPost]) -> list[ArmPost]:
    """The posts of the blocks that hold some of both arms."""
    arms: dict[str, set[str]] = {}
    for post in posts:
        arms.setdefault(post.block, set()).add(post.arm)
    return [post for post in posts if len(arms[post.block]) == SIDES]


def _look(rule: Rule, posts: list[ArmPost], month: str, before: tuple[float, bool]) -> Look:
    """One look; `before` is what was spent until then, and whether it is the last by its date."""
    spent, is_last = before
    a = sum(post.arm == "A" for post in posts)
    b = len(posts) - a
    share = min(1.0, min(a, b) / rule.needed)
    if min(a, b) < MINIMUM_GROUP:  # nothing is compared, so nothing is spent
        return Look(month, a, b, share, spent, 0.0)
    after = rule.level if is_last or share >= 1 else max(spent, spending(share, rule.level))
    ratio, low, high, p = _compared(posts, seed(rule.id, month))
    return Look(month, a, b, share, after, after - spent, ratio, low, high, p)


def _compared(posts: list[ArmPost], start: int) -> tuple[float | None, ...]:
    ordered = sorted(posts, key=lambda post: (post.block, post.month, post.arm, post.rate))
    blocks = np.unique([post.block for post in ordered], return_inverse=True)[1].astype(np.intp)
    arm = np.array([[1.0 if post.arm == "A" else 0.0] for post in ordered])
    sample = Sample(np.array([post.rate for post in ordered]), blocks, FLOOR, start)
    found = effects(sample, arm, arm)
    if found["estimate"].isna().iloc[0]:
        return None, None, None, None
    estimate, error, degrees = (found[name].to_numpy() for name in ("estimate", "error", "degrees"))
    low, high = interval(estimate, error, degrees)
    return float(np.exp(estimate[0])), float(np.exp(low[0])), float(np.exp(high[0])), float(found["p"].iloc[0])


def _visible(posts: list[ArmPost]) -> float | None:
    """The smallest effect that so many posts, as spread as they are within arms and months, could show."""
    groups: dict[tuple[str, str], list[float]] = {}
    for post in posts:
        groups.setdefault((post.arm, post.month), []).append(post.rate)
    freedom = sum(len(rates) - 1 for rates in groups.values())
    fewest = min((sum(post.arm == arm for post in posts) for arm in ("A", "B")), default=0)
    if freedom < 1 or fewest < 1:
        return None
    squares = sum(float(np.var(rates)) * len(rates) for rates in groups.values())
    return smallest_effect(float(np.sqrt(squares / freedom)), fewest)
