"""A new workbook for a team to work in: drop-downs, explained headers, colours by state; nothing is locked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from iwa.calendar.book_guide import write_guide
from iwa.calendar.book_looks import STATE_COLOURS, BookLooks, row_height, width
from iwa.calendar.changes import first_cells, is_teams
from iwa.calendar.plan import Plan
from iwa.calendar.reservoir import CALENDAR, PARTS, Part, cells_of, planned_rows
from iwa.client import Client
from iwa.dossier.row import Column, Row, columns_of
from iwa.networks import NAMES

LISTS = "listes"
LAST_ROW = 2000  # drop-downs, filter and colours go so far down
DATE_FROM = date(2010, 1, 1)
FROZEN = 4  # columns that stay in sight
TO_PRINT = "status"  # the last column that is printed


@dataclass(frozen=True)
class Edition:
    """Whose workbook it is: `team` are the names of the drop-down of owners, `left_out` fields without a column."""

    client: Client
    team: Sequence[str] = ()
    left_out: frozenset[str] = frozenset()


def new_book(edition: Edition, plan: Plan) -> bytes:
    """The workbook of a plan, as the bytes of an .xlsx; the same plan gives the same bytes."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    first = plan.first
    book.set_properties(
        {"title": f"Calendrier {edition.client.name}", "author": "IWA", "created": datetime(first.year, first.month, first.day)}
    )  # fmt: skip
    looks = BookLooks(book)
    sheets = {part.name: book.add_worksheet(part.name) for part in PARTS}
    for part in PARTS:
        _write_part(sheets[part.name], part, planned_rows(part, plan), edition, looks)
    write_guide(book.add_worksheet("mode d’emploi"), edition.client.name, looks)
    lists = book.add_worksheet(LISTS)
    lists.hide()
    lists.write_column(0, 0, list(edition.team) or [""])
    book.close()
    return made.getvalue()


def shown_columns(part: Part, edition: Edition) -> dict[str, Column]:
    """The columns of a sheet that this edition has, by field."""
    return {name: column for name, column in columns_of(part.row).items() if name not in edition.left_out}


def _write_part(sheet: Any, part: Part, rows: Sequence[Row], edition: Edition, looks: BookLooks) -> None:
    columns = shown_columns(part, edition)
    _set_up(sheet, part, list(columns), looks)
    for number, (name, column) in enumerate(columns.items()):
        look = looks.cell(column.kind, name)
        sheet.set_column(number, number, width(part.name, name), look)
        sheet.write_string(0, number, column.header, looks.header(is_teams(part, name), column.kind))
        comment = column.explanation + (f"\nExemple : {column.example}" if column.example else "")
        sheet.write_comment(0, number, comment, {"author": "IWA", "x_scale": 1.8, "font_size": 10})
        if check := _validation(name, column, edition):
            sheet.data_validation(1, number, LAST_ROW - 1, number, check)
    for below, row in enumerate(rows, start=1):
        cells = first_cells(part, cells_of(row))
        sheet.set_row(below, row_height(part.name, cells))
        for number, (name, column) in enumerate(columns.items()):
            _write_cell(sheet, (below, number), cells.get(name), looks.cell(column.kind, name))
    if part is CALENDAR:
        _colour(sheet, list(columns), looks)


def _set_up(sheet: Any, part: Part, names: list[str], looks: BookLooks) -> None:
    """How the sheet stands on the screen and on paper."""
    sheet.set_tab_color(looks.ink)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)
    sheet.freeze_panes(1, FROZEN if part is CALENDAR else 0)
    sheet.set_row(0, 34)
    sheet.autofilter(0, 0, LAST_ROW - 1, len(names) - 1)
    sheet.set_landscape()
    sheet.set_paper(8 if part is CALENDAR else 9)  # A3, A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(2 if part is CALENDAR else 1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P sur &N")
    if TO_PRINT in names:
        sheet.repeat_columns(0, FROZEN - 1)
        sheet.print_area(0, 0, 1_048_575, names.index(TO_PRINT))


def _write_cell(sheet: Any, place: tuple[int, int], value: Any, look: Any) -> None:
    if value is None:
        sheet.write_blank(*place, None, look)
    elif isinstance(value, date | time):
        sheet.write_datetime(*place, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, look)
    else:
        sheet.write_string(*place, value, look)


def _validation(name: str, column: Column, edition: Edition) -> dict[str, Any] | None:
    """The drop-down or the check of a column; what is outside is warned of, never refused but for a list of words."""
    error = {"error_title": column.header, "error_message": f"Attendu : {column.kind.expected}."[:255]}
    if name == "network":
        choices: Sequence[str] = [NAMES[network] for network in edition.client.networks]
        return {"validate": "list", "source": list(choices), "error_type": "warning", **error}
    if column.kind.name == "person":
        source = f"={LISTS}!$A$1:$A${max(len(edition.team), 1)}"
        return {"validate": "list", "source": source, "error_type": "warning", **error}
    if column.kind.choices:
        return {"validate": "list", "source": list(column.kind.choices), **error}
    if column.kind.name == "date":
        return {"validate": "date", "criteria": ">=", "value": DATE_FROM, "error_type": "warning", **error}
    return None


def _colour(sheet: Any, names: list[str], looks: BookLooks) -> None:
    """A colour for each state; a row that the plan no longer holds, or that is given up, in grey."""
    letters = {name: xl_col_to_name(number) for number, name in enumerate(names)}
    whole = (1, 0, LAST_ROW - 1, len(names) - 1)
    tests = [f'${letters[name]}2="{word}"' for name, word in (("planned", "non"), ("status", "abandonné")) if name in letters]  # fmt: skip
    criteria = f"=OR({','.join(tests)})"
    sheet.conditional_format(*whole, {"type": "formula", "criteria": criteria, "format": looks.faded})
    state = names.index("status")
    for word in STATE_COLOURS:
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks.state(word)}
        sheet.conditional_format(1, state, LAST_ROW - 1, state, rule)
