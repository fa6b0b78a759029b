"""Each measure on a few posts: what it counts, what zero and missing do."""

import math

import pandas as pd
import pytest

from iwa import tables
from iwa.findings.signals import JUDGED
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS, MEASURES
from iwa.measures.series import over
from iwa.networks import NAMES

NAN = float("nan")


def posts(count: int = 5, **columns: object) -> pd.DataFrame:
    """Posts with these columns, one value for all or one each; every other figure missing."""
    frame = pd.DataFrame({name: [NAN] * count for name in (*tables.METRICS, "interactions", "exposure")})
    return frame.assign(**({"format": "image", "is_paid": False} | columns))


def test_a_total_needs_the_figure_of_four_posts_in_five() -> None:
    assert over(posts(reach=[10, 20, 30, 40, NAN]), "reach") == 100
    assert math.isnan(over(posts(reach=[10, 20, 30, NAN, NAN]), "reach"))
    assert over(posts(reach=0), "reach") == 0
    assert math.isnan(over(posts(0), "reach"))


def test_a_rate_is_over_the_posts_that_have_both_parts() -> None:
    five = posts(interactions=[10, 10, 10, 10, NAN], exposure=[100, 100, 100, 100, 100_000])
    assert over(five, "engagement_rate") == 0.1
    assert math.isnan(over(five.assign(interactions=[10, 10, 10, NAN, NAN]), "engagement_rate"))
    assert math.isnan(over(posts(interactions=0, exposure=0), "engagement_rate"))
    assert over(posts(interactions=0, exposure=50), "engagement_rate") == 0


def test_the_typical_exposure_is_the_middle_of_unpaid_feed_posts() -> None:
    formats, paid = ["image"] * 3 + ["story", "image"], [False, False, None, False, True]
    seven = posts(exposure=[10, 30, 20, 5000, 9000], format=formats, is_paid=paid)
    assert over(seven, "typical_exposure") == 20
    assert MEASURES["typical_exposure"].adds is False
    assert MEASURES["typical_exposure"].unit == "count"
    assert math.isnan(over(posts(exposure=[10, 30, NAN, NAN, NAN]), "typical_exposure"))
    assert math.isnan(over(posts(exposure=10, is_paid=True), "typical_exposure"))


@pytest.mark.parametrize("measure", ["reach", "views", "impressions", "interactions", "comments", "shares", "saves"])
def test_stories_are_left_out_of_what_posts_gather(measure: str) -> None:
    with_story = posts(format=["image"] * 4 + ["story"], **{measure: [1, 1, 1, 1, 500]})
    assert over(with_story, measure) == 4


def test_stories_without_comments_do_not_hide_those_of_posts() -> None:
    month = posts(comments=[3, NAN, NAN, NAN, NAN], format=["image"] + ["story"] * 4)
    assert over(month, "comments") == 3


@pytest.mark.parametrize("measure", ["clicks", "link_clicks", "follows"])
def test_blank_clicks_are_none_noted_and_stories_bring_some(measure: str) -> None:
    some = posts(format=["image"] * 4 + ["story"], **{measure: [NAN, NAN, NAN, 2, 3]})
    assert over(some, measure) == 5
    assert math.isnan(over(posts(), measure))


def test_a_click_rate_counts_the_posts_without_any_click() -> None:
    assert over(posts(clicks=[5, NAN, NAN, NAN, NAN], exposure=100), "click_rate") == 0.01
    assert math.isnan(over(posts(exposure=100), "click_rate"))


def test_posts_and_stories_are_counted_apart() -> None:
    month = posts(format=["image", "reel", None, "story", "story"])
    assert (over(month, "posts"), over(month, "stories")) == (3, 2)


def test_retention_weighs_each_video_by_its_views() -> None:
    videos = posts(2, format="video", average_viewed=[0.5, 0.2], views=[300, 100])
    assert over(videos, "retention") == pytest.approx((0.5 * 300 + 0.2 * 100) / 400)
    assert math.isnan(over(videos.assign(views=0.0), "retention"))


def test_watch_time_is_that_of_videos_in_hours() -> None:
    assert over(posts(format=["reel"] + ["image"] * 4, watch_time_s=[7200, NAN, NAN, NAN, NAN]), "watch_time_h") == 2


def test_days_are_added_metric_by_metric() -> None:
    days = pd.DataFrame({"metric": ["follows", "follows", "page_views"], "value": [3.0, -1.0, 50.0]})
    assert (over(days, "new_followers"), over(days, "page_views")) == (2, 50)
    assert math.isnan(over(days.iloc[:0], "new_followers"))


def test_visits_are_added() -> None:
    visits = pd.DataFrame({"sessions": [3.0, NAN], "key_events": [NAN, NAN]})
    assert over(visits, "sessions") == 3
    assert math.isnan(over(visits, "conversions"))


def test_a_deleted_column_silences_its_own_measures_alone() -> None:
    whole = posts(reach=100, views=150, interactions=10, exposure=100, comments=2, shares=1, saves=1, clicks=3)
    before = {name: over(whole, name) for name, measure in MEASURES.items() if measure.reads == "posts"}
    after = {name: over(whole.assign(saves=NAN), name) for name in before}
    moved = {name for name in before if not (after[name] == before[name] or math.isnan(before[name]))}
    assert moved == {"saves", "save_rate"}
    assert all(math.isnan(after[name]) for name in moved)


def test_every_measure_says_what_it_is() -> None:
    for measure in MEASURES.values():
        texts = (measure.label, measure.definition, measure.zero, measure.missing, measure.follows)
        assert all(texts), measure.label
        assert all(text.endswith(".") for text in texts[1:]), measure.label
    assert "Publications payées comprises" in MEASURES["engagement_rate"].definition
    assert {*CLICKS, *AUDIENCE_REACHED} == set(NAMES)
    assert {*CLICKS.values(), *AUDIENCE_REACHED.values(), *JUDGED} <= MEASURES.keys()


def test_sums_that_hold_paid_posts_are_not_judged() -> None:
    assert "typical_exposure" in JUDGED
    assert not {"reach", "impressions", "views"} & set(JUDGED)
