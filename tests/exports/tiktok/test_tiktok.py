"""The TikTok readers among all others, and a month of files collected."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from tiktok_samples import (
    ACTIVITY,
    BUSINESS_AUDIENCE,
    BUSINESS_OVERVIEW,
    BUSINESS_VIDEOS,
    CONTENT,
    GENDER,
    HISTORY,
    OVERVIEW,
    TERRITORIES,
    VIEWERS,
    link,
    studio,
    text,
    workbook,
)  # fmt: skip

from iwa.demo.campaigns import write_exports
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.demo.world import build_world
from iwa.exports.collect import collect
from iwa.exports.opening.files import list_files, open_documents
from iwa.exports.registry import READERS as ALL
from iwa.exports.tiktok.readers import READERS

VIDEO = ("March 1", "Un", link("2026-02-27 10:00"), "February 27", 9, 2, 1, 120)
TABS = {
    "Overview": ("overview", [OVERVIEW, ("February 28", 1, 1, 1, 1, 1)]),
    "Content": ("posts", [CONTENT, VIDEO]),
    "Viewers": ("viewers", [VIEWERS, ("February 28", 3, 2, 1)]),
    "FollowerHistory": ("followers", [HISTORY, ("February 27", "undefined", "undefined"), ("February 28", 3, 1)]),
    "FollowerActivity": ("audience", [ACTIVITY, ("February 28", 8, 2)]),
    "FollowerGender": ("audience", [GENDER, ("Male", "0.5"), ("Female", "0.5")]),
    "FollowerTopTerritories": ("audience", [TERRITORIES, ("FR", "1")]),
}
BUSINESS = {
    "overview": BUSINESS_OVERVIEW + "2026/02/01,1,1,1,1,1,1,1,1,1,1,1\n",
    "posts": BUSINESS_VIDEOS + f"Un,{link('2026-02-27 10:00')},2026/02/27 10:00:00,1,1,1,1,1\n",
    "followers": BUSINESS_AUDIENCE + "2026/02/01,1,--,1,1\n",
}


def known_as(document):
    return [(reader.network, reader.kind) for reader in ALL if reader.recognises(document)]


def as_csv(tab):
    return studio(*TABS[tab][1], name=f"{tab}_2026-03-01.csv")


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_is_known_by_one_reader_alone_as_csv_and_as_workbook(tab):
    kind, rows = TABS[tab]
    assert known_as(as_csv(tab)) == [("tiktok", kind)]
    assert known_as(workbook("x.xlsx", **{tab: rows})) == [("tiktok", kind)]
    assert known_as(studio(rows[0], name="x.csv")) == [("tiktok", kind)]


@pytest.mark.parametrize("kind", BUSINESS)
def test_each_business_export_is_known_by_one_reader_alone(kind):
    assert known_as(text(BUSINESS[kind], "x.csv")) == [("tiktok", kind)]


def test_a_workbook_of_several_tabs_is_known_by_its_first():
    both = {tab: TABS[tab][1] for tab in ("Viewers", "Overview")}
    assert known_as(workbook("x.xlsx", **both)) == [("tiktok", "viewers")]


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_no_file_of_another_network_is_taken_for_tiktoks(tmp_path: Path, key):
    write_exports(build_world(key), tmp_path, MONTH_TWO)
    paths = [path for path in list_files(tmp_path) if path.parent.name != "tiktok"]
    documents = [document for path in paths for document in open_documents(path, tmp_path)]
    assert documents
    assert {reader.kind for reader in READERS for document in documents if reader.recognises(document)} == set()
    assert all(len(known_as(document)) == 1 for document in documents)


@pytest.mark.parametrize(
    "header",
    [
        "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views",
        "Date,Views", "Date,Views,Likes,Comments added,Shares", "Date,Primary", "Date,Followers",
        "Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers",
        "Gender,Followers", "Date,New viewers,Returning viewers", "Gender,Age,City,Country,Device,Distribution",
    ],
)  # fmt: skip
def test_neighbouring_tables_are_left_to_others(header):
    document = text(header + "\n" + "1," * header.count(",") + "1\n", "x.csv")
    assert not any(reader.recognises(document) for reader in READERS)


def test_videos_of_another_site_are_left_to_others():
    row = (*VIDEO[:2], "https://www.youtube.com/watch?v=dQw4w9WgXcQ", *VIDEO[3:])
    document = studio(CONTENT, row, name="x.csv")
    assert not any(reader.recognises(document) for reader in READERS)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("A", "B", "Link", "C", "D", "E", "F"), VIDEO[:7]),  # a column is gone
        (("A", "B", "Link", "C", "D", "E", "F", "G"), (*VIDEO[:7], "beaucoup")),
        (("A", "B", "C", "Link", "D", "E", "F", "G"), (*VIDEO[:2], "", VIDEO[2], *VIDEO[4:])),
        (("Views", "Likes", "B", "C", "D", "E", "F", "G"), VIDEO),  # known labels, standing elsewhere
    ],
)
def test_an_unknown_language_is_not_read_by_position_when_in_doubt(header, row):
    document = studio(header, row, name="x.csv")
    assert not any(reader.recognises(document) for reader in READERS)


def test_an_unknown_language_without_links_is_not_guessed():
    document = studio(("Datum", "Aufrufe", "Profilaufrufe", "X", "Y", "Z"), ("1. Mai", 1, 1, 1, 1, 1), name="x.csv")
    assert known_as(document) == []


@pytest.mark.parametrize("tab", TABS)
def test_each_row_has_one_state(tab):
    document = as_csv(tab)
    (reader,) = (reader for reader in READERS if reader.recognises(document))
    rows = reader.read(document).rows
    assert rows["row"].tolist() == document.sheets[0].cells.index.tolist()
    assert set(rows["state"]) <= {"structural", "used", "issue"}


def test_a_month_of_files_is_collected_from_its_zips(tmp_path: Path):
    folder = tmp_path / "tiktok"
    folder.mkdir()
    for tab, (_, rows) in TABS.items():
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
            archive.writestr(f"{tab}.csv", "\n".join(lines).encode("utf-8-sig"))
        (folder / f"temp_{tab} 2026-03-01.zip").write_bytes(buffer.getvalue())
    collected = collect(tmp_path)
    assert sorted(collected.sources["kind"]) == sorted(kind for kind, _ in TABS.values())
    assert collected.sources["measured_at"].unique().tolist() == [pd.Timestamp("2026-03-01")]
    assert len(collected.posts) == 1
    assert len(collected.audience) == 4
    assert set(collected.measurements["metric"]) == {
        "views", "profile_visits", "reactions", "comments", "shares", "viewers", "new_viewers", "returning_viewers",
        "followers", "follows",
    }  # fmt: skip
    assert collected.issues["kind"].tolist() == ["no-figure"]


def test_menus_lead_to_the_export_in_french():
    assert [(reader.kind, reader.gives) for reader in READERS] == [
        ("posts", "posts"), ("overview", "days"), ("viewers", "days"), ("followers", "days"), ("audience", "audience"),
    ]  # fmt: skip
    assert all("TikTok Studio" in reader.menu and "Télécharger" in reader.menu for reader in READERS)
