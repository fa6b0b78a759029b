"""LinkedIn workbooks, opened with plain calamine."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.clients import WORKSHOP
from iwa.demo.files_linkedin import linkedin_file_name
from iwa.demo.labels_linkedin import ENGLISH, FRENCH, Labels
from iwa.demo.world import World


def book(exports: Path, month: str, kind: str, rank: int = 0) -> dict[str, pd.DataFrame]:
    paths = sorted((exports / WORKSHOP / month / "linkedin").glob(f"*_{kind}_*.xls"))
    return pd.read_excel(paths[rank], sheet_name=None, header=None, engine="calamine", keep_default_na=False)


def table(sheet: pd.DataFrame, header: int) -> pd.DataFrame:
    return sheet.iloc[header + 1 :].set_axis(sheet.iloc[header], axis=1).reset_index(drop=True)


def test_the_name_holds_page_kind_and_milliseconds() -> None:
    taken = datetime(2026, 10, 5, 7, 40, 0, 417_000, tzinfo=UTC)
    assert linkedin_file_name("atelier-corvane", "content", taken) == "atelier-corvane_content_1791186000417.xls"


def test_the_files_are_old_excel_workbooks(exports: Path) -> None:
    for path in (exports / WORKSHOP).glob("*/linkedin/*.xls"):
        assert path.read_bytes()[:8] == bytes.fromhex("d0cf11e0a1b11ae1")


def test_month_one_is_in_english_and_month_two_in_another_language(exports: Path) -> None:
    assert list(book(exports, "2026-09", "content")) == ["Metrics", "All posts"]
    assert list(book(exports, "2026-10", "content")) == ["Indicateurs", "Toutes les publications"]
    assert list(book(exports, "2026-09", "followers")) == [
        "New followers", "Location", "Job function", "Seniority", "Industry", "Company size",
    ]  # fmt: skip


@pytest.mark.parametrize("labels", [ENGLISH, FRENCH])
def test_each_language_has_the_columns_of_the_real_files(labels: Labels) -> None:
    counts = [len(c) for c in (labels.metrics, labels.posts, labels.followers, labels.visitors)]
    assert counts == [20, 20, 5, 25]
    assert len(labels.followers_sheets) == len(labels.visitors_sheets) == 6
    assert labels.visitors[1] != labels.visitors[2]


def test_a_long_description_stands_above_both_headers_of_the_content_file(exports: Path) -> None:
    for sheet in book(exports, "2026-09", "content").values():
        assert sheet.iloc[0, 0].startswith("Aggregated engagement metrics")
        assert set(sheet.iloc[0, 1:]) == {""}
        assert sheet.shape[1] == 20


def test_all_365_days_are_there_as_text_and_zero_filled(exports: Path) -> None:
    daily = table(book(exports, "2026-09", "content")["Metrics"], header=1)
    assert len(daily) == 365
    assert daily["Date"].tolist() == pd.date_range("2025-08-01", "2026-07-31").strftime("%m/%d/%Y").tolist()
    assert (daily["Impressions (sponsored)"] == 0).all()
    assert not (daily == "").any(axis=None)


def test_a_clean_up_leaves_negative_counts_on_one_day(exports: Path) -> None:
    daily = table(book(exports, "2026-09", "content")["Metrics"], header=1).set_index("Date")
    assert daily.loc["02/12/2026", ["Reactions (organic)", "Reactions (total)", "Comments (total)"]].tolist() == [
        -24,
        -24,
        -5,
    ]


def test_activity_numbers_hold_the_instant_of_publication(exports: Path, workshop: World) -> None:
    posts = table(book(exports, "2026-09", "content")["All posts"], header=1)
    ids = posts["Post link"].str.extract(r"urn:li:activity:(\d{19})$")[0]
    instants = pd.to_datetime(ids.astype("int64") // 2**22, unit="ms", utc=True)
    known = workshop.posts.set_index("post_id")["published_at"]
    assert instants.tolist() == known[ids].tolist()
    assert instants.is_monotonic_decreasing


def test_the_created_date_is_that_of_the_draft_weeks_before_for_many_posts(exports: Path, workshop: World) -> None:
    posts = table(book(exports, "2026-09", "content")["All posts"], header=1)
    published = workshop.posts.set_index("url")["published_at"][posts["Post link"]].dt.tz_localize(None).dt.normalize()
    ahead = (published.reset_index(drop=True) - pd.to_datetime(posts["Created date"], format="%m/%d/%Y")).dt.days
    assert ahead.between(0, 42).all()
    assert 0.3 < (ahead > 0).mean() < 0.55


def test_the_rate_is_clicks_and_interactions_over_impressions(exports: Path) -> None:
    posts = table(book(exports, "2026-09", "content")["All posts"], header=1)
    sums = posts[["Clicks", "Likes", "Comments", "Reposts"]].astype(float).sum(axis=1)
    assert (sums / posts["Impressions"].astype(float) - posts["Engagement rate"].astype(float)).abs().max() < 1e-12


def test_follows_are_empty_and_the_content_type_is_given_for_videos_only(exports: Path) -> None:
    posts = table(book(exports, "2026-09", "content")["All posts"], header=1)
    assert set(posts["Follows"]) == {""}
    assert set(posts["Content Type"]) == {"", "Video"}
    assert ((posts["Views"] != "") == (posts["Content Type"] == "Video")).all()
    assert set(posts["Post type"]) == {"Organic"}


def test_posts_add_up_to_the_truth(exports: Path, workshop: World) -> None:
    posts = table(book(exports, "2026-09", "content")["All posts"], header=1)
    truth = workshop.posts.set_index("url").loc[posts["Post link"]]
    assert posts["Impressions"].sum() == truth["impressions"].sum()
    assert posts["Clicks"].sum() == truth["clicks"].sum()


def test_one_old_post_comes_back_with_zeros_in_month_two(exports: Path) -> None:
    posts = table(book(exports, "2026-10", "content")["Toutes les publications"], header=1)
    assert (posts["Impressions"] == 0).sum() == 1
    assert posts.loc[posts["Impressions"] == 0, ["Clics", "J’aime", "Taux d’engagement"]].iloc[0].tolist() == [0, 0, 0]


def test_total_followers_are_the_day_s_new_ones_and_can_be_negative(exports: Path, workshop: World) -> None:
    won = table(book(exports, "2026-09", "followers")["New followers"], header=0)
    days = workshop.days.query("network == 'linkedin' and metric == 'follows' and date <= '2026-07-31'")
    assert won["Total followers"].sum() == days["value"].sum()
    assert (won["Total followers"] < 0).any()
    assert len(won) == 365


def test_page_views_add_up_and_visitors_do_not(exports: Path) -> None:
    visits = table(book(exports, "2026-09", "visitors")["Visitor metrics"], header=0).iloc[:, 1:].astype(float)
    for start in range(0, 24, 6):
        desktop, mobile, total = (visits.iloc[:, start + i] for i in range(3))
        assert (desktop + mobile == total).all()
    parts = visits["Total unique visitors (desktop)"] + visits["Total unique visitors (mobile)"]
    assert 0 < (parts != visits["Total unique visitors (total)"]).sum() < 365
    assert (visits >= 0).all(axis=None)
