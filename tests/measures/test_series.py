"""Months in a row: gaps, breaks, what was exported, and the year so far."""

import math

import pandas as pd
import pytest

from iwa import tables
from iwa.measures.series import covered_by, monthly_series, year_to_date
from iwa.months import Month

ZONE = "Europe/Paris"
NO_DAYS = tables.empty(tables.DAYS)
NO_VISITS = tables.empty(tables.TRAFFIC).assign(month=pd.Series(dtype="str"))


def posts(*instants: str, network: str = "facebook", **figures: float) -> pd.DataFrame:
    rows = pd.DataFrame(
        {"network": network, "post_id": [str(place) for place, _ in enumerate(instants)], "format": "image"}
    )
    rows["published_at"] = pd.to_datetime(pd.Series(instants), utc=True)
    return tables.checked(rows.assign(**figures), tables.POSTS)


def covered(*spans: tuple[str, str], lists: str = "posts", stated: bool = True) -> pd.DataFrame:
    frame = pd.DataFrame(spans, columns=["first", "last"]).astype("datetime64[ns]")
    return frame.assign(network="facebook", lists=lists, period_stated=stated)


def line(series: pd.DataFrame, measure: str, network: str = "facebook") -> dict[str, float | None]:
    rows = series[(series["network"] == network) & (series["measure"] == measure)]
    return {month: None if pd.isna(value) else value for month, value in zip(rows["month"], rows["value"], strict=True)}


def series_of(rows: pd.DataFrame, spans: pd.DataFrame | None = None) -> pd.DataFrame:
    return monthly_series(rows, NO_DAYS, NO_VISITS, ZONE, spans)


def test_months_are_those_of_the_clients_zone() -> None:
    found = series_of(posts("2026-09-30T21:59Z", "2026-09-30T22:00Z"))
    assert line(found, "posts") == {"2026-09": 1, "2026-10": 1}


def test_a_month_between_without_a_post_has_none_and_no_figure() -> None:
    found = series_of(posts("2026-08-10T10:00Z", "2026-10-10T10:00Z", reach=100))
    assert line(found, "posts") == {"2026-08": 1, "2026-09": 0, "2026-10": 1}
    assert line(found, "reach") == {"2026-08": 100, "2026-09": None, "2026-10": 100}


def test_a_month_that_no_export_covers_is_unknown_not_empty() -> None:
    rows = posts("2026-08-10T10:00Z", "2026-10-10T10:00Z")
    gap = covered(("2026-08-01", "2026-09-15"), ("2026-10-01", "2026-10-31"))
    assert line(series_of(rows, gap), "posts")["2026-09"] is None
    whole = covered(("2026-08-01", "2026-09-15"), ("2026-09-10", "2026-10-31"))
    assert line(series_of(rows, whole), "posts")["2026-09"] == 0


@pytest.mark.parametrize(
    ("spans", "known"),
    [
        ([("2026-08-01", "2026-10-31")], True),
        ([("2026-08-01", "2026-10-29")], True),  # a network may owe two days
        ([("2026-08-01", "2026-10-08")], False),
        ([("2026-08-01", "2026-09-30"), ("2026-10-05", "2026-10-31")], False),
        ([("2026-08-01", "2026-10-08"), ("2026-10-02", "2026-10-31")], True),
    ],
)
def test_a_month_that_the_exports_cover_in_part_gives_no_figure(spans: list[tuple[str, str]], known: bool) -> None:
    rows = posts("2026-09-10T10:00Z", "2026-10-06T10:00Z", reach=100)
    found = series_of(rows, covered(*spans))
    assert line(found, "posts") == {"2026-09": 1, "2026-10": 1 if known else None}
    assert line(found, "reach")["2026-10"] == (100 if known else None)


def test_a_file_that_does_not_say_its_period_is_given_the_benefit_of_the_doubt() -> None:
    rows = posts("2026-09-10T10:00Z", "2026-10-06T10:00Z")
    found = series_of(rows, covered(("2026-09-10", "2026-10-06"), stated=False))
    assert line(found, "posts") == {"2026-09": 1, "2026-10": 1}


def test_an_exported_month_without_posts_at_the_end_is_zero() -> None:
    found = series_of(posts("2026-09-10T10:00Z"), covered(("2026-09-01", "2026-10-31")))
    assert line(found, "posts") == {"2026-09": 1, "2026-10": 0}
    assert line(series_of(posts("2026-09-10T10:00Z"), covered(("2026-09-01", "2026-10-30"))), "posts") == {"2026-09": 1}


def test_an_export_without_any_post_still_says_zero() -> None:
    found = series_of(posts(), covered(("2026-09-20", "2026-10-31")))
    assert line(found, "posts") == {"2026-10": 0}


def test_no_story_is_zero_only_where_stories_were_exported() -> None:
    rows, spans = posts("2026-10-10T10:00Z"), covered(("2026-10-01", "2026-10-31"))
    assert line(series_of(rows, spans), "stories") == {"2026-10": None}
    both = pd.concat([spans, covered(("2026-10-01", "2026-10-31"), lists="stories")])
    assert line(series_of(rows, both), "stories") == {"2026-10": 0}


def test_views_and_impressions_of_meta_are_never_one_series() -> None:
    rows = posts("2025-04-10T10:00Z", "2025-05-10T10:00Z", views=200, impressions=150, interactions=15)
    found = series_of(rows)
    assert line(found, "views") == {"2025-04": None, "2025-05": 200}
    assert line(found, "impressions") == {"2025-04": 150, "2025-05": None}
    assert line(found, "engagement_rate_impressions") == {"2025-04": 0.1, "2025-05": None}


