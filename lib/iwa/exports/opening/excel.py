"""An .xls or .xlsx workbook as text cells, read by calamine."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from iwa.exports.document import Sheet, text_cells
from iwa.exports.opening.csv_text import MAX_ROWS, too_many_rows
from iwa.exports.opening.kinds import password, refused

# Excel keeps 15 digits: a longer whole number has lost its end and is left in its 1.2e+17 form,
# so that a reader sees that the id is damaged.
LARGEST_EXACT = 1e15


def sheets_of(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, in its order, empty ones included."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            tables = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            sheets = tuple(_sheet(workbook, sheet, name) for sheet in tables)
    except PasswordError as error:
        raise password(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise refused(name, "un classeur Excel abîmé ou incomplet") from error
    if not any(len(sheet.cells) for sheet in sheets):
        raise refused(name, "un classeur dont toutes les feuilles sont vides")
    return sheets


def _sheet(workbook: CalamineWorkbook, title: str, name: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(title)
    if sheet.end and sheet.end[0] >= MAX_ROWS:
        raise too_many_rows(name)
    rows = sheet.to_python(skip_empty_area=False)
    columns = {
        str(place): pa.array([v if type(v) is str else text_of(v) for v in column], pa.large_string())
        for place, column in enumerate(zip(*rows, strict=True))
    }
    cells = text_cells(pa.table(columns))
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(title, cells)


@lru_cache(maxsize=1 << 16, typed=True)  # counts come again and again
def text_of(value: object) -> str:
    """A cell's value as text: "12" for 12.0, ISO for dates, TRUE or FALSE, H:MM:SS for durations.

    >>> [text_of(v) for v in (12.0, 0.0625, True, date(2026, 10, 1), timedelta(minutes=83), 1.22e17)]
    ['12', '0.0625', 'TRUE', '2026-10-01', '1:23:00', '1.22e+17']
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_EXACT else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if not isinstance(value, timedelta) else _duration(value)


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
