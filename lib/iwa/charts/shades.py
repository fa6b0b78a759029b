"""The cells of a heat map in HTML: the shade of each, the colour in which its figure can be read, its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iwa.charts.colours import READABLE, Colours, contrast, saturation, text_on, tint
from iwa.heat_map import SHARES, evenly_spread, steps
from iwa.slides import HeatMap

DARK_GREY = "#333333"
COLOURED = 0.2  # saturation from which a colour is told from grey
SIDES = (("iwa-top", (-1, 0)), ("iwa-bottom", (1, 0)), ("iwa-start", (0, -1)), ("iwa-end", (0, 1)))


@dataclass(frozen=True)
class CellLook:
    """The classes of a cell in the style sheet, and the style of its own."""

    classes: str = ""
    style: str = ""


def cell_looks(heat: HeatMap, colours: Colours) -> tuple[tuple[CellLook, ...], ...]:
    """The looks of the cells by row, those of the row of totals last.

    >>> from iwa.slides import HeatCell, HeatRow
    >>> heat = HeatMap("", ("a", "b"), (HeatRow("", (HeatCell("0", 0.0), HeatCell())),), "")
    >>> cell_looks(heat, Colours())
    ((CellLook(classes='', style=''), CellLook(classes='iwa-none', style='')),)
    """
    fills = _fills(colours)
    rows = [*heat.rows, *([heat.total] if heat.total else [])]
    framed = {(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row.cells) if cell.strong}
    shown = [[fills[step] for step in row] for row in steps(heat)]
    if heat.total:
        shown.append([CellLook()] * len(heat.total.cells))
    return tuple(tuple(_framed(look, (r, c), framed) for c, look in enumerate(row)) for r, row in enumerate(shown))


def _fills(colours: Colours) -> dict[int | None, CellLook]:
    """The look of each step: above zero in the main colour, under it in grey, hatched without a figure."""
    found: dict[int | None, CellLook] = {None: CellLook("iwa-none"), 0: CellLook()}
    main = colours.primary if saturation(colours.primary) >= COLOURED else colours.accent
    for colour, sign in ((main, 1), (DARK_GREY, -1)):
        for step, ground in enumerate(_shades(colour), 1):
            found[sign * step] = CellLook("", f"background:{ground};color:{text_on(ground)}")
    return found


def _shades(colour: str) -> Iterator[str]:
    def ground(share: int) -> str:
        return tint(colour, share / 100)

    readable = [share for share in SHARES if contrast(text_on(ground(share)), ground(share)) >= READABLE]
    return map(ground, evenly_spread(readable))


def _framed(look: CellLook, cell: tuple[int, int], framed: set[tuple[int, int]]) -> CellLook:
    """The look with the sides of its frame: neighbours that are framed too share one."""
    if cell not in framed:
        return look
    row, column = cell
    sides = [name for name, (down, across) in SIDES if (row + down, column + across) not in framed]
    return CellLook(" ".join([look.classes, "iwa-strong", *sides]).strip(), look.style)
