"""A file of the exports without some of its rows: each leaves its place empty, and no other row moves or changes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from typing import Any

from iwa.exports.document import Sheet
from iwa.exports.labels import blank_rows
from iwa.exports.opening import csv_text, excel
from iwa.exports.opening.csv_encoding import as_utf8
from iwa.exports.opening.kinds import OLE, UTF16_MARKS, kind_of
from iwa.forgetting.workbook import emptied
from iwa.problems import NotForgotten

Rows = Mapping[str, Collection[int]]  # of each sheet, "" for the only one of a CSV; numbered as people see them
OLD = "Ouvrez-le dans Excel, supprimez ces lignes et enregistrez."
MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def without(data: bytes, name: str, rows: Rows) -> bytes | None:
    """The file's bytes without these rows; None where nothing else is in it.

    `NotForgotten` for a file that cannot be written so (.xls, or one whose lines were broken by Excel).
    """
    kind = kind_of(data, name)
    if kind == "json":
        return _json(data, rows)
    if kind == "text":
        return _text(data, name, set(rows.get("", ())))
    if data.startswith(OLE):
        raise NotForgotten(f"« {name} » est un classeur Excel 97-2003, qui ne se réécrit pas ici.", todo=OLD)
    made = emptied(data, name, rows)
    return made if _says_anything(excel.sheets_of(made, name)) else None


def without_in_zip(data: bytes, name: str, members: Mapping[str, Rows]) -> bytes | None:
    """The same for the members of a zip, by their path in it; one that is left with nothing goes."""
    made = io.BytesIO()
    left = 0
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content: bytes | None = before.read(info)
            rows = next((rows for path, rows in members.items() if path in _paths(info)), None)
            if rows and content is not None:
                content = without(content, f"{name} › {info.filename}", rows)
            if content is not None:
                after.writestr(info, content)
                left += not info.is_dir()
    return made.getvalue() if left else None


def _paths(info: zipfile.ZipInfo) -> set[str]:
    """What the path of a member may be told as: many tools write UTF-8 without saying so."""
    raw = info.filename.encode("cp437", errors="replace").decode("utf-8", errors="replace")
    return {path.replace("\\", "/") for path in (info.filename, raw)}


def _json(data: bytes, rows: Rows) -> bytes | None:
    """Records become empty ones, in the layout that the file has."""
    text = as_utf8(data)[0].decode("utf-8")
    content = json.loads(text)
    lists = content if isinstance(content, dict) else {"": content}
    for key, numbers in rows.items():
        for number in numbers:  # the first row holds the fields' names
            lists[key][number - 2] = {}
    if not any(any(records) for records in lists.values() if isinstance(records, list)):
        return None
    space = re.search(r"\n( +)\S", text)
    told = json.dumps(content, ensure_ascii=text.isascii(), indent=len(space[1]) if space else None)
    return told.encode()


def _text(data: bytes, name: str, rows: Collection[int]) -> bytes | None:
    before, _ = csv_text.sheet_of(data, name)
    delimiter, _ = csv_text.layout(as_utf8(data)[0][: csv_text.SAMPLE].decode("utf-8", errors="ignore"))
    made = _decoded(data, lambda text: _blanked(text, delimiter, rows))
    if _filled(before) == len(rows) + 1:  # the titles alone are left
        return None
    after, _ = csv_text.sheet_of(made, name)
    if _cells(before, rows) != _cells(after, ()):
        todo = "Supprimez-y ces lignes dans un éditeur de texte, ou déposez à nouveau l’export du réseau sans elles."
        raise NotForgotten(f"« {name} » n’a pas été réécrit : ses lignes sont abîmées.", todo=todo)
    return made


def _decoded(data: bytes, change: Callable[[str], str]) -> bytes:
    """The bytes with their text changed, whatever the encoding: letters that nobody touches are the same bytes after."""
    if data.startswith(UTF16_MARKS):
        encoding = MARKS[data[:2]]
        return data[:2] + change(data[2:].decode(encoding)).encode(encoding)
    return change(data.decode("latin-1")).encode("latin-1")


def _blanked(text: str, delimiter: str, rows: Collection[int]) -> str:
    """Each record of these numbers as blank cells, as many as it had."""
    made, record, number = [], "", 0
    for line in LINE.findall(text):
        record += line
        if record.count('"') % 2 and line:  # a quote is open: the record goes on
            continue
        number += 1
        made.append(_blank(record, delimiter) if number in rows else record)
        record = ""
    return "".join([*made, record])


def _blank(record: str, delimiter: str) -> str:
    bare = record.rstrip("\r\n")
    cells = next(csv.reader(io.StringIO(bare, newline=""), delimiter=delimiter), [""])
    return delimiter * (len(cells) - 1) + record[len(bare) :]


def _filled(sheet: Sheet) -> int:
    return int((~blank_rows(sheet.cells)).sum())


def _cells(sheet: Sheet, gone: Collection[int]) -> list[tuple[Any, ...]]:
    """The rows that hold something, by number, without the blank cells at their end."""
    kept = sheet.cells[~blank_rows(sheet.cells)]
    rows = zip(kept.index, kept.itertuples(index=False, name=None), strict=True)
    return [(number, ";".join(map(str, cells)).rstrip(";")) for number, cells in rows if number not in gone]


def _says_anything(sheets: tuple[Sheet, ...]) -> bool:
    return any(_filled(sheet) > 1 for sheet in sheets)
