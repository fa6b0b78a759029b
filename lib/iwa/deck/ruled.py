"""Tables, calendars and heat maps as they are drawn: the paragraphs of every cell, and how the rows share the height."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iwa.deck.shades import Shaded, shaded
from iwa.deck.writing import Line, plain
from iwa.heat_map import cell_text, legend, scale_of, steps
from iwa.slides import Calendar, Column, Day, HeatCell, HeatMap, HeatRow, Table
from iwa.text_exhibits import WEEKDAYS, state_sign

SIZES = (12.0, 11.0, 10.0)
SIZES_OF_FEW = (14.0, *SIZES)
FEW_ROWS = 6
# To which short rows are stretched so that a table breathes, in points.
TALLEST_ROW, TALLEST_OF_FEW, TALLEST_OF_LIST, TALLEST_WEEK = 31.0, 40.0, 52.0, 110.0
TALLEST_OF_HEAT, TALLEST_OF_FEW_HEAT = 42.0, 60.0
SIDE, NARROW_SIDE = 6.0, 2.5  # margins of a cell, in points: at both sides, and in a heat map
LETTERS_OF_CELL, WIDEST_NAME = 4.0, 6.0  # a heat map's names are as wide as their letters, in cells, at most
STATE_COLOURS = {"✓": "tx2", "◐": "tx2", "○": "accent5"}  # what remains to be done stands out
Cell = tuple[Line, ...]
Exhibit = Table | Calendar | HeatMap


@dataclass(frozen=True)
class Ruled:
    """A table to be drawn, its header first in `rows`; `tinted` are the cells on a tint, by row and column.

    The header of a `listed` one stays as low as it can be; `weeks` asks besides for rows of one height,
    whose text begins at their top, and for lines between the days. `shaded` cells get their colour when they
    are drawn, and `legend` stands under the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    sizes: tuple[float, ...] = SIZES
    tallest: float = TALLEST_ROW
    tinted: frozenset[tuple[int, int]] = frozenset()
    listed: bool = False
    weeks: bool = False
    side: float = SIDE
    shaded: Shaded | None = None
    legend: str = ""


def ruled(exhibit: Exhibit) -> Ruled:
    """A table, a calendar or a heat map as it is drawn."""
    if isinstance(exhibit, HeatMap):
        return _heat_map(exhibit)
    return _calendar(exhibit) if isinstance(exhibit, Calendar) else _table(exhibit)


def header(columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    """The row of the columns' headers."""
    return tuple((Line(plain(column.header), bold=True, colour="tx2"),) for column in columns)


def _table(table: Table) -> Ruled:
    few, listed = len(table.rows) < FEW_ROWS, table.kind != "plain"
    tallest = TALLEST_OF_LIST if listed else TALLEST_OF_FEW if few else TALLEST_ROW
    rows = [
        tuple(_cell(cell, column, row in table.emphasis) for cell, column in zip(cells, table.columns, strict=True))
        for row, cells in enumerate(table.rows)
    ]
    tinted = frozenset((row + 1, column) for row in table.emphasis for column in range(len(table.columns)))
    return Ruled(
        table.columns, (header(table.columns), *rows), table.alt, SIZES_OF_FEW if few or listed else SIZES,
        tallest, tinted, listed,
    )  # fmt: skip


def _cell(text: str, column: Column, stands_out: bool) -> Cell:
    line = Line(plain(text), bold=stands_out or column.role == "strong", colour="tx1")
    sign = state_sign(text) if column.role == "state" else ""
    if sign:
        line = replace(
            line, lead=f"{sign}\u00a0", bold=sign in STATE_COLOURS, colour=STATE_COLOURS.get(sign, "accent6")
        )
    return (line,)


def _calendar(calendar: Calendar) -> Ruled:
    columns = tuple(Column(day) for day in WEEKDAYS)
    strong = frozenset(
        (row, column) for row, week in enumerate(calendar.weeks, 1) for column, day in enumerate(week) if day.strong
    )
    rows = tuple(tuple(_day(day) for day in week) for week in calendar.weeks)
    return Ruled(columns, (header(columns), *rows), calendar.alt, SIZES, TALLEST_WEEK, strong, listed=True, weeks=True)


def _day(day: Day) -> Cell:
    number = Line(day.day, bold=bool(day.entries or day.strong), colour="tx2" if day.entries else "accent6")
    return (number, *(Line(plain(entry), colour="tx1") for entry in day.entries))


def _heat_map(heat: HeatMap) -> Ruled:
    longest = max(len(text) for text in (heat.corner, *(row.name for row in heat.rows)))
    cells = max(len(text) for text in heat.columns) if heat.columns else 1
    names = Column(heat.corner, max(1.0, min(WIDEST_NAME, longest / max(cells, LETTERS_OF_CELL))))
    columns = (names, *(Column(name, align="center") for name in heat.columns))
    rows = [_heat_row(row) for row in heat.rows]
    if heat.total:
        rows.append(tuple(tuple(replace(line, bold=True) for line in cell) for cell in _heat_row(heat.total)))
    sizes, tallest = (SIZES_OF_FEW, TALLEST_OF_FEW_HEAT) if len(heat.rows) < FEW_ROWS else (SIZES, TALLEST_OF_HEAT)
    return Ruled(
        columns, (header(columns), *rows), heat.alt, sizes, tallest, listed=True, side=NARROW_SIDE, shaded=shaded(heat, steps(heat)), legend=legend(heat),
    )  # fmt: skip


def _heat_row(row: HeatRow) -> tuple[Cell, ...]:
    return ((Line(plain(row.name), colour="tx1"),), *((_heat_cell(cell),) for cell in row.cells))


def _heat_cell(cell: HeatCell) -> Line:
    return Line(plain(cell_text(cell)), bold=cell.strong, colour="tx1")


def pieces(exhibit: Exhibit) -> int:
    """How many rows an exhibit has to share among slides."""
    return len(exhibit.weeks) if isinstance(exhibit, Calendar) else len(exhibit.rows)


def piece(exhibit: Exhibit, first: int, end: int) -> Exhibit:
    """Some of the rows, under the same header."""
    if isinstance(exhibit, Calendar):
        return replace(exhibit, weeks=exhibit.weeks[first:end])
    if isinstance(exhibit, HeatMap):
        total = exhibit.total if end >= len(exhibit.rows) else None
        scale = scale_of(exhibit)
        return replace(exhibit, rows=exhibit.rows[first:end], total=total, span=(scale.start, scale.end))
    emphasis = tuple(row - first for row in exhibit.emphasis if first <= row < end)
    return replace(exhibit, rows=exhibit.rows[first:end], emphasis=emphasis)


def shortened(calendar: Calendar, most: int) -> Calendar:
    """The calendar with `most` entries a day, the last of which counts those that are left out.

    >>> day = Day("1", ("Facebook", "Instagram", "TikTok"))
    >>> shortened(Calendar(((day,),), ""), 2).weeks[0][0].entries
    ('Facebook', 'et 2 autres')
    """
    weeks = tuple(tuple(replace(day, entries=_first(day.entries, most)) for day in week) for week in calendar.weeks)
    return replace(calendar, weeks=weeks)


def _first(entries: tuple[str, ...], most: int) -> tuple[str, ...]:
    left = len(entries) - most + 1
    return entries if left < 2 else (*entries[: most - 1], f"et {left} autres" if most > 1 else f"{left} éléments")
