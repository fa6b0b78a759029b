"""The workbook's cells, as Excel, LibreOffice or Google Sheets saved them."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from iwa.dossier.cells import Broken
from iwa.problems import InvalidDossier

LARGEST = 60_000_000  # bytes once unpacked: some hundred thousand rows, far above any workbook of ours
OLE_HEADER = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
FORMULA = re.compile(rb"<f[ >/]")  # not <formula1>, which is a drop-down
SHEET = "xl/worksheets/"
UNREAD = ("xl/drawings/", "xl/media/", "xl/comments", "xl/theme/", "xl/worksheets/_rels/")
END_OF_CELLS, END_OF_SHEET = b"</sheetData>", b"</worksheet>"
RESTORE = "Ouvrez-le dans Excel et enregistrez-le, ou reprenez une version précédente."
SAVE_AS = "Ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) »."


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells that hold something, row by row: the row's number, its values by column number."""

    name: str
    rows: tuple[tuple[int, dict[int, object]], ...]


def address(column: int, row: int) -> str:
    """A cell by its numbers, both from 1.

    >>> address(3, 7), address(27, 1)
    ('C7', 'AA1')
    """
    return f"{get_column_letter(column)}{row}"


def read_sheets(file: Path) -> list[Sheet]:
    """The sheets in the workbook's order; a formula counts as its stored result.

    `InvalidDossier` when the file is locked, protected by a password, too large or no workbook.
    """
    return sheets_in(content_of(file), file.name)


def sheets_in(content: bytes, name: str) -> list[Sheet]:
    """The same from the bytes of an .xlsx, called `name` where they cannot be read."""
    return list(_sheets_in(content, name))


@lru_cache(maxsize=8)  # a month reads a workbook, keeps its cells, lays it out anew and reads that back
def _sheets_in(content: bytes, name: str) -> tuple[Sheet, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > LARGEST:
                raise InvalidDossier(
                    f"{name} est trop volumineux.",
                    f"{unpacked // 1_000_000} Mo une fois décompressé",
                    "Supprimez les lignes vides mises en forme et les onglets qui n’y ont rien à faire.",
                )
            parts = {part: archive.read(part) for part in archive.namelist() if not part.startswith(UNREAD)}
        has_formulas = any(FORMULA.search(text) for part, text in parts.items() if SHEET in part)
        cells = _cells_alone(parts)
        formulas = _formulas(cells) if has_formulas else set()
        return _sheets(cells, formulas)
    except InvalidDossier:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise InvalidDossier(f"{name} est abîmé : il ne se lit pas.", todo=RESTORE) from error


def _cells_alone(parts: dict[str, bytes]) -> bytes:
    """The workbook less what openpyxl would parse for nothing: drop-downs cost more than cells."""
    light = io.BytesIO()
    with zipfile.ZipFile(light, "w") as archive:
        for part, text in parts.items():
            cells, end, _ = text.partition(END_OF_CELLS)
            archive.writestr(part, cells + end + END_OF_SHEET if SHEET in part and end else text)
    return light.getvalue()


def content_of(file: Path) -> bytes:
    """The file's bytes, once it is sure that they are those of an .xlsx; `InvalidDossier` otherwise."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InvalidDossier(
            f"{file.name} ne peut pas être ouvert.",
            "un fichier verrouillé, ou pas encore synchronisé",
            "Fermez-le dans Excel, attendez la fin de la synchronisation, puis relancez.",
        ) from error
    if content.startswith(b"PK") and OPEN_DOCUMENT not in content[:120]:
        return content
    if content.startswith(OLE_HEADER) and ENCRYPTED in content:
        todo = "Retirez le mot de passe (Fichier, Informations, Protéger le classeur), puis relancez."
        raise InvalidDossier(f"{file.name} est protégé par un mot de passe.", todo=todo)
    if content.startswith(OLE_HEADER):
        found, todo = "un classeur Excel 97-2003 (.xls) renommé", SAVE_AS
    elif content.startswith(b"PK"):
        found, todo = "un classeur LibreOffice (.ods) renommé", SAVE_AS
    else:
        found, todo = ("un fichier d’une autre nature" if content else "un fichier vide"), RESTORE
    raise InvalidDossier(f"{file.name} n’est pas un classeur Excel.", found, todo)


@contextmanager
def _opened(content: bytes, values: bool) -> Iterator[list[Any]]:
    """The worksheets, read as a stream: with results of formulas, or with the formulas themselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drop-downs and styles, which are not read here
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # Google Sheets may write a wrong one
        yield book.worksheets
        book.close()


def _formulas(content: bytes) -> set[tuple[str, int, int]]:
    """Sheet, row and column of each formula."""
    with _opened(content, values=False) as sheets:
        return {
            (sheet.title, cell.row, cell.column)
            for sheet in sheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }


def _sheets(content: bytes, formulas: set[tuple[str, int, int]]) -> tuple[Sheet, ...]:
    with _opened(content, values=True) as sheets:
        return tuple(Sheet(sheet.title, tuple(_rows(sheet, formulas))) for sheet in sheets)


def _rows(sheet: Any, formulas: set[tuple[str, int, int]]) -> Iterator[tuple[int, dict[int, object]]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        values = {column: _value(cell, formulas, (sheet.title, number, column)) for column, cell in enumerate(row, 1)}
        values = {column: value for column, value in values.items() if value is not None}
        if values:
            yield number, values


def _value(cell: Any, formulas: set[tuple[str, int, int]], place: tuple[str, int, int]) -> object:
    """What a cell holds; None when blank."""
    if cell.data_type == "e":
        return Broken(cell.value)
    if cell.value is None:
        # A formula that gives an empty text has a result, of type "str"; one never computed has none.
        return Broken("formule sans résultat") if place in formulas and cell.data_type != "str" else None
    return None if isinstance(cell.value, str) and not cell.value.strip() else cell.value
