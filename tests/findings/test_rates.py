import numpy as np
import pandas as pd
import pytest

from iwa.findings.rates import comparable


def test_rate_is_half_an_interaction_more_over_one_account_more(posts):
    kept = comparable(posts([49.5], ["image"], exposure=999.0))

    assert np.exp(kept["log_rate"].iloc[0]) == pytest.approx(0.05)
    assert kept["month"].tolist() == ["2026-10"]


def test_what_cannot_be_compared_is_left_out(posts):
    frame = posts([10] * 8, ["image"] * 8)
    frame["format"] = ["image", "story"] + ["image"] * 6
    frame.loc[2, "is_paid"] = True
    frame.loc[3, "too_young"] = True
    frame.loc[4, "interactions"] = np.nan
    frame.loc[5, "exposure"] = np.nan
    frame.loc[6, "exposure"] = 0

    assert comparable(frame)["post_id"].tolist() == ["p000", "p007"]


def test_a_mark_that_is_missing_leaves_the_post_in(posts):
    frame = posts([10, 10], [None, "image"], is_paid=pd.array([pd.NA, False], dtype="boolean"))

    assert len(comparable(frame)) == 2


def test_rates_of_another_definition_than_most_are_left_out(posts):
    frame = posts([10] * 3, ["image"] * 3, engagement_basis=["views", "reach", "reach"])

    assert comparable(frame)["post_id"].tolist() == ["p001", "p002"]


def test_clicks_are_link_clicks_where_the_network_gives_them(posts):
    facebook = posts([1, 1], ["link", "link"], link_clicks=[4.0, np.nan], clicks=[9.0, 9.0])
    linkedin = facebook.assign(network="facebook", link_clicks=np.nan)

    kept = comparable(pd.concat([facebook, linkedin]), "clicks")

    assert kept["count"].tolist() == [4, 9, 9]


def test_without_any_clicks_column_nothing_is_comparable_on_clicks(posts):
    assert comparable(posts([1], ["link"]), "clicks").empty


def test_an_unknown_measure_is_refused(posts):
    with pytest.raises(ValueError, match="unknown measure 'reach'"):
        comparable(posts([1], ["link"]), "reach")


def test_the_posts_given_are_not_changed(posts):
    frame = posts([10, 0], ["image", "story"])
    before = frame.copy()

    comparable(frame)

    pd.testing.assert_frame_equal(frame, before)
