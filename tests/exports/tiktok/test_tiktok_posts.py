"""Studio's Content and a business account's Videos: lifetime totals of videos named by their links."""

import math

import pandas as pd
import pytest
from tiktok_samples import (
    BUSINESS_VIDEOS,
    CONTENT,
    figure,
    kinds,
    link,
    read,
    sentence,
    states,
    studio,
    text,
    video_id,
    workbook,
)  # fmt: skip

from iwa import tables

NIGHT = "2026-02-26 23:30:00"  # the 27th in Paris
VIDEO = ("March 1", 'Un atelier, "bois"\n#métier', link(NIGHT), "February 27", 9, 2, 1, 120)
NAME = "Content_2026-03-01.csv"


def content(*rows, name=NAME):
    return read(studio(CONTENT, *rows, name=name))


def test_a_video_is_one_post_with_its_totals():
    reading = content(VIDEO)
    post = reading.posts.iloc[0]
    assert (reading.network, reading.kind, reading.account, reading.unavailable) == ("tiktok", "posts", "marette", ())
    assert (post["post_id"], post["account"], post["format"]) == (video_id(NIGHT), "marette", "video")
    assert post["text"] == 'Un atelier, "bois"\n#métier'
    assert post["url"] == link(NIGHT)
    assert post["source_row"] == 2
    assert pd.isna(post["is_paid"])
    assert reading.measurements.set_index("metric")["value"].to_dict() == {
        "views": 120, "reactions": 9, "comments": 2, "shares": 1,
    }  # fmt: skip
    assert reading.measurements["scope"].unique().tolist() == ["lifetime"]
    assert (states(reading), kinds(reading)) == (["structural", "used"], [])


def test_the_instant_is_that_of_the_link_and_the_local_day_beside_it_is_no_fault():
    reading = content(VIDEO)
    assert reading.posts["published_at"].tolist() == [pd.Timestamp(NIGHT, tz="UTC")]
    assert reading.first == reading.last == pd.Timestamp("2026-02-26")


def test_a_date_that_is_not_that_of_the_link_is_told_and_the_link_is_believed():
    reading = content((*VIDEO[:3], "January 3", *VIDEO[4:]))
    assert reading.posts["published_at"].tolist() == [pd.Timestamp(NIGHT, tz="UTC")]
    assert kinds(reading) == ["dates-apart"]
    assert "« January 3 »" in sentence(reading) and "(26/02/2026)" in sentence(reading)
    assert states(reading) == ["structural", "used"]


def test_new_year_lies_between_two_neighbouring_days():
    midnight = "2026-01-01 00:30:00"
    assert kinds(content(("January 5", "", link(midnight), "December 31", 1, 1, 1, 1), name="c 2026-01-05.csv")) == []


def test_the_export_is_dated_by_its_own_day_and_the_year_in_the_name():
    assert content(VIDEO).measured_at == pd.Timestamp("2026-03-01")
    assert content(VIDEO, name="Content_2026-03-20.csv").measured_at == pd.Timestamp("2026-03-01")
    assert content(VIDEO, name="Content_2028-02-20.csv").measured_at == pd.Timestamp("2027-03-01")


def test_without_a_name_the_last_video_tells_the_year_and_that_is_said():
    reading = content(VIDEO, (*VIDEO[:2], link("2025-12-30 10:00"), "December 30", 1, 1, 1, 1), name="Content.csv")
    assert reading.measured_at == pd.Timestamp("2026-03-01")
    assert kinds(reading) == ["year-of-export"]
    assert "01/03/2026" in sentence(reading)
    january = content(("January 2", "", link("2025-12-30 10:00"), "December 30", 1, 1, 1, 1), name="Content.csv")
    assert january.measured_at == pd.Timestamp("2026-01-02")


@pytest.mark.parametrize(
    ("printed", "taken"), [("February 27", "2026-02-27"), ("February 26", "2026-02-26"), ("February 25", "2026-02-25")]
)
def test_an_export_on_the_day_of_its_last_video_is_of_that_year_whatever_the_zone(printed, taken):
    assert content((printed, *VIDEO[1:]), name="Content.csv").measured_at == pd.Timestamp(taken)


def test_a_year_that_a_spreadsheet_added_is_believed_unless_the_videos_are_later():
    assert content(("2026-03-01", *VIDEO[1:]), name="c.csv").measured_at == pd.Timestamp("2026-03-01")
    assert content(("2025-03-01", *VIDEO[1:]), name="c.csv").measured_at == pd.Timestamp("2026-03-01")
    assert content(("2027-03-01", *VIDEO[1:])).measured_at == pd.Timestamp("2026-03-01")


def test_the_day_of_export_in_french_is_read():
    header = ("Heure", "Titre de la vidéo", "Lien de la vidéo", "Heure de publication", "Total des J’aime", "Commentaires",
              "Partages", "Total des vues")  # fmt: skip
    row = ("1er mars", "", link(NIGHT), "27 février", 9, 2, 1, 120)
    reading = read(studio(header, row, name="c_2026-03-05.csv"))
    assert reading.measured_at == pd.Timestamp("2026-03-01")
    assert figure(reading, video_id(NIGHT), "views") == 120
    assert reading.unavailable == ()


def test_an_empty_title_is_no_fault():
    reading = content((VIDEO[0], "", *VIDEO[2:]))
    assert reading.posts["text"].tolist() == [""]
    assert kinds(reading) == []


