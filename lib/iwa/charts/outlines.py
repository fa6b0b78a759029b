"""The texts of a figure as outlines, in SVG.

A picture of letters looks the same where a font is missing, and holds no text that came with the
data. matplotlib does it too, but shapes every text of every figure anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matplotlib.colors import to_hex
from matplotlib.text import Text

from iwa.charts.glyphs import EM, Face, Glyph, places, width
from iwa.charts.lettering import LINE_HEIGHT
from iwa.charts.plane import CAPITAL

SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


def letters(texts: Iterable[Text], height: float) -> str:
    """The texts of a figure so many points high, each letter defined once: a piece of SVG."""
    drawn: dict[str, Glyph] = {}
    lines = "".join(line for text in texts for line in _lines(text, height, drawn))
    shapes = "".join(f'<path id="{name}" d="{glyph.outline}"/>' for name, glyph in drawn.items())
    return f"<defs>{shapes}</defs>{lines}"


def _lines(text: Text, height: float, drawn: dict[str, Glyph]) -> Iterator[str]:
    x, y = text.get_transform().transform(text.get_position())
    size, face, share = float(text.get_fontsize()), _face(text), SHARES[str(text.get_horizontalalignment())]
    written = text.get_text().split("\n")
    if text.get_verticalalignment() != "baseline":  # centred: that is where its capitals stand
        y += ((len(written) - 1) * LINE_HEIGHT - CAPITAL) / 2 * size
    for turn, line in enumerate(written):
        left, base = x - share * width(line, face) * size / EM, height - y + turn * LINE_HEIGHT * size
        uses = []
        for shape, place in places(line, face):
            drawn[shape.name] = shape
            uses.append(f'<use href="#{shape.name}" x="{place:.1f}"/>')
        scale = f"{size / EM:g}"
        move = f"translate({left:.2f} {base:.2f}) scale({scale} -{scale})"
        yield f'<g fill="{to_hex(text.get_color())}" transform="{move}">{"".join(uses)}</g>'


def _face(text: Text) -> Face:
    if text.get_fontweight() == "bold":
        return "Bold"
    return "Italic" if text.get_fontstyle() == "italic" else "Regular"
