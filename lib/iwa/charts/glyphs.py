"""Letters as outlines: each is read from its font once, and set beside the next one with its kerning.

A text is measured and drawn from the same numbers. Shaping each text anew costs more than all the
rest of a drawing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path as Outline

from iwa.workspace import shipped

EM = 100  # points: the size at which letters are read
FONT = "Carlito"  # the metrics of Calibri; shipped, so that a chart is the same on every machine
FACES = ("Regular", "Bold", "Italic")
LAST = "DejaVu Sans"  # comes with matplotlib, for the signs that the other lacks
NO_LIGATURES: Any = ("-liga", "-clig")  # letters are set one by one
STEPS = {Outline.MOVETO: ("M", 1), Outline.LINETO: ("L", 1), Outline.CURVE3: ("Q", 2), Outline.CURVE4: ("C", 3)}

Face = Literal["Regular", "Bold", "Italic"]


@dataclass(frozen=True)
class Glyph:
    """A letter at a size of EM points, y upward: its outline as SVG path data, and its own width."""

    name: str
    outline: str
    advance: float


@cache
def families() -> tuple[str, ...]:
    """The fonts of a chart, the shipped one made known to matplotlib in the place of any other copy."""
    manager = font_manager.fontManager
    manager.ttflist = [font for font in manager.ttflist if font.name != FONT]
    for face in FACES:
        manager.addfont(shipped("templates", "polices", f"{FONT}-{face}.ttf"))
    return FONT, LAST


def is_drawn(letter: str) -> bool:
    """Whether a font here has the letter, and it is not a control character."""
    return unicodedata.category(letter)[0] != "C" and _has(_font_of(letter, "Regular"), letter)


def width(line: str, face: Face = "Regular") -> float:
    """The width of a line at a size of EM points."""
    place = 0.0
    for before, letter in zip(("", *line), line, strict=False):
        place += _kerning(before, letter, face) + glyph(letter, face).advance
    return place


def places(line: str, face: Face = "Regular") -> Iterator[tuple[Glyph, float]]:
    """The letters of a line that have an outline, each with its place at a size of EM points.

    >>> [(letter.name, round(place)) for letter, place in places("Là", "Bold")]
    [('B4c', 0), ('Be0', 42)]
    """
    place = 0.0
    for before, letter in zip(("", *line), line, strict=False):
        place += _kerning(before, letter, face)
        shape = glyph(letter, face)
        if shape.outline:
            yield shape, place
        place += shape.advance


@cache
def glyph(letter: str, face: Face) -> Glyph:
    """A letter from the first font that has it; from the last one, its sign for an unknown letter."""
    font = _font_of(letter, face)
    loaded = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return Glyph(f"{face[0]}{ord(letter):x}", _path_data(font), loaded.linearHoriAdvance / 65536)


@cache
def _kerning(before: str, letter: str, face: Face) -> float:
    """How much closer (less than 0) or farther two letters stand than their widths say."""
    if not before or _font_of(before, face) is not _font_of(letter, face):
        return 0.0
    font = _font_of(letter, face)
    font.set_text(before + letter, 0.0, flags=LoadFlags.NO_HINTING, features=NO_LIGATURES)
    return font.get_width_height()[0] / 64 - glyph(before, face).advance - glyph(letter, face).advance


def _path_data(font: FT2Font) -> str:
    """The outline of the letter that was loaded last."""
    vertices, codes = (found.tolist() for found in font.get_path())
    pieces, at = [], 0
    while at < len(codes):
        if codes[at] == Outline.CLOSEPOLY:
            pieces.append("Z")
            at += 1
            continue
        sign, count = STEPS[codes[at]]
        pieces.append(sign + " ".join(f"{x:.1f} {y:.1f}" for x, y in vertices[at : at + count]))
        at += count
    return "".join(pieces).replace(".0", "")


@cache
def _font_of(letter: str, face: Face) -> FT2Font:
    """The first font that has the letter, or the last one."""
    fonts = _fonts(face)
    return next((font for font in fonts if _has(font, letter)), fonts[-1])


def _has(font: FT2Font, letter: str) -> bool:
    return font.get_char_index(ord(letter)) != 0


@cache
def _fonts(face: Face) -> tuple[FT2Font, ...]:
    weight = "bold" if face == "Bold" else "normal"
    style: Literal["italic", "normal"] = "italic" if face == "Italic" else "normal"
    asked = [font_manager.FontProperties(family=[name], weight=weight, style=style) for name in families()]
    # Fonts of our own: those that matplotlib keeps are set to another size by each text it draws.
    fonts = tuple(FT2Font(str(font_manager.findfont(font))) for font in asked)
    for font in fonts:
        font.set_size(EM, 72)
    return fonts
