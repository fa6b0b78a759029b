import io
import math
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading
from iwa.exports.youtube import channel as youtube_channel
from iwa.exports.youtube import videos as youtube

ENGLISH = (
    "Content,Video title,Video publish time,Duration,Stayed to watch (%),Unique viewers,Average view duration,"
    "Average percentage viewed (%),Views,Watch time (hours),Subscribers,Estimated revenue (USD),Impressions,"
    "Impressions click-through rate (%)\n"
)
TOTAL = "Total,,,,71.07,0,0:04:04,10.73,2000,80.5,17,2177.191,12894,5.02\n"
FRENCH = (
    "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues,Vues intentionnelles,"
    "Durée de visionnage (heures),Abonnés,Impressions,Taux de clics par impression (%),J’aime,"
    "Commentaires ajoutés,Partages\n"
)
GERMAN = (
    "Vi\u00addeo,Vi\u00addeo\u00adti\u00adtel,Ver\u00adöf\u00adfent\u00adli\u00adchungs\u00adzeit\u00adpunkt des Vi\u00addeos,"
    "Auf\u00adru\u00adfe,Wie\u00adder\u00adga\u00adbe\u00adzeit (Stun\u00adden),Abon\u00adnen\u00adten,"
    "Im\u00adpres\u00adsio\u00adnen,Klick\u00adra\u00adte der Im\u00adpres\u00adsio\u00adnen (%)\n"
)
NAME = "Content 2026-09-01_2026-09-30 Chaîne.zip › Table data.csv"


def document(text: str, name: str = NAME) -> Document:
    sheet, repairs = sheet_of(text.encode(), name)
    return Document(name, (sheet,), repairs)


def read(text: str, name: str = NAME) -> Reading:
    given = document(text, name)
    (reader,) = (reader for reader in youtube.READERS if reader.recognises(given))
    return reader.read(given)


def english(*rows: str, name: str = NAME) -> Reading:
    return read(ENGLISH + TOTAL + "".join(row + "\n" for row in rows), name)


def figure(reading: Reading, post_id: str, metric: str) -> float:
    found = reading.measurements.query("post_id == @post_id and metric == @metric")["value"]
    return float(found.iloc[0]) if len(found) else math.nan


def states(reading: Reading) -> list[str]:
    return reading.rows.sort_values("row")["state"].tolist()


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


VIDEO = 'aaaaaaaaaaa,"Un, deux","Sep 27, 2026",978,100,,0:04:23,126.92,27102,10.5,-3,56.8,332014,5.02'


def test_a_video_is_one_post_with_its_figures_in_our_units():
    reading = english(VIDEO)
    post = reading.posts.iloc[0]
    assert (post["post_id"], post["text"], post["format"]) == ("aaaaaaaaaaa", "Un, deux", "video")
    assert post["url"] == "https://www.youtube.com/watch?v=aaaaaaaaaaa"
    assert post["published_at"] == pd.Timestamp("2026-09-27 12:00", tz="UTC")
    assert post["duration_s"] == 978.0
    assert post["source_row"] == 3
    expected = {
        "views": 27102.0, "follows": -3.0, "impressions": 332014.0, "click_through": 0.0502,
        "average_viewed": 1.2692, "watch_time_s": 37800.0, "average_view_s": 263.0,
    }  # fmt: skip
    found = reading.measurements.set_index("metric")["value"].to_dict()
    assert found == pytest.approx(expected)
    assert reading.measurements["scope"].unique().tolist() == ["lifetime"]
    assert reading.unavailable == ("reactions", "comments", "shares")


def test_the_total_is_a_structural_row_and_not_the_sum():
    reading = english(VIDEO)
    assert states(reading) == ["structural", "structural", "used"]
    assert reading.measurements.query("metric == 'views'")["value"].sum() == 27102.0


