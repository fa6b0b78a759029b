"""The living workbook brought up to date: what a person made of it is there afterwards, whatever is planned anew."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.table import Table

from iwa.calendar.book import book_in
from iwa.calendar.changes import TEAMS, all_proposed, changes
from iwa.calendar.located import Located, located
from iwa.calendar.new_book import Edition, new_book
from iwa.calendar.plan import Plan
from iwa.calendar.proposals import told
from iwa.calendar.reservoir import CALENDAR
from iwa.calendar.row import PlannedPost
from iwa.calendar.workbook import updated
from iwa.dossier.row import columns_of
from iwa.dossier.sheets import Sheet, sheets_in

NAME = "calendrier.xlsx"
COLUMNS = columns_of(PlannedPost)
FREE = [name for name, column in COLUMNS.items() if name not in ("identifier", "day") and column.kind.name == "text"]
NUMBERED = re.compile(rb' r="[A-Z]*\d+"')
pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows no area of whole columns
Post = Callable[..., PlannedPost]
Made = Callable[..., Plan]
Change = Callable[[Any], None]


def by_hand(content: bytes, change: Change) -> bytes:
    """The workbook as somebody leaves it who opens, changes and saves it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def column(sheet: Any, header: str, top: int = 1) -> int:
    return next(int(cell.column) for cell in sheet[top] if cell.value == header)


def shifted(plan: Plan, **more: Any) -> Plan:
    """The plan made anew: other themes, its first row given up, a new one at its end."""
    kept = [row.model_copy(update={"theme": f"Autre {row.day.day}", "hook": "Une question", **more}) for row in plan.rows[1:]]  # fmt: skip
    new = plan.rows[0].model_copy(update={"identifier": "2026-12-01-fa-1", "day": date(2026, 12, 1), **more})
    return replace(plan, rows=(*kept, new))


def test_a_plan_made_anew_refreshes_what_nobody_touched(edition: Edition, november: Plan) -> None:
    content = new_book(edition, november)
    update = updated(content, NAME, shifted(november), all_proposed(november))
    rows = book_in(update.content, NAME).rows
    assert [row.theme for row in rows] == [november.rows[0].theme, *(f"Autre {row.day.day}" for row in november.rows[1:]), november.rows[0].theme]  # fmt: skip
    assert [row.planned for row in rows] == [False, *[True] * 8] and rows[-1].status == "à faire"
    assert update.changed["calendrier"].withdrawn == (november.rows[0].identifier,)
    again = updated(update.content, NAME, shifted(november), update.proposed)
    assert again.content is update.content and not again.is_changed
    assert again.proposed == update.proposed


def test_what_the_team_wrote_stays_whatever_is_planned(edition: Edition, november: Plan) -> None:
    def fill(book: Any) -> None:
        sheet = book["calendrier"]
        for row, header, value in (
            (3, "thème", "Le mien"), (3, "date", date(2026, 11, 20)), (4, "état", "publié"), (4, "texte", "=écrit"),
            (5, "accroche", None), (6, "responsable", "Zoé"), (2, "note", "à garder"), (7, "heure", "midi"),
        ):  # fmt: skip
            sheet.cell(row, column(sheet, header)).value = value
            sheet.cell(row, column(sheet, header)).data_type = "s" if isinstance(value, str) else sheet.cell(row, column(sheet, header)).data_type  # fmt: skip
        sheet.cell(1, sheet.max_column + 1).value = "à nous"
        sheet.cell(3, sheet.max_column).value = "rien qu’à nous"

    kept = by_hand(new_book(edition, november), fill)
    before = {row.identifier: row for row in book_in(kept, NAME).rows}
    update = updated(kept, NAME, shifted(november, hour=None, owner="Karim Benali"), all_proposed(november))
    rows = {row.identifier: row for row in book_in(update.content, NAME).rows}
    second, third, fifth = (november.rows[n].identifier for n in (1, 2, 4))
    assert (rows[second].theme, rows[second].day) == ("Le mien", date(2026, 11, 20))
    assert (rows[third].status, rows[third].text) == ("publié", "=écrit") and rows[fifth].owner == "Zoé"
    assert rows[november.rows[3].identifier].hook == "Une question", "blank as proposed: the plan's to fill in"
    assert rows[november.rows[0].identifier].note == "à garder"
    assert rows[second].owner == "Karim Benali" and before[second].owner == "Léa Martin"
    assert rows[third] == before[third], "a text that is written keeps the subject it was written on"
    sheet = openpyxl.load_workbook(io.BytesIO(update.content))["calendrier"]
    assert sheet.cell(7, column(sheet, "heure")).value == "midi"
    assert sheet.cell(3, column(sheet, "à nous")).value == "rien qu’à nous"


