"""Meta Ads Manager: what each ad cost and brought, in English and French, .xlsx and .csv."""

import io
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from iwa import tables
from iwa.exports.ads.meta import read_meta_ads
from iwa.exports.collect import collect
from iwa.exports.document import Document
from iwa.exports.opening import excel
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

ENGLISH = [
    "Reporting starts", "Reporting ends", "Campaign name", "Ad name", "Ad delivery", "Ad Set Name", "Bid", "Bid type",
    "Ad set budget", "Ad set budget type", "Results", "Result indicator", "Reach", "Impressions", "Cost per results",
    "Amount spent (EUR)", "Clicks (all)", "Link clicks", "Leads",
]  # fmt: skip
FRENCH = [
    "Début des rapports", "Fin des rapports", "Nom de la campagne", "Nom de la publicité", "Diffusion de la publicité",
    "Nom de l’ensemble de publicités", "Enchère", "Type d’enchère", "Budget de l’ensemble de publicités",
    "Type de budget", "Résultats", "Indicateur de résultats", "Couverture", "Impressions", "Coût par résultat",
    "Montant dépensé (EUR)", "Clics (tous)", "Clics sur un lien", "Prospects",
]  # fmt: skip
MONTH = ["2026-10-01", "2026-10-31"]
ROWS = [
    [*MONTH, "Rentrée", "Visuel A", "active", "Lyon", "0", "ABSOLUTE_OCPM", "20", "Daily", "12", "actions:lead", "900",
     "1500", "3.5", "42.15", "40", "31", "12"],
    [*MONTH, "Rentrée", "Visuel B", "inactive", "Paris", "0", "", "Using campaign budget", "", "", "", "500", "700", "",
     "10.5", "8", "", ""],
]  # fmt: skip
TOTAL = [*MONTH, *[""] * 11, "2200", "", "52.65", "48", "31", "12"]
NAME = "Atelier-Publicités-1-oct.-2026-31-oct.-2026.csv"


def csv(rows, header=ENGLISH, separator=",", encoding="utf-8-sig"):
    lines = [separator.join(f'"{c}"' if separator in c or " " in c else c for c in row) for row in [header, *rows]]
    sheet, repairs = sheet_of("\n".join(lines).encode(encoding), NAME)
    return Document(NAME, (sheet,), repairs)


def xlsx(rows, header=ENGLISH):
    """The workbook that Ads Manager gives: figures as numbers, dates as text, one sheet."""
    book = Workbook()
    book.active.title = "Worksheet"
    for row in [header, *rows]:
        book.active.append([_cell(text) for text in row])
    content = io.BytesIO()
    book.save(content)
    return Document("ads.xlsx", excel.sheets_of(content.getvalue(), "ads.xlsx"))


def _cell(text):
    try:
        return float(text)
    except ValueError:
        return text or None


def read(given: Document) -> Reading:
    assert [(r.network, r.kind) for r in READERS if r.recognises(given)] == [("meta", "ads")]
    return read_meta_ads(given)


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].tolist()


@pytest.mark.parametrize("header", [ENGLISH, FRENCH, [label.upper() for label in FRENCH]])
@pytest.mark.parametrize("kind", [csv, xlsx])
def test_each_ad_is_a_row_with_its_money_and_its_figures(kind, header):
    reading = read(kind(ROWS, header))
    first, second = reading.ads.to_dict("records")
    assert (first["campaign"], first["ad_set"], first["ad"]) == ("Rentrée", "Lyon", "Visuel A")
    assert (first["spend"], first["currency"], first["budget"]) == (42.15, "EUR", 20)
    assert first["budget_kind"] == "jour" and pd.isna(second["budget_kind"])
    assert (first["impressions"], first["reach"], first["clicks"], first["link_clicks"]) == (1500, 900, 40, 31)
    assert (first["leads"], first["results"], first["result_kind"]) == (12, 12, "actions:lead")
    assert (first["start"], first["end"]) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))
    assert pd.isna(first["day"]) and first["network"] == "meta"
    # blank is missing and not 0; a budget held by the campaign is missing and no fault
    assert [pd.isna(second[name]) for name in ("budget", "results", "link_clicks", "leads", "result_kind")] == [
        True
    ] * 5
    assert reading.ads["source_row"].tolist() == [2, 3]
    assert kinds(reading) == []
    assert (reading.first, reading.last) == (first["start"], first["end"])
    assert reading.measured_at == first["end"]


