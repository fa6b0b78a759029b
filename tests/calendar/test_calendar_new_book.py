"""A new workbook: what the plan holds, to be worked in, and read back as it was written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from iwa.calendar.book import book_in
from iwa.calendar.book_looks import STATE_COLOURS
from iwa.calendar.changes import all_proposed
from iwa.calendar.new_book import Edition, new_book
from iwa.calendar.plan import Plan
from iwa.calendar.row import STATES

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows no area of whole columns


def test_what_is_written_is_read_back_and_the_same_twice(edition: Edition, november: Plan) -> None:
    content = new_book(edition, november)
    rows = [row.model_copy(update={"status": "à faire"}) for row in november.rows]
    book = book_in(content, "calendrier.xlsx")
    assert [row.model_dump() for row in book.rows] == [row.model_dump() for row in rows] and book.remarks == ()
    assert new_book(edition, november) == content


def test_no_text_becomes_a_formula(edition: Edition, november: Plan) -> None:
    with zipfile.ZipFile(io.BytesIO(new_book(edition, november))) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 5 and not any("<f>" in sheet.partition("<dataValidations")[0].partition("</sheetData")[0] for sheet in sheets)  # fmt: skip


def test_the_team_chooses_from_lists_and_sees_what_a_column_expects(edition: Edition, november: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(new_book(edition, november)))
    assert book.sheetnames == ["calendrier", "réservoir", "dates écartées", "mode d’emploi", "listes"]
    assert book["listes"].sheet_state == "hidden"
    sheet: Any = book["calendrier"]
    headers = {cell.value: cell for cell in sheet[1]}
    lists = {str(check.sqref): check.formula1 for check in sheet.data_validations.dataValidation if check.type == "list"}  # fmt: skip
    by_header = {str(header): lists.get(f"{cell.column_letter}2:{cell.column_letter}2000") for header, cell in headers.items()}  # fmt: skip
    assert by_header["état"] == f'"{",".join(STATES)}"' and by_header["réseau"] == '"Facebook,Instagram"'
    assert by_header["responsable"] == "listes!$A$1:$A$2" and by_header["thème"] is None
    assert all(cell.comment for cell in sheet[1])
    assert sheet.freeze_panes == "E2" and sheet.auto_filter.ref and sheet.print_title_rows == "$1:$1"
    assert not sheet.protection.sheet and set(STATE_COLOURS) == set(STATES)


def test_an_edition_for_the_client_leaves_columns_out(edition: Edition, november: Plan) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(new_book(replace(edition, left_out=frozenset({"hours", "note"})), november)))["calendrier"]  # fmt: skip
    headers = [cell.value for cell in sheet[1]]
    assert "heures" not in headers and "note" not in headers and headers[:2] == ["identifiant", "date"]


def test_what_was_written_is_noted_cell_by_cell(november: Plan) -> None:
    noted = all_proposed(november)
    row = noted[november.rows[0].identifier]
    assert (row["day"], row["hour"], row["network"], row["status"]) == ("2026-11-03", "12:30", "Facebook", "à faire")
    assert set(noted) - {row.identifier for row in november.rows} == {"réservoir livrez-vous ?", "dates écartées 11/11/2026 armistice"}  # fmt: skip