def test_a_row_that_the_team_has_begun_is_neither_changed_nor_taken_out_of_the_plan(edition: Edition, november: Plan) -> None:  # fmt: skip
    def begin(book: Any) -> None:
        sheet = book["calendrier"]
        for row, header, value in ((2, "état", "presque fini"), (3, "texte", "Un texte"), (4, "état", "À faire")):
            sheet.cell(row, column(sheet, header)).value = value

    kept = by_hand(new_book(edition, november), begin)
    update = updated(kept, NAME, shifted(november), all_proposed(november))
    rows = book_in(update.content, NAME).rows
    assert [(row.theme, row.planned) for row in rows[:2]] == [(row.theme, True) for row in november.rows[:2]]
    assert rows[2].theme == f"Autre {november.rows[2].day.day}", "nobody has begun it"
    assert update.changed["calendrier"].withdrawn == ()


def test_a_row_taken_out_is_not_put_back_and_one_added_by_hand_stays(edition: Edition, november: Plan) -> None:
    def change(book: Any) -> None:
        book["calendrier"].delete_rows(3)
        book["calendrier"].append([None, date(2026, 11, 9), None, "Instagram"])

    kept = by_hand(new_book(edition, november), change)
    update = updated(kept, NAME, november, all_proposed(november))
    rows = book_in(update.content, NAME).rows
    assert [row.day.day for row in rows if row.network == "instagram"][-1] == 9
    assert november.rows[1].identifier not in {row.identifier for row in rows}
    assert update.changed["calendrier"].removed == (november.rows[1].identifier,)


def test_a_row_added_by_hand_gets_an_identifier_once_and_for_all(edition: Edition, november: Plan) -> None:
    def change(book: Any) -> None:
        for day, network in ((9, "Instagram"), (9, "Instagram"), (10, None)):
            book["calendrier"].append([None, date(2026, 11, day), None, network, None, None, None, None, "Le mien"])

    kept = by_hand(new_book(edition, november), change)
    update = updated(kept, NAME, november, all_proposed(november))
    added = [row.identifier for row in book_in(update.content, NAME).rows[8:]]
    assert added == ["2026-11-09-ig-a1", "2026-11-09-ig-a2"], "the row without a network has none yet"
    again = updated(update.content, NAME, shifted(november), update.proposed)
    rows = {row.identifier: row for row in book_in(again.content, NAME).rows}
    assert all(rows[name].theme == "Le mien" and rows[name].planned is None for name in added)


def test_a_row_by_hand_that_the_plan_keeps_as_it_is_is_not_laid_in_twice(edition: Edition, november: Plan) -> None:
    def change(book: Any) -> None:
        book["calendrier"].append([None, date(2026, 11, 3), None, "Instagram", None, None, None, None, "Le mien"])

    kept = by_hand(new_book(edition, november), change)
    rows = book_in(kept, NAME).rows
    update = updated(kept, NAME, replace(november, rows=rows), all_proposed(november))
    assert [row.theme for row in book_in(update.content, NAME).rows].count("Le mien") == 1


