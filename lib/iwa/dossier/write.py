"""The dossier, laid out for a person to fill in: one tab each, explained headers, drop-downs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from iwa.client import Client
from iwa.dossier.cells import TEXT, Kind
from iwa.dossier.choices import CRITERIA
from iwa.dossier.guide import write_guide
from iwa.dossier.looks import FREE_TEXT, NARROWEST, WIDEST, Looks
from iwa.dossier.row import Column, Row
from iwa.dossier.tabs import GUIDE, LISTS, TABS, Tab

LONGEST_LIST = 255  # signs that Excel takes in the drop-down of a cell; longer ones stand in a tab of their own
LAST_ROW = 500  # drop-downs and looks go so far down; what is written below is read all the same
DATE_FROM = date(2010, 1, 1)

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def write_dossier(path: Path, client: Client, rows: Rows | None = None) -> None:
    """Lays out the workbook of a client, with the rows given by tab ("goals") and field ("target").

    The tab profils holds a line per network of the client and criterion, its finding and its score
    left empty. Nothing else is filled in, and the same input gives the same bytes.
    """
    given = rows or {}
    unknown = given.keys() - TABS.keys()
    if unknown:
        raise KeyError(f"unknown tabs {sorted(unknown)}; known: {list(TABS)}")
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties(_properties(client))
    looks = Looks(book)
    write_guide(book.add_worksheet(GUIDE), client, looks)
    for key, tab in TABS.items():
        filled = [tab.row.model_validate(row) for row in given.get(key, ())]
        if key == "profiles":
            filled += _profiles_to_note(tab, client, filled)
        _write_tab(book.add_worksheet(tab.name), tab, filled, looks)
    _write_lists(book.add_worksheet(LISTS))
    book.close()


def _properties(client: Client) -> dict[str, Any]:
    first = client.start.first
    return {
        "title": f"Dossier {client.name}",
        "author": "IWA",
        "comments": "Ce que l’équipe saisit pour ce client.",
        "created": datetime(first.year, first.month, first.day),
    }


def _profiles_to_note(tab: Tab, client: Client, filled: list[Row]) -> list[Row]:
    """A row for each network and criterion that is not there yet."""
    there = {(row.model_dump()["network"], row.model_dump()["criterion"]) for row in filled}
    return [
        tab.row.model_validate({"network": network, "criterion": criterion})
        for network in client.networks
        for criterion in CRITERIA
        if (network, criterion) not in there
    ]


def _write_tab(sheet: Any, tab: Tab, rows: list[Row], looks: Looks) -> None:
    sheet.set_tab_color(looks.ink)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for number, (field, column) in enumerate(tab.columns.items()):
        required = tab.is_required(field)
        sheet.set_column(number, number, _width(column), looks.cell(column.kind))
        sheet.write_string(0, number, column.header, looks.header(required, column.kind))
        sheet.write_comment(0, number, _explained(column, required), {"author": "IWA", "x_scale": 2, "font_size": 10})
        sheet.data_validation(1, number, LAST_ROW, number, _validation(column))
        if required or field == "score":
            sheet.conditional_format(1, number, LAST_ROW, number, looks.to_fill(len(tab.columns), number))
        for below, row in enumerate(rows, start=1):
            _write_cell(sheet, (below, number), column.kind, getattr(row, field), looks.cell(column.kind))


def _long_lists() -> list[tuple[str, ...]]:
    """The choices that no cell can hold, each once."""
    kinds = (column.kind for tab in TABS.values() for column in tab.columns.values())
    return list(dict.fromkeys(tuple(kind.choices) for kind in kinds if len(",".join(kind.choices)) > LONGEST_LIST))


def _write_lists(sheet: Any) -> None:
    """A column for each long list of choices."""
    sheet.hide()
    for number, choices in enumerate(_long_lists()):
        sheet.write_column(0, number, choices)


def _source(kind: Kind) -> list[str] | str:
    """The words of a drop-down, or where they stand."""
    choices = tuple(kind.choices)
    if choices not in _long_lists():
        return list(choices)
    column = xl_col_to_name(_long_lists().index(choices), col_abs=True)
    return f"='{LISTS}'!{column}$1:{column}${len(choices)}"


def _write_cell(sheet: Any, place: tuple[int, int], kind: Kind, value: Any, look: Any) -> None:
    if value is None or value == ():
        sheet.write_blank(*place, None, look)
        return
    cell = kind.write(value)
    if isinstance(cell, date):
        sheet.write_datetime(*place, cell, look)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell, look)
    else:
        sheet.write_string(*place, cell, look)


def _width(column: Column) -> int:
    """Wide enough for the header, the example and the words of the drop-down."""
    longest = max(len(text) + 4 for text in (column.header, column.example, *column.kind.choices))
    least = FREE_TEXT if column.kind is TEXT and not column.example else NARROWEST
    return min(max(longest, least), WIDEST)


def _explained(column: Column, required: bool) -> str:
    lines = [column.explanation]
    if column.example:
        lines.append(f"Exemple : {column.example}")
    if required:
        lines.append("À remplir sur chaque ligne.")
    return "\n".join(lines)


def _validation(column: Column) -> dict[str, Any]:
    """The message shown when the cell is chosen, with the drop-down or the check that the kind calls for."""
    message = {"input_title": column.header, "input_message": _explained(column, required=False)}
    error = {"error_title": column.header, "error_message": f"Attendu : {column.kind.expected}."[:255]}
    if column.kind.choices:
        return {"validate": "list", "source": _source(column.kind), **message, **error}
    if column.kind.name == "person":
        team = f"='{TABS['team'].name}'!$A$2:$A${LAST_ROW + 1}"
        return {"validate": "list", "source": team, "error_type": "warning", **message, **error}
    if column.kind.name == "number":
        limits = {"criteria": "between", "minimum": -1e12, "maximum": 1e12}
        return {"validate": "decimal", **limits, "error_type": "warning", **message, **error}
    if column.kind.name == "date":
        return {"validate": "date", "criteria": ">=", "value": DATE_FROM, "error_type": "warning", **message, **error}
    return {"validate": "any", **message}
