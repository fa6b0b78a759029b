"""Where the columns of a sheet stand: found by their headers, wherever a person moved them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iwa.dossier.cells import plain, shown
from iwa.dossier.row import Row, columns_of
from iwa.dossier.sheets import Sheet, address

HEADER_WITHIN = 10  # a person may have put a title above the headers


@dataclass(frozen=True)
class Located:
    """The row of the headers, the number of each field's column, and the rows below that hold something in one.

    `last` is the last row of the sheet that holds anything. `remarks` end a sentence begun with the sheet's name.
    """

    header: int
    columns: Mapping[str, int]
    lines: tuple[tuple[int, Mapping[str, object]], ...]
    last: int
    remarks: tuple[str, ...] = ()

    def address(self, field: str, row: int) -> str:
        """The cell of a field: "C7"."""
        return address(self.columns[field], row)


def located(model: type[Row], sheet: Sheet) -> Located:
    """The sheet read by its headers; no column where none is known."""
    fields = {plain(column.header): field for field, column in columns_of(model).items()}
    heads = [sum(_title(value) in fields for value in values.values()) for _, values in sheet.rows[:HEADER_WITHIN]]
    if not any(heads):
        return Located(1, {}, (), sheet.rows[-1][0] if sheet.rows else 0)
    place = heads.index(max(heads))
    header, titles = sheet.rows[place]
    columns: dict[str, int] = {}
    twice = []
    for number, value in sorted(titles.items()):
        field = fields.get(_title(value))
        if field in columns:
            twice.append(f"la colonne « {shown(value)} » est là deux fois, {address(number, header)} n’est pas lue.")
        elif field:
            columns[field] = number
    lines = [
        (number, {field: values[column] for field, column in columns.items() if column in values})
        for number, values in sheet.rows[place + 1 :]
    ]
    return Located(header, columns, tuple((n, cells) for n, cells in lines if cells), sheet.rows[-1][0], tuple(twice))


def _title(value: object) -> str:
    return plain(shown(value)).rstrip(" *:")