def test_french_labels_and_dates_are_read():
    reading = read(FRENCH + "Total,,,,9,8,7,6,5,4,3,2,1\n-2B7awALB8c,Titre,28 sept. 2026,45,9,8,0.5,6,5,4.0,3,2,1\n")
    assert reading.posts["published_at"].tolist() == [pd.Timestamp("2026-09-28 12:00", tz="UTC")]
    assert reading.posts["format"].tolist() == ["short"]
    assert figure(reading, "-2B7awALB8c", "views") == 9.0
    assert figure(reading, "-2B7awALB8c", "watch_time_s") == 1800.0
    assert figure(reading, "-2B7awALB8c", "reactions") == 3.0
    assert reading.unavailable == ("average_view_s", "average_viewed")


def test_german_labels_hold_soft_hyphens_and_the_last_line_is_in_words():
    reading = read(
        GERMAN + 'Ge\u00adsamt,,,900,7,6,5,4\naaaaaaaaaaa,Titel,"Sep 2, 2019",9,0.5,6,5,4.0\n'
        "Die 500 bes\u00adten Er\u00adgeb\u00adnis\u00adse wer\u00adden an\u00adge\u00adzeigt\n",
        "Content 2019-01-01_2026-09-30 Kanal.zip › Tabellendaten.csv",
    )
    assert states(reading) == ["structural", "structural", "used", "structural"]
    assert figure(reading, "aaaaaaaaaaa", "views") == 9.0
    assert reading.posts["published_at"].tolist() == [pd.Timestamp("2019-09-02 12:00", tz="UTC")]
    assert kinds(reading) == ["cut-list"]


@pytest.mark.parametrize("written", ["-HHGH-TTqYM", " -HHGH-TTqYM"])
def test_an_id_that_begins_with_a_dash_is_the_same_with_or_without_its_guard(written):
    assert english(written + VIDEO[11:]).posts["post_id"].tolist() == ["-HHGH-TTqYM"]


def test_an_id_that_excel_destroyed_is_an_issue():
    reading = english(VIDEO, "#NAME?" + VIDEO[11:], "1.2E+10" + VIDEO[11:])
    assert states(reading)[2:] == ["used", "issue", "issue"]
    assert kinds(reading) == ["unreadable-id", "unreadable-id"]
    assert reading.issues["row"].tolist() == [4, 5]


def test_an_unlisted_video_has_no_date_and_that_is_no_fault():
    reading = english("bbbbbbbbbbb,Privée,,978,100,,0:04:23,26.92,5,1,0,0,10,5.0")
    assert reading.posts["published_at"].isna().all()
    assert figure(reading, "bbbbbbbbbbb", "views") == 5.0
    assert kinds(reading) == []


def test_a_date_that_cannot_be_read_is_told_and_the_figures_stay():
    reading = english(VIDEO.replace("Sep 27, 2026", "hier"))
    assert reading.posts["published_at"].isna().all()
    assert figure(reading, "aaaaaaaaaaa", "views") == 27102.0
    assert kinds(reading) == ["unreadable-date"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sep 27, 2024", "2024-09-27"), ("May 3, 2024", "2024-05-03"), ("28 sept. 2026", "2026-09-28"),
        ("1er janv. 2026", "2026-01-01"), ("15 févr. 2026", "2026-02-15"), ("2 août 2026", "2026-08-02"),
        ("9 juin 2026", "2026-06-09"), ("9 juil. 2026", "2026-07-09"), ("24 déc. 2026", "2026-12-24"),
        ("2026-09-28", "2026-09-28"), ("", ""), ("Brumaire 3, 2026", ""),
    ],
)  # fmt: skip
def test_dates_of_publication(written, day):
    assert youtube.iso_day(written) == day


def test_a_rate_over_no_impression_is_missing_and_not_zero():
    reading = english('bbbbbbbbbbb,Sans,"Sep 27, 2026",978,,,47:08.743,26.92,5,1,0,0,0,')
    assert math.isnan(figure(reading, "bbbbbbbbbbb", "click_through"))
    assert figure(reading, "bbbbbbbbbbb", "impressions") == 0.0
    assert figure(reading, "bbbbbbbbbbb", "average_view_s") == 2828.743


