"""X's files, opened with plain pandas."""

from pathlib import Path

import pandas as pd

from iwa.demo.clients import RETAILER, WORKSHOP
from iwa.demo.files_x import write_x_content
from iwa.demo.world import World

OLD, NEW = "account_analytics_content_2025-08-01_2026-01-31.csv", "account_analytics_content_2026-01-25_2026-10-04.csv"


def read(exports: Path, name: str, client: str = WORKSHOP) -> pd.DataFrame:
    return pd.read_csv(exports / client / name, dtype="str", keep_default_na=False)


def test_the_two_generations_differ_in_labels_and_in_the_way_of_writing_a_day(exports: Path) -> None:
    old, new = read(exports, f"2026-09/x/{OLD}"), read(exports, f"2026-09/x/{NEW}")
    assert {"Link", "Share", "Detail expands", "Url clicks"} <= set(old)
    assert {"Post Link", "Shares", "Detail Expands", "URL Clicks"} <= set(new)
    assert len(old.columns) == len(new.columns) == 17
    assert old["Date"].str.fullmatch(r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d 202\d").all()
    assert new["Date"].str.fullmatch(r"[A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}, 202\d").all()


def test_the_files_are_plain_and_hold_replies_newest_first(exports: Path) -> None:
    raw = (exports / WORKSHOP / "2026-09/x" / NEW).read_bytes()
    assert raw.startswith(b"Post id,Date,") and b"\r" not in raw
    posts = read(exports, f"2026-09/x/{NEW}")
    assert posts["Post id"].astype("int64").is_monotonic_decreasing
    assert 0.15 < posts["Post text"].str.startswith("@").mean() < 0.35
    assert posts["Post id"].str.len().eq(19).all()


def test_the_day_is_the_account_s_own_and_the_number_holds_the_instant(exports: Path) -> None:
    posts = read(exports, f"2026-09/x/{OLD}")
    instants = pd.to_datetime(posts["Post id"].astype("int64") // 2**22 + 1_288_834_974_657, unit="ms", utc=True)
    local = instants.dt.tz_convert("Europe/Paris")
    assert pd.to_datetime(posts["Date"], format="%a %b %d %Y").dt.date.tolist() == local.dt.date.tolist()


def test_texts_are_cut_on_one_line_and_escaped(workshop: World, tmp_path: Path) -> None:
    post = workshop.posts[workshop.posts["network"] == "x"].head(1).assign(text="a & b\n\n<c> " + "d" * 400)
    written = pd.read_csv(write_x_content(tmp_path / "x.csv", post, "Europe/Paris"))["Post text"].item()
    assert written.startswith("a &amp; b &lt;c&gt; ddd") and "\n" not in written and len(written) < 300


def test_the_overview_has_every_day_and_no_number_of_followers(exports: Path, retailer: World) -> None:
    days = read(exports, "2026-09/x/account_overview_analytics.csv", RETAILER)
    assert list(days)[:3] == ["Date", "Impressions", "Likes"] and len(days.columns) == 14
    assert (days["Date"].iloc[0], days["Date"].iloc[-1]) == ("Sun, Oct 4, 2026", "Mon, Sep 1, 2025")
    assert len(days) == 399 and (days[["Video views", "Media views"]] == "0").all(axis=None)
    posts = retailer.posts[(retailer.posts["network"] == "x") & (retailer.posts["day"] <= "2026-10-04")]
    assert days["Create Post"].astype(int).sum() == len(posts)
