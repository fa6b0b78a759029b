"""What ads cost, campaign by campaign: no cost over a zero, no amount split or added across currencies."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.measures.paid import campaigns, left

OCTOBER = (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))
ROW = {"network": "meta", "campaign": "Rentrée", "currency": "EUR", "start": "2026-10-01", "end": "2026-10-31",
       "spend": 60.0, "impressions": 20_000.0, "link_clicks": 30.0, "clicks": 90.0, "leads": 4.0}  # fmt: skip


def found(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    rows = pd.DataFrame([ROW | {"source_file": "a.csv", "source_row": 2} | row for row in changes])
    days = {name: pd.to_datetime(rows[name]) for name in ("start", "end")}
    records = campaigns(tables.checked(rows.assign(**days), tables.ADS), *OCTOBER).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in records]


def test_a_campaign_is_the_sum_of_its_rows_and_its_costs_are_those_of_the_sums() -> None:
    (row,) = found({"ad_set": "Lyon"}, {"ad_set": "Paris", "spend": 20.0, "leads": None})
    assert (row["spend"], row["leads"]) == (80, 4)
    assert (row["per_thousand"], row["per_lead"]) == (2.0, 20.0)
    assert row["per_click"] == pytest.approx(80 / 60)


def test_a_cost_over_a_zero_or_a_blank_is_missing() -> None:
    (row,) = found({"leads": 0.0, "impressions": None, "link_clicks": 0.0})
    assert [math.isnan(row[name]) for name in ("per_lead", "per_thousand", "per_click")] == [True] * 3
    assert row["leads"] == 0


def test_all_clicks_stand_for_those_on_a_link_where_these_are_unknown() -> None:
    assert found({"link_clicks": None})[0]["per_click"] == pytest.approx(60 / 90)


def test_only_what_touches_the_month_is_there() -> None:
    september = {"campaign": "Été", "start": "2026-09-01", "end": "2026-09-30"}
    undated = {"campaign": "Sans date", "start": None, "end": None}
    assert [row["campaign"] for row in found(september, {}, undated)] == ["Rentrée"]


def test_a_row_astride_two_months_keeps_its_whole_amount_and_is_told() -> None:
    (row,) = found({"start": "2026-09-15"})
    assert (row["spend"], row["beyond"]) == (60, True)
    assert not found({})[0]["beyond"]


def test_two_currencies_are_two_lines() -> None:
    assert [(row["currency"], row["spend"]) for row in found({}, {"currency": "USD", "spend": 5.0})] == [
        ("EUR", 60), ("USD", 5),
    ]  # fmt: skip


def test_the_budget_of_an_ad_set_counts_once_however_many_rows_it_has() -> None:
    lyon = {"ad_set": "Lyon", "budget": 100.0}
    assert found(lyon, lyon, {"ad_set": "Paris", "budget": 50.0})[0]["budget"] == 150
    assert math.isnan(found(lyon, {"ad_set": "Paris"})[0]["budget"])


def test_what_is_left_needs_a_budget_of_the_whole_campaign_and_takes_off_what_was_spent_before() -> None:
    whole = {"ad_set": "Lyon", "budget": 200.0, "budget_kind": "total"}
    before = whole | {"start": "2026-09-01", "end": "2026-09-30", "spend": 30.0}
    after = whole | {"start": "2026-11-01", "end": "2026-11-30", "spend": 99.0}
    assert found(whole, before, after)[0]["left"] == 110
    assert math.isnan(found(whole | {"budget_kind": "jour"})[0]["left"])
    assert math.isnan(found(whole | {"budget_kind": None})[0]["left"])


def test_a_budget_of_a_day_and_one_of_the_whole_are_never_added() -> None:
    two = [
        {"ad_set": name, "budget": 50.0, "budget_kind": kind} for name, kind in (("Lyon", "total"), ("Paris", "jour"))
    ]
    assert math.isnan(found(*two)[0]["budget"]) and math.isnan(found(*two)[0]["left"])


def test_the_month_s_budget_leaves_nothing_to_say_where_a_side_is_unknown() -> None:
    assert (left(240, 250), left(None, 250), left(240, None)) == (-10, None, None)