def test_other_networks_know_no_break() -> None:
    rows = posts("2025-04-10T10:00Z", "2025-05-10T10:00Z", network="linkedin", views=200, impressions=150)
    assert line(series_of(rows), "views", "linkedin") == {"2025-04": 200, "2025-05": 200}
    assert line(series_of(rows), "impressions", "linkedin") == {"2025-04": 150, "2025-05": 150}


def test_n_is_the_number_of_posts_behind_the_figure() -> None:
    rows = posts("2026-10-10T10:00Z", "2026-10-11T10:00Z", "2026-10-12T10:00Z")
    rows = rows.assign(format=["image", "image", "story"], is_paid=pd.Series([True, False, False], dtype="boolean"))
    n = series_of(rows).set_index("measure")["n"]
    assert n[["reach", "typical_exposure", "link_clicks"]].tolist() == [2, 1, 3]


def days(first: str, last: str, value: float = 1.0) -> pd.DataFrame:
    rows = pd.DataFrame(
        {"date": pd.date_range(first, last), "network": "linkedin", "metric": "follows", "value": value}
    )
    return tables.checked(rows, tables.DAYS)


@pytest.mark.parametrize(("last", "expected"), [("2026-10-31", 31), ("2026-10-29", 29), ("2026-10-28", None)])
def test_a_sum_of_days_needs_all_but_two_of_the_month(last: str, expected: float | None) -> None:
    found = monthly_series(posts(), days("2026-10-01", last), NO_VISITS, ZONE)
    assert line(found, "new_followers", "linkedin") == {"2026-10": expected}


def visits(*rows: tuple[str, str | None, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["month", "network", "sessions", "key_events"])
    dated = {
        "start": pd.Timestamp("2026-09-01"),
        "end": pd.Timestamp("2026-10-31"),
        "source_file": "a",
        "source_row": 1,
    }
    return tables.checked(frame.assign(view="source+medium", **dated), tables.TRAFFIC).assign(month=frame["month"])


def test_a_network_that_brought_no_visit_has_zero_where_sources_are_told() -> None:
    rows = visits(("2026-09", "facebook", 5, 1), ("2026-10", "linkedin", 3, 0), ("2026-10", None, 90, 4))
    found = monthly_series(posts(), NO_DAYS, rows, ZONE)
    assert line(found, "sessions") == {"2026-09": 5, "2026-10": 0}
    assert line(found, "conversions", "linkedin") == {"2026-09": 0, "2026-10": 0}


def test_a_network_that_posts_and_never_brought_a_visit_has_zero_too() -> None:
    rows = visits(("2026-09", "facebook", 5, 1), ("2026-10", "facebook", 3, 0))
    found = monthly_series(posts("2026-10-06T10:00Z", network="x"), NO_DAYS, rows, ZONE)
    assert line(found, "sessions", "x") == {"2026-09": 0, "2026-10": 0}
    assert line(monthly_series(posts("2026-10-06T10:00Z"), NO_DAYS, NO_VISITS, ZONE), "sessions") == {}


def test_a_view_without_sources_tells_nothing_of_a_network() -> None:
    rows = visits(("2026-09", "facebook", 5, 1), ("2026-10", None, 90, 4))
    rows.loc[1, "view"] = "channel"
    assert line(monthly_series(posts(), NO_DAYS, rows, ZONE), "sessions") == {"2026-09": 5, "2026-10": None}


def test_visits_without_key_events_have_no_conversions() -> None:
    rows = visits(("2026-10", "facebook", 5, math.nan))
    assert line(monthly_series(posts(), NO_DAYS, rows, ZONE), "conversions") == {"2026-10": None}


def test_nothing_at_all_gives_an_empty_series() -> None:
    assert series_of(posts()).empty


def test_what_is_covered_stops_at_the_month() -> None:
    sources = pd.DataFrame(
        {
            "network": ["facebook", "instagram", "linkedin", "facebook"],
            "kind": ["posts", "stories", "followers", "posts"],
            "first": pd.to_datetime(["2026-09-01", "2026-10-01", "2026-10-01", None]),
            "last": pd.to_datetime(["2026-11-08", "2026-10-31", "2026-10-31", None]),
            "period_stated": True,
        }
    )
    found = covered_by(sources, Month(2026, 10))
    assert found[["network", "lists"]].to_numpy().tolist() == [["facebook", "posts"], ["instagram", "stories"]]
    assert found["last"].tolist() == [pd.Timestamp("2026-10-31")] * 2


def months(values: dict[str, float], measure: str = "posts") -> pd.DataFrame:
    return pd.DataFrame(
        {"network": "facebook", "measure": measure, "month": list(values), "value": list(values.values()), "n": 1}
    )


def test_the_year_so_far_adds_the_months_since_january() -> None:
    values = {"2025-12": 9.0, "2026-01": 1.0, "2026-02": 2.0, "2026-03": 4.0}
    assert year_to_date(months(values), Month(2026, 2))[("facebook", "posts")] == 3


def test_a_year_with_a_hole_or_begun_late_has_no_total() -> None:
    holed = months({"2026-01": 1.0, "2026-02": math.nan, "2026-03": 4.0})
    late = months({"2026-02": 2.0, "2026-03": 4.0})
    assert math.isnan(year_to_date(holed, Month(2026, 3))[("facebook", "posts")])
    assert math.isnan(year_to_date(late, Month(2026, 3))[("facebook", "posts")])


def test_blank_clicks_of_a_month_make_no_hole() -> None:
    clicks = months({"2026-01": 1.0, "2026-02": math.nan, "2026-03": 4.0}, "link_clicks")
    assert year_to_date(clicks, Month(2026, 3))[("facebook", "link_clicks")] == 5


def test_rates_have_no_total() -> None:
    assert year_to_date(months({"2026-01": 0.1}, "engagement_rate"), Month(2026, 1)).empty