def test_ads_give_no_post_and_no_measurement():
    reading = read(csv(ROWS))
    assert reading.posts.empty and reading.measurements.empty


@pytest.mark.parametrize("place", [0, 2])
def test_the_total_is_structural_wherever_it_stands(place):
    rows = [*ROWS[:place], TOTAL, *ROWS[place:]]
    reading = read(csv(rows))
    assert reading.ads["spend"].sum() == pytest.approx(52.65)
    assert states(reading) == ["structural", *["structural" if n == place else "used" for n in range(3)]]
    assert kinds(reading) == []


@pytest.mark.parametrize("word", ["Total", "Results from 2 ads", "Résultats de 2 publicités"])
def test_a_total_that_calls_itself_one_is_structural(word):
    assert states(read(csv([*ROWS, [*MONTH, word, *TOTAL[3:]]]))) == ["structural", "used", "used", "structural"]


def test_a_campaign_whose_name_begins_like_a_total_is_a_campaign():
    reading = read(csv([ROWS[0], [*MONTH, "Total look rentrée", *ROWS[1][3:]]]))
    assert states(reading) == ["structural", "used", "used"]


def test_a_row_without_a_name_that_is_no_total_is_told():
    spoilt = [*MONTH, "", "", "", "", *ROWS[1][6:]]
    reading = read(csv([ROWS[0], spoilt]))
    assert states(reading) == ["structural", "used", "issue"]
    assert kinds(reading) == ["no-name"]


@pytest.mark.parametrize("word", ["", "All", "Tous"])
def test_platforms_part_the_networks_and_their_subtotal_is_not_counted_again(word):
    header = [*FRENCH, "Plateforme"]
    parts = [[*ROWS[0], word], [*ROWS[0], "facebook"], [*ROWS[0], "Instagram"], [*ROWS[0], "audience_network"]]
    alone = [*ROWS[1], word]
    reading = read(csv([*parts, alone], header))
    assert reading.ads["network"].tolist() == ["facebook", "instagram", "meta", "meta"]
    assert reading.ads["ad"].tolist() == ["Visuel A"] * 3 + ["Visuel B"]
    assert states(reading) == ["structural", "structural", "used", "used", "used", "used"]


def test_days_part_a_campaign_and_each_row_has_its_day():
    rows = [["2026-10-01", *ROWS[0]], ["2026-10-02", *ROWS[0]], ["", *ROWS[0]]]
    reading = read(csv(rows, ["Jour", *FRENCH]))
    assert reading.ads["day"].tolist() == [pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-02")]
    assert reading.ads["start"].tolist() == reading.ads["end"].tolist() == reading.ads["day"].tolist()
    assert states(reading)[-1] == "structural"


def test_a_report_of_one_day_is_about_that_day():
    assert read(csv([["2026-10-05", "2026-10-05", *ROWS[0][2:]]])).ads["day"].tolist() == [pd.Timestamp("2026-10-05")]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("01/10/2026", "31/10/2026", ("2026-10-01", "2026-10-31")),  # French Excel
        ("10/1/2026", "10/31/2026", ("2026-10-01", "2026-10-31")),  # English Excel
        ("01/10/2026", "07/10/2026", ("2026-10-01", "2026-10-07")),  # a week rather than half a year
        ("10/01/2026", "10/07/2026", ("2026-10-01", "2026-10-07")),
        ("05/10/2026", "05/10/2026", ("2026-10-05", "2026-10-05")),  # nothing tells: the day first
        ("2026-10-01", "2026-10-07", ("2026-10-01", "2026-10-07")),
    ],
)
def test_dates_that_excel_rewrote_are_read_in_the_order_that_makes_sense(start, end, expected):
    reading = read(csv([[start, end, *ROWS[0][2:]]], FRENCH, ";", "cp1252"))
    assert (reading.first, reading.last) == tuple(map(pd.Timestamp, expected))


