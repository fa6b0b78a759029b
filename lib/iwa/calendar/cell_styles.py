"""The looks of cells in a workbook somebody saved: each kept, and a date shown as one where the look does not."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, time
from functools import cached_property
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

BUILT_IN = {date: 14, time: 20}  # formats that every spreadsheet knows: a short date, hours and minutes
DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})


class CellStyles:
    """The part `styles.xml`: looks are numbered in it; new ones are appended, none is changed."""

    def __init__(self, xml: bytes) -> None:
        self.root = etree.fromstring(xml)
        self.changed = False

    def _all(self, name: str) -> list[Any]:
        return list(self.root.findall(f"{{*}}{name}"))

    @cached_property
    def _looks(self) -> Any:
        return self._all("cellXfs")[0]

    @cached_property
    def _dates(self) -> frozenset[int]:
        """The numbers of the formats that show a date or an hour, those of the workbook's own among them."""
        own = {
            int(format_.get("numFmtId"))
            for formats in self._all("numFmts")
            for format_ in formats
            if _shows_time(format_.get("formatCode", ""))
        }
        return DATES | own

    def for_value(self, look: int, value: object) -> int:
        """A look for a value: the given one, unless it would show a date as a number."""
        kind = time if isinstance(value, time) else date if isinstance(value, date) else None
        if kind is None or int(self._looks[look].get("numFmtId", 0)) in self._dates:
            return look
        made = deepcopy(self._looks[look])
        made.set("numFmtId", str(BUILT_IN[kind]))
        made.set("applyNumberFormat", "1")
        for number, known in enumerate(self._looks):
            if etree.tostring(known, method="c14n") == etree.tostring(made, method="c14n"):
                return number
        self._looks.append(made)
        self._looks.set("count", str(len(self._looks)))
        self.changed = True
        return len(self._looks) - 1

    def xml(self) -> bytes:
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _shows_time(code: str) -> bool:
    """Whether a format shows a date or an hour.

    >>> _shows_time("dd/mm/yyyy"), _shows_time('[$-40C]h"h"mm'), _shows_time('0.0 "jours"'), _shows_time("[Red]0")
    (True, True, False, False)
    """
    bare, quoted = "", False
    for sign in code.partition(";")[0]:
        if sign == '"' or (sign == "[" and not quoted) or (sign == "]" and quoted):
            quoted = not quoted
        elif not quoted:
            bare += sign
    return any(sign in bare.lower() for sign in "dyhms")
