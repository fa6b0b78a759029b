"""Stated chances are about right, on series that wander and on series that stay; and a short one says nothing."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from iwa.findings import forecast as judged
from iwa.findings.forecast import MINIMUM, Forecast, forecast

Draw = Callable[[np.random.Generator, int], np.ndarray]


def wandering(rng: np.random.Generator, length: int) -> np.ndarray:
    return np.cumsum(rng.normal(0, 0.2, length))


def staying(rng: np.random.Generator, length: int) -> np.ndarray:
    return rng.normal(0, 0.3, length)


@pytest.mark.parametrize(("draw", "least", "most"), [(wandering, 0.6, 0.85), (staying, 0.78, 0.98)])
def test_the_range_and_the_chance_hold_about_as_often_as_they_say(draw: Draw, least: float, most: float) -> None:
    """200 made series of nine months, five ahead, against targets now near, now far."""
    rng = np.random.default_rng(11)
    chances, came, inside = [], [], []
    for _ in range(200):
        series = np.exp(3 + draw(rng, 14))
        target = float(series[8] * np.exp(rng.normal(0.1, 0.3)))
        found = forecast(pd.Series(series[:9]), 5, target)
        chances.append(found.chance)
        came.append(series[-1] >= target)
        inside.append(found.low <= series[-1] <= found.high)
    assert least < np.mean(inside) < most
    told, seen = np.array(chances), np.array(came)
    for low, high in ((0.0, 0.35), (0.35, 0.65), (0.65, 1.0)):
        some = (told >= low) & (told < high)
        assert some.sum() > 20 and abs(told[some].mean() - seen[some].mean()) < 0.18, (low, high)


@pytest.mark.parametrize(
    ("drift", "center", "spread"),
    [
        # Values that stay: their mean, Student's interval for one more value (s 1.512, eight of them).
        (0.0, 12.5, 1.5119 * math.sqrt(1 + 1 / 8)),
        # A walk: the last value, the root of the mean squared step (1.604), grown by the root of the months ahead.
        (1.0, 14.0, 1.6036 * math.sqrt(4)),
    ],
)
def test_either_end_of_the_model_is_the_textbook_s(
    drift: float, center: float, spread: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "DRIFTS", (drift,))
    monkeypatch.setattr(judged, "BEFORE", (1,))
    monkeypatch.setattr(judged, "scale_of", lambda *_: judged.LINEAR)
    found = forecast(pd.Series([10.0, 12, 11, 13, 14, 12, 14, 14]), ahead=4)
    reach = 1.4149 * spread  # of Student's distribution with 7 degrees of freedom, 10 % on each side
    assert found.middle == pytest.approx(center, abs=1e-6)
    assert (found.low, found.high) == pytest.approx((center - reach, center + reach), rel=2e-3)


@pytest.mark.parametrize("points", range(MINIMUM))
def test_under_six_months_nothing_is_forecast_but_the_last_month_carried_on(points: int) -> None:
    found = forecast(pd.Series([10.0 + n for n in range(points)], dtype=float), 3, 20.0)
    assert (found.state, found.points) == ("série trop courte", points)
    assert all(math.isnan(value) for value in (found.low, found.middle, found.high, found.chance))
    assert math.isnan(found.naive) if points == 0 else found.naive == 9.0 + points


def test_a_month_not_measured_is_passed_over_and_does_not_count() -> None:
    gap = pd.Series([10.0, 12, math.nan, 11, 13, 12, math.nan])
    assert forecast(gap, 1).state == "série trop courte"
    found = forecast(pd.Series([10.0, 12, math.nan, 11, 13, 12, 11, math.nan]), 1)
    assert (found.points, found.naive, found.state) == (6, 11.0, "")


def test_the_farther_the_wider_where_a_series_wanders() -> None:
    walk = pd.Series(np.exp(3 + wandering(np.random.default_rng(2), 24)))
    near, far = forecast(walk, 1), forecast(walk, 8)
    assert far.high / far.low > near.high / near.low > 1


@pytest.mark.parametrize(
    ("values", "is_share", "least", "most"),
    [
        ([0.0, 3, 1, 4, 0, 2, 1], False, 0.0, 40.0),
        ([0.0, 0.1, 0, 0.2, 0, 0.1, 0.1], True, 0.0, 1.0),
        ([0.02, 0.03, 0.02, 0.04, 0.03, 0.02, 0.03], True, 0.0, 1.0),
    ],
)
def test_a_range_stays_where_the_figure_can_be(values: list[float], is_share: bool, least: float, most: float) -> None:
    found = forecast(pd.Series(values), 6, is_share=is_share)
    assert least <= found.low < found.middle < found.high < most


def test_a_series_that_never_moves_reaches_what_it_is_at_and_nothing_more() -> None:
    def at(target: float) -> Forecast:
        return forecast(pd.Series([12.0] * 8), 3, target)

    assert at(13.0).chance < 0.01 and at(11.0).chance > 0.99


def test_a_share_that_cannot_be_is_never_reached() -> None:
    assert forecast(pd.Series([0.5, 0.6, 0.5, 0.6, 0.5, 0.6]), 3, 1.0, is_share=True).chance == 0.0


@pytest.mark.parametrize("values", [[0.0] * 8, [0.0] * 7 + [5.0], [1e9, 1.0] * 4, [-1.0, 2.0] * 4])
@pytest.mark.parametrize("is_share", [False, True])
def test_whatever_the_months_hold_a_forecast_is_finite(values: list[float], is_share: bool) -> None:
    found = forecast(pd.Series(values), 3, 5.0, is_share)
    assert all(map(math.isfinite, (found.low, found.middle, found.high, found.chance, found.naive)))
    assert found.low <= found.middle <= found.high and 0 <= found.chance <= 1
