"""What a faultless reading of the files gives: the latest figures, nothing wiped out."""

import pandas as pd
import pytest

from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.downloads import DOWNLOADS
from iwa.demo.served import forgotten, in_file
from iwa.demo.truth import truth
from iwa.demo.world import World, figures_at


def test_each_post_is_there_once_up_to_the_day_of_the_download(bakery: World) -> None:
    for month, last in ((MONTH_ONE, "2026-10-06"), (MONTH_TWO, "2026-11-09")):
        posts = truth(bakery, month).posts
        assert posts["post_id"].is_unique
        assert posts["published_at"].max() < pd.Timestamp(last, tz="UTC")
    out = figures_at(bakery.posts, pd.Timestamp("2026-11-08T09:15Z"))
    missing = out[~out["post_id"].isin(posts["post_id"])]
    # Between the two exports of stories lie those of November.
    assert set(missing["kind"] + " " + missing["month"]) <= {"stories 2026-11"}


def test_a_post_of_october_has_its_figures_of_november(bakery: World) -> None:
    posts = truth(bakery, MONTH_TWO).posts.query("network == 'facebook' and month == '2026-10'").set_index("post_id")
    then = figures_at(bakery.posts, pd.Timestamp("2026-11-08T09:15Z")).set_index("post_id").loc[posts.index]
    assert posts["reach"].tolist() == then["reach"].tolist()
    assert set(posts["measured_on"]) == {pd.Timestamp("2026-11-08")}


@pytest.mark.parametrize(("client", "network"), [(BAKERY, "facebook"), (BAKERY, "instagram"), (WORKSHOP, "linkedin")])
def test_the_forgotten_post_keeps_its_earlier_figures(
    client: str, network: str, bakery: World, workshop: World
) -> None:
    world = bakery if client == BAKERY else workshop
    download = next(d for d in DOWNLOADS[client][MONTH_TWO] if d.network == network)
    (lost,) = forgotten(world, download)
    in_month_two = in_file(world, download).set_index("post_id").loc[lost]
    assert not in_month_two["reactions"] > 0
    before, after = (truth(world, month).posts.set_index("post_id").loc[lost] for month in (MONTH_ONE, MONTH_TWO))
    assert before["reactions"] == after["reactions"] > 0
    assert before["measured_on"] == after["measured_on"] < pd.Timestamp("2026-11-01")


def test_posts_of_the_break_have_impressions_from_the_old_file_and_no_views(bakery: World) -> None:
    posts = truth(bakery, MONTH_TWO).posts
    old = posts[(posts["network"] == "facebook") & (posts["published_at"] < pd.Timestamp("2025-04-19", tz="UTC"))]
    assert old["impressions"].notna().all()
    assert old["views"].isna().all()


def test_days_stop_a_day_or_two_before_the_download_and_visits_with_the_month(workshop: World) -> None:
    seen = truth(workshop, MONTH_TWO)
    last = seen.days.groupby("network")["date"].max()
    assert last.dt.strftime("%m-%d").to_dict() == {"linkedin": "11-06", "youtube": "10-31", "x": "11-07"}
    assert (seen.traffic["month"].min(), seen.traffic["month"].max()) == ("2025-09", "2026-10")


def test_month_one_knows_nothing_of_month_two(workshop: World) -> None:
    seen = truth(workshop, MONTH_ONE)
    assert seen.days["date"].max() == pd.Timestamp("2026-10-04")
    assert seen.traffic["month"].max() == "2026-09"
    assert seen.posts["measured_on"].max() == pd.Timestamp("2026-10-04")


def test_videos_that_studio_does_not_list_keep_the_figures_of_the_business_files(retailer: World) -> None:
    business, studio = (d for d in DOWNLOADS[RETAILER][MONTH_TWO] if d.network == "tiktok")
    listed = in_file(retailer, studio)
    assert len(listed) == 13 and listed["views"].min() >= in_file(retailer, business)["views"].median()
    posts = truth(retailer, MONTH_TWO).posts.query("network == 'tiktok'").set_index("post_id")
    old = posts[(posts["month"] < "2026-09") & ~posts.index.isin(listed["post_id"])]
    assert set(old["measured_on"]) == {pd.Timestamp("2026-10-04")}
