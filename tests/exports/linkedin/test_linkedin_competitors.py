"""The competitors export: pages side by side, over a period whose dates follow the language."""

import io
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from iwa import tables
from iwa.exports.collect import collect
from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.competitors import read_competitors
from iwa.exports.opening.excel import sheets_of
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

ENGLISH = ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"]
PORTUGUESE = [
    "Page", "Total de seguidores", "Novos seguidores", "Total de engajamentos da publicação", "Total de publicações",
]  # fmt: skip
UNSEEN = ["Seite", "Gefolgschaft", "Neue Gefolgschaft", "Regungen", "Beiträge insgesamt"]
ROWS = [["Rival Durand", 5120, 310, 940, 52], ["Atelier Nord", 3849, 1845, 2210, 64], ["Petit Rival", 87, 0, None, 3]]
NAME = "Atelier Nord_competitor_analytics_1739270000000.xlsx"  # 11 February 2025


def document(dates=("2/12/2024", "2/10/2025"), header=ENGLISH, rows=ROWS, name=NAME, sheet="COMPETITORS"):
    """Opened from a workbook as LinkedIn writes it: dates as text, figures as numbers."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in [list(dates), header, *rows]:
        page.append(row)
    content = io.BytesIO()
    book.save(content)
    return Document(name, sheets_of(content.getvalue(), name))


def period(reading: Reading) -> tuple[str, str]:
    return str(reading.first)[:10], str(reading.last)[:10]


@pytest.mark.parametrize("header", [ENGLISH, PORTUGUESE, UNSEEN, [label.upper() for label in ENGLISH]])
def test_each_page_is_a_row_with_its_figures_the_client_s_own_among_them(header):
    given = document(header=header)
    assert [reader.kind for reader in READERS if reader.recognises(given)] == ["competitors"]
    reading = read_competitors(given)
    pages = reading.benchmark.set_index("competitor")
    assert pages.index.tolist() == ["Rival Durand", "Atelier Nord", "Petit Rival"]
    assert pages["followers"].tolist() == [5120, 3849, 87]
    assert pages["new_followers"].tolist() == [310, 1845, 0]
    assert pages["posts"].tolist() == [52, 64, 3]
    assert pages["interactions"].tolist()[:2] == [940, 2210]
    assert pages["interactions"].isna().tolist() == [False, False, True]  # blank is missing, never 0
    assert pages["source_row"].tolist() == [3, 4, 5]
    assert (reading.account, reading.measured_at) == ("Atelier Nord", pd.Timestamp("2025-02-11"))


def test_a_language_never_seen_says_that_positions_decided():
    assert read_competitors(document(header=UNSEEN)).issues["kind"].tolist() == ["columns-by-position"]


def test_a_language_never_seen_is_not_recognised_in_another_sheet_or_with_a_column_deleted():
    without = document(header=UNSEEN[:-1], rows=[row[:-1] for row in ROWS])
    assert not any(reader.recognises(without) for reader in READERS)
    assert not any(reader.recognises(document(header=UNSEEN, sheet="Feuil1")) for reader in READERS)


def named(day: str) -> str:
    return f"Atelier Nord_competitor_analytics_{int(pd.Timestamp(day, tz='UTC').timestamp() * 1000)}.xlsx"


@pytest.mark.parametrize(
    ("dates", "name", "expected"),
    [
        # English, M/D/YYYY: 365 days; read day first it would be 305
        (("2/12/2024", "2/10/2025"), NAME, ("2024-02-12", "2025-02-10")),
        # Portuguese, DD/MM/YYYY: the end is 3 March either way, only the length tells (365 days, not 335)
        (("04/03/2025", "03/03/2026"), named("2026-03-05"), ("2025-03-04", "2026-03-03")),
        # the same without the day of the download
        (("04/03/2025", "03/03/2026"), "concurrents.xlsx", ("2025-03-04", "2026-03-03")),
        # an impossible month
        (("15/09/2026", "14/10/2026"), "concurrents.xlsx", ("2026-09-15", "2026-10-14")),
        (("9/15/2026", "10/14/2026"), "concurrents.xlsx", ("2026-09-15", "2026-10-14")),
        # a week: 1 to 7 October, or 10 January to 10 July; the download on 9 October settles it
        (("01/10/2026", "07/10/2026"), named("2026-10-09"), ("2026-10-01", "2026-10-07")),
        # neither length is one that LinkedIn offers: read month first it would end after the download
        (("01/10/2026", "05/11/2026"), named("2026-11-06"), ("2026-10-01", "2026-11-05")),
        # both have odd lengths and none is in the future: the latest figures were taken
        (("03/02/2026", "05/04/2026"), named("2026-05-05"), ("2026-03-02", "2026-05-04")),
        (("03/02/2026", "05/04/2026"), named("2026-04-06"), ("2026-02-03", "2026-04-05")),
        # nothing else left: English does not write the zeros
        (("3/2/2026", "5/4/2026"), "concurrents.xlsx", ("2026-03-02", "2026-05-04")),
        (("03/02/2026", "05/04/2026"), "concurrents.xlsx", ("2026-02-03", "2026-04-05")),
        # re-saved as dates by Excel
        (("2025-03-04", "2026-03-03"), "concurrents.xlsx", ("2025-03-04", "2026-03-03")),
    ],
)  # fmt: skip
def test_the_order_of_day_and_month_is_told_by_the_download_and_the_length(dates, name, expected):
    reading = read_competitors(document(dates, name=name))
    assert period(reading) == expected
    assert reading.benchmark["start"].unique().tolist() == [reading.first]
    assert reading.benchmark["end"].unique().tolist() == [reading.last]
    assert reading.issues.empty


@pytest.mark.parametrize(
    "dates", [("3/2/2026", "05/04/2026"), ("hier", "demain"), ("", ""), ("31/31/2026", "1/1/2026")]
)
def test_a_period_that_cannot_be_known_is_missing_and_told(dates):
    reading = read_competitors(document(dates, name="concurrents.xlsx"))
    assert reading.benchmark[["start", "end"]].isna().all(axis=None)
    assert pd.isna(reading.measured_at)
    (issue,) = reading.issues.to_dict("records")
    assert (issue["kind"], issue["row"], issue["severity"]) == ("unknown-period", 1, "à vérifier")
    assert "sous le nom que LinkedIn lui a donné" in issue["sentence"]


def test_every_row_has_one_state_and_a_spoilt_one_is_told():
    rows = [*ROWS, ["", 3, 3, 3, 3], ["Sans chiffre", None, None, None, None], ["Faux", "abc", 1, 2, 3]]
    reading = read_competitors(document(rows=[*rows, ["Total", 9, 9, 9, 9]]))
    expected = ["structural"] * 2 + ["used"] * 3 + ["issue"] * 2 + ["used", "structural"]
    assert reading.rows["state"].tolist() == expected
    assert reading.rows["row"].tolist() == list(range(1, 10))
    assert sorted(reading.issues["kind"]) == ["incomplete-row", "incomplete-row", "not-a-number"]


def test_an_empty_table_and_a_deleted_column_are_read_for_what_they_hold():
    assert read_competitors(document(rows=[])).benchmark.empty
    reading = read_competitors(document(header=ENGLISH[:4], rows=[row[:4] for row in ROWS]))
    assert reading.benchmark["posts"].isna().all()
    assert reading.benchmark["followers"].tolist() == [5120, 3849, 87]


def test_another_sheet_beside_is_an_issue_and_not_dropped():
    given = document()
    extra = Sheet("Notes", pd.DataFrame({0: ["à revoir"]}, index=[1], dtype="str"))
    rows = read_competitors(Document(NAME, (*given.sheets, extra))).rows
    assert rows.loc[rows["sheet"] == "Notes", "state"].tolist() == ["issue"]


def test_collected_rows_have_the_columns_of_their_table(tmp_path: Path):
    book = Workbook()
    book.active.title = "COMPETITORS"
    for row in [["2/12/2024", "2/10/2025"], ENGLISH, *ROWS]:
        book.active.append(row)
    book.save(tmp_path / NAME)
    collected = collect(tmp_path)
    assert collected.benchmark.columns.tolist() == list(tables.BENCHMARK.columns)
    assert collected.benchmark["source_file"].unique().tolist() == [NAME]
    assert collected.benchmark["measured_at"].unique().tolist() == [pd.Timestamp("2025-02-11")]
    assert collected.measurements.empty and collected.posts.empty
