"""TikTok's files, opened with plain pandas."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.clients import RETAILER
from iwa.demo.files_tiktok import LISTED, UNKNOWN_DAYS
from iwa.demo.world import World

TABS = {"Overview", "Content", "Viewers", "FollowerHistory", "FollowerGender", "FollowerTopTerritories",
        "FollowerActivity"}  # fmt: skip


def studio(exports: Path) -> dict[str, bytes]:
    """The bytes of each tab of Studio."""
    found = {}
    for path in (exports / RETAILER / "2026-10/tiktok").glob("temp_*.zip"):
        with zipfile.ZipFile(path) as archive:
            (name,) = archive.namelist()
            found[name.removesuffix(".csv")] = archive.read(name)
    return found


def table(exports: Path, tab: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(studio(exports)[tab]), dtype="str", encoding="utf-8-sig")


def business(exports: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(exports / RETAILER / name, dtype="str", encoding="utf-8-sig", keep_default_na=False)


def test_each_tab_is_one_quoted_csv_in_a_zip_of_its_own(exports: Path) -> None:
    tabs = studio(exports)
    assert set(tabs) == TABS
    for raw in tabs.values():
        assert raw.startswith(b'\xef\xbb\xbf"') and raw.endswith(b'"') and b"\r" not in raw


def test_days_have_no_year_and_a_file_starts_and_ends_on_neighbouring_days(exports: Path) -> None:
    days = table(exports, "Overview")["Date"]
    assert len(days) == 365 and days.str.fullmatch(r"[A-Z][a-z]+ \d{1,2}").all()
    assert [days.iloc[0], days.iloc[-1]] == ["November 8", "November 7"]


def test_early_days_are_undefined_and_followers_move_by_what_is_won(exports: Path) -> None:
    history = table(exports, "FollowerHistory")
    assert (history.iloc[:UNKNOWN_DAYS, 1:] == "undefined").all(axis=None)
    known = history.iloc[UNKNOWN_DAYS:].drop(columns="Date").astype(float)
    assert known["Followers"].diff().iloc[1:].tolist() == known.iloc[1:, 1].tolist()


def test_content_lists_the_most_viewed_videos_only_with_their_local_day(exports: Path, retailer: World) -> None:
    content = table(exports, "Content")
    assert len(content) == LISTED and set(content["Time"]) == {"November 8"}
    assert content["Total views"].astype(int).is_monotonic_decreasing
    posts = retailer.posts.set_index("url").loc[content["Video link"]]
    local = posts["published_at"].dt.tz_convert("Europe/Paris")
    assert content["Post time"].tolist() == [f"{day.month_name()} {day.day}" for day in local]


def test_shares_of_the_audience_are_fractions_and_activity_has_168_hours(exports: Path) -> None:
    for tab in ("FollowerGender", "FollowerTopTerritories"):
        assert table(exports, tab)["Distribution"].astype(float).sum() == pytest.approx(1)
    activity = table(exports, "FollowerActivity")
    assert len(activity) == 168 and set(activity["Hour"]) == {str(hour) for hour in range(24)}


def test_a_video_s_number_holds_its_second_which_business_writes_in_utc(exports: Path) -> None:
    videos = business(exports, "2026-09/tiktok/Videos_2026-10-05.csv")
    seconds = videos["Video link"].str.rsplit("/", n=1).str[-1].astype("int64") // 2**32
    assert pd.to_datetime(seconds, unit="s").dt.strftime("%Y/%m/%d %H:%M:%S").tolist() == videos["Post time"].tolist()
    assert len(videos) > 150


def test_business_writes_whole_days_and_never_the_number_of_followers(exports: Path) -> None:
    audience = business(exports, "2026-09/tiktok/Audience_2026-10-05.csv")
    assert (audience["Total followers"] == "--").all()
    assert audience["Date"].iloc[[0, -1]].tolist() == ["2025/09/01", "2026/10/04"]
    assert "NAN" in set(audience["Engaged audience"])
    overview = business(exports, "2026-09/tiktok/Overview_2026-10-05.csv")
    assert "Phone number clicks " in overview
    moves = overview[["New followers", "Lost followers", "Net growth"]].astype(int)
    assert (moves["New followers"] - moves["Lost followers"] == moves["Net growth"]).all()
