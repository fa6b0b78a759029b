"""How the calendar's workbook looks: widths, colours, the formats made of them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from iwa.dossier.cells import Kind

FONT = "Calibri"
INK, MUTED, PALE, LINE = "#1F3A5F", "#5B6775", "#E4EAF1", "#D5DCE4"
TEAM_FILL, TEAM_INK = "#FFF4D6", "#6B4E00"
FADED = "#9AA3AD"
# State -> fill and ink; every pair reads at 4.5 to 1 at least.
STATE_COLOURS = {
    "à faire": ("#EEF1F4", "#3F4A56"),
    "brief": ("#E1ECF7", "#1F3A5F"),
    "création": ("#C9DEF2", "#173A63"),
    "relecture": ("#FFF0C7", "#6B4E00"),
    "validation": ("#FFDFA3", "#6B4300"),
    "programmé": ("#DDF0DC", "#1E5631"),
    "publié": ("#B9E0B7", "#174A29"),
    "reporté": ("#FBD9C6", "#7A3413"),
    "abandonné": ("#E3E3E3", "#5A5A5A"),
}
# Sheet ("" for any) and field -> width in characters.
WIDTHS = {
    ("", "identifier"): 18, ("", "day"): 16, ("", "hour"): 9, ("", "network"): 12, ("", "format"): 13,
    ("", "pillar"): 13, ("", "series"): 10, ("", "kind"): 12, ("", "theme"): 30, ("", "hook"): 32,
    ("", "angle"): 28, ("", "proof"): 28, ("", "brief"): 58, ("", "call"): 22, ("", "page"): 22,
    ("", "link"): 24, ("", "campaign"): 18, ("", "owner"): 16, ("", "status"): 13, ("", "hours"): 9,
    ("", "text"): 60, ("", "alt"): 36, ("", "published_link"): 34, ("", "note"): 34, ("", "reason"): 36,
    ("", "planned"): 9, ("", "name"): 44, ("", "quotes"): 60, ("", "count"): 8, ("", "row"): 20,
    ("réservoir", "text"): 44, ("dates écartées", "reason"): 60,
}  # fmt: skip
NUMBER_FORMATS = {"date": "[$-40C]ddd dd/mm/yyyy", "time": "hh:mm", "number": "0.##"}
ALIGNMENTS = {"number": "right", "time": "right"}


ADDRESSES = ("page", "link", "published_link")  # their beginning is enough
LINE_HEIGHT = 15.0  # points
FEWEST_LINES, MOST_LINES = 2, 12


def width(sheet: str, name: str) -> int:
    """How wide the column of a field is, in characters."""
    return WIDTHS.get((sheet, name), WIDTHS.get(("", name), 14))


def row_height(sheet: str, cells: Mapping[str, Any]) -> float:
    """High enough, in points, for the longest of a row's texts: not every program sees to that by itself.

    >>> row_height("calendrier", {"theme": "Le levain"}), row_height("calendrier", {"brief": "Montrer. " * 20})
    (30.0, 60.0)
    """
    texts = {name: value for name, value in cells.items() if isinstance(value, str) and name not in ADDRESSES}
    lines = [_lines(text, width(sheet, name) - 3) for name, text in texts.items()]
    return LINE_HEIGHT * min(max([FEWEST_LINES, *lines]), MOST_LINES)


def _lines(text: str, signs: int) -> int:
    return sum(len(wrap(line, signs)) or 1 for line in text.splitlines())


class BookLooks:
    """The formats of one workbook, each made once."""

    ink = INK

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[str, Any] = {}
        self._headers: dict[tuple[bool, str], Any] = {}
        self.title = self._text(font_size=22, bold=True, font_color=INK, valign="vcenter")
        self.heading = self._text(font_size=13, bold=True, font_color=INK, valign="vcenter")
        self.plain = self._text(font_color=MUTED)
        self.text = self._text(text_wrap=True)
        self.number = self._text(align="left", font_color=MUTED)
        self.link = self._text(bold=True, font_color=INK, underline=1)
        self.faded = book.add_format({"font_color": FADED, "italic": True})

    def _text(self, **looks: Any) -> Any:
        return self._book.add_format({"font_name": FONT, "font_size": 11, "valign": "top", **looks})

    def header(self, is_teams: bool, kind: Kind) -> Any:
        """Dark over what the plan proposes, yellow over what the team fills in."""
        align = ALIGNMENTS.get(kind.name, "left")
        if (is_teams, align) not in self._headers:
            fill, ink = (TEAM_FILL, TEAM_INK) if is_teams else (INK, "#FFFFFF")
            self._headers[is_teams, align] = self._text(
                bold=True, valign="vcenter", align=align, indent=1, text_wrap=True, border=1, border_color=LINE,
                bg_color=fill, font_color=ink,
            )  # fmt: skip
        return self._headers[is_teams, align]

    def cell(self, kind: Kind, name: str) -> Any:
        muted = name in ("identifier", "reason", "planned")
        key = f"{kind.name} {muted}"
        if key not in self._cells:
            self._cells[key] = self._text(
                text_wrap=True,
                indent=1,
                align=ALIGNMENTS.get(kind.name, "left"),
                bottom=1,
                bottom_color=LINE,
                num_format=NUMBER_FORMATS.get(kind.name, "General"),
                **({"font_color": MUTED} if muted else {}),
            )
        return self._cells[key]

    def state(self, word: str) -> Any:
        fill, ink = STATE_COLOURS[word]
        return self._book.add_format({"bg_color": fill, "font_color": ink, "bold": True})

    def swatch(self, fill: str, ink: str) -> Any:
        return self._text(bg_color=fill, font_color=ink, bold=True, border=1, border_color=LINE, align="center")
