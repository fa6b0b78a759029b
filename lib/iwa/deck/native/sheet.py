"""The workbook behind a chart, and the references by which the chart reads it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from iwa.deck.writing import plain

NAME = "Feuil1"
NOT_DRAWN = "#N/A"  # what a formula gives where a series has no point
Value = float | str | None


@dataclass(frozen=True)
class Column:
    """A column of the workbook: its header in row 1, its values under it; None is an empty cell.

    Where `formulas` has one, the workbook reckons the value anew when a person changes a figure; None
    is then a value that is not to be drawn. `number_format` is another than the sheet's.
    """

    header: str
    values: tuple[Value, ...]
    formulas: tuple[str, ...] = ()
    number_format: str = ""


@dataclass(frozen=True)
class Sheet:
    """The columns of the workbook, and the number format of its figures."""

    columns: tuple[Column, ...]
    number_format: str

    def workbook(self) -> bytes:
        """The workbook as .xlsx."""
        buffer = BytesIO()
        book = Workbook(buffer, {"in_memory": True})
        page = book.add_worksheet(NAME)
        formats = {code: book.add_format({"num_format": code}) for code in dict.fromkeys(self._codes())}
        for position, column in enumerate(self.columns):
            figures = formats[column.number_format or self.number_format]
            page.write_string(0, position, plain(column.header))
            formulas = column.formulas or ("",) * len(column.values)
            for row, (value, formula) in enumerate(zip(column.values, formulas, strict=True), start=1):
                if formula:
                    page.write_formula(row, position, formula, figures, NOT_DRAWN if value is None else value)
                elif isinstance(value, str):
                    page.write_string(row, position, plain(value))
                elif value is not None:
                    page.write_number(row, position, value, figures)
        page.set_column(0, 0, 30)
        book.close()
        return buffer.getvalue()

    def _codes(self) -> list[str]:
        return [self.number_format, *(column.number_format for column in self.columns if column.number_format)]

    def header(self, position: int) -> str:
        """A series' name, read from the header of its column."""
        return _name(f"{NAME}!${xl_col_to_name(position)}$1", self.columns[position].header)

    def row_name(self, row: int) -> str:
        """A series' name, read from the first cell of its row (from 0, under the headers)."""
        return _name(f"{NAME}!$A${row + 2}", str(self.columns[0].values[row]))

    def across(self, row: int, first: int) -> str:
        """Two figures side by side in a row, from column `first`."""
        start, end = xl_col_to_name(first), xl_col_to_name(first + 1)
        points = _points(tuple(self.columns[column].values[row] for column in (first, first + 1)))
        code = f"<c:formatCode>{escape(self.number_format)}</c:formatCode>"
        cells = f"{NAME}!${start}${row + 2}:${end}${row + 2}"
        return f"<c:numRef><c:f>{cells}</c:f><c:numCache>{code}{points}</c:numCache></c:numRef>"

    def texts(self, position: int) -> str:
        """A column of words, such as the categories."""
        points = _points(self.columns[position].values)
        return f"<c:strRef><c:f>{self.cells(position)}</c:f><c:strCache>{points}</c:strCache></c:strRef>"

    def figures(self, position: int) -> str:
        """A column of figures; empty cells have no point."""
        column = self.columns[position]
        code = f"<c:formatCode>{escape(column.number_format or self.number_format)}</c:formatCode>"
        points = _points(column.values)
        return f"<c:numRef><c:f>{self.cells(position)}</c:f><c:numCache>{code}{points}</c:numCache></c:numRef>"

    def cells(self, position: int) -> str:
        """The cells of a column under its header."""
        letter, last = xl_col_to_name(position), len(self.columns[position].values) + 1
        return f"{NAME}!${letter}$2:${letter}${last}"


def _name(cell: str, text: str) -> str:
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(plain(text))}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{cell}</c:f>{cache}</c:strRef></c:tx>"


def _points(values: tuple[Value, ...]) -> str:
    cells = (
        f'<c:pt idx="{i}"><c:v>{escape(plain(v)) if isinstance(v, str) else repr(float(v))}</c:v></c:pt>'
        for i, v in enumerate(values)
        if v is not None
    )
    return f'<c:ptCount val="{len(values)}"/>{"".join(cells)}'
