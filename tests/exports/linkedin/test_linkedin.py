"""The three LinkedIn readers together: on the demo's own .xls files and on a real export."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from iwa.demo.files_linkedin import linkedin_file_name, write_content, write_followers, write_visitors
from iwa.demo.labels_linkedin import ENGLISH, FRENCH
from iwa.exports.linkedin.readers import READERS
from iwa.exports.opening.files import open_documents

TAKEN = datetime(2026, 10, 3, 8, tzinfo=UTC)
DAYS = pd.date_range("2025-10-01", "2026-09-30")


def days_of_the_page():
    rng = np.random.default_rng(3)
    names = ("impressions", "reach", "clicks", "reactions", "comments", "shares", "follows", "page_views",
             "unique_visitors")  # fmt: skip
    figures = {name: rng.integers(0, 40, len(DAYS)).astype(float) for name in names}
    return pd.DataFrame(figures, index=DAYS)


def posts_of_the_page():
    published = pd.date_range("2025-10-06 15:00:03", periods=40, freq="9D", tz="UTC")
    numbers = [int(instant.timestamp() * 1000) << 22 for instant in published]
    return pd.DataFrame(
        {
            "text": "Un texte #métier",
            "url": [f"https://www.linkedin.com/feed/update/urn:li:activity:{n}" for n in numbers],
            "published_at": published,
            "drafted_on": (published - pd.Timedelta(days=20)).tz_localize(None),
            "format": ["video", "other"] * 20,
            "views": [30.0, float("nan")] * 20,
            **{name: float(n) for n, name in enumerate(("shares", "comments", "reactions", "clicks"), 1)},
            "impressions": 120.0,
        }
    )


def opened(folder, kind, labels):
    path = folder / linkedin_file_name("atelier", kind, TAKEN)
    if kind == "content":
        write_content(path, posts_of_the_page(), days_of_the_page(), labels)
    elif kind == "followers":
        write_followers(path, days_of_the_page(), 3000.0, labels)
    else:
        write_visitors(path, days_of_the_page(), labels)
    return open_documents(path, folder)[0]


@pytest.mark.parametrize("labels", [ENGLISH, FRENCH], ids=["english", "french"])
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.kind)
def test_demo_files_are_read_to_the_last_figure(tmp_path, reader, labels):
    document = opened(tmp_path, reader.kind, labels)
    assert [each.kind for each in READERS if each.recognises(document)] == [reader.kind]
    reading = reader.read(document)
    expected = days_of_the_page().sum()
    daily = reading.measurements[reading.measurements["scope"] == "day"].groupby("metric")["value"].sum()
    # The writer has each visitor see at least one page.
    compared = [metric for metric in expected.index if metric in daily and metric != "unique_visitors"]
    assert daily[compared].to_dict() == expected[compared].to_dict()
    assert (reading.account, reading.measured_at) == ("atelier", pd.Timestamp("2026-10-03"))
    assert (reading.first, reading.last) == (DAYS[0], DAYS[-1])


def test_demo_posts_carry_the_instant_of_publication_and_the_format(tmp_path):
    posts = READERS[0].read(opened(tmp_path, "content", FRENCH)).posts.sort_values("published_at")
    assert posts["published_at"].tolist() == posts_of_the_page()["published_at"].tolist()
    assert posts["format"].tolist() == ["video", "other"] * 20
    assert posts["is_paid"].tolist() == [False] * 40


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.kind)
def test_each_row_is_structural_used_or_an_issue_and_stands_once(tmp_path, reader):
    document = opened(tmp_path, reader.kind, ENGLISH)
    rows = reader.read(document).rows
    assert set(rows["state"]) <= {"structural", "used", "issue"}
    assert rows[["sheet", "row"]].to_numpy().tolist() == [
        [sheet.name, row] for sheet in document.sheets for row in sheet.cells.index
    ]


def test_menus_lead_to_the_export_in_french():
    assert [reader.menu.split(" › ")[2] for reader in READERS] == ["Contenu", "Followers", "Visiteurs"]
    assert all(reader.menu.startswith("Page LinkedIn › Statistiques › ") for reader in READERS)


def test_totals_of_a_real_export_equal_plain_pandas(real_data: Path) -> None:
    (file,) = (real_data / "linkedin").glob("*_content_*.xlsx")
    (document,) = open_documents(file, real_data)
    assert [reader.kind for reader in READERS if reader.recognises(document)] == ["content"]
    reading = READERS[0].read(document)
    plain = pd.read_excel(file, sheet_name=None, engine="calamine")
    days = reading.measurements[reading.measurements["scope"] == "day"].groupby("metric")["value"].sum()
    posts = reading.measurements[reading.measurements["scope"] == "lifetime"].groupby("metric")["value"].sum()
    for metric, label in (
        ("impressions", "Impressions (total)"), ("impressions_paid", "Impressions (sponsored)"),
        ("reach", "Unique impressions (organic)"), ("clicks", "Clicks (total)"), ("reactions", "Reactions (total)"),
        ("comments", "Comments (total)"), ("shares", "Reposts (total)"),
    ):  # fmt: skip
        assert days[metric] == plain["Metrics"][label].sum()
    for metric, label in (("impressions", "Impressions"), ("clicks", "Clicks"), ("reactions", "Likes"),
                          ("comments", "Comments"), ("shares", "Reposts")):  # fmt: skip
        assert posts[metric] == plain["All posts"][label].sum()
    assert posts["click_through"] == pytest.approx(plain["All posts"]["Click through rate (CTR)"].sum())
    assert "views" not in posts and "follows" not in posts
    assert len(reading.posts) == len(plain["All posts"]) == 8
    assert (reading.first, reading.last) == (pd.Timestamp("2025-02-14"), pd.Timestamp("2025-03-15"))
    assert reading.measured_at == pd.Timestamp("2025-03-17")
    assert reading.issues.empty
