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
    usual = {
        "format": "image",
        "is_paid": False,
        "theme": None,
        "pillar": None,
        "published_at": pd.Timestamp("2026-10-05"),
    }
    return frame.assign(**(usual | columns))


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


def test_a_day_with_two_stories_counts_once() -> None:
    when = [f"2026-10-{day} 09:00" for day in ("01", "01", "02", "03", "03")]
    month = posts(format=["story"] * 3 + ["image", "story"], published_at=pd.to_datetime(when))
    assert over(month, "story_days") == 3
    assert over(month.assign(format="image"), "story_days") == 0


def test_replies_to_stories_that_are_all_nil_are_uncounted_not_nil() -> None:
    stories = posts(format="story", replies=[0, 0, 2, NAN, 1])
    assert over(stories, "story_replies") == 3
    assert math.isnan(over(stories.assign(replies=0.0), "story_replies"))
    assert math.isnan(over(stories.assign(format="image"), "story_replies"))


def test_the_shares_of_a_conversation_are_those_of_messages() -> None:
    when = pd.to_datetime([f"2026-10-{day}:00" for day in ("01 08", "01 22", "02 09", "03 09", "05 09")])
    five = posts(format=["post", "reply", "post", "reply", "post"], published_at=when)
    assert over(five, "reply_share") == 0.4
    assert over(five, "same_day_share") == 0.4
    for measure in ("reply_share", "same_day_share"):
        assert math.isnan(over(posts(), measure)), "no other network lists its replies"


def test_comments_are_spread_over_the_posts_that_may_have_some() -> None:
    month = posts(format=["image"] * 4 + ["story"], comments=[4, 0, 1, 1, NAN])
    assert over(month, "comments_per_post") == 1.5
    assert over(month, "commented_share") == 0.75
    assert math.isnan(over(month.assign(comments=[4, NAN, 1, 1, NAN]), "comments_per_post"))


def test_posts_are_labelled_by_theme_or_pillar_whatever_the_case() -> None:
    labels = {
        "theme": ["Marque employeur", "Recettes", None, None, None],
        "pillar": [None, None, "marque Employeur", None, None],
    }
    month = posts(
        interactions=[10, 90, 20, 90, 90], exposure=100, shares=[1, 9, 2, 9, 9], saves=[3, 9, 4, 9, 9], **labels
    )
    assert over(month, "employer_engagement_rate") == 0.15
    assert (over(month, "employer_shares"), over(month, "employer_saves")) == (3, 7)
    assert math.isnan(over(month.assign(theme=None, pillar=None), "employer_shares"))


def test_the_clicks_to_offers_are_those_on_a_link_or_all() -> None:
    month = posts(theme=["recrutement"] * 2 + [None] * 3, clicks=[7, 8, 90, 90, 90], link_clicks=[2, NAN, 50, 50, 50])
    assert over(month, "offer_clicks") == 2
    assert over(month.assign(link_clicks=NAN), "offer_clicks") == 15
    assert math.isnan(over(month.assign(theme="Recettes"), "offer_clicks"))


def test_viewers_of_days_are_averaged_and_page_tabs_are_added() -> None:
    days = pd.DataFrame(
        [("returning_viewers", 10.0), ("returning_viewers", 20.0), ("jobs_page_views", 3.0), ("jobs_page_views", 4.0),
         ("life_page_views", 5.0), ("profile_visits", 6.0), ("link_clicks", 8.0)],
        columns=["metric", "value"],
    )  # fmt: skip
    assert over(days, "returning_viewers") == 15
    assert (over(days, "jobs_page_views"), over(days, "life_page_views")) == (7, 5)
    assert (over(days, "profile_views"), over(days, "account_link_clicks")) == (6, 8)
    assert math.isnan(over(days.iloc[2:], "returning_viewers"))


def visits(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = ["source", "channel", "network", "kind", "sessions", "key_events", "new_users", "revenue"]
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[:4], "str"))


VISITS = visits(
    ("facebook", None, "facebook", "lead", 40.0, 3.0, 10.0, NAN),
    ("facebook", None, "facebook", "vente", 10.0, 2.0, 5.0, 80.0),
    ("(direct)", None, None, None, 25.0, 9.0, 9.0, 900.0),
    (None, "Direct", None, None, 5.0, NAN, NAN, NAN),
)


