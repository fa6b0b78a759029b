import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
import xlsxwriter
import xlwt

from iwa.exports.opening.excel import sheets_of, text_of
from iwa.problems import UnreadableFile


def xlsx(rows: list[list[object]], top: int = 0, others: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet("Données")
        for number, row in enumerate(rows):
            sheet.write_row(top + number, 0, row)
        for name in others:
            book.add_worksheet(name)
    return out.getvalue()


def xls(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("Metrics")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (-3.0, "-3"),
        (0.0625, "0.0625"),
        (0.1 + 0.2, "0.30000000000000004"),
        (7, "7"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 10, 1), "2026-10-01"),
        (datetime(2026, 10, 1, tzinfo=UTC).replace(tzinfo=None), "2026-10-01"),
        (datetime(2026, 10, 1, 12, 28, tzinfo=UTC).replace(tzinfo=None), "2026-10-01 12:28:00"),
        (time(0, 4, 23), "00:04:23"),
        (timedelta(hours=30, minutes=4, seconds=9), "30:04:09"),
    ],
)
def test_a_cell_becomes_text(value, text):
    assert text_of(value) == text


def test_a_number_longer_than_excel_keeps_shows_that_it_is_damaged():
    assert text_of(122158123456789000.0) == "1.22158123456789e+17"


def test_an_xlsx_keeps_its_rows_blanks_and_sheets():
    sheets = sheets_of(xlsx([["Date", "Vues", "Taux"], ["x", 12, 0.5], ["", "", 1]], top=2, others=("Vide",)), "a.xlsx")
    assert [sheet.name for sheet in sheets] == ["Données", "Vide"]
    assert sheets[0].cells.index.tolist() == [1, 2, 3, 4, 5]
    assert sheets[0].cells.to_numpy().tolist() == [
        ["", "", ""],
        ["", "", ""],
        ["Date", "Vues", "Taux"],
        ["x", "12", "0.5"],
        ["", "", "1"],
    ]
    assert len(sheets[1].cells) == 0


def test_an_old_xls_is_read_alike():
    sheet = sheets_of(xls([["Date", "Impressions (total)"], ["10/01/2026", 240.0], ["10/02/2026", 0.0625]]), "a.xls")[0]
    assert sheet.name == "Metrics"
    assert sheet.cells.loc[2].tolist() == ["10/01/2026", "240"]
    assert sheet.cells.loc[3].tolist() == ["10/02/2026", "0.0625"]


def test_a_workbook_of_empty_sheets_is_refused():
    with pytest.raises(UnreadableFile, match="toutes les feuilles sont vides"):
        sheets_of(xlsx([]), "a.xlsx")


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("iwa.exports.opening.excel.MAX_ROWS", 2)
    with pytest.raises(UnreadableFile, match="plus de"):
        sheets_of(xlsx([["a"], ["b"], ["c"]]), "a.xlsx")


def test_a_cut_xls_is_refused():
    data = xls([["Date"], ["10/01/2026"]])
    with pytest.raises(UnreadableFile, match="abîmé"):
        sheets_of(data[:600], "a.xls")
