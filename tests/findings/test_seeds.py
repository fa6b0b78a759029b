"""Worlds of several seeds: what is planted is seen the right way round, and nothing else is asserted."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from iwa.consolidate.posts import AGE_DAYS, EXPOSURE, INTERACTIONS
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.effects import PLANTED, Planted
from iwa.demo.truth import truth
from iwa.demo.world import build_world
from iwa.findings import asked, judge
from iwa.findings.attributes import attributed

SEEDS = (1, 2, 3)
ENGAGEMENT = [effect for effect in PLANTED if effect.measure == "engagement"]  # of a format or a theme


@pytest.fixture(scope="module")
def judged() -> dict[tuple[int, str, bool], pd.DataFrame]:
    """October's comparisons by seed, client and whether effects are planted."""
    return {
        (seed, client, effects): judge(asked(window_posts(seed, client, effects)))
        for seed, client, effects in product(SEEDS, CLIENT_KEYS, (True, False))
    }


def window_posts(seed: int, client: str, effects: bool) -> pd.DataFrame:
    """The posts of the ninety days up to October's end, as a faultless reading gives them."""
    world = build_world(client, seed, effects)
    posts = truth(world, MONTH_TWO).posts
    first, last = MONTH_TWO.window(90)
    local = posts["published_at"].dt.tz_convert(world.client.timezone).dt.date
    posts = posts[posts["own"] & (posts["kind"] == "posts") & (local >= first) & (local <= last)]
    age = posts["measured_on"] - posts["published_at"].dt.tz_localize(None)
    posts = posts.assign(engagement_basis=posts["network"].map(EXPOSURE), too_young=age < pd.Timedelta(days=AGE_DAYS))
    parts = [
        own.assign(interactions=own[list(INTERACTIONS[network])].sum(axis=1), exposure=own[EXPOSURE[network]])
        for network, own in posts.groupby("network")
    ]
    return attributed(pd.concat(parts), world.client.timezone)


def planted_row(comparisons: pd.DataFrame, effect: Planted) -> pd.Series:
    asked_of = "theme" if effect.theme else "format"
    own = comparisons[(comparisons["network"] == effect.network) & (comparisons["question"] == asked_of)]
    return own.set_index("group").loc[effect.theme or effect.format]


@pytest.mark.parametrize(
    "effect", ENGAGEMENT, ids=lambda effect: f"{effect.theme or effect.format} on {effect.network}"
)
def test_a_planted_format_or_theme_is_seen_the_right_way_round(judged, effect) -> None:  # type: ignore[no-untyped-def]
    rows = [planted_row(judged[seed, effect.client, True], effect) for seed in SEEDS]
    assert all((row["ratio"] > 1) == (effect.ratio > 1) for row in rows)
    assert np.exp(np.mean([np.log(row["ratio_observed"]) for row in rows])) == pytest.approx(effect.ratio, rel=0.25)
    assert any(row["verdict"] in ("concluant", "indicatif") for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_nothing_is_asserted_of_hours_days_themes_or_lengths(judged, client, seed) -> None:  # type: ignore[no-untyped-def]
    for effects in (True, False):
        rows = judged[seed, client, effects]
        themed = [effect.network for effect in ENGAGEMENT if effect.client == client and effect.theme and effects]
        beside = rows[~rows["question"].isin(["format", "format_clicks"])]
        beside = beside[(beside["question"] != "theme") | ~beside["network"].isin(themed)]
        assert (beside["verdict"] != "concluant").all()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_a_world_without_effects_asserts_nothing(judged, client, seed) -> None:  # type: ignore[no-untyped-def]
    rows = judged[seed, client, False]
    # On Facebook a link post is clicked more than a picture in every world.
    clicked = (rows["network"] == "facebook") & (rows["question"] == "format_clicks")
    assert (rows.loc[~clicked, "verdict"] != "concluant").all()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("client", [WORKSHOP, RETAILER])
def test_on_x_where_nothing_is_planted_nothing_is_asserted(judged, client, seed) -> None:  # type: ignore[no-untyped-def]
    rows = judged[seed, client, True]
    on_x = rows[rows["network"] == "x"]
    assert on_x["p"].notna().any() and (on_x["verdict"] != "concluant").all()
