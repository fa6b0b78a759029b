"""Tables, calendars and heat maps on slides: the master's style, predicted row heights, and as many rows as fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Emu

from iwa.deck.box import Box
from iwa.deck.fit import SMALLEST, Face, half_point, text_height, text_width, widest_word
from iwa.deck.layout_xml import emu, fill_xml
from iwa.deck.page import Page, occupy, put_beside
from iwa.deck.ruled import SIDE, SIZES, Cell, Ruled
from iwa.deck.shades import Fill, fills, paint
from iwa.deck.table_style import TABLE_STYLE
from iwa.deck.writing import height, write

END = 3.2  # margin over and under a cell, in points
LEGEND_GAP = 5.0  # points between a table and its legend
APART = 12.0  # more on the left of words that follow figures set to the right
SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TINT = fill_xml("accent2", 15).replace("<a:solidFill>", f"<a:solidFill {SPACE}>", 1)
BETWEEN_DAYS = f'<a:lnL {SPACE} w="6350">{fill_xml("accent4")}</a:lnL>'
ALIGNED = {"left": "l", "right": "r", "center": "ctr"}


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


@dataclass(frozen=True)
class Setting:
    """In which size the cells are set, and how each shade of a heat map is filled."""

    size: float
    shades: dict[int | None, Fill]


def sizes_of(table: Ruled, breadth: float) -> tuple[float, ...]:
    """The sizes in which a table may be set on slides of that breadth against ours, the largest first."""
    return tuple(dict.fromkeys(half_point(size * breadth) for size in table.sizes))


def grid(table: Ruled, width: float, size: float, face: Face) -> Grid:
    """How a table would be set in `width` inches."""
    widths = _widths(table, width * 72, size, face)
    rooms = tuple(width - left - table.side - 1 for width, left in zip(widths, _left_margins(table), strict=True))
    return Grid(size, widths, tuple(_row_height(cells, rooms, size, face) for cells in table.rows))


def _widths(table: Ruled, width: float, size: float, face: Face) -> tuple[float, ...]:
    """The columns by their shares; those that would cut a word take from the others what these can spare."""
    shares = [column.width for column in table.columns]
    widths = [width * share / sum(shares) for share in shares]
    least = [
        room + left + table.side + _slack(table)
        for room, left in zip(_words(table, size, face), _left_margins(table), strict=True)
    ]
    lacking = sum(max(0.0, least - width) for least, width in zip(least, widths, strict=True))
    spare = sum(max(0.0, width - least) for least, width in zip(least, widths, strict=True))
    if not lacking or lacking > spare:
        return tuple(widths)
    given = [max(0.0, width - least) * lacking / spare for least, width in zip(least, widths, strict=True)]
    return tuple(max(least, width) - gift for least, width, gift in zip(least, widths, given, strict=True))


def _slack(table: Ruled) -> float:
    """Points to spare beside the longest word: thin spaces of large figures are drawn wider in some fonts."""
    return 4.0 if table.shaded else 1.5


def _words(table: Ruled, size: float, face: Face) -> list[float]:
    """The longest word of each column, in points."""
    strong = face.bolder(True)
    return [widest_word(_texts(cells), size, strong) for cells in zip(*table.rows, strict=True)]


def _texts(cells: tuple[Cell, ...]) -> list[str]:
    return [line.lead + line.text for cell in cells for line in cell]


def _left_margins(table: Ruled) -> list[float]:
    """The left margin of each column's cells, in points."""
    before = ["left", *(column.align for column in table.columns)]
    pairs = zip(before, (column.align for column in table.columns), strict=False)
    return [SIDE + APART if pair == ("right", "left") else table.side for pair in pairs]


def _row_height(cells: tuple[Cell, ...], rooms: tuple[float, ...], size: float, face: Face) -> float:
    return max((height(list(cell), size, room, face) for cell, room in zip(cells, rooms, strict=True))) + 2 * END


def fitted_grid(table: Ruled, box: Box, face: Face, breadth: float = 1.0) -> Grid | None:
    """The grid in the largest size whose rows all fit the box, None when none does."""
    sizes = sizes_of(table, breadth)
    if table.shaded:  # figures are read across: none is broken for a larger size
        sizes = tuple(size for size in sizes if least_width(table, size, face) <= box.width) or sizes[-1:]
    grids = (grid(table, box.width, size, face) for size in sizes)
    room = box.height - legend_height(table, box.width, face)
    return next((found for found in grids if found.height <= room + 0.001), None)


def legend_height(table: Ruled, width: float, face: Face) -> float:
    """What the legend takes under the table, in inches; 0 without one."""
    if not table.legend:
        return 0.0
    return (text_height([table.legend], SMALLEST, width * 72 - 1, face) + LEGEND_GAP + 1) / 72


