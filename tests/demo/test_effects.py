"""The planted effects are in the worlds that have them, at their size, and in no other."""

import numpy as np
import pandas as pd
import pytest

from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.effects import PLANTED, Planted, planted, ratios
from iwa.demo.world import build_world

SEEDS = (2026, 1, 2)
SHOWN = {"linkedin": "impressions", "x": "impressions", "tiktok": "views"}  # else reach
INTERACTIONS = {
    "facebook": ["reactions", "comments", "shares"],
    "instagram": ["reactions", "comments", "shares", "saves"],
    "linkedin": ["reactions", "comments", "shares", "clicks"],
    "tiktok": ["reactions", "comments", "shares"],
    "x": ["reactions", "comments", "shares"],
}


@pytest.fixture(scope="module")
def posts() -> dict[tuple[str, bool], list[pd.DataFrame]]:
    return {
        (client, effects): [build_world(client, seed, effects).posts for seed in SEEDS]
        for client in CLIENT_KEYS
        for effects in (True, False)
    }


def log_rate(frame: pd.DataFrame, network: str) -> pd.DataFrame:
    own = frame[(frame["network"] == network) & (frame["kind"] == "posts") & ~frame["is_paid"]]
    base = own[SHOWN.get(network, "reach")]
    return own.assign(y=np.log((own[INTERACTIONS[network]].sum(axis=1) + 0.5) / (base + 1)))


def format_ratio(worlds: list[pd.DataFrame], network: str, form: str, by: str = "format") -> float:
    y = pd.concat([log_rate(world, network) for world in worlds])
    chosen = y[by] == form
    return float(np.exp(y.loc[chosen, "y"].mean() - y.loc[~chosen, "y"].mean()))


@pytest.mark.parametrize(
    ("client", "network", "form", "ratio"),
    [
        (BAKERY, "instagram", "carousel", 2.2),
        (BAKERY, "facebook", "link", 0.45),
        (WORKSHOP, "linkedin", "video", 2.2),
        (RETAILER, "instagram", "image", 0.45),
    ],
)
def test_one_format_is_better_or_worse_by_its_ratio(posts, client, network, form, ratio) -> None:  # type: ignore[no-untyped-def]
    assert format_ratio(posts[client, True], network, form) == pytest.approx(ratio, rel=0.12)
    assert format_ratio(posts[client, False], network, form) == pytest.approx(1.0, rel=0.12)


def test_one_theme_is_better_on_tiktok_by_its_ratio(posts) -> None:  # type: ignore[no-untyped-def]
    found = [
        format_ratio(posts[RETAILER, effects], "tiktok", "gestes et conseils", "theme") for effects in (True, False)
    ]
    assert found == [pytest.approx(2.4, rel=0.1), pytest.approx(1.0, rel=0.1)]


@pytest.mark.parametrize("client", [WORKSHOP, RETAILER])
def test_nothing_is_to_be_found_on_x(posts, client) -> None:  # type: ignore[no-untyped-def]
    pairs = zip(posts[client, True], posts[client, False], strict=True)
    assert all(one[one["network"] == "x"].equals(other[other["network"] == "x"]) for one, other in pairs)
    assert format_ratio(posts[client, True], "x", "reply") == pytest.approx(1.0, rel=0.15)


def test_instagram_reach_of_the_retailer_falls_by_half_in_october_2026(posts) -> None:  # type: ignore[no-untyped-def]
    for with_effect, without in zip(posts[RETAILER, True], posts[RETAILER, False], strict=True):
        october = (without["network"] == "instagram") & (without["month"] == "2026-10")
        assert with_effect.loc[october, "reach"].sum() / without.loc[october, "reach"].sum() == pytest.approx(0.5, 0.02)


def test_october_2026_has_five_boosted_posts_of_the_retailer(posts) -> None:  # type: ignore[no-untyped-def]
    for world in posts[RETAILER, True]:
        paid = world[world["is_paid"]]
        assert set(paid["network"] + " " + paid["month"]) == {"facebook 2026-10"} and len(paid) == 5
        assert (paid["reach_paid"] > paid["reach"] - paid["reach_paid"]).mean() > 0.7
    assert not any(world["is_paid"].any() for world in posts[RETAILER, False])


