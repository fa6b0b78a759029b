"""The readers of X beside all the others: each file has one reader."""

from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.collect import collect
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.opening.files import list_files, open_documents
from iwa.exports.registry import READERS as ALL
from iwa.exports.x.readers import READERS

POST = "2083485386142646395"
ORGANIC = ("impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "user profile clicks",
           "url clicks", "hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "follows",
           "email tweet", "dial phone", "media views", "media engagements")  # fmt: skip
BOTH = ",".join((*ORGANIC, *(f"promoted {label}" for label in ORGANIC)))
COUNTS = ",".join(["1"] * 18 + ["-"] * 18)
FILES = {
    "account_analytics_content_2026-08-01_2026-08-31.csv": (
        "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
        "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
        f'"{POST}","Sat, Aug 1, 2026",Bonjour,https://x.com/atelier/status/{POST},9,8,7,6,5,4,3,2,1,0,0,0,0\n',
        "posts",
    ),
    "account_overview_analytics.csv": (
        "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,"
        'Create Post,Video views,Media views\n"Sat, Aug 1, 2026",9,8,7,6,5,4,3,2,1,0,0,0,0\n',
        "overview",
    ),
    "video_overview_analytics.csv": (
        'Date,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms)\n"Sat, Aug 1, 2026",9,900,1.50,100\n',
        "video_overview",
    ),
    "tweet_activity_metrics_atelier_20260801_20260901_en.csv": (
        f"Tweet id,Tweet permalink,Tweet text,time,{BOTH}\n"
        f"{POST},https://twitter.com/atelier/status/{POST},Bonjour,2026-08-01 09:30 +0000,{COUNTS}\n",
        "posts",
    ),
    "daily_tweet_activity_metrics_atelier_20260801_20260901_en.csv": (
        f"Date,Tweets published,{BOTH}\n2026-08-01,1,{COUNTS}\n",
        "overview",
    ),
}


def document(text: str) -> Document:
    sheet, repairs = sheet_of(text.encode(), "a.csv")
    return Document("a.csv", (sheet,), repairs)


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_one_reader_among_all_whatever_its_name(name):
    text, kind = FILES[name]
    assert [(reader.network, reader.kind) for reader in ALL if reader.recognises(document(text))] == [("x", kind)]
    header = text.splitlines()[0] + "\n"
    assert [(reader.network, reader.kind) for reader in ALL if reader.recognises(document(header))] == [("x", kind)]


def test_no_file_of_the_demo_is_taken_for_one_of_x(demo_workspace: Path):
    folders = sorted((demo_workspace / "clients").glob("*/exports"))
    files = [(path, folder) for folder in folders for path in list_files(folder)]
    documents = [given for path, folder in files for given in open_documents(path, folder)]
    assert len(documents) > 10
    taken = [given.name for given in documents for reader in READERS if reader.recognises(given)]
    assert {name.split("/")[0] for name in taken} == {"x"}


@pytest.mark.parametrize(
    "header",
    [
        "Date,Views,Watch time (hours)", "Date,Video Views,Profile Views,Likes,Comments,Shares", "Date,Primary",
        "Date,Post ID,Network,Post Type,Profile,Link,Post,Impressions,Engagements,Reactions,Comments,Shares",
        "Post ID,Page name,Title,Publish time,Permalink,Impressions,Likes",
        "Post title,Post link,Impressions,Clicks,Likes,Comments,Reposts", "Date,Impressions,Likes,Engagements",
    ],
)  # fmt: skip
def test_other_tools_are_not_recognised(header):
    given = document(header + "\n" + "1," * header.count(",") + "1\n")
    assert not any(reader.recognises(given) for reader in READERS)


def test_the_files_of_a_folder_are_put_together(tmp_path: Path):
    for name, (text, _) in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    collected = collect(tmp_path)
    assert dict(zip(collected.sources["file"], collected.sources["kind"], strict=True)) == {
        name: kind for name, (_, kind) in FILES.items()
    }
    assert set(collected.posts["post_id"]) == {POST}
    assert set(collected.posts["account"]) == {"atelier"}
    days = collected.measurements[collected.measurements["metric"] == "follows"].dropna(subset=["day"])
    assert days[["day", "value"]].to_numpy().tolist() == [[pd.Timestamp("2026-08-01"), 4.0]]
    assert collected.measurements["measured_at"].notna().all()


def test_menus_lead_to_the_export_in_french():
    assert [reader.menu.split(" › ")[2] for reader in READERS] == ["Contenu", "Vue d’ensemble", "Vidéo"]
    assert "« Posts et réponses »" in READERS[0].menu
    assert [reader.gives for reader in READERS] == ["posts", "days", "days"]
