"""Letters of a chart: widths measured before drawing, texts folded to their room, figures in French."""

from __future__ import annotations

from functools import lru_cache

from iwa import numbers
from iwa.charts.glyphs import EM, is_drawn, width
from iwa.slides import Unit

SIZE = 10.5  # points
SMALL = 9.5
LINE_HEIGHT = 1.2  # of the size


def advance(text: str, size: float = SIZE, bold: bool = False) -> float:
    """The width in points of the widest line of a text."""
    return max(_width(line, bold) for line in text.split("\n")) * size / EM


def height(text: str, size: float = SIZE) -> float:
    """The height in points of a text with its line breaks."""
    return (text.count("\n") + 1) * size * LINE_HEIGHT


def clean(text: str) -> str:
    """The text on one line, without the characters that no font here can draw (emojis, controls).

    No-break spaces stay what they are.
    """
    spaced = "".join(" " if letter in "\t\r\n" else letter for letter in text)
    drawn = "".join(letter for letter in spaced if is_drawn(letter))
    return " ".join(word for word in drawn.split(" ") if word)


def fold(text: str, room: float, lines: int = 2, size: float = SIZE, bold: bool = False) -> str:
    """The text in at most so many lines of a room in points, cut with « … » where it is longer.

    >>> fold("Vidéos courtes", 60)
    'Vidéos\\ncourtes'
    """
    folded: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{folded[-1]} {word}" if folded else word
        if folded and advance(longer, size, bold) <= room:
            folded[-1] = longer
        else:
            folded.append(word)
    if len(folded) > lines:
        folded = [*folded[: lines - 1], folded[lines - 1] + " " + " ".join(folded[lines:]) + "…"]
    return "\n".join(_cut(line, room, size, bold) for line in folded)


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


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    if advance(line, size, bold) <= room:
        return line
    kept = line.rstrip("…")
    while len(kept) > 1 and advance(kept + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


@lru_cache(maxsize=4096)
def _width(line: str, bold: bool) -> float:
    return width(line, "Bold" if bold else "Regular")
