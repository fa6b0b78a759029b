"""Tables on slides: the master's style, predicted row heights, and as many rows as fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Emu

from iwa.deck.box import Box
from iwa.deck.fit import LINE, Face, half_point, text_width, widest_word, wrapped
from iwa.deck.layout_xml import emu, fill_xml
from iwa.deck.page import Page, occupy
from iwa.deck.table_style import TABLE_STYLE
from iwa.deck.writing import Line, plain, write
from iwa.slides import Table

SIZES = (12.0, 11.0, 10.0)
SIZES_OF_FEW = (14.0, *SIZES)
SIDE, END = 6.0, 3.2  # margins of a cell, in points
APART = 12.0  # more on the left of words that follow figures set to the right
TALLEST_ROW, TALLEST_OF_FEW = 31.0, 40.0  # to which short rows are stretched so that a table breathes
FEW_ROWS = 6


@dataclass(frozen=True)
class Grid:
    """A table as it will be set: size of the text, width of each column, height of each row (points)."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]  # the header first

    @property
    def height(self) -> float:
        """In inches."""
        return sum(self.heights) / 72


def sizes_of(table: Table, breadth: float) -> tuple[float, ...]:
    """The sizes in which a table may be set on slides of that breadth against ours, the largest first."""
    sizes = SIZES_OF_FEW if len(table.rows) < FEW_ROWS else SIZES
    return tuple(dict.fromkeys(half_point(size * breadth) for size in sizes))


def grid(table: Table, width: float, size: float, face: Face) -> Grid:
    """How a table would be set in `width` inches."""
    widths = _widths(table, width * 72, size, face)
    strong = replace(face, bold=True)
    rooms = tuple(width - left - SIDE - 1 for width, left in zip(widths, _left_margins(table), strict=True))
    heights = [_row_height([column.header for column in table.columns], rooms, size, strong)]
    for position, row in enumerate(table.rows):
        heights.append(_row_height(row, rooms, size, strong if position in table.emphasis else face))
    return Grid(size, widths, tuple(heights))


def _widths(table: Table, width: float, size: float, face: Face) -> tuple[float, ...]:
    """The columns by their shares; those that would cut a word take from the others what these can spare."""
    shares = [column.width for column in table.columns]
    widths = [width * share / sum(shares) for share in shares]
    least = [
        room + left + SIDE + 1.5 for room, left in zip(_words(table, size, face), _left_margins(table), strict=True)
    ]
    lacking = sum(max(0.0, least - width) for least, width in zip(least, widths, strict=True))
    spare = sum(max(0.0, width - least) for least, width in zip(least, widths, strict=True))
    if not lacking or lacking > spare:
        return tuple(widths)
    given = [max(0.0, width - least) * lacking / spare for least, width in zip(least, widths, strict=True)]
    return tuple(max(least, width) - gift for least, width, gift in zip(least, widths, given, strict=True))


def _words(table: Table, size: float, face: Face) -> list[float]:
    """The longest word of each column, in points."""
    strong = replace(face, bold=True)
    columns = zip(*([column.header for column in table.columns], *table.rows), strict=True)
    return [widest_word((plain(cell) for cell in cells), size, strong) for cells in columns]


def _left_margins(table: Table) -> list[float]:
    """The left margin of each column's cells, in points."""
    before = ["left", *(column.align for column in table.columns)]
    pairs = zip(before, (column.align for column in table.columns), strict=False)
    return [SIDE + APART if pair == ("right", "left") else SIDE for pair in pairs]


def _row_height(cells: Any, rooms: tuple[float, ...], size: float, face: Face) -> float:
    lines = max(
        (len(wrapped(plain(cell), size, room, face)) for cell, room in zip(cells, rooms, strict=True)), default=1
    )
    return lines * size * LINE + 2 * END


def fitted_grid(table: Table, box: Box, face: Face, breadth: float = 1.0) -> Grid | None:
    """The grid in the largest size whose rows all fit the box, None when none does."""
    grids = (grid(table, box.width, size, face) for size in sizes_of(table, breadth))
    return next((found for found in grids if found.height <= box.height + 0.001), None)