def stretched(table: Ruled, found: Grid, room: float) -> Grid:
    """The grid with its short rows made taller, within `room` inches; weeks are made of one height."""
    spare = room * 72 - sum(found.heights)
    head, *rows = found.heights
    if table.weeks:
        return replace(found, heights=(head, *_evened(rows, spare, table.tallest)))
    each = spare / (len(rows) if table.listed else len(rows) + 1)
    rows = [max(height, min(height + each, table.tallest)) for height in rows]
    return replace(found, heights=(head if table.listed else max(head, min(head + each, table.tallest)), *rows))


def _evened(heights: list[float], spare: float, tallest: float) -> tuple[float, ...]:
    """The heights raised to one level as far as `spare` points go, at most to the tallest."""
    rising = sorted(heights)
    levels = (
        (spare + sum(rising[:count])) / count
        for count in range(len(rising), 0, -1)
        if (spare + sum(rising[:count])) / count >= rising[count - 1]
    )
    level = min(next(levels, 0.0), tallest)
    return tuple(max(height, level) for height in heights)


def rows_that_fit(table: Ruled, box: Box, face: Face, breadth: float = 1.0) -> int:
    """How many rows a slide takes in the middle size, at least 1: larger would be more slides to turn."""
    heights = grid(table, box.width, half_point(SIZES[1] * breadth), face).heights
    left, count = (box.height - legend_height(table, box.width, face)) * 72 - heights[0], 0
    for row in heights[1:]:
        left -= row
        if left < -0.1:
            break
        count += 1
    return max(1, count)


def natural_width(table: Ruled, face: Face) -> float:
    """Width in inches that the table needs for no cell to wrap, at the largest size."""
    strong = face.bolder(True)
    columns = zip(*table.rows, strict=True)
    points = (max(text_width(text, SIZES[0], strong) for text in _texts(cells)) + table.side for cells in columns)
    return (sum(points) + sum(_left_margins(table))) / 72


def least_width(table: Ruled, size: float, face: Face) -> float:
    """Width in inches that the table needs for no word to be cut."""
    margins = sum(_left_margins(table)) + (table.side + _slack(table)) * len(table.columns)
    return (sum(_words(table, size, face)) + margins) / 72


def put_table(page: Page, name: str, table: Ruled, box: Box) -> float:
    """Sets the table in the place of a placeholder, its legend under it; returns where both end, in inches."""
    breadth, below = page.setting.places.breadth, legend_height(table, box.width, page.face())
    found = fitted_grid(table, box, page.face(), breadth)
    found = found or grid(table, box.width, sizes_of(table, breadth)[-1], page.face())
    found = stretched(table, found, max(box.height - below, found.height))
    frame = _add(page, table, box, found)
    occupy(page, name, frame._element, table.alt)
    end = box.top + found.height
    if table.legend:
        gap = LEGEND_GAP / 72
        put_beside(page, f"Légende {name.lower()}", table.legend, Box(box.left, end + gap, box.width, below - gap))
    return end + below


def _add(page: Page, table: Ruled, box: Box, found: Grid) -> Any:
    sides = (emu(box.left), emu(box.top), emu(box.width), emu(found.height))
    frame = page.sheet.shapes.add_table(len(table.rows), len(table.columns), *map(Emu, sides))
    native = frame.table
    native.first_row, native.horz_banding = True, False
    frame._element.xpath(".//a:tableStyleId")[0].text = TABLE_STYLE
    widths, heights = ([Emu(emu(points / 72)) for points in sides] for sides in (found.widths, found.heights))
    # Written where they stand: python-pptx adds the whole table up anew for each of them.
    for column, width in zip(native._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for line, tall in zip(native._tbl.tr_lst, heights, strict=True):
        line.h = tall
    frame.width, frame.height = Emu(sum(widths)), Emu(sum(heights))
    shades = fills(page.setting.colours) if table.shaded else {}
    for position, row in enumerate(native.rows):
        _fill_row(row, table, position, Setting(found.size, shades))
    return frame


def _fill_row(row: Any, table: Ruled, position: int, setting: Setting) -> None:
    columns = zip(row.cells, table.columns, table.rows[position], _left_margins(table), strict=True)
    for rank, (cell, column, lines, left) in enumerate(columns):
        place = (position, rank)
        fill = setting.shades[table.shaded.steps[place]] if table.shaded and place in table.shaded.steps else None
        write(cell, [replace(line, colour=fill.ink) for line in lines] if fill else list(lines), setting.size)
        for paragraph in cell.text_frame._txBody.p_lst:
            paragraph.pPr.set("algn", ALIGNED[column.align])
        properties = cell._tc.get_or_add_tcPr()
        for side, points in (("marL", left), ("marR", table.side), ("marT", END), ("marB", END)):
            properties.set(side, str(round(points * 12700)))
        properties.set("anchor", "b" if position == 0 else "t" if table.weeks else "ctr")
        if table.weeks and rank:
            properties.append(parse_xml(BETWEEN_DAYS))
        if place in table.tinted:
            properties.append(parse_xml(TINT))
        if table.shaded:
            paint(properties, place, table.shaded, fill)