def test_a_cell_that_is_no_figure_is_missing_and_told():
    reading = english(VIDEO.replace("27102", "???").replace("0:04:23", "long"))
    assert math.isnan(figure(reading, "aaaaaaaaaaa", "views"))
    assert math.isnan(figure(reading, "aaaaaaaaaaa", "average_view_s"))
    assert kinds(reading) == ["not-a-number", "not-a-number"]
    assert states(reading)[2] == "used"


def test_a_channel_without_a_video_gives_no_post():
    reading = english()
    assert len(reading.posts) == len(reading.measurements) == 0
    assert states(reading) == ["structural", "structural"]


def test_a_column_that_was_not_ticked_is_unavailable():
    reading = read("Content,Video title,Likes\nTotal,,3\naaaaaaaaaaa,Un,3\n")
    assert "views" in reading.unavailable
    assert reading.measurements["metric"].tolist() == ["reactions"]


def test_the_period_is_in_the_name_of_the_zip():
    reading = english(VIDEO)
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2026-09-01"), pd.Timestamp("2026-09-30"), pd.Timestamp("2026-09-30"),
    )  # fmt: skip


def test_without_its_name_a_file_is_dated_by_its_last_video_and_says_so():
    reading = english(VIDEO, VIDEO.replace("aaaaaaaaaaa", "bbbbbbbbbbb").replace("Sep 27", "Sep 3"), name="a.csv")
    assert (reading.first, reading.measured_at) == (pd.Timestamp("2026-09-03"), pd.Timestamp("2026-09-27"))
    assert kinds(reading) == ["no-period"]


def test_figures_of_a_period_are_not_the_totals_of_older_videos():
    reading = english(VIDEO, VIDEO.replace("aaaaaaaaaaa", "bbbbbbbbbbb").replace("2026", "2024"))
    assert reading.posts["post_id"].tolist() == ["aaaaaaaaaaa", "bbbbbbbbbbb"]
    assert reading.measurements["post_id"].unique().tolist() == ["aaaaaaaaaaa"]
    assert kinds(reading) == ["older-videos"]
    assert "01/09/2026" in reading.issues["sentence"].iloc[0]


def test_totals_give_the_days_of_the_channel():
    reading = read("Date,Views\n2026-09-01,12\n2026-09-02,0\n2026-09-03,\n")
    days = reading.measurements
    assert reading.kind == "totals"
    assert days[["metric", "value"]].to_numpy().tolist() == [["views", 12.0], ["views", 0.0]]
    assert days["day"].tolist() == [pd.Timestamp("2026-09-01"), pd.Timestamp("2026-09-02")]
    assert days["scope"].unique().tolist() == ["day"]
    assert (reading.first, reading.measured_at) == (pd.Timestamp("2026-09-01"), pd.Timestamp("2026-09-03"))
    assert states(reading) == ["structural", "used", "used", "used"]


@pytest.mark.parametrize(
    ("header", "metric", "value"),
    [
        ("Date,Durée de vision\u00adnage (heures)", "watch_time_s", 7200.0),
        ("Da\u00adtum,Abon\u00adnen\u00adten", "follows", 2.0),
        ("Date,Returning viewers", "returning_viewers", 2.0),
        ("Date,Nouveaux spectateurs", "new_viewers", 2.0),
        ("Date,Impressions click-through rate (%)", "click_through", 0.02),
    ],
)
def test_totals_are_read_in_every_language_and_unit(header, metric, value):
    days = read(header + "\n2026-09-01,2\n").measurements
    assert days[["metric", "value"]].to_numpy().tolist() == [[metric, value]]


def test_the_table_of_the_tab_date_gives_days_too_without_its_total():
    reading = read(
        "Date,Views,Watch time (hours),Estimated revenue (USD)\nTotal,9,9,9\n2026-09-01,4,0.5,1\nhier,1,1,1\n"
    )
    assert reading.measurements.set_index("metric")["value"].to_dict() == {"views": 4.0, "watch_time_s": 1800.0}
    assert states(reading) == ["structural", "structural", "used", "issue"]