def test_a_workbook_put_back_from_before_the_month_gets_its_rows_again(edition: Edition, november: Plan) -> None:
    content = new_book(edition, replace(november, rows=()))
    assert len(book_in(updated(content, NAME, november, all_proposed(november)).content, NAME).rows) == 8


def test_looks_comments_sheets_and_tables_of_a_person_stay(edition: Edition, november: Plan) -> None:
    def dress(book: Any) -> None:
        sheet = book["calendrier"]
        sheet["I3"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet["I3"].comment = Comment("vu avec Zoé", "Karim")
        sheet.auto_filter.ref = None
        book.create_sheet("budget")["A1"] = "=1+1"
        sheet.insert_rows(1)
        sheet["A1"] = "Notre mois"
        sheet.add_table(Table(displayName="Calendrier", ref=f"A2:AE{sheet.max_row}"))

    kept = by_hand(new_book(edition, november), dress)
    update = updated(kept, NAME, shifted(november), all_proposed(november), ["Léa Martin", "Zoé"])
    book = openpyxl.load_workbook(io.BytesIO(update.content))
    sheet = book["calendrier"]
    assert sheet["I4"].fill.fgColor.rgb == "00FFFF00" and "vu avec Zoé" in str(sheet["I4"].comment)
    assert book["budget"]["A1"].value == "=1+1" and sheet["A1"].value == "Notre mois"
    assert sheet.tables["Calendrier"].ref == "A2:AE11"
    assert sheet["B11"].number_format == sheet["B4"].number_format and sheet["B11"].value.date() == date(2026, 12, 1)
    assert [cell.value for cell in book["listes"]["A"]] == ["Léa Martin", "Karim Benali", "Zoé"]
    assert "listes!$A$1:$A$3" in {check.formula1 for check in sheet.data_validations.dataValidation}


def test_only_the_parts_that_change_are_written_anew(edition: Edition, november: Plan) -> None:
    content = new_book(edition, november)
    made = updated(content, NAME, shifted(november), all_proposed(november)).content
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        other = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert other == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


PERSONS = st.one_of(st.none(), st.text("abcé=+@ 1", max_size=8), st.sampled_from(["publié", "03/11/2026", "Facebook"]))


@example({(0, "planned"): "1"}, random.Random(1))
@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.sampled_from([*COLUMNS][1:])), PERSONS, max_size=12), st.randoms()
)
def test_no_update_ever_changes_what_a_person_wrote(
    november: Plan, written: dict[tuple[int, str], str | None], chance: random.Random
) -> None:
    last = all_proposed(november)
    place = dict(zip(chance.sample([*COLUMNS], len(COLUMNS)), range(1, 40), strict=False))
    lines: dict[int, dict[str, Any]] = {}
    for number, post in enumerate(november.rows):
        cells = {name: COLUMNS[name].kind.write(value) for name, value in post if name in COLUMNS and value is not None}
        lines[number + 2] = {"status": "à faire", **cells}
    for (number, name), value in written.items():
        lines[number + 2][name] = value
    shown = {row: {place[name]: value for name, value in cells.items() if value not in (None, "")} for row, cells in lines.items()}  # fmt: skip
    sheet = Sheet("calendrier", ((1, {place[name]: column.header for name, column in COLUMNS.items()}), *shown.items()))
    found = located(PlannedPost, sheet)
    changed = changes(CALENDAR, found, shifted(november, page=None, call="Venir"), last)
    for (row, name), _ in changed.cells.items():
        post = november.rows[row - 2]
        assert name not in TEAMS
        assert (row - 2, name) not in written or told(written[row - 2, name]) == last[post.identifier].get(name)
    assert len(changed.added) == 1


def test_dates_typed_in_a_look_that_shows_numbers_get_one_that_shows_dates(post: Post, plan: Made) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "calendrier"
    book.active.append(["identifiant", "date", "heure", "réseau"])
    saved = io.BytesIO()
    book.save(saved)
    made = updated(saved.getvalue(), NAME, plan(post(date(2026, 11, 3)), post(date(2026, 11, 4))), {}).content
    sheet = openpyxl.load_workbook(io.BytesIO(made))["calendrier"]
    assert (sheet["B2"].value.date(), sheet["C2"].value.hour) == (date(2026, 11, 3), 12) and sheet["B3"].is_date


