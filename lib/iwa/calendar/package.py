"""An .xlsx, or a .pptx, taken apart: its sheets by name, each part's bytes, and the whole put together again."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

MAIN = "xl/workbook.xml"


class Package:
    """The parts of a workbook; those that nobody changed keep their bytes and their place."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._parts = {info.filename: (info, archive.read(info)) for info in archive.infolist()}
        self.main = self._main()
        self.workbook = etree.fromstring(self.read(self.main))

    def _main(self) -> str:
        """The part of the workbook itself, wherever its writer put it."""
        for kind, target in self._related("").values():
            if kind.endswith("/officeDocument"):
                return target
        return MAIN

    def read(self, part: str) -> bytes:
        return self._parts[part][1]

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """By its id, the kind and the name of each part that one refers to; of the whole package for ""."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        if file not in self._parts:
            return {}
        return {
            link.get("Id"): (link.get("Type"), _absolute(folder, link.get("Target")))
            for link in etree.fromstring(self.read(file))
            if link.get("TargetMode") != "External"
        }

    def sheets(self) -> dict[str, str]:
        """The part of each sheet by the sheet's name, in order."""
        related = self._related(self.main)
        return {
            sheet.get("name"): related[link][1]
            for sheet in self.workbook.iterfind("{*}sheets/{*}sheet")
            if (link := _link(sheet)) in related
        }

    def tables(self, sheet: str) -> list[str]:
        """The parts of the tables that somebody made of a sheet's cells."""
        return self.beside(sheet, "table")

    def target(self, part: str, link: str) -> str:
        """The part that one refers to by an id."""
        return self._related(part)[link][1]

    def beside(self, part: str, kind: str) -> list[str]:
        """The parts of a kind ("comments") that belong to a part."""
        return [target for found, target in self._related(part).values() if found.endswith(f"/{kind}")]

    @property
    def styles(self) -> str:
        """The part that holds the looks of cells; "" where there is none."""
        return next((target for kind, target in self._related(self.main).values() if kind.endswith("/styles")), "")

    @property
    def since_1904(self) -> bool:
        """Whether days are counted from 1904, as Excel on a Mac once did."""
        facts = self.workbook.find("{*}workbookPr")
        return facts is not None and facts.get("date1904") in ("1", "true")

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The workbook with other bytes for some of its parts."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, (info, data) in self._parts.items():
                archive.writestr(info, changed.get(name, data), zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _absolute(folder: str, target: str) -> str:
    """The name of a part as one in a folder refers to it.

    >>> _absolute("xl", "worksheets/sheet1.xml"), _absolute("xl/worksheets", "../tables/table1.xml"), _absolute("xl", "/xl/a.xml")
    ('xl/worksheets/sheet1.xml', 'xl/tables/table1.xml', 'xl/a.xml')
    """
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _link(sheet: etree._Element) -> str:
    """The id by which the workbook refers to a sheet, in whichever edition of the format."""
    return next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
