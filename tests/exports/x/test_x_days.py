"""X, day by day: the account, its videos, and the older file of days."""

import pandas as pd
import pytest
from x_samples import COUNTS, ORGANIC

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading
from iwa.exports.x.readers import READERS

HEADER = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,"
    "Create Post,Video views,Media views\n"
)
PORTUGUESE = (
    "Data,Impressões,Curtidas,Engajamentos,Itens salvos,Compartilhamentos,Novos seguidores,Deixar de seguir,Respostas,"
    "Reposts,Visitas ao perfil,Criar post,Visualizações de vídeo,Visualizações de mídia\n"
)
FRENCH = "Date,Impressions,J’aime,Engagements,a,b,c,d,Réponses,Reposts,e,f,g,h\n"
UNKNOWN = ",".join(f"ラベル{number}" for number in range(14)) + "\n"
DAY = '"Tue, Feb 18, 2025",500,12,40,3,9,6,2,4,5,7,1,{views},0\n'
BEFORE = '"Mon, Feb 17, 2025",300,1,2,0,0,0,0,0,0,0,0,0,0\n'
EXPECTED = {
    "impressions": 500.0, "reactions": 12.0, "interactions_network": 40.0, "saves": 3.0, "follows": 6.0,
    "unfollows": 2.0, "comments": 4.0, "shares": 5.0, "profile_visits": 7.0, "views": 80.0,
}  # fmt: skip
NAME = "account_overview_analytics.csv"
LAST = pd.Timestamp("2025-02-18")


def document(text: str, name: str = NAME) -> Document:
    sheet, repairs = sheet_of(text.encode(), name)
    return Document(name, (sheet,), repairs)


def read(text: str, name: str = NAME) -> Reading:
    given = document(text, name)
    (reader,) = (reader for reader in READERS if reader.recognises(given))
    return reader.read(given)


def figures_of(reading: Reading, day: pd.Timestamp = LAST) -> dict[str, float]:
    own = reading.measurements[reading.measurements["day"] == day]
    return dict(zip(own["metric"].astype("str"), own["value"], strict=True))


def states(reading: Reading) -> list[str]:
    return reading.rows.sort_values("row")["state"].astype("str").tolist()


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


@pytest.mark.parametrize("header", [HEADER, PORTUGUESE, FRENCH, UNKNOWN], ids=["en", "pt", "fr", "ja"])
def test_a_day_has_its_figures_whatever_the_language_of_the_labels(header):
    reading = read(header + DAY.format(views=80) + BEFORE)
    assert reading.kind == "overview"
    assert figures_of(reading) == EXPECTED
    assert reading.unavailable == ()
    assert states(reading) == ["structural", "used", "used"]
    assert kinds(reading) == ["columns-by-position"] * (header in (FRENCH, UNKNOWN)) + ["partial-day"]


def test_the_newest_day_comes_first_and_dates_the_file():
    reading = read(HEADER + DAY.format(views=0) + BEFORE)
    assert (reading.first, reading.last, reading.measured_at) == (pd.Timestamp("2025-02-17"), LAST, LAST)
    assert "18/02/2025" in reading.issues["sentence"].iloc[-1]


def test_video_views_that_are_zero_on_every_day_are_missing():
    reading = read(HEADER + DAY.format(views=0) + BEFORE)
    assert "views" not in figures_of(reading)
    assert reading.unavailable == ("views",)
    assert kinds(reading) == ["no-views", "partial-day"]
    assert figures_of(read(HEADER + DAY.format(views=80) + BEFORE), pd.Timestamp("2025-02-17"))["views"] == 0.0


def test_a_semicolon_file_saved_by_excel_is_read():
    saved = (HEADER + DAY.format(views=80)).replace(",", ";").replace("Tue; Feb 18; 2025", "Tue, Feb 18, 2025")
    assert figures_of(read(saved.replace('"', "").replace("\n", "\r\n"))) == EXPECTED