def test_facebook_reach_falls_by_45_percent_in_october_2026(posts) -> None:  # type: ignore[no-untyped-def]
    pairs = zip(posts[BAKERY, True], posts[BAKERY, False], strict=True)
    for with_effect, without in pairs:
        october = (without["network"] == "facebook") & (without["month"] == "2026-10")
        assert with_effect.loc[october, "reach"].sum() / without.loc[october, "reach"].sum() == pytest.approx(
            0.55, 0.01
        )
        others = (without["network"] == "facebook") & (without["month"] != "2026-10") & ~with_effect["is_paid"]
        pd.testing.assert_series_equal(with_effect.loc[others, "reach"], without.loc[others, "reach"])


def test_september_2026_has_four_boosted_posts_with_inflated_reach(posts) -> None:  # type: ignore[no-untyped-def]
    for world in posts[BAKERY, True]:
        paid = world[world["is_paid"]]
        assert len(paid) == 4
        assert set(paid["network"] + " " + paid["month"]) == {"facebook 2026-09"}
        assert (paid["reach_paid"] > 2 * (paid["reach"] - paid["reach_paid"])).all()
    assert not any(world["is_paid"].any() for world in posts[BAKERY, False])


def test_shorts_keep_seven_tenths_of_the_watched_share(posts) -> None:  # type: ignore[no-untyped-def]
    watched = []
    for effects in (True, False):
        videos = pd.concat(posts[WORKSHOP, effects]).query("network == 'youtube'")
        watched.append(np.log(videos["average_viewed"]).groupby(videos["format"]).mean())
    ratio = [float(np.exp(w["short"] - w["video"])) for w in watched]
    assert ratio[0] == pytest.approx(0.7, rel=0.08)
    assert ratio[1] == pytest.approx(1.0, rel=0.08)


def test_linkedin_impressions_grow_by_2_percent_a_month_beyond_followers(posts) -> None:  # type: ignore[no-untyped-def]
    grown, flat = (pd.concat(posts[WORKSHOP, effects]).query("network == 'linkedin'") for effects in (True, False))
    last = (grown["month"] == "2026-10").to_numpy()  # the 15th month: 14 steps after the first
    assert grown["impressions"][last].sum() / flat["impressions"][last].sum() == pytest.approx(1.02**14, rel=0.01)


def test_new_linkedin_followers_are_five_times_as_many_in_october_2026() -> None:
    won = []
    for effects in (True, False):
        days = build_world(WORKSHOP, effects=effects).days
        follows = days[(days["network"] == "linkedin") & (days["metric"] == "follows")]
        won.append(follows.groupby(follows["date"].dt.strftime("%Y-%m"))["value"].sum())
    assert won[0]["2026-10"] / won[1]["2026-10"] == pytest.approx(5, rel=0.15)
    assert won[0].drop("2026-10").equals(won[1].drop("2026-10"))


def test_the_hour_and_the_day_of_the_week_change_nothing(posts) -> None:  # type: ignore[no-untyped-def]
    for network, client in (("facebook", BAKERY), ("instagram", BAKERY), ("linkedin", WORKSHOP)):
        y = pd.concat([log_rate(world, network) for world in posts[client, False]])
        for group in (y["hour"] < 12, y["day"].dt.day_of_week >= 5):
            z = (y.loc[group, "y"].mean() - y.loc[~group, "y"].mean()) / np.sqrt(
                y["y"].var() * (1 / group.sum() + 1 / (~group).sum())
            )
            assert abs(z) < 3


def test_both_worlds_of_a_seed_have_the_same_posts(posts) -> None:  # type: ignore[no-untyped-def]
    for client in CLIENT_KEYS:
        for with_effect, without in zip(posts[client, True], posts[client, False], strict=True):
            same = ["url", "text", "format", "published_at", "content"]
            pd.testing.assert_frame_equal(with_effect[same], without[same])


def test_an_effect_touches_its_format_and_its_month_only() -> None:
    effect = Planted(BAKERY, "facebook", "reach", 0.5, format="link", month=MONTH_TWO)
    rows = pd.DataFrame({"format": ["link", "link", "image"], "month": ["2026-10", "2026-09", "2026-10"]})
    assert ratios([effect, effect], rows).tolist() == [0.25, 1.0, 1.0]


def test_every_planted_effect_is_found_by_its_client_network_and_measure() -> None:
    assert all(effect in planted(effect.client, effect.network, effect.measure) for effect in PLANTED)
    assert planted(BAKERY, "instagram", "reach") == []
