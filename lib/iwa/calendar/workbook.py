"""The living workbook brought up to date, in its own XML: nothing that a person made of it is touched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from iwa.calendar.book import calendar_sheet
from iwa.calendar.book_looks import row_height
from iwa.calendar.cell_styles import CellStyles
from iwa.calendar.changes import Cells, Changes, changes
from iwa.calendar.grid import Grid, reaching
from iwa.calendar.located import Located, located
from iwa.calendar.package import Package
from iwa.calendar.plan import Plan
from iwa.calendar.proposals import Proposed
from iwa.calendar.reservoir import CALENDAR, PARTS, Part
from iwa.dossier.cells import plain
from iwa.dossier.sheets import Sheet, sheets_in
from iwa.problems import InvalidDossier

LISTS = "listes"
TEAM = re.compile(r"('?listes'?!\$A\$1:\$A\$)\d+", re.IGNORECASE)  # where drop-downs of names look
LEFT_ALONE = "un classeur dont une cellule aurait changé sans raison : l’écriture est abandonnée"


@dataclass(frozen=True)
class Update:
    """The workbook's new bytes, what the product will then have written in it, and the changes of each sheet.

    `is_changed` is False where there is nothing to write: the bytes are then those that were given.
    """

    content: bytes
    proposed: Proposed
    is_changed: bool = False
    changed: Mapping[str, Changes] = field(default_factory=dict)


def updated(content: bytes, name: str, plan: Plan, last: Proposed, team: Sequence[str] = ()) -> Update:
    """A workbook with a plan laid in: rows added, cells refreshed that still hold what `last` says.

    `team` are the names that the drop-down of owners offers. `InvalidDossier` where the workbook cannot be
    read, or where anything else in it would change.
    """
    sheets = sheets_in(content, name)
    found = {part.name: (sheet.name, located(part.row, sheet)) for part, sheet in _parts(sheets, name)}
    changed = {
        part.name: changes(part, found[part.name][1], plan, _own(part, last)) for part in PARTS if part.name in found
    }
    proposed = {key: values for change in changed.values() for key, values in change.proposed.items()}
    lists = _names_to_list(sheets, team)
    if not any(changed.values()) and not lists:
        return Update(content, proposed, changed=changed)
    package = Package(content)
    made = _rewritten(package, [(*found[key], change) for key, change in changed.items() if change], lists)
    _nothing_else(sheets, sheets_in(made, name), found, changed)
    return Update(made, proposed, True, changed)


def with_cells(content: bytes, name: str, cells: Mapping[tuple[int, str], Any], added: Sequence[Cells] = ()) -> bytes:
    """A workbook with some cells of its calendar, by row and field, holding other values, and rows more below."""
    sheet = calendar_sheet(sheets_in(content, name), name)
    part = (sheet.name, located(CALENDAR.row, sheet), Changes(cells, tuple(added)))
    return _rewritten(Package(content), [part], ())


def _own(part: Part, last: Proposed) -> Proposed:
    """What was written in one sheet."""
    others = tuple(f"{other.name} " for other in PARTS if other is not CALENDAR)
    if part is CALENDAR:
        return {key: values for key, values in last.items() if not key.startswith(others)}
    return {key: values for key, values in last.items() if key.startswith(f"{part.name} ")}


def _parts(sheets: list[Sheet], name: str) -> list[tuple[Part, Sheet]]:
    """Each sheet of ours that is there and has its headers."""
    by_name = {plain(sheet.name): sheet for sheet in sheets}
    pairs = [(part, by_name.get(plain(part.name))) for part in PARTS[1:]]
    own = [(part, sheet) for part, sheet in pairs if sheet and {*part.key} <= located(part.row, sheet).columns.keys()]
    return [(CALENDAR, calendar_sheet(sheets, name)), *own]


def _rewritten(package: Package, parts: Sequence[tuple[str, Located, Changes]], lists: Sequence[str]) -> bytes:
    styles = CellStyles(package.read(package.styles))
    files = package.sheets()
    written: dict[str, bytes] = {}
    for title, found, change in parts:
        grid = Grid(package.read(files[title]), styles, package.since_1904)
        _lay(grid, title, found, change)
        last = found.last + len(change.added)
        grid.reach(found.last, last)
        written |= {table: _with_rows(package.read(table), found, last) for table in package.tables(files[title])}
        written |= {package.main: _filtered_further(package, title, found.last, last)} if change.added else {}
        written[files[title]] = grid.xml()
    if lists:
        written |= _listed(package, files, styles, written, lists)
    return package.with_parts(written | ({package.styles: styles.xml()} if styles.changed else {}))


def _lay(grid: Grid, part: str, found: Located, change: Changes) -> None:
    for (row, name), value in change.cells.items():
        grid.put(row, found.columns[name], value)
    looks = grid.looks([row for row, _ in found.lines]) if change.added else {}
    for row, values in enumerate(change.added, start=found.last + 1):
        by_column = {found.columns[name]: value for name, value in values.items()}
        grid.append(row, by_column, looks, row_height(part, values))


def _with_rows(table: bytes, found: Located, last: int) -> bytes:
    """A table that ended with the sheet's last row, down to the new last one; one with a total is left as it is."""
    root = etree.fromstring(table)
    if root.get("totalsRowCount", "0") != "0":
        return table
    for element in (root, *root.iterfind("{*}autoFilter")):
        element.set("ref", reaching(element.get("ref"), found.last, last))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _filtered_further(package: Package, title: str, before: int, last: int) -> bytes:
    """The workbook's part, whose name for what is filtered must say the same as the sheet."""
    number = str(list(package.sheets()).index(title))
    for name in package.workbook.iterfind("{*}definedNames/{*}definedName"):
        if name.get("localSheetId") == number and name.text and "!" in name.text and "," not in name.text:
            sheet, _, area = name.text.rpartition("!")
            name.text = f"{sheet}!{reaching(area, before, last)}"
    return bytes(etree.tostring(package.workbook, xml_declaration=True, encoding="UTF-8", standalone=True))


