"""A landing page stands out only when its counts hold against those of the others."""

from __future__ import annotations

import math

import pandas as pd

from iwa.findings.pages import compared_pages


def pages(*counts: tuple[int, int]) -> pd.DataFrame:
    rows = [(f"/{n}", float(visits), float(hits)) for n, (visits, hits) in enumerate(counts)]
    frame = pd.DataFrame(rows, columns=["landing_page", "sessions", "key_events"])
    return frame.assign(rate=frame["key_events"] / frame["sessions"])


def test_a_handful_of_conversions_names_no_page() -> None:
    found = compared_pages(pages((105, 2), (102, 2), (96, 4), (72, 3), (56, 3)))
    assert not found["stands_out"].any()
    assert (found["low"] <= found["rate"]).all() and (found["rate"] <= found["high"]).all()


def test_a_page_far_from_the_others_stands_out() -> None:
    found = compared_pages(pages((300, 2), (300, 30), (300, 33), (300, 27)))
    assert found["landing_page"][found["stands_out"]].tolist() == ["/0"]
    assert (found["rest_sessions"][0], found["rest_rate"][0]) == (900, 0.1)


def test_the_more_pages_are_compared_the_more_it_takes() -> None:
    counts = [(190, 7), (146, 5), (115, 4), (96, 5), (82, 5), (69, 4), (55, 7), (53, 3)]
    found = compared_pages(pages(*counts))
    assert found["p"][6] > 0.05  # 0.015 by itself, one of eight
    two = compared_pages(pages((751, 33), (55, 7)))
    assert two["p"][0] == two["p"][1] < 0.05  # two pages are one test


def test_more_conversions_than_visits_are_events_and_test_nothing() -> None:
    found = compared_pages(pages((40, 50), (100, 1)))
    assert not found["stands_out"].any() and math.isnan(found["p"][0])


def test_one_page_or_none_has_nothing_to_be_compared_with() -> None:
    assert not compared_pages(pages((100, 5)))["stands_out"].any()
    assert compared_pages(pages()).empty
