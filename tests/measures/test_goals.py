"""An objective held against the month's figures."""

import pandas as pd
import pytest

from iwa.dossier.rows import Goal
from iwa.measures.goals import Figures, figures_of, goal_state, value_in
from iwa.months import Month

OCTOBER = Month(2026, 10)
NETWORKS = ["facebook", "linkedin"]


@pytest.fixture
def figures() -> Figures:
    rows = [
        ("facebook", "link_clicks", 12.0), ("linkedin", "clicks", 30.0), ("facebook", "engagement_rate", 0.04),
        ("facebook", "follows", 5.0), ("linkedin", "new_followers", 20.0), ("facebook", "conversions", 3.0),
        ("linkedin", "conversions", float("nan")),
    ]  # fmt: skip
    return figures_of(pd.DataFrame(rows, columns=["network", "measure", "value"]).assign(month="2026-10", n=1))


def goal(measure: str | None, network: str | None = None, target: float | None = None) -> Goal:
    return Goal(type="conversion", sentence="Vendre plus", measure=measure, network=network, target=target)


def test_clicks_are_what_each_network_counts(figures: Figures) -> None:
    state = goal_state(goal("clicks"), figures, NETWORKS, OCTOBER)
    assert (state.value, state.networks, state.why) == (42, ("facebook", "linkedin"), "")


def test_followers_are_what_each_network_counts(figures: Figures) -> None:
    assert goal_state(goal("followers"), figures, NETWORKS, OCTOBER).value == 25


@pytest.mark.parametrize("measure", ["engagement_rate", "reach", "views"])
def test_what_cannot_be_added_asks_for_a_network(figures: Figures, measure: str) -> None:
    state = goal_state(goal(measure), figures, NETWORKS, OCTOBER)
    assert (state.value, state.why) == (None, "ne s’additionne pas entre réseaux : précisez le réseau")
    assert goal_state(goal("engagement_rate", "facebook"), figures, NETWORKS, OCTOBER).value == 0.04


def test_a_figure_of_all_networks_together_stands_before_those_of_each() -> None:
    whole = {("all", "answered_share", "2026-10"): 0.86, ("facebook", "answered_share", "2026-10"): 0.5}
    assert goal_state(goal("answered_share"), whole, NETWORKS, OCTOBER).value == 0.86
    assert goal_state(goal("answered_share", "facebook"), whole, NETWORKS, OCTOBER).value == 0.5
    assert goal_state(goal("answered_share"), {}, NETWORKS, OCTOBER).why == "non disponible"


def test_a_network_without_figure_is_named(figures: Figures) -> None:
    state = goal_state(goal("conversions"), figures, NETWORKS, OCTOBER)
    assert (state.value, state.why) == (3, "sans LinkedIn, non disponible")


def test_no_figure_at_all_is_not_available(figures: Figures) -> None:
    state = goal_state(goal("sessions", target=10), figures, NETWORKS, OCTOBER)
    assert (state.value, state.why, state.reached) == (None, "non disponible", None)


def test_an_objective_without_a_measure_is_to_be_completed(figures: Figures) -> None:
    assert goal_state(goal(None), figures, NETWORKS, OCTOBER).why == "indicateur à compléter"


@pytest.mark.parametrize(("target", "reached"), [(42.0, True), (43.0, False), (None, None)])
def test_a_target_is_reached_from_its_value_on(figures: Figures, target: float | None, reached: bool | None) -> None:
    assert goal_state(goal("clicks", target=target), figures, NETWORKS, OCTOBER).reached is reached


def test_a_figure_of_another_month_is_no_figure(figures: Figures) -> None:
    assert value_in(figures, "facebook", "conversions", Month(2026, 9)) is None
    assert value_in(figures, "linkedin", "conversions", OCTOBER) is None
