"""What moving a lever does to the figures and to their doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iwa.simulator import Levers, baseline, response, simulate, solve, today
from iwa.simulator.model import Model


def test_where_nothing_moves_the_projection_is_the_baseline(model: Model) -> None:
    assert simulate(model, Levers()) == simulate(model, today(model)) == baseline(model)
    assert baseline(model).beyond == ()


def test_twice_the_posts_is_not_twice_the_reach_and_is_known_less_well(model: Model) -> None:
    now, twice = (simulate(model, Levers(cadence={"facebook": posts})).of("reach", "facebook") for posts in (2.5, 5.0))
    assert now and twice
    assert twice[0].middle / now[0].middle == pytest.approx(2**0.8)
    assert twice[0].high / twice[0].low > now[0].high / now[0].low


def test_out_of_what_was_seen_is_said_and_widens_the_range(model: Model) -> None:
    within, out = (simulate(model, Levers(cadence={"facebook": posts})) for posts in (5.0, 8.0))
    assert within.beyond == ()
    assert out.beyond == (
        "Facebook : 8\xa0publications par semaine, alors que les semaines observées en comptent de 1 à 5.",
    )
    wide = [one[0].high / one[0].low for one in (within.of("reach", "facebook"), out.of("reach", "facebook")) if one]
    assert wide[1] > wide[0] * 1.05


@pytest.mark.parametrize(
    ("levers", "measure", "grows"),
    [
        (Levers(cadence={"facebook": 4.0}), "reach", True),
        (Levers(cadence={"facebook": 4.0}), "audience", True),
        (Levers(formats={"facebook": {"image": 0.4, "carousel": 0.6}}), "interactions", True),
        (Levers(formats={"facebook": {"image": 0.8, "carousel": 0.2}}), "engagement_rate", False),
        (Levers(pillars={"preuves": 1.0}), "interactions", True),
        (Levers(click_rate={"facebook": 0.015}), "clicks", True),
        (Levers(click_rate={"facebook": 0.005}), "leads", False),
        (Levers(conversion=0.06), "leads", True),
        (Levers(budget={"meta": 400.0}), "paid_clicks", True),
    ],
)
def test_each_lever_moves_its_figures(model: Model, levers: Levers, measure: str, grows: bool) -> None:
    pairs = [
        (baseline(model).of(measure, one), simulate(model, levers).of(measure, one)) for one in ("facebook", "meta", "")
    ]
    known = [(before[-1].middle, after[-1].middle) for before, after in pairs if before and after]
    assert known and all((after > before) is grows for before, after in known)


def test_twice_the_budget_buys_less_than_twice(model: Model) -> None:
    one, two = (simulate(model, Levers(budget={"meta": euros})).of("paid_clicks") for euros in (200.0, 400.0))
    assert one and two and one[0].middle < two[0].middle < 2 * one[0].middle


def test_what_is_not_known_is_absent_and_never_nothing(model: Model) -> None:
    unknown = replace(model, conversion=None, paid={}, hours=None)
    found = baseline(unknown)
    assert found.of("leads") is None and found.of("paid_clicks") is None and found.hours_available is None
    assert found.of("audience", "instagram") is None and found.of("audience") is None
    assert not found.lacks_hours


def test_no_post_reaches_nobody(model: Model) -> None:
    found = simulate(model, Levers(cadence={"facebook": 0.0, "instagram": 0.0}))
    assert found.of("reach") is None  # people reached on two networks may be the same
    for measure, network in (("reach", "facebook"), ("interactions", ""), ("clicks", ""), ("leads", "")):
        ranges = found.of(measure, network)
        assert ranges and ranges[-1].high == 0
    assert found.hours_used == 0


def test_hours_follow_the_cadence_and_the_formats(model: Model) -> None:
    used = simulate(model, Levers(cadence={"facebook": 2.0, "instagram": 0.0})).hours_used
    assert used == pytest.approx(2 * (0.6 * 1.0 + 0.4 * 2.5 + 0.25) * 52 / 12)
    assert simulate(model, Levers(cadence={"facebook": 9.0})).lacks_hours


def test_solving_back_gives_the_lever_that_reaches_the_target(model: Model) -> None:
    target = 40000.0
    [answer] = solve(model, Levers(), "reach", target, "facebook")
    assert answer.value and answer.sure and answer.sure > answer.value
    for value, told in ((answer.value, "middle"), (answer.sure, "sure")):
        ranges = simulate(model, Levers(cadence={"facebook": value})).of("reach", "facebook")
        assert ranges and getattr(ranges[-1], told) == pytest.approx(target, rel=1e-6)
    [none] = solve(model, Levers(), "reach", 1e9, "facebook")
    assert none.value is None and none.sure is None


def test_the_curve_says_where_it_leaves_what_was_seen(model: Model) -> None:
    points = response(model, Levers(), "facebook", "reach")
    assert [point.seen for point in points] == [1 <= point.weekly <= 5 for point in points]
    assert {point.seen for point in points} == {True, False}
    assert [p.range.middle for p in points] == sorted(p.range.middle for p in points)
