"""Rival IQ's CSV and Fanpage Karma's workbook."""

import io

import pandas as pd
import pytest
import xlsxwriter

from iwa import tables
from iwa.exports.competitors import tools
from iwa.exports.document import Document
from iwa.exports.opening import excel
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading

RIVAL_TITLES = (
    "published_at,report_generated_at,captured_at,company,channel,presence_handle,message,post_link,link,link_title,"
    "link_description,image,post_type,posted_domain,posted_url,engagement_total,applause,conversation,amplification,"
    "audience,engagement_rate_by_follower,engagement_rate_lift,post_tag_ugc,post_tag_contests,video_views"
)
RIVAL = (
    "2026-10-05 08:00:00,2026-11-02 09:00:00,2026-11-01 23:10:00,Fournil du Pont,{channel},fournil,La galette,"
    "https://www.instagram.com/p/DHN03JLgBCS/,,,,,{kind},,,53,40,8,5,2310,0.023,1.4,0,0,"
)


def rival_document(*lines: str, titles: str = RIVAL_TITLES) -> Document:
    sheet, repairs = sheet_of("".join(f"{line}\n" for line in (titles, *lines)).encode(), "posts.csv")
    return Document("posts.csv", (sheet,), repairs)


def rival(channel: str = "instagram", kind: str = "photo") -> str:
    return RIVAL.format(channel=channel, kind=kind)


def read_rival(*lines: str) -> Reading:
    assert tools.recognises_rival_iq(rival_document(*lines))
    return tools.read_rival_iq(rival_document(*lines))


def told(reading: Reading) -> dict[str, str]:
    return {str(issue["kind"]): str(issue["sentence"]) for issue in reading.issues.to_dict("records")}


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype("str").tolist()


def test_a_post_of_rival_iq():
    reading = read_rival(rival())
    (post,) = tables.checked(reading.benchmark.assign(source_file="a.csv"), tables.BENCHMARK).to_dict("records")
    assert (post["network"], post["competitor"], post["text"]) == ("instagram", "Fournil du Pont", "La galette")
    assert post["published_at"] == pd.Timestamp("2026-10-05 06:00", tz="UTC")
    assert (post["format"], post["interactions"], post["followers"]) == ("image", 53.0, 2310.0)
    assert pd.isna(post["views"]) and post["url"].endswith("/DHN03JLgBCS/")
    assert (reading.last, reading.measured_at) == (pd.Timestamp("2026-10-05"), pd.Timestamp("2026-11-02"))
    assert states(reading) == ["structural", "used"]
    assert list(told(reading)) == ["assumed-zone"]


def test_channels_and_kinds_of_rival_iq():
    reading = read_rival(rival("twitter", "status"), rival("tiktok", "video"), rival("minitel", "pin"))
    assert reading.benchmark[["network", "format"]].to_numpy().tolist() == [["x", "text"], ["tiktok", "video"]]
    assert states(reading) == ["structural", "used", "used", "issue"]
    assert "« minitel »" in told(reading)["unknown-network"] and "« pin »" in told(reading)["unknown-format"]


@pytest.mark.parametrize(("other", "first"), [("10/13/2026 09:00", "2026-10-05"), ("13/10/2026 09:00", "2026-05-10")])
def test_dates_with_slashes_are_read_in_the_order_the_column_shows_and_told(other, first):
    lines = [rival().replace("2026-10-05 08:00:00", date) for date in ("10/05/2026 08:00", other)]
    reading = read_rival(*lines)
    assert reading.benchmark["published_at"].dt.strftime("%Y-%m-%d").tolist()[0] == first
    assert "slashed-dates" in told(reading)


def test_a_file_of_rival_iq_saved_by_a_french_spreadsheet():
    # each line has become one cell in quotes, padded with ";"
    lines = [f'"{line}";;' for line in (RIVAL_TITLES, rival().replace("La galette", '""La galette, enfin""'))]
    sheet, repairs = sheet_of("\r\n".join(lines).encode(), "posts.csv")
    reading = tools.read_rival_iq(Document("posts.csv", (sheet,), repairs))
    assert reading.benchmark["text"].tolist() == ["La galette, enfin"]
    assert repairs


@pytest.mark.parametrize("title", ["published_at", "company", "channel", "engagement_total"])
def test_without_a_needed_column_it_is_not_rival_iq(title):
    assert not tools.recognises_rival_iq(rival_document(rival(), titles=RIVAL_TITLES.replace(title, "x", 1)))


