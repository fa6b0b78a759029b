"""One row a post: its facts, its figures, and what follows from them."""

import pandas as pd
import pytest

from iwa import tables
from iwa.consolidate.posts import posts_table

CLOSING = pd.Timestamp("2026-11-10")


def seen(network: str = "facebook", **facts: object) -> dict[str, object]:
    """A post as one file shows it."""
    usual = {
        "network": network, "post_id": "1", "account": "Marette", "published_at": pd.Timestamp("2026-10-06 10:00", tz="UTC"),
        "url": "https://x.fr/1", "text": "Bonjour", "format": "image", "is_paid": False, "duration_s": None,
        "measured_at": pd.Timestamp("2026-11-02"), "source_file": "a.csv", "source_row": 2, "cutoff": CLOSING,
    }  # fmt: skip
    return usual | facts


def table(*sightings: dict[str, object], **figures: float) -> pd.DataFrame:
    """The posts of these sightings; `figures` are those of post 1 of the first one's network, 2 November."""
    rows = pd.DataFrame({"metric": list(figures), "value": list(figures.values())}, dtype="object")
    used = rows.assign(network=sightings[0]["network"], post_id="1", measured_at=pd.Timestamp("2026-11-02"))
    frame = pd.DataFrame(list(sightings))
    frame["is_paid"] = frame["is_paid"].astype("boolean")
    return posts_table(frame, used.astype({"value": "float64", "metric": "str"}))


def test_a_rate_is_interactions_over_the_networks_own_base() -> None:
    (post,) = table(seen(), reactions=6, comments=3, shares=1, reach=100, views=400).to_dict("records")
    assert (post["interactions"], post["exposure"], post["engagement_rate"]) == (10, 100, 0.1)
    assert post["engagement_basis"] == "reach"


@pytest.mark.parametrize(
    ("network", "base"), [("linkedin", "impressions"), ("youtube", "views"), ("instagram", "reach")]
)
def test_each_network_has_its_base(network: str, base: str) -> None:
    figures = {"reach": 10, "impressions": 20, "views": 40}
    assert table(seen(network), **figures)["exposure"].tolist() == [figures[base]]
    assert table(seen(network), **figures)["engagement_basis"].tolist() == [base]


def test_a_missing_part_makes_interactions_missing() -> None:
    post = table(seen(), reactions=6, comments=3, reach=100)
    assert post["interactions"].isna().all()
    assert post["engagement_rate"].isna().all()


def test_the_networks_own_sum_stands_in_but_not_for_a_story() -> None:
    assert table(seen(), reactions=6, interactions_network=9)["interactions"].tolist() == [9]
    assert table(seen(format="story"), reactions=6, interactions_network=9)["interactions"].isna().all()
    assert table(seen(format=None), interactions_network=9)["interactions"].tolist() == [9]


def test_instagram_counts_saves_and_facebook_has_none() -> None:
    parts = {"reactions": 6, "comments": 3, "shares": 1, "saves": 5}
    assert table(seen("instagram"), **parts)["interactions"].tolist() == [15]
    assert table(seen("facebook"), **parts)["interactions"].tolist() == [10]


def test_a_base_of_zero_gives_no_rate() -> None:
    assert table(seen(), reactions=0, comments=0, shares=0, reach=0)["engagement_rate"].isna().all()


def test_facts_come_from_the_latest_file_in_time_that_states_them() -> None:
    early = seen(measured_at=pd.Timestamp("2026-10-08"), text="Premier texte", format="image", source_file="a.csv")
    later = seen(measured_at=pd.Timestamp("2026-11-02"), text="", format="reel", source_file="b.csv", source_row=7)
    too_late = seen(
        measured_at=pd.Timestamp("2026-12-02"), text="Tard", format="video", source_file="c.csv", is_paid=True
    )
    (post,) = table(too_late, later, early, reach=1).to_dict("records")
    assert (post["text"], post["format"], post["source_file"], post["source_row"]) == (
        "Premier texte",
        "reel",
        "b.csv",
        7,
    )
    assert post["is_paid"] is False


def test_a_post_younger_than_a_week_when_measured_is_young() -> None:
    ages = {"2026-10-26 00:01": True, "2026-10-25 23:00": False}
    for instant, young in ages.items():
        post = table(seen(published_at=pd.Timestamp(instant, tz="UTC")), reach=1)
        assert post["too_young"].tolist() == [young]


def test_age_is_judged_on_the_day_the_base_was_measured() -> None:
    frame = pd.DataFrame([seen()]).astype({"is_paid": "boolean"})
    used = pd.DataFrame(
        {
            "network": "facebook",
            "post_id": "1",
            "metric": ["reach", "views"],
            "value": [1.0, 1.0],
            "measured_at": pd.to_datetime(["2026-10-08", "2026-11-02"]),
        }
    )
    (post,) = posts_table(frame, used).to_dict("records")
    assert post["too_young"] is True
    assert post["measured_at"] == pd.Timestamp("2026-11-02")


def test_a_post_without_figures_or_date_is_shown_with_what_is_known() -> None:
    post = table(seen(published_at=pd.NaT))
    assert post["post_id"].tolist() == ["1"]
    assert post[["reach", "engagement_rate", "too_young", "measured_late", "measured_at"]].isna().all(axis=None)


def test_figures_measured_after_the_closing_are_said_to_be_late() -> None:
    assert table(seen(), reach=1)["measured_late"].tolist() == [False]
    assert table(seen(cutoff=pd.Timestamp("2026-11-01")), reach=1)["measured_late"].tolist() == [True]


def test_the_same_id_on_two_networks_is_two_posts() -> None:
    posts = table(seen("facebook"), seen("linkedin"), reach=100)
    assert posts.set_index("network")["reach"].isna().to_dict() == {"facebook": False, "linkedin": True}


def test_posts_are_ordered_by_date_and_those_without_come_first() -> None:
    rows = [seen(post_id="b"), seen(post_id="a"), seen(post_id="c", published_at=pd.NaT)]
    assert table(*rows)["post_id"].tolist() == ["c", "a", "b"]


def test_no_sighting_gives_an_empty_table() -> None:
    assert posts_table(pd.DataFrame(), pd.DataFrame()).columns.tolist() == list(tables.POSTS.columns)
