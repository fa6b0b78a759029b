"""A JSON file that holds lists of records, as sheets of text cells: a row a record.

Only what reads as a table is opened. A record's inner fields become columns named with a point
("reviewReply.comment"); figures stay as they are written, so that a long id keeps its digits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from iwa.exports.document import Sheet, text_cells
from iwa.exports.opening.csv_encoding import as_utf8
from iwa.exports.opening.csv_text import MAX_ROWS, too_many_rows
from iwa.exports.opening.kinds import refused
from iwa.problems import UnreadableFile

MAX_FIELDS = 300  # columns; no list of records of a network comes near
READ_HERE = (
    "Seul un JSON qui contient une liste d’avis se lit ici (Google Takeout, « Fiche d’établissement », fichier "
    "reviews.json). Pour un autre outil, déposez son export .csv ou .xlsx."
)


def sheets_of(data: bytes, name: str) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """A sheet for each list of records, named by its key, and a sentence for each damage undone.

    The first row holds the fields' names, in the order in which they first come. Raises
    `UnreadableFile` for a JSON that is cut, or that holds no such list.

    >>> sheets, _ = sheets_of(b'{"reviews": [{"id": 7, "reviewer": {"name": "A"}}, {"id": 8}]}', "a.json")
    >>> sheets[0].name, sheets[0].cells.to_numpy().tolist()
    ('reviews', [['id', 'reviewer.name'], ['7', 'A'], ['8', '']])
    """
    text, repairs = as_utf8(data)
    lists = _lists(_parsed(text, name))
    filled = {key: records for key, records in lists.items() if records}
    if not filled:
        raise _without_record(lists, name)
    return tuple(_sheet(key, records, name) for key, records in filled.items()), repairs


def _parsed(text: bytes, name: str) -> Any:
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise refused(name, "un fichier JSON abîmé ou incomplet : le téléchargement a sans doute été coupé") from error


def _lists(content: Any) -> dict[str, list[dict[str, Any]]]:
    """The lists of records: the content itself, or what it holds under its keys."""
    found = content if isinstance(content, dict) else {"": content}
    return {key: value for key, value in found.items() if _is_list_of_records(value)}


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(record, dict) for record in value)


def _without_record(lists: dict[str, list[dict[str, Any]]], name: str) -> UnreadableFile:
    if lists:
        todo = "S’il n’y avait rien à exporter, retirez-le du dossier ; sinon, exportez à nouveau."
        return refused(name, "un fichier JSON dont la liste est vide", todo)
    return refused(name, "un fichier JSON sans liste d’enregistrements, et non un tableau", READ_HERE)


def _sheet(key: str, records: list[dict[str, Any]], name: str) -> Sheet:
    if len(records) >= MAX_ROWS:
        raise too_many_rows(name)
    rows = [dict(_fields(record, "")) for record in records]
    fields = list(dict.fromkeys(field for row in rows for field in row))
    if not fields or len(fields) > MAX_FIELDS:
        raise refused(name, f"un fichier JSON de {len(fields)} rubriques, et non un tableau", READ_HERE)
    columns = {
        str(n): pa.array([f, *(row.get(f, "") for row in rows)], pa.large_string()) for n, f in enumerate(fields)
    }
    cells = text_cells(pa.table(columns))
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(key, cells)


def _fields(record: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{above}{key}.")
        else:
            yield above + key, _text(value)


def _text(value: Any) -> str:
    """A value as a cell: TRUE or FALSE as in a workbook, "" for null, JSON for a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    # a lone half of an emoji is valid JSON and no text
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", errors="replace").decode("utf-8")
