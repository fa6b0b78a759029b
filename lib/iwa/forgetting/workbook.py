"""Rows of a workbook emptied in its own XML: the words are gone from every part, the rest stays as it was saved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from iwa.calendar.package import Package
from iwa.dossier.sheets import sheets_in
from iwa.problems import NotForgotten

STRINGS = "sharedStrings"
REMARKS = ("comments", "threadedComment")  # the notes that people hang on cells, in both editions
BY_HAND = "Supprimez ces lignes dans Excel, enregistrez, puis relancez."


def emptied(content: bytes, name: str, rows: Mapping[str, Collection[int]]) -> bytes:
    """The workbook with nothing left in some rows of its sheets, by the sheet's name; other rows keep their place.

    What the cells said goes from the strings that sheets share, from notes and from links too. `NotForgotten`
    where a row holds a formula, or where anything else would change.
    """
    package = Package(content)
    files = package.sheets()
    written: dict[str, bytes] = {}
    lost: set[int] = set()
    for title, numbers in rows.items():
        sheet = etree.fromstring(package.read(files[title]))
        lost |= _empty(sheet, set(numbers), f"{name}, « {title} »")
        written |= _unlinked(package, files[title], sheet, set(numbers)) | _unsaid(package, files[title], set(numbers))
        written[files[title]] = _xml(sheet)
    for part in package.beside(package.main, STRINGS):
        used = {number for file in files.values() for number in _used(written.get(file) or package.read(file))}
        written[part] = _without(package.read(part), lost - used)
    made = package.with_parts(written)
    _nothing_else(content, made, name, rows)
    return made


def _empty(sheet: Any, rows: Collection[int], place: str) -> set[int]:
    """Empties the rows, whose cells keep their look; the numbers of the shared strings that they held."""
    lost: set[int] = set()
    number = 0
    for line in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(line.get("r", number + 1))
        for cell in line if number in rows else ():
            if cell.find("{*}f") is not None:
                raise NotForgotten(f"{place} : la ligne {number} tient une formule.", todo=BY_HAND)
            value = cell.find("{*}v")
            if cell.get("t") == "s" and value is not None:
                lost.add(int(value.text))
            for part in list(cell):
                cell.remove(part)
            for attribute in ("t", "cm", "vm"):
                cell.attrib.pop(attribute, None)
    return lost


def _used(sheet: bytes) -> set[int]:
    """The numbers of the shared strings that a sheet's cells hold."""
    cells = etree.fromstring(sheet).iterfind("{*}sheetData/{*}row/{*}c[@t='s']/{*}v")
    return {int(value.text) for value in cells}


def _without(strings: bytes, numbers: Collection[int]) -> bytes:
    """The shared strings, some of them blank: those after keep their numbers."""
    root = etree.fromstring(strings)
    for number, entry in enumerate(root.findall("{*}si")):
        if number in numbers:
            namespace = entry.tag.removesuffix("si")
            for part in list(entry):
                entry.remove(part)
            etree.SubElement(entry, f"{namespace}t")
    return _xml(root)


def _unsaid(package: Package, file: str, rows: Collection[int]) -> dict[str, bytes]:
    """The notes hung on cells of these rows, without a word."""
    made: dict[str, bytes] = {}
    for part in (part for kind in REMARKS for part in package.beside(file, kind)):
        root = etree.fromstring(package.read(part))
        for remark in root.iter():
            if isinstance(remark.tag, str) and _row(remark.get("ref", "")) in rows:
                for words in remark.iter("{*}t", "{*}text"):
                    words.text = None
        made[part] = _xml(root)
    return made


def _unlinked(package: Package, file: str, sheet: Any, rows: Collection[int]) -> dict[str, bytes]:
    """Takes the links off the rows; where they led goes from the sheet's relations."""
    ids: set[str] = set()
    for link in list(sheet.iterfind("{*}hyperlinks/{*}hyperlink")):
        if _row(link.get("ref", "")) in rows:
            ids |= {str(value) for name, value in link.attrib.items() if str(name).endswith("}id")}
            link.getparent().remove(link)
    for links in list(sheet.iterfind("{*}hyperlinks")):
        if not len(links):
            sheet.remove(links)
    if not ids:
        return {}
    part = posixpath.join(posixpath.dirname(file), "_rels", f"{posixpath.basename(file)}.rels")
    relations = etree.fromstring(package.read(part))
    for relation in list(relations):
        if relation.get("Id") in ids:
            relations.remove(relation)
    return {part: _xml(relations)}


def _row(place: str) -> int:
    """The row of a cell, or of the first of an area; 0 for none.

    >>> _row("C7"), _row("C7:D7"), _row("")
    (7, 7, 0)
    """
    found = re.match(r"\$?[A-Z]+\$?(\d+)", place)
    return int(found[1]) if found else 0


def _nothing_else(before: bytes, after: bytes, name: str, rows: Mapping[str, Collection[int]]) -> None:
    """Refuses a workbook in which any other row would read otherwise."""
    kept = [
        (s.name, tuple(row for row in s.rows if row[0] not in rows.get(s.name, ()))) for s in sheets_in(before, name)
    ]
    if kept != [(sheet.name, sheet.rows) for sheet in sheets_in(after, name)]:
        raise NotForgotten(f"{name} n’a pas été réécrit : d’autres lignes auraient changé.", todo=BY_HAND)


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
