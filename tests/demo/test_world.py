import numpy as np
import pandas as pd
import pytest

from iwa.demo.clients import BAKERY, CLIENT_KEYS, WORKSHOP
from iwa.demo.profiles import PROFILES
from iwa.demo.world import World, build_world, figures_at, maturity
from iwa.networks import NAMES


def monthly(world: World, network: str, kind: str = "posts") -> pd.Series:
    posts = world.posts[(world.posts["network"] == network) & (world.posts["kind"] == kind)]
    return posts[posts["month"] <= "2026-10"].groupby("month").size()


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_the_same_seed_gives_the_same_world_and_another_seed_another(client: str) -> None:
    first, again, other = build_world(client, 7), build_world(client, 7), build_world(client, 8)
    pd.testing.assert_frame_equal(first.posts, again.posts)
    pd.testing.assert_frame_equal(first.days, again.days)
    pd.testing.assert_frame_equal(first.traffic, again.traffic)
    assert first.posts["url"].tolist() != other.posts["url"].tolist()


def test_the_bakery_has_20_months_of_some_14_16_and_10_pieces(bakery: World) -> None:
    assert len(monthly(bakery, "facebook")) == 20
    assert monthly(bakery, "facebook").between(13, 15).all()
    assert monthly(bakery, "instagram").between(14, 17).all()
    assert monthly(bakery, "instagram", "stories").between(9, 11).all()


def test_the_workshop_has_15_months_of_some_14_posts_and_4_videos_of_which_2_are_short(workshop: World) -> None:
    assert len(monthly(workshop, "linkedin")) == 15
    assert monthly(workshop, "linkedin").between(13, 15).all()
    assert (monthly(workshop, "youtube") == 4).all()
    videos = workshop.posts[workshop.posts["network"] == "youtube"]
    assert (videos[videos["month"] <= "2026-10"].groupby(["month", "format"]).size() == 2).all()
    assert (videos.loc[videos["format"] == "short", "duration_s"] <= 60).all()
    assert (videos.loc[videos["format"] == "video", "duration_s"] > 60).all()


def test_nothing_goes_out_while_the_house_is_closed(bakery: World, workshop: World) -> None:
    assert not bakery.posts["day"].between("2026-08-03", "2026-08-16").any()
    assert not workshop.posts["day"].between("2025-12-23", "2026-01-04").any()


def test_meta_displays_are_impressions_before_21_april_2025_and_views_from_then_on(bakery: World) -> None:
    facebook = bakery.posts[bakery.posts["network"] == "facebook"]
    before = facebook["published_at"] < pd.Timestamp("2025-04-21", tz="UTC")
    assert before.sum() > 15
    assert facebook["impressions"].notna().equals(before)
    assert facebook["views"].notna().equals(~before)


def test_parts_never_exceed_the_whole(bakery: World, workshop: World) -> None:
    facebook = bakery.posts[bakery.posts["network"] == "facebook"]
    assert (facebook["reach_paid"] < facebook["reach"]).all()
    assert (facebook["link_clicks"] <= facebook["clicks"]).all()
    linkedin = workshop.posts[workshop.posts["network"] == "linkedin"]
    assert (linkedin["reactions"] >= 0).all()
    videos = linkedin[linkedin["views"].notna()]
    assert (videos["views"] <= videos["impressions"]).all()


def test_the_rate_of_interactions_varies_between_posts_as_real_ones_do() -> None:
    spreads = []
    for seed in range(4):
        posts = build_world(BAKERY, seed, effects=False).posts
        own = posts[(posts["network"] == "instagram") & (posts["kind"] == "posts")]
        total = own[["reactions", "comments", "shares", "saves"]].sum(axis=1)
        spreads.append(np.log((total + 0.5) / (own["reach"] + 1)).std())
    assert 0.45 < np.mean(spreads) < 0.65


def test_a_post_has_60_percent_of_its_figures_at_once_and_95_after_a_week() -> None:
    assert maturity(np.array([0.0, 7.0, 60.0])).round(3).tolist() == [0.6, 0.946, 1.0]


def test_figures_only_grow_and_posts_to_come_are_not_there(bakery: World) -> None:
    early = figures_at(bakery.posts, pd.Timestamp("2026-10-05", tz="UTC")).set_index("url")
    late = figures_at(bakery.posts, pd.Timestamp("2026-11-08", tz="UTC")).set_index("url").loc[early.index]
    assert early["published_at"].max() < pd.Timestamp("2026-10-05", tz="UTC")
    assert (late["reach"] >= early["reach"]).all()
    assert (late["reach"] > early["reach"]).any()
    assert (late["reach"] % 1 == 0).all()


