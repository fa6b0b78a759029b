"""A theme as plain data: its colours as a master's shapes name them, and its two fonts."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from typing import Any

from iwa.deck.checks.package import DRAWING, SHOWN
from iwa.deck.colours import channels

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # what a master says unless it is a dark one
COLOURS = ("schemeClr", "srgbClr", "sysClr", "prstClr")
NAMED = {"black": "000000", "white": "FFFFFF"}
WHOLE = 100_000
GAMMA = 2.2


@dataclass(frozen=True)
class Theme:
    """`colours` by name ("tx1", "accent2", …), six digits each; the fonts of titles and of the rest."""

    colours: dict[str, str]
    major: str
    minor: str

    def font(self, named: str) -> str:
        """The family behind a name such as "+mj-lt"."""
        return {"+mj-lt": self.major, "+mn-lt": self.minor}.get(named, named)

    def colour(self, fill: Any) -> str:
        """The colour inside a fill, "" without one."""
        return "" if fill is None else self.first_colour(fill)

    def first_colour(self, element: Any) -> str:
        """The first colour named inside an element, "" when there is none."""
        for child in element.iter(*(f"{DRAWING}{kind}" for kind in COLOURS)):
            return shaded(self._plain(child), child)
        return ""

    def _plain(self, element: Any) -> str:
        named = element.get("val") or ""
        kind = element.tag.removeprefix(DRAWING)
        if kind == "schemeClr":
            return self.colours.get(named, self.colours["tx1"])
        return str(element.get("lastClr") or "000000") if kind == "sysClr" else NAMED.get(named, named)


def theme_of(root: Any, master: Any) -> Theme:
    """The theme from its part, its colours named by the map of the master."""
    scheme = root.find(f".//{DRAWING}clrScheme")
    plain = {slot: _value(scheme.find(f"{DRAWING}{slot}")) for slot in SLOTS}
    told = master.find(f"{SHOWN}clrMap")
    named = {name: slot for name, slot in (told.attrib if told is not None else USUAL).items() if slot in plain}
    fonts = {which: root.find(f".//{DRAWING}{which}Font/{DRAWING}latin") for which in ("major", "minor")}
    faces = {which: "" if font is None else font.get("typeface") or "" for which, font in fonts.items()}
    colours = plain | {name: plain[slot] for name, slot in {**USUAL, **named}.items()}
    return Theme(colours, faces["major"], faces["minor"])


def _value(slot: Any) -> str:
    child = slot[0]
    return str(child.get("lastClr") or child.get("val") or "000000").upper()


def shaded(colour: str, element: Any) -> str:
    """The colour after the changes that its element asks for: darker, lighter, more or less of it."""
    for change in element:
        share = int((change.get("val") or "0").rstrip("%")) / WHOLE
        colour = changed(colour, change.tag.removeprefix(DRAWING), share)
    return colour


def _towards(colour: str, end: float, share: float) -> str:
    """The colour mixed with black or white as light is, `share` of it remaining."""
    lights = ((channel / 255) ** GAMMA * share + end * (1 - share) for channel in channels(colour))
    return "".join(f"{round(light ** (1 / GAMMA) * 255):02X}" for light in lights)


def changed(colour: str, change: str, share: float) -> str:
    """The colour after one change of its lightness or saturation; others are passed over.

    >>> changed("000000", "lumOff", 0.35), changed("FFFFFF", "lumMod", 0.5)
    ('595959', '808080')
    """
    if change in ("shade", "tint"):
        return _towards(colour, 0.0 if change == "shade" else 1.0, share)
    if change not in ("lumMod", "lumOff", "satMod"):
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    light *= share if change == "lumMod" else 1
    light += share if change == "lumOff" else 0
    saturation *= share if change == "satMod" else 1
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, saturation))
    return "".join(f"{round(part * 255):02X}" for part in parts)


def saturation(colour: str) -> float:
    """How far a colour is from grey, 0 to 1.

    >>> saturation("808080"), saturation("FF0000")
    (0.0, 1.0)
    """
    return colorsys.rgb_to_hls(*(channel / 255 for channel in channels(colour)))[2]