def test_visits_are_parted_by_origin_and_their_events_by_kind() -> None:
    social = VISITS[:2]
    assert (over(social, "new_visitors"), over(social, "revenue")) == (15, 80)
    assert (over(social, "lead_events"), over(social, "sale_events")) == (3, 2)
    assert math.isnan(over(social, "application_events")) and math.isnan(over(social, "appointment_events"))
    assert over(VISITS, "direct_sessions") == 30
    assert over(VISITS, "conversion_rate") == 0.1
    assert math.isnan(over(VISITS.assign(key_events=NAN), "conversion_rate"))


def entries(*rows: tuple[str, str | None, float, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["indicator", "network", "value", "note"]).astype(
        {"network": "str", "note": "str"}
    )


def test_an_entry_for_the_whole_client_holds_those_of_its_networks() -> None:
    leads = entries(("leads", None, 20, ""), ("leads", "linkedin", 8, ""), ("leads", "x", 3, ""))
    assert over(leads, "leads") == 20
    assert over(leads[1:], "leads") == 11
    assert math.isnan(over(leads[:0], "leads"))


def test_people_reached_nearby_and_scores_are_never_added() -> None:
    both = entries(("portée locale", "facebook", 900, ""), ("portée locale", "instagram", 400, ""))
    assert math.isnan(over(both, "portée locale"))
    assert over(both[:1], "portée locale") == 900


@pytest.mark.parametrize(
    ("own", "panel", "note", "expected"),
    [(30, 120, "Marette, Dupain, Blé d’or", 0.25), (30, 120, "", None), (30, 0, "Dupain", None), (130, 120, "Dupain", None)],
)  # fmt: skip
def test_a_share_of_voice_needs_a_declared_panel_that_holds_the_client(
    own: float, panel: float, note: str, expected: float | None
) -> None:
    value = over(entries(("mentions", None, own, ""), ("mentions du panel", None, panel, note)), "share_of_voice")
    assert value == expected if expected is not None else math.isnan(value)


def test_a_panel_that_is_declared_in_part_is_not_declared() -> None:
    rows = entries(
        ("mentions", "x", 30, ""), ("mentions du panel", "x", 60, "Dupain"), ("mentions du panel", "facebook", 60, "")
    )
    assert math.isnan(over(rows, "share_of_voice"))


def test_a_lead_costs_what_the_campaigns_that_count_leads_spent() -> None:
    campaigns = pd.DataFrame({"spend": [100.0, 50.0, 70.0], "leads": [4.0, 1.0, NAN], "currency": "EUR"})
    assert over(campaigns, "cost_per_lead") == 30
    assert math.isnan(over(campaigns.assign(leads=0.0), "cost_per_lead"))
    assert math.isnan(over(campaigns.assign(currency=["EUR", "USD", "EUR"]), "cost_per_lead"))


def test_followers_are_read_by_their_first_label_and_by_their_place() -> None:
    shares = pd.DataFrame({"share": [0.4, 0.25, 0.2], "is_local": [True, False, True]})
    assert over(shares, "leading_function") == over(shares, "leading_seniority") == 0.4
    assert over(shares, "local_followers") == pytest.approx(0.6)
    assert math.isnan(over(shares.assign(is_local=False), "local_followers"))


def test_days_are_added_metric_by_metric() -> None:
    days = pd.DataFrame({"metric": ["follows", "follows", "page_views"], "value": [3.0, -1.0, 50.0]})
    assert (over(days, "new_followers"), over(days, "page_views")) == (2, 50)
    assert math.isnan(over(days.iloc[:0], "new_followers"))


def test_visits_are_added() -> None:
    visits = pd.DataFrame({"sessions": [3.0, NAN], "key_events": [NAN, NAN]})
    assert over(visits, "sessions") == 3
    assert math.isnan(over(visits, "conversions"))


def test_a_deleted_column_silences_its_own_measures_alone() -> None:
    whole = posts(
        theme="Marque employeur",
        reach=100,
        views=150,
        interactions=10,
        exposure=100,
        comments=2,
        shares=1,
        saves=1,
        clicks=3,
    )
    before = {name: over(whole, name) for name, measure in MEASURES.items() if measure.reads == "posts"}
    after = {name: over(whole.assign(saves=NAN), name) for name in before}
    moved = {name for name in before if not (after[name] == before[name] or math.isnan(before[name]))}
    assert moved == {"saves", "save_rate", "employer_saves"}
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