def test_a_file_that_a_french_excel_saved_again_keeps_its_amounts():
    row = [*MONTH, *[c.replace(".", ",") for c in ROWS[0][2:]]]
    row[15] = "1 042,15 €"
    reading = read(csv([row], FRENCH, ";", "cp1252"))
    assert reading.ads["spend"].tolist() == [1042.15]
    assert reading.ads["campaign"].tolist() == ["Rentrée"]


def test_a_date_that_is_none_makes_the_row_an_issue_and_a_bad_amount_its_cell_only():
    bad_amount = [*ROWS[1]]
    bad_amount[15] = "abc"
    reading = read(csv([["hier", *ROWS[0][1:]], bad_amount, [MONTH[1], MONTH[0], *ROWS[0][2:]]]))
    assert states(reading) == ["structural", "issue", "used", "issue"]
    assert reading.ads["spend"].isna().tolist() == [True]
    assert sorted(kinds(reading)) == ["not-a-number", "unreadable-date", "unreadable-date"]


def test_the_currency_can_stand_in_a_column_and_its_absence_is_told():
    header = [label.replace(" (EUR)", "") for label in ENGLISH]
    assert read(csv([[*ROWS[0], "CHF"]], [*header, "Currency"])).ads["currency"].tolist() == ["CHF"]
    reading = read(csv(ROWS, header))
    assert reading.ads["currency"].isna().all()
    assert kinds(reading) == ["no-currency"]


def test_without_the_name_of_the_campaign_ads_are_read_and_it_is_told():
    rows = [[*row[:2], *row[3:]] for row in ROWS]
    reading = read(csv(rows, [label for label in ENGLISH if label != "Campaign name"]))
    assert reading.ads["campaign"].tolist() == ["", ""]
    assert reading.ads["ad_set"].tolist() == ["Lyon", "Paris"]
    assert kinds(reading) == ["no-campaign-column"]


def test_an_empty_table_is_told():
    assert kinds(read(csv([]))) == ["no-row"]


@pytest.mark.parametrize("gone", ["Amount spent (EUR)", "Reporting"])
def test_without_money_or_dates_it_is_not_known_for_an_ads_export(gone):
    kept = [n for n, label in enumerate(ENGLISH) if not label.startswith(gone)]
    given = csv([[row[n] for n in kept] for row in ROWS], [ENGLISH[n] for n in kept])
    assert not any(reader.recognises(given) for reader in READERS)


def test_a_language_never_seen_is_not_known():
    header = [f"Spalte {n}" for n in range(len(ENGLISH))]
    assert not any(reader.recognises(csv(ROWS, header)) for reader in READERS)


def test_every_row_of_every_sheet_has_one_state():
    given = xlsx([*ROWS, TOTAL])
    twice = Document("ads.xlsx", (given.sheets[0], given.sheets[0].__class__("Copie", given.sheets[0].cells)))
    rows = read_meta_ads(twice).rows
    assert rows[["sheet", "row"]].to_numpy().tolist() == [["Worksheet", n] for n in range(1, 5)] + [
        ["Copie", n] for n in range(1, 5)
    ]
    assert set(rows.loc[rows["sheet"] == "Copie", "state"]) == {"issue"}  # the same money is not read twice


def test_collected_ads_keep_the_network_of_each_row(tmp_path: Path):
    content = "\n".join(",".join(row) for row in [[*ENGLISH, "Platform"], [*ROWS[0], "instagram"], [*ROWS[1], ""]])
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    collected = collect(tmp_path)
    assert collected.ads.columns.tolist() == list(tables.ADS.columns)
    assert collected.ads["network"].tolist() == ["instagram", "meta"]
    assert collected.ads["source_file"].unique().tolist() == [NAME]
    assert collected.measurements.empty
