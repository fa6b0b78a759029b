"""Competitors' posts and periods that several files show: each once, with its latest figures."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.client import Account, Client
from iwa.consolidate.benchmark import current, own_rows
from iwa.consolidate.undeclared import undeclared

CLOSING = pd.Timestamp("2026-11-10")
POST = {
    "network": "facebook", "competitor": "Fournil du Pont", "published_at": pd.Timestamp("2026-10-05 06:00", tz="UTC"),
    "url": "https://www.facebook.com/fournil/posts/1234567890123", "measured_at": pd.Timestamp("2026-10-31"),
}  # fmt: skip


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    """A post as each file shows it: the first in a.csv, the second in b.csv."""
    found = [
        POST | {"source_file": f"{name}.csv", "source_row": 2} | row for name, row in zip("abc", changes, strict=False)
    ]
    return tables.checked(pd.DataFrame(found), tables.BENCHMARK)


def files(places: pd.DataFrame) -> list[str]:
    return places["source_file"].tolist()


def test_a_post_of_two_files_is_there_once_with_its_latest_figure() -> None:
    late = {"measured_at": pd.Timestamp("2026-11-05"), "interactions": 60.0}
    kept, given_way = current(rows(late, {"interactions": 48.0}), CLOSING)
    assert kept["interactions"].tolist() == [60.0]
    assert files(given_way) == ["b.csv"]


def test_a_figure_measured_after_the_closing_counts_only_where_no_other_is() -> None:
    after = {"measured_at": pd.Timestamp("2026-12-05"), "interactions": 99.0}
    assert current(rows({"interactions": 48.0}, after), CLOSING)[0]["interactions"].tolist() == [48.0]
    assert current(rows(after), CLOSING)[0]["interactions"].tolist() == [99.0]


def test_a_blank_never_replaces_a_figure_and_the_row_that_gives_it_stays() -> None:
    later = {"measured_at": pd.Timestamp("2026-11-05"), "followers": 2400.0}
    kept, given_way = current(rows({"interactions": 48.0, "followers": 2300.0}, later), CLOSING)
    assert kept[["interactions", "followers"]].to_numpy().tolist() == [[48.0, 2400.0]]
    assert kept["source_file"].tolist() == ["b.csv"] and files(given_way) == []


@pytest.mark.parametrize(
    "other",
    [
        {"competitor": "Sainte-Anne"},
        {"network": "instagram"},
        {"url": "https://www.facebook.com/fournil/posts/1234567890999"},
    ],
)
def test_another_competitor_network_or_address_is_another_post(other: dict[str, Any]) -> None:
    kept, given_way = current(rows({}, other), CLOSING)
    assert len(kept) == 2 and given_way.empty


def test_without_an_address_a_post_is_known_by_its_number_else_by_its_hour_and_text() -> None:
    for known in ({"url": None, "post_id": "7"}, {"url": None, "text": "La galette"}):
        assert len(current(rows(known, known), CLOSING)[0]) == 1
    two = ({"url": None, "text": "La galette"}, {"url": None, "text": "La brioche"})
    assert len(current(rows(*two), CLOSING)[0]) == 2


def test_the_case_of_a_name_makes_no_second_competitor() -> None:
    assert len(current(rows({}, {"competitor": "FOURNIL DU PONT"}), CLOSING)[0]) == 1


def test_a_period_counts_once_and_two_periods_twice() -> None:
    october = {
        "published_at": None,
        "url": None,
        "start": pd.Timestamp("2026-10-01"),
        "end": pd.Timestamp("2026-10-31"),
    }
    september = october | {"start": pd.Timestamp("2026-09-01"), "end": pd.Timestamp("2026-09-30")}
    kept, given_way = current(rows(october | {"posts": 8.0}, october | {"posts": 9.0}, september), CLOSING)
    assert kept["posts"].dropna().tolist() == [9.0] and len(kept) == 2
    assert files(given_way) == ["a.csv"]


def test_nothing_gives_nothing() -> None:
    kept, given_way = current(tables.empty(tables.BENCHMARK), CLOSING)
    assert kept.empty and given_way.empty


def test_a_network_that_the_client_did_not_declare_is_told(client: Client) -> None:
    apart, remarks = undeclared(rows({}, {"network": "tiktok"}), client.networks, "Concurrents")
    assert files(apart) == ["b.csv"]
    (sentence,) = remarks["sentence"]
    assert sentence.startswith("Concurrents sur TikTok, non déclaré dans client.yaml : 1")
    assert undeclared(rows({}), client.networks, "Concurrents")[1].empty


def test_the_clients_own_profile_is_known_by_its_name(client: Client) -> None:
    own = own_rows(rows({}, {"competitor": "boulangerie marette"}), client)
    assert own.tolist() == [False, True]
    assert isinstance(client.networks["facebook"], Account)
