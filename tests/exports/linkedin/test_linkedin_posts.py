"""The posts of a content export: identity, publication instant, format, paid or not."""

import pandas as pd
import pytest

from iwa.exports.document import Sheet
from iwa.exports.linkedin.columns import labelled
from iwa.exports.linkedin.labels import POSTS
from iwa.exports.linkedin.posts import PostSheet, read_post_sheet

LABELS = (
    "Post title",
    "Post link",
    "Post type",
    "Campaign name",
    "Created date",
    "Impressions",
    "Views",
    "Content Type",
)
ACTIVITY = 7306192134921981953  # >> 22 is 1741931947451 ms: 14 March 2025 05:59:07.451 UTC
UPDATE = "https://www.linkedin.com/feed/update/urn:li:"
MEASURED = pd.Timestamp("2025-03-17")


def link(number=ACTIVITY, kind="activity"):
    return f"{UPDATE}{kind}:{number}"


def row(url=None, **cells):
    return {"Post link": link() if url is None else url, "Post title": "Un texte", "Created date": "02/01/2025"} | cells


def read(*rows, columns=LABELS, measured_at=MEASURED) -> PostSheet:
    cells = pd.DataFrame([list(columns), *([row.get(c, "") for c in columns] for row in rows)], dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    table = labelled(Sheet("All posts", cells), POSTS)
    assert table is not None
    return read_post_sheet(table, "acme", measured_at)


def issues(sheet: PostSheet) -> list[tuple[int, str]]:
    return [(issue["row"], issue["kind"]) for issue in sheet.notes.issues]


def test_the_instant_comes_from_the_id_and_not_from_the_drafting_date():
    post = read(row()).posts.iloc[0]
    assert post["post_id"] == "7306192134921981953"
    assert post["published_at"] == pd.Timestamp("2025-03-14 05:59:07.451", tz="UTC")


@pytest.mark.parametrize("kind", ["share", "ugcPost"])
def test_other_ids_hold_the_instant_in_the_same_way_when_it_can_be_one(kind):
    sheet = read(row(link(kind=kind)))
    assert sheet.posts["published_at"].iloc[0] == pd.Timestamp("2025-03-14 05:59:07.451", tz="UTC")
    assert sheet.notes.issues == []


@pytest.mark.parametrize(
    "number",
    [
        6_000_000,  # 1970
        (1742400000000 << 22),  # 19 March 2025, two days after the figures were taken
        99_999_999_999_999_999_999,  # no id of 64 bits
    ],
)
def test_an_impossible_instant_leaves_noon_of_the_drafting_day_and_says_so(number):
    sheet = read(row(link(number, "share")))
    assert sheet.posts["post_id"].tolist() == [str(number)]
    assert sheet.posts["published_at"].iloc[0] == pd.Timestamp("2025-02-01 12:00", tz="UTC")
    assert issues(sheet) == [(2, "no-instant")]
    assert sheet.notes.states.tolist() == ["structural", "used"]


def test_without_a_measuring_day_an_instant_long_after_the_drafts_is_refused():
    late = link(1751328000000 << 22)  # 1 July 2025, 150 days after the draft
    assert issues(read(row(late), measured_at=pd.NaT)) == [(2, "no-instant")]
    assert issues(read(row(), measured_at=pd.NaT)) == []  # 41 days after


def test_neither_instant_nor_drafting_date_leaves_the_post_without_a_date():
    sheet = read(row(link(12, "share"), **{"Created date": ""}))
    assert sheet.posts["published_at"].isna().all()
    assert "reste sans date" in sheet.notes.issues[0]["sentence"]


def test_drafting_days_in_day_first_order_are_settled_by_the_ids_beside_them():
    # Drafted on 12 March, published on the 14th; the other post has no instant in its id.
    sheet = read(row(**{"Created date": "12/03/2025"}), row(link(12, "share"), **{"Created date": "10/03/2025"}))
    assert sheet.posts["published_at"].iloc[1] == pd.Timestamp("2025-03-10 12:00", tz="UTC")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7306192134921981953/",
        "https://www.linkedin.com/posts/acme_un-texte-activity-7306192134921981953-Ab1x",
        "  https://www.linkedin.com/feed/update/urn:li:activity:7306192134921981953 ",
    ],
)
def test_every_way_of_writing_the_link_gives_the_same_post(url):
    assert read(row(url)).posts["post_id"].tolist() == ["7306192134921981953"]


