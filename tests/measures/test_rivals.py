"""Competitors beside the client: the same days, the same figures, and nothing where one is missing."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.measures.rivals import Field, field

ZONE = "Europe/Paris"
WINDOW = (pd.Timestamp("2026-08-03"), pd.Timestamp("2026-10-31"))
Rows = list[dict[str, Any]]
NONE = pd.DataFrame()


def noted(name: str, *days: str, file: str = "a.csv", **facts: Any) -> Rows:
    moments = [pd.Timestamp(f"{day} 09:00", tz="UTC") for day in days]
    return [{"competitor": name, "published_at": moment, "source_file": file, **facts} for moment in moments]


def october(every: int, last: int = 31) -> list[str]:
    return [f"2026-10-{day:02d}" for day in range(1, last + 1, every)]


def benchmark(rows: Rows) -> pd.DataFrame:
    if not rows:
        return tables.empty(tables.BENCHMARK)
    usual = {"network": "facebook", "source_row": 2}
    return tables.checked(pd.DataFrame([usual | row for row in rows]), tables.BENCHMARK)


def own_posts(*days: str, form: str = "image", **counts: float) -> pd.DataFrame:
    rows = [
        {
            "network": "facebook",
            "post_id": day + form,
            "published_at": pd.Timestamp(f"{day} 09:00", tz="UTC"),
            "format": form,
        }
        | counts
        for day in days
    ]
    return tables.checked(pd.DataFrame(rows), tables.POSTS) if rows else tables.empty(tables.POSTS)


def compared(rivals: Rows, mine: pd.DataFrame | None, own: Rows | None = None) -> Field:
    return field(benchmark(rivals), benchmark(own or []), mine, WINDOW, ZONE)


def row_of(found: Field, name: str) -> dict[str, Any]:
    (row,) = found.rows[found.rows["name"] == name].to_dict("records")
    return {str(key): value for key, value in row.items()}


def test_posts_a_week_are_counted_over_the_same_days_for_all() -> None:
    august = own_posts("2026-08-10", "2026-08-11", *october(2))
    found = compared(noted("Fournil", *october(1)), august)
    assert found.span == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))
    assert row_of(found, "Fournil")["per_week"] == pytest.approx(7)
    assert row_of(found, "")["posts"] == 16  # those of August lie outside the days of the competitor
    assert found.rows["name"].tolist() == ["Fournil", ""]


def test_a_file_that_comes_near_the_edges_of_a_month_holds_the_month() -> None:
    found = compared(noted("Fournil", "2026-10-06", "2026-10-27"), own_posts())
    assert found.span == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))
    found = compared(noted("Fournil", "2026-10-09", "2026-10-24"), own_posts())
    assert found.span == (pd.Timestamp("2026-10-09"), pd.Timestamp("2026-10-24"))


def test_competitors_of_two_files_share_the_days_of_both() -> None:
    rows = [*noted("Fournil", "2026-09-02", *october(1)), *noted("Anne", *october(2), file="b.csv")]
    found = compared(rows, own_posts())
    assert found.span == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))
    assert row_of(found, "Fournil")["posts"] == 31


def test_a_rhythm_of_less_than_two_weeks_is_missing_and_the_interactions_are_not() -> None:
    found = compared(noted("Fournil", *october(1, last=9)[7:], interactions=40.0), own_posts("2026-10-02"))
    assert found.span is None
    assert math.isnan(row_of(found, "Fournil")["per_week"]) and row_of(found, "Fournil")["interactions"] == 40


def test_stories_are_counted_for_nobody() -> None:
    rows = [*noted("Fournil", *october(1)), *noted("Fournil", *october(1), format="story")]
    mine = pd.concat([own_posts("2026-10-02"), own_posts("2026-10-03", form="story")])
    found = compared(rows, mine)
    assert (row_of(found, "Fournil")["posts"], row_of(found, "")["posts"]) == (31, 1)


def test_interactions_are_the_median_of_the_posts_that_have_some() -> None:
    rows = [*noted("Fournil", "2026-10-01", interactions=10.0), *noted("Fournil", "2026-10-30", interactions=0.0),
            *noted("Fournil", "2026-10-15"), *noted("Fournil", "2026-10-16", interactions=90.0)]  # fmt: skip
    assert row_of(compared(rows, own_posts()), "Fournil")["interactions"] == 10
    assert math.isnan(row_of(compared(noted("Fournil", *october(1)), own_posts()), "Fournil")["interactions"])


def test_the_clients_saves_are_left_out_and_a_missing_part_makes_the_sum_missing() -> None:
    whole = own_posts("2026-10-02", reactions=6, comments=3, shares=1, saves=50, interactions=60)
    assert row_of(compared(noted("Fournil", *october(1)), whole), "")["interactions"] == 10
    partial = own_posts("2026-10-02", reactions=6, comments=3)
    assert math.isnan(row_of(compared(noted("Fournil", *october(1)), partial), "")["interactions"])


def test_engagement_is_held_against_the_latest_followers_and_missing_without() -> None:
    rows = [*noted("Fournil", *october(1), interactions=20.0, followers=900.0, measured_at=pd.Timestamp("2026-10-31")),
            *noted("Fournil", "2026-10-02", interactions=20.0, followers=1000.0, measured_at=pd.Timestamp("2026-11-05")),
            *noted("Anne", *october(1), interactions=20.0), *noted("Vide", *october(1), interactions=20.0, followers=0.0)]  # fmt: skip
    found = compared(rows, own_posts())
    assert row_of(found, "Fournil")["engagement"] == 2.0
    assert math.isnan(row_of(found, "Anne")["engagement"]) and math.isnan(row_of(found, "Vide")["engagement"])


def test_a_client_without_export_has_no_rhythm_and_one_without_post_has_a_true_zero() -> None:
    rivals = noted("Fournil", *october(1))
    assert math.isnan(row_of(compared(rivals, None), "")["per_week"])
    assert row_of(compared(rivals, own_posts()), "")["per_week"] == 0


def period(name: str, start: str, end: str, **figures: float) -> dict[str, Any]:
    return {
        "competitor": name,
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "source_file": "l.xls",
    } | figures


def test_a_period_gives_a_mean_and_the_clients_own_row_stands_beside_it() -> None:
    rivals = [period("Fournil", "2026-10-01", "2026-10-31", posts=31, interactions=62, followers=100)]
    own = [period("Marette", "2026-10-01", "2026-10-31", posts=0, interactions=0, followers=50)]
    found = compared(rivals, own_posts(), own)
    assert not found.by_post
    assert (row_of(found, "Fournil")["per_week"], row_of(found, "Fournil")["interactions"]) == (pytest.approx(7), 2)
    assert row_of(found, "")["per_week"] == 0 and math.isnan(row_of(found, "")["interactions"])


def test_the_last_period_inside_the_window_goes_before_one_that_leaves_it() -> None:
    rivals = [
        period("Fournil", "2025-11-01", "2026-10-31", posts=9),
        period("Fournil", "2026-09-01", "2026-09-30", posts=8),
    ]
    assert row_of(compared(rivals, own_posts()), "Fournil")["posts"] == 8


def test_without_a_row_of_its_own_the_client_is_counted_over_the_period() -> None:
    rivals = [period("Fournil", "2026-10-01", "2026-10-31", posts=31)]
    mine = own_posts("2026-09-02", "2026-10-02", "2026-10-03", reactions=2, comments=1, shares=0)
    found = row_of(compared(rivals, mine), "")
    assert (found["posts"], found["interactions"]) == (2, 3)


def test_an_unknown_period_gives_no_rhythm() -> None:
    found = compared(
        [{"competitor": "Fournil", "posts": 8.0, "interactions": 16.0, "source_file": "l.xls"}], own_posts()
    )
    assert found.span is None
    assert math.isnan(row_of(found, "Fournil")["per_week"]) and row_of(found, "Fournil")["interactions"] == 2