def test_casual_and_regular_viewers_are_those_who_came_back():
    header = "Date,New viewers,Casual viewers,Regular viewers\n"
    days = read(header + "2026-09-01,50,7,3\n2026-09-02,50,,3\n").measurements
    assert days[days["metric"] == "returning_viewers"]["value"].tolist() == [10.0]
    assert set(days["metric"]) == {"new_viewers", "returning_viewers"}


def test_viewers_of_days_without_a_year_are_another_networks():
    other = document("Date,New Viewers,Returning Viewers\nJanuary 1,60,30\n")
    assert [reader.kind for reader in youtube.READERS if reader.recognises(other)] == []


def test_the_chart_repeats_the_table_and_gives_no_figure():
    reading = read("Date,Content,Video title,Video publish time,Duration,Views\n2026-09-01,aaaaaaaaaaa,Un,,978,12\n")
    assert reading.kind == "chart"
    assert reading.measurements.empty and reading.posts.empty
    assert states(reading) == ["structural", "structural"]
    assert kinds(reading) == ["chart"]


@pytest.mark.parametrize(
    "header",
    [
        "Geography,Views,Watch time (hours)", "Date,Geography,Views", "Date,Impressions,Likes,Engagements,Bookmarks",
        "Date,Primary", "Date,Video Views,Profile Views,Likes,Comments,Shares",
        "Video title,Video link,Post time,Video views,Likes", "Post ID,Publish time,Views",
    ],
)  # fmt: skip
def test_other_tabs_and_other_tools_are_not_recognised(header):
    given = document(header + "\n" + "1," * header.count(",") + "1\n")
    assert not any(reader.recognises(given) for reader in youtube.READERS)


@pytest.mark.parametrize(
    "names", [("Table data.csv", "Totals.csv"), ("Informations relatives aux tableaux.csv", "x.csv")]
)
def test_a_zip_of_two_files_is_told_apart_by_content(tmp_path: Path, names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(names[0], ENGLISH + TOTAL + VIDEO + "\n")
        archive.writestr(names[1], "Date,Views\n2026-09-01,12\n")
    (tmp_path / "Content 2026-09-01_2026-09-30 Chaîne.zip").write_bytes(buffer.getvalue())
    documents = open_documents(tmp_path / "Content 2026-09-01_2026-09-30 Chaîne.zip", tmp_path)
    found = [[reader.kind for reader in youtube.READERS if reader.recognises(given)] for given in documents]
    assert found == [["videos"], ["totals"]]


def test_measurements_have_the_columns_of_their_table():
    for reading in (english(VIDEO), read("Date,Views\n2026-09-01,12\n")):
        full = reading.measurements.assign(
            network="youtube", source_file="a", measured_at=reading.measured_at, state="used"
        )
        assert len(tables.checked(full, tables.MEASUREMENTS)) == len(reading.measurements)


def test_the_menu_of_the_table_names_the_option_that_matters():
    assert "Depuis toujours" in youtube.READERS[0].menu
    assert [reader.gives for reader in youtube_channel.READERS] == ["days", ""]


def test_a_real_table_gives_what_plain_pandas_gives(real_data: Path):
    path = real_data / "youtube" / "Table data.csv"
    (given,) = open_documents(path, real_data)
    reading = youtube.read_videos(given)
    plain = pd.read_csv(path).dropna(subset=["Video title"])
    sums = reading.measurements.groupby("metric")["value"].sum()
    assert len(reading.posts) == len(plain) == 12
    assert reading.posts["duration_s"].sum() == plain["Duration"].sum()
    for metric, column, factor in (
        ("views", "Views", 1), ("impressions", "Impressions", 1), ("follows", "Subscribers", 1),
        ("watch_time_s", "Watch time (hours)", 3600), ("click_through", "Impressions click-through rate (%)", 0.01),
        ("average_viewed", "Average percentage viewed (%)", 0.01),
    ):  # fmt: skip
        assert sums[metric] == pytest.approx(plain[column].sum() * factor)
