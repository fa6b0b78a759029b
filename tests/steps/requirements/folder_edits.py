"""A client's folder as a person would change it: cells of its dossier, lines of its exports."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import python_calamine
import xlwt

from iwa.workspace import ClientFolder

Row = dict[str, Any]
CellEdit = Callable[[str], str]


def edit_tab(folder: ClientFolder, name: str, edit: Callable[[Row], Row | None]) -> None:
    """Each row of a tab by its headers, changed; one that becomes None goes. Fails where no row is changed."""
    book = openpyxl.load_workbook(folder.dossier_file)
    sheet = book[name]
    headers = [str(cell.value) for cell in sheet[1]]
    rows = [dict(zip(headers, cells, strict=True)) for cells in sheet.iter_rows(min_row=2, values_only=True)]
    rows = [row for row in rows if any(cell is not None for cell in row.values())]
    edited = [edit(dict(row)) for row in rows]
    assert edited != rows, f"nothing changes in « {name} »"
    left = [row for row in edited if row is not None]
    for place in range(max(len(rows), len(left))):
        for column, header in enumerate(headers, start=1):
            sheet.cell(place + 2, column).value = left[place][header] if place < len(left) else None
    book.save(folder.dossier_file)


def add_row(folder: ClientFolder, name: str, **cells: Any) -> None:
    """A row more at the end of a tab, its cells by header ("heures_par_semaine" for « heures par semaine »)."""
    book = openpyxl.load_workbook(folder.dossier_file)
    sheet = book[name]
    headers = {str(cell.value).replace(" ", "_").replace("’", "_"): cell.column for cell in sheet[1]}
    rows = list(sheet.iter_rows(min_row=2))
    free = next((row[0].row for row in rows if all(cell.value is None for cell in row)), sheet.max_row + 1)
    for header, value in cells.items():
        sheet.cell(free, headers[header]).value = value
    book.save(folder.dossier_file)


def edit_client(folder: ClientFolder, pattern: str, replacement: str) -> None:
    """A pattern of client.yaml replaced; fails where it is not found."""
    text, count = re.subn(pattern, replacement, folder.client_file.read_text("utf-8"), flags=re.M)
    assert count, f"not in client.yaml: {pattern}"
    folder.client_file.write_text(text, "utf-8")


def edit_lines(folder: ClientFolder, files: str, edit: Callable[[Row], Row], separator: str = ",") -> None:
    """Each data line of the matching CSV exports by its headers, changed; lines before the headers stay."""
    for file in _matching(folder, files):
        text = file.read_text("utf-8-sig")
        file.write_text(_edited(text, edit, separator), "utf-8-sig")


def edit_archive(folder: ClientFolder, files: str, member: str, edit: Callable[[Row], Row]) -> None:
    """The same for a CSV file inside the matching archives."""
    for file in _matching(folder, files):
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[member] = _edited(parts[member].decode("utf-8-sig"), edit, ",").encode("utf-8-sig")
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)


def edit_sheet(folder: ClientFolder, files: str, headers_at: int, edit: Callable[[Row], Row], sheet: int = 0) -> None:
    """The same for one sheet of the matching .xls and .xlsx exports."""
    for file in _matching(folder, files):
        book = python_calamine.CalamineWorkbook.from_path(file)
        sheets: dict[str, list[list[Any]]] = {
            name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names
        }
        rows = sheets[book.sheet_names[sheet]]
        headers = [str(cell) for cell in rows[headers_at]]
        for place in range(headers_at + 1, len(rows)):
            rows[place] = _changed_cells(headers, rows[place], edit)
        _write_sheets(file, sheets)


def _changed_cells(headers: list[str], cells: list[Any], edit: Callable[[Row], Row]) -> list[Any]:
    """The cells that the edit changes, the others as they are: two columns may bear one header."""
    row = dict(zip(headers, cells, strict=True))
    edited = edit(dict(row))
    return [
        cell if edited[header] == row[header] else edited[header] for header, cell in zip(headers, cells, strict=True)
    ]


def _matching(folder: ClientFolder, files: str) -> list[Path]:
    found = sorted(folder.exports.glob(files))
    assert found, f"no export matches {files}"
    return found


def _edited(text: str, edit: Callable[[Row], Row], separator: str) -> str:
    lines = text.splitlines(keepends=True)
    head = next((place for place, line in enumerate(lines) if not line.startswith("#")), 0)
    table = pd.read_csv(io.StringIO("".join(lines[head:])), dtype=str, keep_default_na=False, sep=separator)
    rows: list[Row] = [{str(header): cell for header, cell in row.items()} for row in table.to_dict("records")]
    edited = [edit(row) for row in rows]
    assert edited != rows, "nothing changes in the export"
    return "".join(lines[:head]) + pd.DataFrame(edited, columns=table.columns).to_csv(index=False, sep=separator)


def _write_sheets(file: Path, sheets: dict[str, list[list[Any]]]) -> None:
    if file.suffix == ".xls":
        old = xlwt.Workbook()
        for name, rows in sheets.items():
            page = old.add_sheet(name)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    page.write(place, column, cell)
        old.save(str(file))
        return
    new = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        page = new.create_sheet(name)
        for row in rows:
            page.append([None if cell == "" else cell for cell in row])
    new.save(file)


def times(factor: float, *headers: str) -> Callable[[Row], Row]:
    """An edit that multiplies the counts under these headers, as a network would write them.

    >>> times(2, "Vues")({"Vues": "12", "Titre": "Le pain"})
    {'Vues': '24', 'Titre': 'Le pain'}
    """

    def edit(row: Row) -> Row:
        return row | {name: _scaled(row[name], factor) for name in headers if name in row}

    return edit


def _scaled(cell: Any, factor: float) -> Any:
    try:
        value = float(str(cell)) * factor
    except ValueError:
        return cell
    whole = round(value) if value == round(value) or abs(value) >= 2 else value
    return str(whole) if isinstance(cell, str) else whole