def test_utm_contents_are_unique_and_name_the_day_the_network_and_a_number(worlds: dict[str, World]) -> None:
    for world in worlds.values():
        rows = world.posts["row_id"]
        assert rows.is_unique
        assert rows.str.fullmatch(r"20\d\d-\d\d-\d\d-(fb|ig|st|li|yt|tk|x)-\d").all()
        tagged = world.posts.dropna(subset="content")
        ends = [
            address.endswith(f"utm_content={row}")
            for address, row in zip(tagged["address"], tagged["row_id"], strict=True)
        ]
        assert all(ends)


def test_new_followers_of_linkedin_add_up_to_the_stock(workshop: World) -> None:
    days = workshop.days[(workshop.days["network"] == "linkedin") & (workshop.days["date"] <= "2026-10-31")]
    won = days[days["metric"] == "follows"]["value"]
    stock = workshop.followers.query("network == 'linkedin' and month == '2026-10'")["followers"].item()
    assert stock == 1930 + won.sum()


def test_some_days_take_followers_and_reactions_away(workshop: World) -> None:
    days = workshop.days.query("network == 'linkedin'").set_index(["metric", "date"])["value"]
    assert days["reactions"].loc["2026-02-12"].item() == -24
    assert (days["follows"] < 0).sum() >= 1


def test_most_visits_owe_nothing_to_posts_and_a_part_of_the_social_ones_is_untied(bakery: World) -> None:
    traffic = bakery.traffic.groupby(bakery.traffic["channel"] == "Organic Social")["sessions"].sum()
    assert traffic[False] > traffic[True] > 0
    social = bakery.traffic[bakery.traffic["channel"] == "Organic Social"]
    untied = social.loc[social["content"] == "(not set)", "sessions"].sum() / social["sessions"].sum()
    assert 0.05 < untied < 0.35


def test_the_retailer_has_14_months_on_six_networks(retailer: World) -> None:
    sizes = {network: monthly(retailer, network) for network in NAMES}
    assert {network: len(months) for network, months in sizes.items()} == dict.fromkeys(NAMES, 14)
    middle = {network: int(months.median()) for network, months in sizes.items()}
    assert middle == {"facebook": 13, "instagram": 15, "linkedin": 6, "youtube": 3, "tiktok": 13, "x": 7}
    followers = retailer.followers[retailer.followers["month"] == "2026-10"].set_index("network")["followers"]
    assert set(followers.index) == set(NAMES) and followers.sum() > 25_000


def test_x_counts_more_engagements_than_the_parts_it_names(retailer: World, workshop: World) -> None:
    for world in (retailer, workshop):
        x = world.posts[world.posts["network"] == "x"]
        assert (x["engagements"] >= x[["reactions", "comments", "shares"]].sum(axis=1)).all()
        assert (x["engagements"] <= x["impressions"]).all()


def test_followers_of_tiktok_and_x_follow_from_those_won_and_lost(retailer: World) -> None:
    for network, first in (("tiktok", 2750), ("x", 1080)):
        days = retailer.days[(retailer.days["network"] == network) & (retailer.days["date"] <= "2026-10-31")]
        moves = days.groupby("metric")["value"].sum()
        stock = retailer.followers.query("network == @network and month == '2026-10'")["followers"].item()
        assert stock == first + moves["follows"] - moves["unfollows"]


def test_x_takes_nothing_from_the_other_networks_of_the_workshop(
    workshop: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = tuple(profile for profile in PROFILES[WORKSHOP] if profile.network != "x")
    monkeypatch.setitem(PROFILES, WORKSHOP, without)
    alone = build_world(WORKSHOP)
    others = workshop.posts[workshop.posts["network"] != "x"].dropna(axis=1, how="all")
    pd.testing.assert_frame_equal(others, alone.posts[others.columns])
    pd.testing.assert_frame_equal(workshop.days[workshop.days["network"] != "x"], alone.days)
    brought = ["x", "t.co"]
    pd.testing.assert_frame_equal(
        workshop.traffic[~workshop.traffic["source"].isin(brought)].reset_index(drop=True), alone.traffic
    )
