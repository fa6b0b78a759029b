"""LinkedIn Campaign Manager: campaigns, and the report on who saw them, which holds none."""

from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.collect import collect
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

HEADER = [
    "Start Date (in UTC)", "Account Name", "Currency", "Campaign ID", "Campaign Name", "Ad Set Name", "Ad Name",
    "Total Spent", "Impressions", "Clicks", "Click Through Rate", "Conversions", "Leads", "Clicks to Landing Page", "Reach",
]  # fmt: skip
NAME = "account_512388_ad_performance_report.csv"


def row(day, ad="Annonce A", spent="55.39", **others):
    cells = dict(zip(HEADER, [day, "Acme", "EUR", "891312023", "Rentrée", "Lyon", ad, spent, "3422", "11", "0.321%", "2",
                              "1", "9", "2800"], strict=True))  # fmt: skip
    return list((cells | others).values())


def preamble(start="December 6, 2025", end="December 12, 2025", title="Ad Performance Report (in UTC)"):
    return (
        f'{title}\n"Report Start: {start}, 12:00 AM"\n"Report End: {end}, 11:59 PM"\n'
        '"Date Generated: December 14, 2025, 12:40 PM"\n\n'
    )


def document(rows, header=HEADER, above=None, encoding="utf-16", separator="\t"):
    """As downloaded: UTF-16 LE with its mark, tabs, four lines and a blank one above the header."""
    table = "".join(separator.join(cells) + "\n" for cells in [header, *rows])
    sheet, repairs = sheet_of(((preamble() if above is None else above) + table).encode(encoding), NAME)
    return Document(NAME, (sheet,), repairs)


def read(given: Document, kind: str = "ads") -> Reading:
    (reader,) = (reader for reader in READERS if reader.recognises(given))
    assert (reader.network, reader.kind) == ("linkedin", kind)
    return reader.read(given)


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


def days(reading: Reading, name: str) -> list[str]:
    return [str(day)[:10] for day in reading.ads[name]]


def test_a_campaign_by_day_has_its_money_and_its_figures():
    reading = read(document([row("12/6/2025"), row("12/7/2025", "Annonce B", "0"), row("12/12/2025")]))
    ad = reading.ads.iloc[0]
    assert (ad["campaign"], ad["ad_set"], ad["ad"], ad["network"]) == ("Rentrée", "Lyon", "Annonce A", "linkedin")
    assert (ad["spend"], ad["currency"]) == (55.39, "EUR")
    assert (ad["impressions"], ad["clicks"], ad["link_clicks"], ad["leads"], ad["reach"]) == (3422, 11, 9, 1, 2800)
    assert (ad["results"], ad["result_kind"]) == (2, "conversions")
    assert days(reading, "day") == days(reading, "start") == days(reading, "end")
    assert days(reading, "day") == ["2025-12-06", "2025-12-07", "2025-12-12"]
    assert (reading.first, reading.last) == (pd.Timestamp("2025-12-06"), pd.Timestamp("2025-12-12"))
    assert reading.measured_at == pd.Timestamp("2025-12-14")
    assert kinds(reading) == []
    assert reading.ads["source_row"].tolist() == [7, 8, 9]


def test_without_days_each_row_is_about_the_whole_period():
    reading = read(document([row("12/6/2025"), row("12/6/2025", "Annonce B")]))
    assert days(reading, "end") == ["2025-12-12"] * 2
    assert reading.ads["day"].isna().all()


def test_weeks_end_where_the_next_begins_even_when_the_first_is_short():
    above = preamble("December 7, 2025", "December 20, 2025")
    reading = read(document([row("12/7/2025"), row("12/8/2025"), row("12/15/2025")], above=above))
    assert days(reading, "end") == ["2025-12-07", "2025-12-14", "2025-12-20"]
    assert reading.ads["day"].isna().all()


def test_a_report_of_one_day_is_about_that_day():
    above = preamble("December 6, 2025", "December 6, 2025")
    assert days(read(document([row("12/6/2025")], above=above)), "day") == ["2025-12-06"]


@pytest.mark.parametrize("written", [["05/12/2025", "06/12/2025"], ["2025-05-12", "2025-06-12"]])
def test_dates_that_excel_turned_round_are_put_back_by_the_report_s_period(written):
    above = preamble("December 5, 2025", "December 9, 2025")
    reading = read(document([row(day) for day in written], above=above, encoding="utf-8", separator=";"))
    assert days(reading, "start") == ["2025-12-05", "2025-12-06"]
    assert kinds(reading) == ["day-first-dates"]


@pytest.mark.parametrize("total", [["Total", *[""] * 6], [*[""] * 7]])
def test_the_total_is_structural(total):
    rows = [row("12/6/2025"), row("12/7/2025"), [*total, "110.78", "6844", "22", "0.321%", "4", "2", "18", ""]]
    reading = read(document(rows))
    assert reading.ads["spend"].sum() == pytest.approx(110.78)
    assert reading.rows["state"].tolist() == ["structural"] * 6 + ["used", "used", "structural"]


