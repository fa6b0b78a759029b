"""The cells of one sheet, changed in its own XML: whatever is not asked for stays as somebody saved it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from iwa.calendar.cell_styles import CellStyles
from iwa.dossier.sheets import address

EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767  # signs that a cell can hold


class Grid:
    """A worksheet's XML; rows and columns are numbered from 1."""

    def __init__(self, xml: bytes, styles: CellStyles, since_1904: bool = False) -> None:
        self.root = etree.fromstring(xml)
        self._styles = styles
        self._epoch = EPOCHS[since_1904]
        self._data = self.root.find("{*}sheetData")
        self._name = self.root.tag.removesuffix("worksheet")
        self._lines: dict[int, Any] = {}
        self._number_all()

    def _number_all(self) -> None:
        """Writes the place of each row and cell, which may be left to be counted."""
        row = 0
        for line in self._data:
            row = int(line.get("r", row + 1))
            line.set("r", str(row))
            self._lines[row] = line
            column = 0
            for cell in line:
                column = _column(cell.get("r")) if cell.get("r") else column + 1
                cell.set("r", address(column, row))

    def put(self, row: int, column: int, value: object) -> None:
        """Lets a cell hold a value, None for nothing, in the look that it has; a formula is left alone."""
        cell = self._cell(row, column)
        if cell.find("{*}f") is not None:
            return
        for part in list(cell):
            cell.remove(part)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        self._fill(cell, value)

    def _fill(self, cell: Any, value: object) -> None:
        if value is None:
            return
        cell.set("s", str(self._styles.for_value(int(cell.get("s", 0)), value)))
        if isinstance(value, date | time | float | int):
            self._sub(cell, "v").text = self._serial(value)
            return
        cell.set("t", "inlineStr")
        text = self._sub(self._sub(cell, "is"), "t")
        text.text = NOT_XML.sub("", str(value))[:LONGEST]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _serial(self, value: date | time | float) -> str:
        if isinstance(value, time):
            return repr((value.hour * 60 + value.minute) / 1440)
        return str((value - self._epoch).days) if isinstance(value, date) else repr(float(value))

    def append(self, row: int, values: Mapping[int, object], looks: Mapping[int, int], height: float) -> None:
        """A new row, so many points high: the values by column, each column in its look, blank without a value."""
        for column in sorted({*values, *looks}):
            cell = self._cell(row, column)
            cell.set("s", str(looks.get(column, 0)))
            self._fill(cell, values.get(column))
        self._lines[row].set("ht", f"{height:g}")
        self._lines[row].set("customHeight", "1")

    def looks(self, rows: list[int]) -> dict[int, int]:
        """The look that a new row takes over, by column: that of most of these rows, else of the column."""
        counts: dict[int, Counter[int]] = {}
        for row in rows:
            if row in self._lines:
                for cell in self._lines[row]:
                    counts.setdefault(_column(cell.get("r")), Counter())[int(cell.get("s", 0))] += 1
        return self._of_columns() | {column: found.most_common(1)[0][0] for column, found in counts.items()}

    def _of_columns(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for columns in self.root.iterfind("{*}cols/{*}col"):
            if columns.get("style") and int(columns.get("max")) < 500:  # not all the columns that nobody uses
                every = range(int(columns.get("min")), int(columns.get("max")) + 1)
                found |= dict.fromkeys(every, int(columns.get("style")))
        return found

    def reach(self, before: int, last: int) -> None:
        """Lets the sheet's size, filter, drop-downs and colours that went down to row `before` go down to `last`."""
        for element in self.root.iter():
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            attribute = {"dimension": "ref", "autoFilter": "ref", "dataValidation": "sqref", "conditionalFormatting": "sqref"}.get(name)  # fmt: skip
            if attribute and element.get(attribute):
                element.set(attribute, " ".join(reaching(r, before, last) for r in element.get(attribute).split()))
            elif name == "sqref" and element.text:  # of a drop-down that Excel keeps among its additions
                element.text = " ".join(reaching(r, before, last) for r in element.text.split())

    def rename(self, change: Callable[[str], str]) -> None:
        """Changes what drop-downs refer to, wherever Excel keeps it."""
        for element in self.root.iter("{*}formula1", "{*}f"):
            parent = etree.QName(element.getparent()).localname
            if element.text and parent in ("dataValidation", "formula1"):
                element.text = change(element.text)

    def xml(self) -> bytes:
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _sub(self, parent: Any, name: str) -> Any:
        return etree.SubElement(parent, f"{self._name}{name}")

    def _cell(self, row: int, column: int) -> Any:
        if row not in self._lines:
            made = self._new("row", str(row))
            self._lines[row] = _placed(self._data, row, lambda one: int(one.get("r")), lambda: made)
        line = self._lines[row]
        line.attrib.pop("spans", None)  # which columns are filled: only a hint, that would no longer be true
        return _placed(line, column, lambda one: _column(one.get("r")), lambda: self._new("c", address(column, row)))

    def _new(self, name: str, place: str) -> Any:
        return etree.Element(f"{self._name}{name}", {"r": place})


def _placed(parent: Any, number: int, number_of: Callable[[Any], int], make: Callable[[], Any]) -> Any:
    """The child with that number, made in its place where there is none."""
    for position, child in enumerate(parent):
        found = number_of(child)
        if found == number:
            return child
        if found > number:
            made = make()
            parent.insert(position, made)
            return made
    made = make()
    parent.append(made)
    return made


def _column(place: str) -> int:
    """The number of a cell's column.

    >>> _column("A1"), _column("AA7")
    (1, 27)
    """
    number = 0
    for letter in re.sub(r"[^A-Z]", "", place):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def reaching(area: str, before: int, last: int) -> str:
    """An area that held row `before`, down to row `last`; any other as it is.

    >>> reaching("$A$1:$C$9", 9, 12), reaching("B2:B1000", 9, 12), reaching("A1:C3", 9, 12), reaching("A:C", 9, 12)
    ('$A$1:$C$12', 'B2:B1000', 'A1:C3', 'A:C')
    """
    ends = [REFERENCE.fullmatch(end) for end in area.split(":")]
    if len(ends) != 2 or not ends[0] or not ends[1] or not int(ends[0][2]) <= before <= int(ends[1][2]) < last:
        return area
    start, _, end = area.partition(":")
    return f"{start}:{end[: -len(ends[1][2])]}{last}"
