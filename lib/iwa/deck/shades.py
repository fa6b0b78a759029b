"""The cells of a heat map on a slide: a shade, the colour in which its figure can be read, hatching, a frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml

from iwa.deck.colours import FOR_TEXT, contrast, luminance
from iwa.deck.layout_xml import SPACES, fill_xml
from iwa.deck.palette import DARK_GROUND
from iwa.deck.theme import changed, saturation
from iwa.heat_map import SHARES, evenly_spread
from iwa.slides import HeatMap

INK, GROUND = "tx1", "bg1"
HUES = ("accent1", "accent2")  # the first that is no grey
COLOURED = 0.2  # saturation from which a colour is told from grey
Change = tuple[str, int]
GREY: Change = ("satMod", 0)
HATCHED = (
    '<a:pattFill prst="ltUpDiag"><a:fgClr><a:schemeClr val="accent4"/></a:fgClr>'
    f'<a:bgClr><a:schemeClr val="{GROUND}"/></a:bgClr></a:pattFill>'
)
FRAME, BETWEEN = 28575, 12700  # widths of lines, in the format's units
SIDES = (("lnL", (0, -1)), ("lnR", (0, 1)), ("lnT", (-1, 0)), ("lnB", (1, 0)))  # in the order of the format
Cell = tuple[int, int]  # row and column of the table, the header being row 0


@dataclass(frozen=True)
class Shaded:
    """The cells of a table that are shaded, with their step (None: hatched), and those that are framed."""

    steps: Mapping[Cell, int | None]
    framed: frozenset[Cell]


@dataclass(frozen=True)
class Shade:
    """A colour of the theme and what is changed of it, in percent."""

    name: str
    changes: tuple[Change, ...]

    @property
    def xml(self) -> str:
        """The shade as a fill."""
        changes = "".join(f'<a:{change} val="{share * 1000}"/>' for change, share in self.changes)
        return f'<a:solidFill><a:schemeClr val="{self.name}">{changes}</a:schemeClr></a:solidFill>'

    def resolved(self, colours: Mapping[str, str]) -> str:
        """The six digits of the shade in a theme."""
        colour = colours[self.name]
        for change, share in self.changes:
            colour = changed(colour, change, share / 100)
        return colour


@dataclass(frozen=True)
class Fill:
    """A fill, and the colour of the text on it."""

    xml: str
    ink: str


def shaded(heat: HeatMap, steps: tuple[tuple[int | None, ...], ...]) -> Shaded:
    """Which cells of the table are shaded and framed; the names of the rows stand in its first column."""
    rows = [*heat.rows, *([heat.total] if heat.total else [])]
    strong = {(r, c) for r, row in enumerate(rows, 1) for c, cell in enumerate(row.cells, 1) if cell.strong}
    found = {(r, c): step for r, row in enumerate(steps, 1) for c, step in enumerate(row, 1)}
    return Shaded(found, frozenset(strong))


def fills(colours: Mapping[str, str]) -> dict[int | None, Fill]:
    """The fill of each step in a theme: above zero in colour, under it in grey, hatched where there is no figure."""
    found: dict[int | None, Fill] = {None: Fill(HATCHED, INK), 0: Fill(fill_xml(""), INK)}
    main = next((name for name in HUES if saturation(colours[name]) >= COLOURED), HUES[0])
    for name, changes, sign in ((main, (), 1), (INK, (GREY,), -1)):
        shades = {share: Shade(name, (*changes, *_towards_ground(share, colours))) for share in SHARES}
        inks = {share: _ink(shade.resolved(colours), colours) for share, shade in shades.items()}
        chosen = evenly_spread([share for share, (_, reached) in inks.items() if reached >= FOR_TEXT])
        for step, share in enumerate(chosen, 1):
            found[sign * step] = Fill(shades[share].xml, inks[share][0])
    return found


def paint(properties: Any, cell: Cell, shaded: Shaded, fill: Fill | None) -> None:
    """Gives a cell its fill and its share of the frames: one frame goes around neighbours that are framed too."""
    row, column = cell
    edges = ""
    for tag, (down, across) in SIDES:
        beside = (row + down, column + across)
        if (cell in shaded.framed) != (beside in shaded.framed):
            edges += _line(tag, FRAME, "accent2")
        elif fill is not None and beside in shaded.steps:
            edges += _line(tag, BETWEEN, GROUND)
        elif across:  # said, or LibreOffice gives both sides the line of one
            edges += f"<a:{tag}><a:noFill/></a:{tag}>"
    properties.extend(parse_xml(f"<a:tcPr {SPACES}>{edges}{fill.xml if fill else ''}</a:tcPr>"))


def _line(tag: str, width: int, colour: str) -> str:
    return f'<a:{tag} w="{width}" cap="flat" cmpd="sng">{fill_xml(colour)}<a:prstDash val="solid"/></a:{tag}>'


def _towards_ground(share: int, colours: Mapping[str, str]) -> tuple[Change, ...]:
    """So much of a colour, the rest white or, on a dark ground, black."""
    kept = ("lumMod", share)
    return (kept,) if luminance(colours[GROUND]) < DARK_GROUND else (kept, ("lumOff", 100 - share))


def _ink(fill: str, colours: Mapping[str, str]) -> tuple[str, float]:
    """The text colour that reads better on a fill, and its contrast."""
    reached = {name: contrast(colours[name], fill) for name in (INK, GROUND)}
    best = max(reached, key=lambda name: reached[name])
    return best, reached[best]