def test_places_left_to_be_counted_and_a_second_edition_of_the_format_are_understood(edition: Edition, november: Plan) -> None:  # fmt: skip
    content, made = new_book(edition, replace(november, ideas=(), left_out=())), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, NUMBERED.sub(b"", part) if name == "xl/worksheets/sheet1.xml" else part)
    plain = updated(content, NAME, shifted(november), all_proposed(november))
    assert cells(updated(made.getvalue(), NAME, shifted(november), all_proposed(november)).content) == cells(plain.content)  # fmt: skip


def cells(content: bytes) -> list[Sheet]:
    return sheets_in(content, NAME)


@pytest.mark.parametrize("old", [date(2026, 10, 30), date(2026, 12, 9)])
def test_rows_of_other_months_are_no_business_of_a_plan(post: Post, plan: Made, edition: Edition, old: date) -> None:
    content = new_book(edition, plan(post(old)))
    update = updated(content, NAME, plan(post(date(2026, 11, 3))), all_proposed(plan(post(old))))
    assert update.changed["calendrier"].withdrawn == ()
    assert [row.planned for row in book_in(update.content, NAME).rows] == [True, True]


def test_an_empty_sheet_is_located_without_columns() -> None:
    assert located(PlannedPost, Sheet("calendrier", ())) == Located(1, {}, (), 0)


def test_excel_would_open_what_was_brought_up_to_date(
    edition: Edition, november: Plan, sdk_errors: Callable[..., list[str]]
) -> None:
    content = new_book(edition, november)
    made = updated(content, NAME, shifted(november, hour=None), all_proposed(november), ["Zoé"]).content
    assert sdk_errors(made, "xlsx") == []


def test_saved_by_libreoffice_it_is_read_back_and_brought_up_to_date_the_same(
    edition: Edition, november: Plan, converted: Callable[..., list[Any]], tmp_path: Any
) -> None:
    file = tmp_path / NAME
    file.write_bytes(updated(new_book(edition, november), NAME, shifted(november), all_proposed(november)).content)
    ours = book_in(file.read_bytes(), NAME)
    (saved,) = converted("xlsx", file)
    theirs = book_in(saved.read_bytes(), NAME)
    assert [row.model_dump() for row in theirs.rows] == [row.model_dump() for row in ours.rows]
    last = updated(file.read_bytes(), NAME, shifted(november), all_proposed(november)).proposed
    assert not updated(saved.read_bytes(), NAME, shifted(november), last).is_changed, "nothing in it is a person's"
    later = updated(saved.read_bytes(), NAME, shifted(november, angle="Un autre"), last, ["Zoé"])
    assert {row.angle for row in book_in(later.content, NAME).rows if row.planned} == {"Un autre"}
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(later.content))["listes"]["A"]][-1] == "Zoé"


def test_a_workbook_without_the_columns_of_tests_is_read_and_keeps_what_was_drawn(
    plan: Made, post: Post, edition: Edition
) -> None:
    rows = [post(date(2026, 11, 10)), post(date(2026, 11, 12))]
    content = new_book(replace(edition, left_out=frozenset(("test", "arm"))), plan(*rows))
    assert [row.arm for row in book_in(content, NAME).rows] == [None, None]
    drawn = plan(*(row.model_copy(update={"test": "t1", "arm": arm}) for row, arm in zip(rows, "AB", strict=True)))
    update = updated(content, NAME, drawn, all_proposed(plan(*rows)))
    assert [update.proposed[row.identifier]["arm"] for row in rows] == ["A", "B"]
    again = updated(update.content, NAME, drawn, update.proposed)
    assert not again.is_changed and again.proposed == update.proposed
