"""Letters of a chart: fonts that are there, widths measured before drawing, figures in French."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font, LoadFlags

from iwa import numbers
from iwa.slides import Unit
from iwa.workspace import shipped

SIZE = 10.5  # points
SMALL = 9.5
LINE_HEIGHT = 1.2  # of the size
FONT = "Carlito"  # the metrics of Calibri; shipped, so that a chart is the same on every machine
FACES = ("Regular", "Bold", "Italic")
LAST = "DejaVu Sans"  # comes with matplotlib, for the signs that the other lacks


@cache
def families() -> tuple[str, ...]:
    """The fonts of a chart, the shipped one made known to matplotlib in the place of any other copy."""
    manager = font_manager.fontManager
    manager.ttflist = [font for font in manager.ttflist if font.name != FONT]
    for face in FACES:
        manager.addfont(shipped("templates", "polices", f"{FONT}-{face}.ttf"))
    return FONT, LAST


def advance(text: str, size: float = SIZE, bold: bool = False) -> float:
    """The width in points of the widest line of a text."""
    return max(_advance(line, size, bold) for line in text.split("\n"))


def height(text: str, size: float = SIZE) -> float:
    """The height in points of a text with its line breaks."""
    return (text.count("\n") + 1) * size * LINE_HEIGHT


def clean(text: str) -> str:
    """The text on one line, without the characters that no font here can draw (emojis, controls).

    No-break spaces stay what they are.
    """
    spaced = "".join(" " if letter in "\t\r\n" else letter for letter in text)
    drawn = "".join(letter for letter in spaced if _is_drawn(letter))
    return " ".join(word for word in drawn.split(" ") if word)


def fold(text: str, width: float, lines: int = 2, size: float = SIZE, bold: bool = False) -> str:
    """The text in at most so many lines of a width in points, cut with « … » where it is longer.

    >>> fold("Vidéos courtes", 60)
    'Vidéos\\ncourtes'
    """
    folded: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{folded[-1]} {word}" if folded else word
        if folded and advance(longer, size, bold) <= width:
            folded[-1] = longer
        else:
            folded.append(word)
    if len(folded) > lines:
        folded = [*folded[: lines - 1], folded[lines - 1] + " " + " ".join(folded[lines:]) + "…"]
    return "\n".join(_cut(line, width, size, bold) for line in folded)


def figure(value: float | None, unit: Unit, digits: int) -> str:
    """A value of a chart as it is read, by unit; "non disponible" when it is missing.

    >>> figure(0.034, "percent", 1), figure(1250, "count", 0), figure(95, "seconds", 0)
    ('3,4\\xa0%', '1\\u202f250', '1\\xa0min\\xa035\\xa0s')
    """
    if unit == "percent":
        return numbers.percent(value, digits)
    if unit == "change":
        return numbers.change(None if value is None else 1 + value, digits)
    if unit == "euros":
        return numbers.euros(value, digits)
    if unit == "seconds":
        return numbers.duration(value)
    return numbers.decimal(value, digits)


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    if advance(line, size, bold) <= width:
        return line
    kept = line.rstrip("…")
    while len(kept) > 1 and advance(kept + "…", size, bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


@lru_cache(maxsize=4096)
def _advance(line: str, size: float, bold: bool) -> float:
    font = _font(bold)
    font.set_size(size, 72)
    font.set_text(line, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@cache
def _font(bold: bool) -> FT2Font:
    return font_manager.get_font(_paths(bold))


def _is_drawn(letter: str) -> bool:
    return ord(letter) in _glyphs() and unicodedata.category(letter)[0] != "C"


@cache
def _glyphs() -> frozenset[int]:
    return frozenset().union(*(font_manager.get_font(path).get_charmap() for path in _paths(False)))


@cache
def _paths(bold: bool) -> tuple[str, ...]:
    weight = "bold" if bold else "normal"
    asked = [font_manager.FontProperties(family=[name], weight=weight) for name in families()]
    return tuple(font_manager.findfont(font) for font in asked)
