"""A model made by hand: two networks, one followed and clicked, advertising on one."""

from __future__ import annotations

import pytest

from iwa.simulator.model import Effect, Elasticity, Followers, Goal, Level, Model, NetworkModel, Paid

CENTRES = {"reach": 10.0, "interactions": 7.0, "clicks": 5.0, "visits": 4.8, "gains": 3.0, "engagement_rate": -3.0}


def level(middle: float) -> Level:
    return Level((middle, middle + 0.01, middle + 0.02), (0.2, 0.25, 0.3))


def network(weekly: float, known: bool) -> NetworkModel:
    formats = {
        "image": Effect(0.6, (0.4, 0.8), (-0.2, 0.1), (0.0, 0.3), 1.0),
        "carousel": Effect(0.4, (0.2, 0.6), (0.25, 0.15), (0.1, 0.3), 2.5),
    }
    pillars = {
        "preuves": Effect(0.3, (0.0, 1.0), (0.1, 0.2), (0.0, 0.3)),
        "lien": Effect(0.7, (0.0, 1.0), (0.0, 0.3), (0.0, 0.3)),
    }
    return NetworkModel(
        weekly=weekly, seen=(1.0, 5.0), basis="reach", elasticity=Elasticity(0.8, 0.12, 50, 0.95, 0.1, True),
        levels={name: level(middle) for name, middle in CENTRES.items()}, formats=formats, pillars=pillars,
        click_basis="link_clicks" if known else "", click_rate=0.01 if known else None, click_seen=(0.008, 0.02),
        story_hours=0.25, followers=Followers(4000.0, (40.0, 41.0, 42.0), (5.0, 6.0, 7.0)) if known else None,
    )  # fmt: skip


@pytest.fixture
def model() -> Model:
    return Model(
        month="2026-10", networks={"facebook": network(3.0, True), "instagram": network(4.0, False)},
        pillars={"preuves": 0.3, "lien": 0.7}, conversion=(0.05, 0.005), conversion_seen=(0.04, 0.06),
        paid={"meta": Paid(300.0, 250.0, (100.0, 400.0), 40000.0, 600.0, 20.0, 0.25, 2)},
        visits_spread=(0.15, 0.16, 0.17), hours=60.0, goals=(Goal("reach", "facebook", 30000.0, 15000.0, "2027-03-31", 0),),
    )  # fmt: skip