KARMA_TITLES = [
    "Date", "Network", "Profile", "Profile-ID", "Message-ID", "Message", "Number of Likes",
    "Reactions, Comments & Shares", "Post interaction rate", "Reach", "Link",
]  # fmt: skip
KARMA_TOP = [["Fanpage Karma"], ["Dashboard: Boulangeries"], ["2026-10-01 - 2026-10-31"], ["Export"]]
KARMA_POST = [
    "2026-10-05 08:00",
    "FACEBOOK",
    "Fournil du Pont",
    "77",
    "122121474620644102",
    "La galette",
    40,
    53,
    0.023,
    "-",
    "-",
]


def karma_document(
    *rows: list[object], titles: list[str] | None = None, top: list[list[str]] | None = None
) -> Document:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Posts")
        for row, cells in enumerate([*(KARMA_TOP if top is None else top), titles or KARMA_TITLES, *rows]):
            sheet.write_row(row, 0, cells)
    return Document("karma.xlsx", excel.sheets_of(out.getvalue(), "karma.xlsx"))


def read_karma(*rows: list[object], **how: list) -> Reading:
    assert tools.recognises_karma(karma_document(*rows, **how))
    return tools.read_karma(karma_document(*rows, **how))


def changed(title: str, cell: object) -> list[object]:
    return [cell if name == title else usual for name, usual in zip(KARMA_TITLES, KARMA_POST, strict=True)]


def test_a_post_of_fanpage_karma_under_four_lines_about_the_report():
    reading = read_karma(KARMA_POST)
    (post,) = tables.checked(reading.benchmark.assign(source_file="a.xlsx"), tables.BENCHMARK).to_dict("records")
    assert (post["network"], post["competitor"], post["post_id"]) == (
        "facebook",
        "Fournil du Pont",
        "122121474620644102",
    )
    assert post["published_at"] == pd.Timestamp("2026-10-05 06:00", tz="UTC")
    assert (post["text"], post["interactions"], post["source_row"]) == ("La galette", 53.0, 6)
    assert pd.isna(post["url"]) and pd.isna(post["format"]) and pd.isna(post["followers"])
    assert reading.measured_at == pd.Timestamp("2026-10-31")
    assert states(reading) == ["structural"] * 5 + ["used"]


def test_a_dash_is_missing_and_not_zero():
    post = read_karma(changed("Reactions, Comments & Shares", "-")).benchmark.iloc[0]
    assert pd.isna(post["interactions"])
    assert "not-a-number" not in told(read_karma(changed("Reactions, Comments & Shares", "-")))


def test_without_days_above_the_titles_the_last_post_tells_when():
    reading = read_karma(KARMA_POST, top=[["a"], ["b"], ["c"], ["d"]])
    assert reading.measured_at == pd.Timestamp("2026-10-05")


@pytest.mark.parametrize(
    "titles",
    [
        ["Fecha", "Red", "Perfil", "Perfil-ID", "Message-ID", "Mensaje"],
        ["Datum", "Netzwerk", "Profil", "Profil-ID", "Message-ID", "Nachricht"],
        ["Date", "Réseau", "Profil", "ID", "Message-ID", "Message"],
    ],
)
def test_titles_in_the_language_of_the_account(titles):
    reading = read_karma(KARMA_POST, titles=titles + KARMA_TITLES[6:])
    assert reading.benchmark[["competitor", "text", "interactions"]].to_numpy().tolist() == [
        ["Fournil du Pont", "La galette", 53.0]
    ]


def test_an_id_crushed_by_a_spreadsheet_is_missing_and_told():
    reading = read_karma(changed("Message-ID", 1.22121474620644e17))
    assert reading.benchmark["post_id"].isna().all()
    assert "n’est plus un identifiant" in told(reading)["unreadable-id"]
    assert states(reading)[-1] == "used"


def test_an_id_of_letters_stays():
    assert read_karma(changed("Message-ID", "DHN03JLgBCS")).benchmark["post_id"].tolist() == ["DHN03JLgBCS"]


@pytest.mark.parametrize("title", ["Date", "Network", "Profile", "Message-ID"])
def test_without_a_needed_column_it_is_not_fanpage_karma(title):
    titles = [name if name != title else "autre" for name in KARMA_TITLES]
    assert not tools.recognises_karma(karma_document(KARMA_POST, titles=titles))