def test_a_utf16_file_with_tabs_saved_by_excel_is_read():
    saved = (HEADER + DAY.format(views=80)).replace(",", "\t").replace("Tue\t Feb 18\t 2025", "Tue, Feb 18, 2025")
    sheet, repairs = sheet_of(saved.replace("\n", "\r\n").encode("utf-16"), NAME)
    given = Document(NAME, (sheet,), repairs)
    (reader,) = (reader for reader in READERS if reader.recognises(given))
    assert figures_of(reader.read(given)) == EXPECTED


def test_a_column_deleted_is_unavailable():
    reading = read(HEADER.replace("Unfollows,", "") + DAY.format(views=80).replace(",6,2,4,", ",6,4,"))
    assert figures_of(reading) == {metric: value for metric, value in EXPECTED.items() if metric != "unfollows"}
    assert reading.unavailable == ("unfollows",)


def test_a_total_is_structural_and_an_unreadable_or_repeated_or_empty_day_is_an_issue():
    hollow = '"Sun, Feb 16, 2025"' + "," * 13 + "\n"
    text = HEADER + DAY.format(views=80) + DAY.format(views=90) + hollow + DAY.format(views=1).replace("Tue, Feb", "le")
    reading = read(text + DAY.format(views=1).replace("Tue, Feb 18, 2025", "Total"))
    assert states(reading) == ["structural", "used", "issue", "issue", "issue", "structural"]
    assert kinds(reading)[:3] == ["unreadable-date", "repeated-day", "empty-day"]
    assert figures_of(reading) == EXPECTED


def test_an_empty_table_has_no_day():
    reading = read(HEADER)
    assert reading.measurements.empty
    assert pd.isna(reading.measured_at)
    assert kinds(reading) == []


OLD = ("Date", "Tweets published", *ORGANIC, *(f"promoted {label}" for label in ORGANIC))
OLD_FRENCH = (
    "Date", "libellé", "impressions", "engagements", "taux d'engagement", "Retweets", "réponses", "J'aime",
    "clics sur le profil de l'utilisateur", "clics sur l'URL", *(f"libellé {n}" for n in range(28)),
)  # fmt: skip
OLD_NAME = "daily_tweet_activity_metrics_Atelier_N_20210101_20210201_fr.csv"


@pytest.mark.parametrize("header", [OLD, OLD_FRENCH], ids=["en", "fr"])
@pytest.mark.parametrize("day", ["2021-01-30", "30/01/2021"])
def test_an_older_file_of_days_gives_no_followers_for_it_counts_those_won_by_tweets(header, day):
    cells = (day, "2", *COUNTS, "60", *["-"] * 17)
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in (header, cells))
    reading = read(text, OLD_NAME)
    assert reading.kind == "overview"
    assert figures_of(reading, pd.Timestamp("2021-01-30")) == {
        "impressions": 215.0, "impressions_paid": 60.0, "interactions_network": 12.0, "shares": 3.0, "comments": 2.0,
        "reactions": 5.0, "profile_visits": 1.0, "link_clicks": 4.0,
    }  # fmt: skip
    assert reading.account == "Atelier_N"
    assert (reading.last, reading.measured_at) == (pd.Timestamp("2021-01-30"), pd.Timestamp("2021-02-01"))
    assert kinds(reading) == ["columns-by-position"] * (header == OLD_FRENCH)


VIDEO = "Date,Views,Watch Time (ms),Completion Rate,Average Watch Time (ms),Estimated Revenue\n"
VIDEO_DAYS = '"Tue, Feb 18, 2025",90,450500,12.50,5005,0\n"Mon, Feb 17, 2025",0,0,0.00,0,0\n'
VIDEO_LIST = (
    ",,,,,,,,,\nYour videos,,,,,,,,,\n"
    "Uploaded on,Video ID,Video title,Views,Duration,Video Link,Monetized,Estimated Revenue,Published date,Post link\n"
    '"Feb 17, 2025",13_1891397168133046395,"Un, deux",847,0:42,https://video.twimg.com/a.mp4,No,0,,\n'
)
VIDEO_NAME = "video_overview_analytics.csv"


