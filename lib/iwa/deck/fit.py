"""Whether a text fits its place, from advance widths: no font needs to be installed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from iwa.deck.widths import BOLD, FAMILIES, HEAVY, OTHERWISE, REGULAR, UNKNOWN_FAMILY, WIDE

LINE = 1.22  # height of a line set solid, as a share of the size
SMALLEST = 10  # points: nothing on a slide is set smaller


@dataclass(frozen=True)
class Face:
    """How text is set: the family's width against Calibri, whether it is bold, whether all in capitals.

    `heavy` is how much wider its bold is than that of a family as wide.
    """

    stretch: float = 1.0
    bold: bool = False
    capitals: bool = False
    heavy: float = 1.0

    def bolder(self, bold: bool) -> Face:
        """The same, in bold where `bold` says so.

        >>> PLAIN.bolder(True).bold, PLAIN.bolder(False) is PLAIN
        (True, True)
        """
        return replace(self, bold=True) if bold and not self.bold else self


PLAIN = Face()


def half_point(size: float) -> float:
    """A size to half a point, never under the smallest.

    >>> half_point(11.3), half_point(7)
    (11.5, 10.0)
    """
    return max(float(SMALLEST), round(size * 2) / 2)


def stretch(font: str) -> float:
    """How much wider than Calibri a family sets text; 1.2 when the family is not known.

    >>> stretch("Calibri"), stretch("Arial"), stretch("Maison Neue")
    (1.0, 1.16, 1.2)
    """
    return FAMILIES.get(font.strip().lower(), UNKNOWN_FAMILY)


def face_of(font: str, bold: bool = False, capitals: bool = False) -> Face:
    """How a family sets text."""
    return Face(stretch(font), bold, capitals, HEAVY.get(font.strip().lower(), 1.0))


@cache
def _advances(bold: bool) -> dict[str, int]:
    table = BOLD if bold else REGULAR
    return {character: advance for advance, members in table.items() for character in members}


def text_width(text: str, size: float, face: Face = PLAIN) -> float:
    """Width of a text on one line, in points.

    >>> round(text_width("Portée", 10), 1)
    27.2
    """
    return _points(_units(text, face.bold, face.capitals), size, face)


@lru_cache(maxsize=1 << 14)  # the same words are measured in several sizes, columns and decks
def _units(text: str, bold: bool, capitals: bool) -> int:
    """Width of a text in thousandths of its size, in the family that widths are told against."""
    known = _advances(bold)
    return sum(known.get(c, WIDE if ord(c) > 0x2E80 else OTHERWISE) for c in (text.upper() if capitals else text))


def _points(units: int, size: float, face: Face) -> float:
    return units * size * face.stretch * (face.heavy if face.bold else 1.0) / 1000


def wrapped(text: str, size: float, width: float, face: Face = PLAIN) -> list[str]:
    """The lines a text takes in `width` points: broken at ordinary spaces, long words cut."""
    lines, taken = [""], 0
    space = _units(" ", face.bold, face.capitals)
    for word in text.split(" "):
        own = _units(word, face.bold, face.capitals)
        joined = taken + space + own if lines[-1] else own
        if _points(joined, size, face) <= width:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
            taken = joined
            continue
        if lines[-1]:
            lines.append("")
        *full, rest = _cut(word, size, width, face)
        lines[-1:] = [*full, rest]
        taken = _units(rest, face.bold, face.capitals)
    return lines


@lru_cache(maxsize=1 << 14)  # a slide stands in several decks, and a table is tried in several sizes
def line_count(text: str, size: float, width: float, face: Face = PLAIN) -> int:
    """How many lines a text takes in `width` points, one at least."""
    return len(wrapped(text, size, width, face))


def _cut(word: str, size: float, width: float, face: Face) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, face) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def text_height(texts: Iterable[str], size: float, width: float, face: Face = PLAIN) -> float:
    """Height of paragraphs set solid one under the other, in points."""
    return sum(line_count(text, size, width, face) for text in texts) * size * LINE


def widest_word(texts: Iterable[str], size: float, face: Face = PLAIN) -> float:
    """Width of the longest piece that no ordinary space can break, in points; 0 without text."""
    return max((text_width(word, size, face) for text in texts for word in text.split(" ")), default=0.0)