def test_business_videos_have_saves_and_an_instant_in_utc():
    row = f"Un atelier,{link('2026-02-26 18:30:05')},2026/02/26 18:30:05,120,9,2,1,4\n"
    reading = read(text(BUSINESS_VIDEOS + row, "Videos_2026-03-01.csv"))
    assert reading.posts["published_at"].tolist() == [pd.Timestamp("2026-02-26 18:30:05", tz="UTC")]
    assert reading.measurements.set_index("metric")["value"].to_dict() == {
        "views": 120, "reactions": 9, "comments": 2, "shares": 1, "saves": 4,
    }  # fmt: skip
    assert (reading.measured_at, kinds(reading)) == (pd.Timestamp("2026-03-01"), [])


def test_business_videos_without_a_date_in_the_name_are_undated_and_say_so():
    row = f"Un atelier,{link(NIGHT)},2026/02/26 23:30:00,120,9,2,1,4\n"
    reading = read(text(BUSINESS_VIDEOS + row, "Videos.csv"))
    assert pd.isna(reading.measured_at)
    assert kinds(reading) == ["undated"]
    assert figure(reading, video_id(NIGHT), "views") == 120


def test_a_publication_date_turned_round_by_a_french_excel_still_agrees():
    row = f"Un atelier;{link('2026-02-03 18:30:05')};03/02/2026 18:30:05;120;9;2;1;4\r\n"
    assert kinds(read(text(BUSINESS_VIDEOS.replace(",", ";") + row, "Videos_2026-03-01.csv"))) == []


def test_missing_marks_are_missing_and_not_zero():
    reading = content((*VIDEO[:4], "undefined", "--", "NAN", 0))
    assert reading.measurements["metric"].tolist() == ["views"]
    assert figure(reading, video_id(NIGHT), "views") == 0
    assert math.isnan(figure(reading, video_id(NIGHT), "reactions"))
    assert reading.unavailable == ("reactions", "comments", "shares")
    assert kinds(reading) == []


@pytest.mark.parametrize(
    "spoilt", ["https://vm.tiktok.com/ZMabc/", "https://www.tiktok.com/@marette/video/7.5E+18", ""]
)
def test_a_link_that_names_no_video_is_an_issue_and_the_others_are_read(spoilt):
    reading = content(VIDEO, (*VIDEO[:2], spoilt, *VIDEO[3:]))
    assert reading.posts["post_id"].tolist() == [video_id(NIGHT)]
    assert states(reading) == ["structural", "used", "issue"]
    assert kinds(reading) == ["no-video"]
    assert f"« {spoilt} »" in sentence(reading)


def test_a_video_that_stands_twice_is_read_once():
    reading = content(VIDEO, (*VIDEO[:7], 999))
    assert figure(reading, video_id(NIGHT), "views") == 120
    assert len(reading.posts) == 1
    assert (states(reading), kinds(reading)) == (["structural", "used", "issue"], ["repeated-video"])


def test_a_cell_that_is_no_figure_is_told_and_the_post_stays():
    reading = content((*VIDEO[:7], "beaucoup"))
    assert len(reading.posts) == 1
    assert (states(reading), kinds(reading)) == (["structural", "used"], ["not-a-number"])


def test_a_deleted_column_is_unavailable():
    reading = read(studio(CONTENT[1:4], VIDEO[1:4], name=NAME))
    assert reading.unavailable == ("views", "reactions", "comments", "shares")
    assert len(reading.posts) == 1
    assert reading.measured_at == pd.Timestamp("2026-03-01")


def test_an_empty_table_gives_no_post():
    reading = content()
    assert len(reading.posts) == len(reading.measurements) == 0
    assert states(reading) == ["structural"]
    assert reading.measured_at == pd.Timestamp("2026-03-01")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("Zeit", "Titel", "Link", "Gepostet", "A", "B", "C", "D"), VIDEO),
        (("Titel", "Link", "Gepostet", "D", "A", "B", "C", "E"), (VIDEO[1], VIDEO[2], "x", 120, 9, 2, 1, 4)),
    ],
)
def test_a_language_never_seen_is_read_by_position_and_says_so(header, row):
    reading = read(studio(header, row, name=NAME))
    assert figure(reading, video_id(NIGHT), "views") == 120
    assert figure(reading, video_id(NIGHT), "reactions") == 9
    assert reading.posts["text"].tolist() == [VIDEO[1]]
    assert kinds(reading) == ["columns-by-position"]


def test_two_accounts_in_one_file_keep_their_names():
    reading = content(VIDEO, (*VIDEO[:2], link("2026-02-20 10:00", "autre"), "February 20", 1, 1, 1, 1))
    assert reading.posts["account"].tolist() == ["marette", "autre"]
    assert reading.account == ""


def test_a_workbook_gives_the_same():
    reading = read(workbook("Content_2026-03-01.xlsx", Content=[CONTENT, VIDEO]))
    assert reading.measurements["value"].tolist() == content(VIDEO).measurements["value"].tolist()
    assert reading.posts["post_id"].tolist() == [video_id(NIGHT)]


def test_measurements_have_the_columns_of_their_table():
    reading = content(VIDEO)
    full = reading.measurements.assign(network="tiktok", source_file="a", measured_at=reading.measured_at, state="used")
    assert len(tables.checked(full, tables.MEASUREMENTS)) == 4
    assert set(reading.posts["format"]) <= tables.FORMATS.keys()