def _names_to_list(sheets: list[Sheet], team: Sequence[str]) -> list[str]:
    """The names of the drop-down, those of the team that it lacks last; nothing where it lacks none."""
    there = next((sheet for sheet in sheets if plain(sheet.name) == LISTS), None)
    if there is None:
        return []
    names = [str(values[1]) for _, values in there.rows if 1 in values]
    lacking = [name for name in team if plain(name) not in {plain(known) for known in names}]
    return [*names, *lacking] if lacking else []


def _listed(
    package: Package, files: Mapping[str, str], styles: CellStyles, written: Mapping[str, bytes], names: Sequence[str]
) -> dict[str, bytes]:
    """The hidden sheet with these names, and the drop-downs that look so far down in it."""
    made: dict[str, bytes] = {}
    for title, file in files.items():
        grid = Grid(written.get(file, package.read(file)), styles)
        if plain(title) == LISTS:
            for row, name in enumerate(names, start=1):
                grid.put(row, 1, name)
        grid.rename(lambda text: TEAM.sub(rf"\g<1>{len(names)}", text))
        made[file] = grid.xml()
    return made


def _nothing_else(
    before: list[Sheet], after: list[Sheet], found: Mapping[str, tuple[str, Located]], changed: Mapping[str, Changes]
) -> None:
    """Refuses an update by which any cell but those asked for would hold something else."""
    allowed: set[tuple[str, int, int]] = set()
    for key, change in changed.items():
        title, there = found[key]
        allowed |= {(title, row, there.columns[name]) for row, name in change.cells}
        rows = range(there.last + 1, there.last + 1 + len(change.added))
        allowed |= {(title, row, column) for row in rows for column in there.columns.values()}
    were, are = _cells(before), _cells(after)
    differing = {place for place in were.keys() | are.keys() if were.get(place) != are.get(place)}
    if {place for place in differing - allowed if plain(place[0]) != LISTS}:
        raise InvalidDossier("Le classeur du calendrier n’a pas été complété.", LEFT_ALONE)


def _cells(sheets: list[Sheet]) -> dict[tuple[str, int, int], Any]:
    return {(s.name, row, column): value for s in sheets for row, cells in s.rows for column, value in cells.items()}
