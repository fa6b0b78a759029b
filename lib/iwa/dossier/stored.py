"""A workbook's cells beside the month's tables: a notebook then reads no workbook, which costs more than the tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from iwa.dossier.cells import Broken
from iwa.dossier.sheets import Sheet
from iwa.whole_files import write_text

FILE = "dossier.json"


def write_stored(sheets: list[Sheet], directory: Path, name: str = FILE) -> None:
    """The cells as JSON, those of dates and of faulty formulas under the name of their kind."""
    data = [[s.name, [[row, [[c, _told(v)] for c, v in cells.items()]] for row, cells in s.rows]] for s in sheets]
    write_text(directory / name, json.dumps(data, ensure_ascii=False))


def read_stored(directory: Path, name: str = FILE) -> list[Sheet]:
    """The sheets that `write_stored` was given, the same."""
    data = json.loads((directory / name).read_text("utf-8"))
    return [
        Sheet(title, tuple((row, {c: _value(told) for c, told in cells}) for row, cells in rows))
        for title, rows in data
    ]


def _told(value: object) -> object:
    if isinstance(value, Broken):
        return {"formula": str(value)}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    return value


def _value(told: object) -> object:
    if not isinstance(told, dict):
        return told
    ((kind, text),) = told.items()
    return KINDS[kind](text)


KINDS: dict[str, Callable[[Any], object]] = {
    "formula": Broken,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
}
