"""One sheet of the workbook, made into the rows of its tab."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from pydantic import ValidationError

from iwa.dossier.cells import plain, shown
from iwa.dossier.row import Row
from iwa.dossier.sheets import Sheet
from iwa.dossier.tabs import Tab, place

HEADER_WITHIN = 10  # a person may have put a title above the headers


@dataclass(frozen=True)
class SheetRows:
    """The rows read, what cannot be right (a sentence per cell), and what is worth saying."""

    rows: tuple[Row, ...] = ()
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def read_rows(tab: Tab, sheet: Sheet) -> SheetRows:
    """The rows of a tab: columns found by their headers wherever they stand, blank rows skipped."""
    top, header, below = _split(tab, sheet)
    columns, faults, remarks = _located(tab, header, top)
    remarks += _untitled(tab, header, below)
    lines = [
        (number, {field: values[column] for field, column in columns.items() if column in values})
        for number, values in below
    ]
    lines = [(number, cells) for number, cells in lines if cells]
    if lines or (below and not columns):
        faults += _missing_columns(tab, columns)
    if faults:
        return SheetRows(faults=tuple(faults), remarks=tuple(remarks))
    rows: list[Row] = []
    for number, cells in lines:
        addresses = {field: f"{get_column_letter(column)}{number}" for field, column in columns.items()}
        try:
            rows.append(tab.row.model_validate({**cells, "cells": addresses}))
        except ValidationError as error:
            faults += _refused(tab, error, addresses)
    told_once = dict.fromkeys((*faults, *_repeated(tab, rows)))
    return SheetRows(tuple(rows), tuple(told_once), tuple(remarks))


def _split(tab: Tab, sheet: Sheet) -> tuple[int, dict[int, object], list[tuple[int, dict[int, object]]]]:
    """The number and cells of the row that holds the most headers, and the rows below it."""
    known = {plain(column.header) for column in tab.columns.values()}
    scores = [sum(_title(value) in known for value in values.values()) for _, values in sheet.rows[:HEADER_WITHIN]]
    if not scores:
        return 1, {}, []
    best = scores.index(max(scores))
    return *sheet.rows[best], list(sheet.rows[best + 1 :])


def _title(value: object) -> str:
    return plain(shown(value)).rstrip(" *:")


def _located(tab: Tab, header: dict[int, object], top: int) -> tuple[dict[str, int], list[str], list[str]]:
    """The number of each field's column, with the faults and remarks that the headers give rise to."""
    fields = {plain(column.header): field for field, column in tab.columns.items()}
    columns: dict[str, int] = {}
    faults, remarks = [], []
    for number, value in header.items():
        field = fields.get(_title(value))
        if field is None:
            near = difflib.get_close_matches(_title(value), fields, n=1)
            question = f" (vouliez-vous dire « {tab.columns[fields[near[0]]].header} » ?)" if near else ""
            remarks.append(
                f"{place(tab)} : la colonne « {shown(value)} » n’est pas prévue, elle est ignorée{question}."
            )
        elif field in columns:
            cell = f"{get_column_letter(number)}{top}"
            faults.append(f"{place(tab, cell)} : la colonne « {shown(value)} » est déjà là ; gardez-en une.")
        else:
            columns[field] = number
    return columns, faults, remarks


def _untitled(tab: Tab, header: dict[int, object], below: list[tuple[int, dict[int, object]]]) -> list[str]:
    """A remark for each column that holds something under no header."""
    numbers = sorted({number for _, values in below for number in values} - header.keys())
    letters = [get_column_letter(number) for number in numbers]
    return [f"{place(tab)} : la colonne {letter} n’a pas de titre, elle est ignorée." for letter in letters]


def _missing_columns(tab: Tab, columns: dict[str, int]) -> list[str]:
    return [_lacking(tab, field) for field in tab.columns if tab.is_required(field) and field not in columns]


def _lacking(tab: Tab, field: str) -> str:
    header = tab.columns[field].header
    return f"{place(tab)} : la colonne « {header} » manque ; remettez-la avec les autres en-têtes."


def _refused(tab: Tab, error: ValidationError, addresses: dict[str, str]) -> list[str]:
    sentences = []
    for detail in error.errors():
        field = str(detail["loc"][0])
        if field not in addresses:  # a column that some rows only must have
            sentences.append(_lacking(tab, field))
            continue
        empty = detail["type"] == "missing" or detail["input"] == ()
        found = "la cellule est vide" if empty else f"trouvé « {shown(detail['input'])} »"
        expected = detail["ctx"]["text"] if "ctx" in detail else tab.columns[field].kind.expected
        sentences.append(f"{place(tab, addresses[field])} : {found} ; attendu {expected}.")
    return sentences


def _repeated(tab: Tab, rows: list[Row]) -> list[str]:
    """A fault for each row that says again what an earlier one says."""
    seen: dict[tuple[str, ...], str] = {}
    faults = []
    for row in rows:
        if not tab.unique:
            break
        key = tuple(plain(str(getattr(row, field))) for field in tab.unique)
        cell = row.cells[tab.unique[0]]
        if key in seen:
            what = ", ".join(tab.columns[field].header for field in tab.unique)
            faults.append(f"{place(tab, cell)} : déjà en {seen[key]} ({what}) ; gardez une seule des deux lignes.")
        seen.setdefault(key, cell)
    return faults
