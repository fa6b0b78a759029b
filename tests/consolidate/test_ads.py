"""Ads that several files or levels show: no amount counts twice, none is split."""

from __future__ import annotations

from typing import Any

import pandas as pd

from iwa import tables
from iwa.consolidate.ads import current

CLOSING = pd.Timestamp("2026-11-10")
ROW = {
    "network": "meta", "campaign": "Rentrée", "source_file": "a.csv", "start": "2026-10-01", "end": "2026-10-31",
    "measured_at": "2026-10-31", "spend": 10.0,
}  # fmt: skip


def kept(*changes: dict[str, Any]) -> list[float]:
    """The amounts that count, in the order of the rows."""
    return chosen(*changes)[0]["spend"].tolist()


def chosen(*changes: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = pd.DataFrame([ROW | {"source_row": place} | row for place, row in enumerate(changes)])
    days = {name: pd.to_datetime(rows[name]) for name in ("start", "end", "measured_at")}
    return current(tables.checked(rows.assign(**days), tables.ADS), CLOSING)


def test_an_ad_set_and_its_campaign_are_never_added() -> None:
    rows, given_way = chosen({"spend": 30.0}, {"ad_set": "Lyon", "spend": 20.0}, {"ad_set": "Paris", "ad": "A"})
    assert rows["spend"].tolist() == [30.0]
    assert given_way["source_row"].tolist() == [1, 2]


def test_the_rows_of_one_level_are_all_kept() -> None:
    assert kept({"ad_set": "Lyon", "ad": "A"}, {"ad_set": "Lyon", "ad": "B"}) == [10.0, 10.0]


def test_of_two_files_on_one_period_the_latest_counts_whatever_its_level() -> None:
    later = {"source_file": "b.csv", "measured_at": "2026-11-05", "spend": 12.0, "ad_set": "Lyon"}
    assert kept({}, later) == [12.0]


def test_of_two_files_of_one_day_the_coarser_counts() -> None:
    assert kept({"spend": 30.0}, {"source_file": "b.csv", "ad_set": "Lyon", "spend": 20.0}) == [30.0]


def test_a_file_taken_after_the_closing_counts_only_where_no_other_does() -> None:
    after = {"source_file": "b.csv", "measured_at": "2026-12-05", "spend": 12.0}
    assert kept({}, after) == [10.0]
    assert kept(after) == [12.0]


def test_files_on_other_periods_stand_side_by_side() -> None:
    september = {"source_file": "b.csv", "start": "2026-09-01", "end": "2026-09-30", "measured_at": "2026-09-30"}
    assert kept({}, september) == [10.0, 10.0]


def test_a_row_that_overlaps_a_period_already_told_gives_way_whole() -> None:
    astride = {"source_file": "b.csv", "start": "2026-09-15", "end": "2026-10-15", "measured_at": "2026-10-15"}
    assert kept({}, astride | {"spend": 7.0}) == [10.0]


def test_a_platform_apart_and_all_of_meta_count_the_same_money() -> None:
    parted = {"network": "facebook", "source_file": "b.csv", "measured_at": "2026-11-05", "spend": 6.0}
    assert kept({}, parted, parted | {"network": "instagram", "spend": 4.0}) == [6.0, 4.0]


def test_two_campaigns_and_two_tools_are_apart() -> None:
    linkedin = {"network": "linkedin", "source_file": "b.csv"}
    assert kept({}, {"campaign": "Noël", "source_file": "c.csv"}, linkedin) == [10.0, 10.0, 10.0]


def test_rows_without_the_campaigns_name_give_way_to_those_that_have_it() -> None:
    nameless = {"campaign": "", "ad_set": "Lyon", "source_file": "b.csv", "measured_at": "2026-11-05"}
    assert kept({}, nameless) == [10.0]
    assert kept(nameless, nameless | {"ad_set": "Paris"}) == [10.0, 10.0]


def test_nothing_gives_nothing() -> None:
    rows, given_way = current(tables.empty(tables.ADS), CLOSING)
    assert rows.empty and given_way.empty