@pytest.mark.parametrize("title", ["Video overview,,,,,\n", ""], ids=["with videos", "without"])
def test_videos_have_days_with_watch_time_in_seconds(title):
    reading = read(title + VIDEO + VIDEO_DAYS + (VIDEO_LIST if title else ""), VIDEO_NAME)
    assert reading.kind == "video_overview"
    assert figures_of(reading) == {"views": 90.0, "watch_time_s": 450.5, "average_view_s": 5.005}
    assert (reading.first, reading.measured_at) == (pd.Timestamp("2025-02-17"), LAST)
    assert reading.unavailable == ()
    assert kinds(reading) == (["video-table", "partial-day"] if title else ["partial-day"])


def test_the_second_table_of_videos_is_structural():
    reading = read("Video overview,,,,,\n" + VIDEO + VIDEO_DAYS + VIDEO_LIST, VIDEO_NAME)
    assert states(reading) == ["structural"] * 2 + ["used"] * 2 + ["structural"] * 4
    assert reading.measurements["source_row"].unique().tolist() == [3, 4]


def test_the_second_table_is_parted_by_its_title_where_the_blank_line_is_gone():
    gone = VIDEO_LIST.removeprefix(",,,,,,,,,\n")
    reading = read("Video overview,,,,,\n" + VIDEO + VIDEO_DAYS + gone, VIDEO_NAME)
    assert states(reading) == ["structural"] * 2 + ["used"] * 2 + ["structural"] * 3


@pytest.mark.parametrize(
    "header",
    [
        "Data,Visualizações,Tempo de exibição (ms),Taxa de conclusões,Tempo médio de exibição (ms),Receita estimada\n",
        "Tag,Aufrufe,Zeit (ms),Rate,Dauer (ms),Umsatz\n",
        "Tag,Aufrufe,Zeit (ms),Rate,Dauer (ms)\n",
    ],
    ids=["pt", "unknown", "without revenue"],
)
def test_videos_are_read_in_every_language(header):
    days = VIDEO_DAYS if header.count(",") == 5 else VIDEO_DAYS.replace(",0\n", "\n")
    assert figures_of(read(header + days, VIDEO_NAME)) == {
        "views": 90.0,
        "watch_time_s": 450.5,
        "average_view_s": 5.005,
    }


def test_days_of_six_figures_in_an_unknown_language_are_no_videos_without_their_unit():
    given = document("Tag,Aufrufe,Zeit,Rate,Dauer,Umsatz\n" + VIDEO_DAYS, VIDEO_NAME)
    assert not any(reader.recognises(given) for reader in READERS)


def test_without_its_watch_time_an_average_stays():
    reading = read("Date,Views,Watch Time (ms)\n" + '"Tue, Feb 18, 2025",90,450500\n', VIDEO_NAME)
    assert figures_of(reading) == {"views": 90.0, "watch_time_s": 450.5}
    assert reading.unavailable == ("average_view_s",)


@pytest.mark.parametrize(
    "text", [HEADER + DAY.format(views=0) + "\n" + BEFORE, "Video overview,,,,,\n" + VIDEO + VIDEO_DAYS + VIDEO_LIST]
)
def test_each_row_has_one_state(text):
    given = document(text)
    rows = read(text).rows
    assert rows["row"].tolist() == given.sheets[0].cells.index.tolist()
    assert set(rows["state"]) <= {"structural", "used"}


def test_measurements_have_the_columns_of_their_table():
    reading = read(HEADER + DAY.format(views=80))
    full = reading.measurements.assign(network="x", source_file="a", measured_at=reading.measured_at, state="used")
    assert len(tables.checked(full, tables.MEASUREMENTS)) == len(EXPECTED)
