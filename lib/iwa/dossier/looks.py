"""How the workbook looks: colours, fonts and the formats made of them."""

from __future__ import annotations

from typing import Any

from iwa.dossier.cells import TEXT, Kind

FONT = "Calibri"
INK, MUTED, PALE, LINE = "#1F3A5F", "#5B6775", "#E4EAF1", "#D5DCE4"
TO_FILL = "#FFF4D6"
NARROWEST, FREE_TEXT, WIDEST = 13, 30, 46  # characters
ALIGNMENTS = {"number": "right"}
NUMBER_FORMATS = {"date": "dd/mm/yyyy", "month": "@"}


class Looks:
    """The formats of one workbook, each made once."""

    ink = INK

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[str, Any] = {}
        self._required = {"bg_color": INK, "font_color": "#FFFFFF", "border_color": INK}
        self._optional = {"bg_color": PALE, "font_color": INK, "border_color": LINE}
        self._headers: dict[tuple[bool, str], Any] = {}
        self.title = self._text(font_size=22, bold=True, font_color=INK, valign="vcenter")
        self.heading = self._text(font_size=13, bold=True, font_color=INK, valign="vcenter")
        self.plain = self._text(font_color=MUTED)
        self.text = self._text(text_wrap=True)
        self.number = self._text(align="left", font_color=MUTED)
        self.link = self._text(bold=True, font_color=INK, underline=1)
        self._fill = book.add_format({"bg_color": TO_FILL, "border": 1, "border_color": LINE})

    def _text(self, **looks: Any) -> Any:
        return self._book.add_format({"font_name": FONT, "font_size": 11, "valign": "top", **looks})

    def legend(self) -> tuple[tuple[Any, str], ...]:
        """Each colour of the workbook with what it means."""
        return (
            (self.header(True, TEXT), "Titre d’une colonne à remplir sur chaque ligne."),
            (self.header(False, TEXT), "Titre d’une colonne qui peut rester vide."),
            (self._fill, "Cellule à compléter : la ligne est commencée."),
        )

    def header(self, required: bool, kind: Kind) -> Any:
        """Dark when each row must have the cell, pale when it may stay empty; over its figures."""
        align = ALIGNMENTS.get(kind.name, "left")
        if (required, align) not in self._headers:
            shared = {"bold": True, "valign": "vcenter", "align": align, "indent": 1, "text_wrap": True, "border": 1}
            self._headers[required, align] = self._text(**shared, **(self._required if required else self._optional))
        return self._headers[required, align]

    def cell(self, kind: Kind) -> Any:
        if kind.name not in self._cells:
            self._cells[kind.name] = self._text(
                text_wrap=True,
                indent=1,
                align=ALIGNMENTS.get(kind.name, "left"),
                bottom=1,
                bottom_color=LINE,
                num_format=NUMBER_FORMATS.get(kind.name, "General"),
            )
        return self._cells[kind.name]

    def to_fill(self, columns: int, number: int) -> dict[str, Any]:
        """Tints a cell that is empty on a row already begun."""
        last, here = chr(ord("A") + columns - 1), chr(ord("A") + number)
        return {"type": "formula", "criteria": f"=AND(COUNTA($A2:${last}2)>0,ISBLANK(${here}2))", "format": self._fill}