def stretched(found: Grid, room: float) -> Grid:
    """The grid with its short rows made taller, within `room` inches."""
    spare = room * 72 - sum(found.heights)
    each = spare / len(found.heights)
    tallest = TALLEST_OF_FEW if len(found.heights) <= FEW_ROWS else TALLEST_ROW
    heights = tuple(max(h, min(h + each, tallest)) for h in found.heights)
    return Grid(found.size, found.widths, heights)


def rows_that_fit(table: Table, box: Box, face: Face, breadth: float = 1.0) -> int:
    """How many rows a slide takes in the middle size, at least 1: larger would be more slides to turn."""
    heights = grid(table, box.width, half_point(SIZES[1] * breadth), face).heights
    left, count = box.height * 72 - heights[0], 0
    for row in heights[1:]:
        left -= row
        if left < -0.1:
            break
        count += 1
    return max(1, count)


def natural_width(table: Table, face: Face) -> float:
    """Width in inches that the table needs for no cell to wrap, at the largest size."""
    strong = replace(face, bold=True)
    columns = zip(*([column.header for column in table.columns], *table.rows), strict=True)
    points = (max(text_width(plain(cell), SIZES[0], strong) for cell in cells) + SIDE for cells in columns)
    return (sum(points) + sum(_left_margins(table))) / 72


def put_table(page: Page, name: str, table: Table, box: Box) -> float:
    """Sets the table in the place of a placeholder; returns where it ends, in inches."""
    breadth = page.setting.places.breadth
    found = fitted_grid(table, box, page.face(), breadth)
    found = found or grid(table, box.width, sizes_of(table, breadth)[-1], page.face())
    found = stretched(found, max(box.height, found.height))
    frame = _add(page, table, box, found)
    occupy(page, name, frame._element, table.alt)
    return box.top + found.height


def _add(page: Page, table: Table, box: Box, found: Grid) -> Any:
    sides = (emu(box.left), emu(box.top), emu(box.width), emu(found.height))
    frame = page.sheet.shapes.add_table(len(table.rows) + 1, len(table.columns), *map(Emu, sides))
    native = frame.table
    native.first_row, native.horz_banding = True, False
    frame._element.xpath(".//a:tableStyleId")[0].text = TABLE_STYLE
    for column, width in zip(native.columns, found.widths, strict=True):
        column.width = Emu(emu(width / 72))
    for row, height in zip(native.rows, found.heights, strict=True):
        row.height = Emu(emu(height / 72))
    frame.height = Emu(sum(row.height for row in native.rows))
    _fill_row(native.rows[0], table, [column.header for column in table.columns], found.size, "header")
    for position, cells in enumerate(table.rows):
        kind = "emphasis" if position in table.emphasis else "row"
        _fill_row(native.rows[position + 1], table, cells, found.size, kind)
    return frame


def _fill_row(row: Any, table: Table, cells: Any, size: float, kind: str) -> None:
    for cell, column, text, left in zip(row.cells, table.columns, cells, _left_margins(table), strict=True):
        colour = {"header": "tx2", "emphasis": "tx1", "row": "tx1"}[kind]
        write(cell, [Line(plain(text), bold=kind != "row", colour=colour)], size)
        cell.text_frame._txBody.p_lst[0].pPr.set("algn", {"left": "l", "right": "r", "center": "ctr"}[column.align])
        properties = cell._tc.get_or_add_tcPr()
        for side, points in (("marL", left), ("marR", SIDE), ("marT", END), ("marB", END)):
            properties.set(side, str(round(points * 12700)))
        properties.set("anchor", "b" if kind == "header" else "ctr")
        if kind == "emphasis":
            properties.append(_tint())


def _tint() -> Any:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return parse_xml(fill_xml("accent2", 15).replace("<a:solidFill>", f"<a:solidFill {space}>", 1))
