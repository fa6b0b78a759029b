"""The parts that colours play on our slides, played by the theme of another's master.

Our own theme is made so that each of its colours stands out as its use asks. Another's is not: an
accent may be too pale for text, or no grey be among them. Each part then goes to the first shade of
a colour of that theme that stands out enough, and stays a colour of the theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from iwa.deck.checks.package import DRAWING, SHOWN
from iwa.deck.colours import FOR_GRAPHICS, FOR_TEXT, contrast, luminance
from iwa.deck.theme import WHOLE, Theme, changed
from iwa.numbers import decimal

Shade = tuple[int, int]  # percent of the lightness that is kept, percent added
DARKER: tuple[Shade, ...] = ((100, 0), (90, 0), (75, 0), (60, 0), (50, 0), (35, 0), (25, 0))
LIGHTER: tuple[Shade, ...] = ((60, 40), (40, 60), (20, 80), (10, 90))
QUIET: tuple[Shade, ...] = ((50, 50), (65, 35), (75, 25), (85, 15), (50, 0), (65, 0), (75, 0), (100, 0))
SECOND: tuple[Shade, ...] = ((65, 35), (75, 25), (85, 15), (75, 0), (85, 0), (100, 0))
HAIRLINE: tuple[Shade, ...] = ((15, 85), (25, 75), (35, 65), (25, 0), (35, 0), (50, 0))
FAINT = 1.3  # a hairline against its ground
DARK_GROUND = 0.2  # luminance under which a ground is dark


@dataclass(frozen=True)
class Part:
    """A colour's part: the theme's colour it is drawn from, in which shades, and how far it stands out.

    `under_text` asks that plain text can be read on it too.
    """

    source: str
    shades: tuple[Shade, ...]
    least: float
    under_text: bool = False
    named: str = ""  # what is told when the colour itself does not stand out


PARTS: dict[str, Part] = {
    "tx1": Part("tx1", DARKER + LIGHTER, FOR_TEXT, named="le texte"),
    "tx2": Part("tx2", DARKER + LIGHTER, FOR_TEXT, named="les titres et les chiffres clés"),
    "accent1": Part("accent1", DARKER + LIGHTER, FOR_GRAPHICS, named="les graphiques"),
    "accent2": Part("accent2", DARKER + LIGHTER, FOR_GRAPHICS, named="ce que les graphiques mettent en avant"),
    "accent3": Part("tx1", QUIET, FOR_GRAPHICS, under_text=True),
    "accent4": Part("tx1", HAIRLINE, FAINT),
    "accent5": Part("accent2", DARKER + LIGHTER, FOR_TEXT),
    "accent6": Part("tx1", SECOND, FOR_TEXT),
}


@dataclass(frozen=True)
class Palette:
    """For each part the theme's colour, its shade, and the six digits that come of it."""

    shades: Mapping[str, tuple[str, Shade]]
    colours: Mapping[str, str]
    dark: bool
    remarks: tuple[str, ...]

    def legible(self, colour: str, fill: str) -> str:
        """The name of a colour that can be read on a fill: the one given where it can, else plain text or its ground."""
        if colour and contrast(self.colours[colour], fill) >= FOR_TEXT:
            return colour
        return max(("tx1", "bg1"), key=lambda name: contrast(self.colours[name], fill))


def palette_of(theme: Theme, file: str) -> Palette:
    """The palette of another's theme, with a French sentence for each colour that had to be changed."""
    ground = theme.colours["bg1"]
    shades = {name: (part.source, _shade(part, theme)) for name, part in PARTS.items()}
    colours = {name: _mixed(theme.colours[source], shade) for name, (source, shade) in shades.items()}
    remarks = [
        f"Masque « {file} » : la couleur {name} du thème (#{theme.colours[name]}) ressort trop peu sur le fond "
        f"({decimal(contrast(theme.colours[name], ground), 1)}:1 au lieu de {decimal(part.least, 1)}:1) ; "
        f"une nuance plus soutenue la remplace pour {part.named}."
        for name, part in PARTS.items()
        if part.named and shades[name][1] != (100, 0)
    ]
    return Palette(shades, {**theme.colours, **colours}, luminance(ground) < DARK_GROUND, tuple(remarks))


def _shade(part: Part, theme: Theme) -> Shade:
    """The first shade that stands out on the ground, and under text where it must; else the one that stands out most."""
    ground, ink = theme.colours["bg1"], theme.colours["tx1"]

    def reached(shade: Shade) -> float:
        colour = _mixed(theme.colours[part.source], shade)
        beside = contrast(colour, ground) / part.least
        return min(beside, contrast(colour, ink) / FOR_TEXT) if part.under_text else beside

    return next((shade for shade in part.shades if reached(shade) >= 1), max(part.shades, key=reached))


def _mixed(colour: str, shade: Shade) -> str:
    kept, added = shade
    return changed(changed(colour, "lumMod", kept / 100), "lumOff", added / 100) if shade != (100, 0) else colour


def recoloured(root: Any, palette: Palette) -> None:
    """Gives each part in an element to the theme's colour that plays it; what a layout lends is left as it is."""
    for element in list(root.iter(f"{DRAWING}schemeClr")):
        name = {"dk1": "tx1", "dk2": "tx2"}.get(element.get("val"), element.get("val"))
        if name in palette.shades and not _is_lent(element):
            source, shade = palette.shades[name]
            element.set("val", source)
            for tag, share in reversed(list(_changes(shade))):
                element.insert(0, element.makeelement(f"{DRAWING}{tag}", {"val": str(share * WHOLE // 100)}))
            if palette.dark and [child.get("val") for child in element][-2:] == ["15000", "85000"]:
                element[-2].set("val", "50000")  # a tint that light text is read on
                element.remove(element[-1])


def _changes(shade: Shade) -> Iterator[tuple[str, int]]:
    kept, added = shade
    if kept != 100:
        yield "lumMod", kept
    if added:
        yield "lumOff", added


def _is_lent(element: Any) -> bool:
    """Whether a colour stands in a footer or number, which is a copy of the layout's."""
    shape = next(element.iterancestors(f"{SHOWN}sp"), None)
    place = None if shape is None else next(shape.iter(f"{SHOWN}ph"), None)
    return place is not None and place.get("type") in ("ftr", "sldNum", "dt")


def recolour_part(part: Any, palette: Palette) -> None:
    """The same for a whole part of the file, parsed or not."""
    root = part._element if hasattr(part, "_element") else parse_xml(part.blob)
    recoloured(root, palette)
    if not hasattr(part, "_element"):
        part._blob = serialize_part_xml(root)