def test_a_post_without_link_or_number_is_an_issue_of_its_row():
    sheet = read(row(), row(""), row("https://www.linkedin.com/company/acme"))
    assert sheet.posts["source_row"].tolist() == [2]
    assert issues(sheet) == [(3, "no-link"), (4, "no-link")]
    assert sheet.notes.states.tolist() == ["structural", "used", "issue", "issue"]


def test_without_the_column_of_links_all_posts_are_one_issue():
    sheet = read(row(), row(), columns=[c for c in LABELS if c != "Post link"])
    assert sheet.posts.empty
    assert issues(sheet) == [(2, "no-link")]
    assert sheet.notes.states.tolist() == ["structural", "issue", "issue"]


def test_a_boosted_post_on_two_rows_keeps_the_organic_one():
    boosted = row(Impressions="900", **{"Post type": "Sponsored", "Campaign name": "Printemps"})
    sheet = read(boosted, row(Impressions="200", **{"Post type": "Organic"}))
    assert sheet.measurements["value"].tolist() == [200.0]
    assert sheet.posts["is_paid"].tolist() == [False]
    assert issues(sheet) == [(2, "repeated-post")]


@pytest.mark.parametrize(
    ("word", "campaign", "paid"),
    [
        ("Organic", "", False),
        ("Orgânica", "", False),
        ("Sponsored", "Printemps", True),
        ("Patrocinada", "", True),
        ("Xyz", "Printemps", True),
        ("Xyz", "", None),
        ("", "", None),
    ],
)
def test_paid_or_not(word, campaign, paid):
    sheet = read(row(**{"Post type": word, "Campaign name": campaign}))
    found = sheet.posts["is_paid"].iloc[0]
    assert (None if pd.isna(found) else bool(found)) == paid
    assert [kind for _, kind in issues(sheet)] == (["unknown-type"] if word == "Xyz" and not campaign else [])


@pytest.mark.parametrize(
    ("word", "name"),
    [("Video", "video"), ("Vídeo", "video"), ("VIDÉO", "video"), ("", "other"), ("Image", "image"),
     ("Article", "link"), ("Document", "other"), ("Enquête", "other")],
)  # fmt: skip
def test_the_format_comes_from_the_content_type(word, name):
    assert read(row(**{"Content Type": word})).posts["format"].tolist() == [name]


def test_without_content_type_views_betray_a_video():
    columns = [c for c in LABELS if c != "Content Type"]
    sheet = read(row(Views="12"), row(link(ACTIVITY + 1)), columns=columns)
    assert sheet.posts["format"].tolist() == ["video", "other"]


def test_without_content_type_and_views_the_format_is_missing():
    columns = [c for c in LABELS if c not in ("Content Type", "Views")]
    assert read(row(), columns=columns).posts["format"].isna().all()


def test_a_rate_shown_as_a_percentage_is_a_fraction_all_the_same():
    columns = (*LABELS, "Click through rate (CTR)")
    sheet = read(row(**{"Click through rate (CTR)": "5.25%"}), columns=columns)
    assert sheet.measurements["value"].tolist() == [0.0525]


def test_twenty_thousand_posts_take_about_a_second():
    rows = [row(link(ACTIVITY - (n << 30)), Impressions=str(n)) for n in range(20_000)]
    started = pd.Timestamp.now()
    sheet = read(*rows)
    assert len(sheet.posts) == 20_000
    assert (pd.Timestamp.now() - started).total_seconds() < 5  # with the frame's making, on a busy machine