def test_thousands_are_parted_by_commas():
    assert read(document([row("12/6/2025", spent="1,234.50")])).ads["spend"].tolist() == [1234.5]


def test_a_row_without_a_date_or_a_name_is_told():
    nameless = row("12/7/2025", "", **{"Campaign Name": "", "Ad Set Name": "", "Total Spent": "3"})
    reading = read(document([row("12/6/2025"), row("hier"), nameless]))
    assert reading.rows["state"].tolist()[6:] == ["used", "issue", "issue"]
    assert sorted(kinds(reading)) == ["no-name", "unreadable-date"]


def test_a_report_on_campaigns_alone_and_one_without_dates_are_read():
    header = ["Currency", "Campaign Name", "Total Spent", "Impressions"]
    reading = read(document([["EUR", "Rentrée", "12", "90"]], header))
    assert (days(reading, "start"), days(reading, "end")) == (["2025-12-06"], ["2025-12-12"])
    assert reading.ads["ad"].isna().all() and reading.ads["result_kind"].isna().all()


def test_without_the_lines_above_the_period_is_not_known_and_told():
    reading = read(document([row("12/6/2025")], above=""))
    assert reading.ads["end"].isna().all() and reading.ads["day"].isna().all()
    assert kinds(reading) == ["no-period"]
    assert reading.measured_at == pd.Timestamp("2025-12-06")


def test_a_period_without_delivery_is_a_report_and_not_an_unknown_file():
    sheet, repairs = sheet_of(preamble().encode("utf-16"), NAME)
    reading = read(Document(NAME, (sheet,), repairs))
    assert reading.ads.empty
    assert kinds(reading) == ["no-row"]
    assert (reading.first, reading.last) == (pd.Timestamp("2025-12-06"), pd.Timestamp("2025-12-12"))


DEMOGRAPHICS = (
    "Company Name Segment\tImpressions\tClicks\tClick Through Rate\nAcme\t900\t3\t0.333%\nDurand\t120\t0\t0%\n\n"
    "Job Title Segment\tImpressions\tClicks\tClick Through Rate\nDirectrice\t500\t2\t0.4%\n"
)


@pytest.mark.parametrize("title", ["Demographics Report (in UTC)", "Report (in UTC)"])
def test_the_report_on_people_is_told_and_read_as_no_campaign(title):
    sheet, repairs = sheet_of((preamble(title=title) + DEMOGRAPHICS).encode("utf-16"), NAME)
    reading = read(Document(NAME, (sheet,), repairs), "ads-audience")
    assert reading.ads.empty and reading.audience.empty
    assert set(reading.rows["state"]) == {"structural"}
    assert len(reading.rows) == len(sheet.cells)
    assert kinds(reading) == ["demographics"]
    assert "aucune campagne n’y est lue" in reading.issues["sentence"].iloc[0]
    assert reading.measured_at == pd.Timestamp("2025-12-14")


def test_another_report_with_the_same_lines_above_is_not_known():
    sheet, repairs = sheet_of((preamble(title="Lead Report") + "Nom\tVille\tAge\nA\tB\t3\n").encode("utf-16"), NAME)
    assert not any(reader.recognises(Document(NAME, (sheet,), repairs)) for reader in READERS)


@pytest.mark.parametrize("gone", ["Total Spent", "names"])
def test_without_money_or_names_it_is_not_known(gone):
    lost = {"Campaign Name", "Ad Set Name", "Ad Name"} if gone == "names" else {gone}
    kept = [n for n, label in enumerate(HEADER) if label not in lost]
    given = document([[row("12/6/2025")[n] for n in kept]], [HEADER[n] for n in kept])
    assert not any(reader.recognises(given) for reader in READERS)


def test_every_row_has_one_state():
    given = document([row("12/6/2025"), row("hier"), [""] * len(HEADER), ["Total", *[""] * 14]])
    rows = read(given).rows
    assert rows["row"].tolist() == given.sheets[0].cells.index.tolist()
    assert rows["state"].tolist() == ["structural"] * 6 + ["used", "issue", "structural", "structural"]


def test_collected_ads_have_the_columns_of_their_table(tmp_path: Path):
    text = preamble() + "\n".join("\t".join(cells) for cells in [HEADER, row("12/6/2025")])
    (tmp_path / NAME).write_text(text, encoding="utf-16")
    collected = collect(tmp_path)
    assert collected.ads.columns.tolist() == list(tables.ADS.columns)
    assert collected.ads["measured_at"].tolist() == [pd.Timestamp("2025-12-14")]
    assert collected.measurements.empty
