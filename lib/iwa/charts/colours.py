"""Colours of a chart: one accent on what the title speaks of, grey-blue for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

import seaborn as sns
from matplotlib.colors import to_hex, to_rgb

from iwa.problems import InvalidClientFile

INK = "#2B3445"
GREY = "#5B677A"
RULE = "#DDE2EA"
READABLE = 4.5  # contrast of text with its ground, from the WCAG 2.1 (level AA)


@dataclass(frozen=True)
class Colours:
    """A client's colours as #RRGGBB; `InvalidClientFile` for anything else."""

    primary: str = "#1F2A44"
    accent: str = "#C8553D"
    neutral: str = "#8496AE"

    def __post_init__(self) -> None:
        for colour in (self.primary, self.accent, self.neutral):
            if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
                raise InvalidClientFile(
                    "Une couleur de la marque est illisible.", f"« {colour} »", "Écrivez-la « #1F2A44 »."
                )


def by_emphasis(names: Sequence[str], emphasis: Sequence[str], colours: Colours) -> list[str]:
    """Accent for the names in `emphasis`, grey-blue for the others."""
    return [colours.accent if name in emphasis else colours.neutral for name in names]


def by_series(names: Sequence[str], emphasis: Sequence[str], colours: Colours) -> list[str]:
    """Accent for the series in `emphasis`; the others in shades of the grey-blue, dark to light.

    Without emphasis the shades start at the primary colour; a single one is grey-blue.
    """
    others = [name for name in names if name not in emphasis]
    dark = blend(colours.neutral, colours.primary, 0.5) if emphasis else colours.primary
    rest = iter(_shades(dark, colours.neutral, len(others)))
    return [colours.accent if name in emphasis else next(rest) for name in names]


def text_on(ground: str) -> str:
    """White or ink, whichever reads better on a colour."""
    return max(("#FFFFFF", INK), key=lambda ink: contrast(ink, ground))


def readable(colour: str) -> str:
    """The colour itself when text in it reads well on white, otherwise a darker one."""
    while contrast(colour, "#FFFFFF") < READABLE:
        colour = blend(colour, "#000000", 0.08)
    return colour


def blend(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = zip(to_rgb(colour), to_rgb(other), strict=True)
    red, green, blue = ((1 - share) * mine + share * theirs for mine, theirs in pairs)
    return to_hex((red, green, blue))


def tint(colour: str, share: float) -> str:
    """A share of a colour, the rest white, of the same hue and as vivid.

    >>> tint("#1F2A44", 0.5), tint("#000000", 0.25)
    ('#7289bf', '#bfbfbf')
    """
    hue, light, vivid = rgb_to_hls(*to_rgb(colour))
    return to_hex(hls_to_rgb(hue, light * share + 1 - share, vivid))


def saturation(colour: str) -> float:
    """How far a colour is from grey, 0 to 1."""
    return rgb_to_hls(*to_rgb(colour))[2]


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as the WCAG 2.1 defines it.

    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _shades(dark: str, middle: str, count: int) -> list[str]:
    if count < 3:
        return [dark, middle][-count:]
    light = blend(middle, "#FFFFFF", 0.45)
    return [str(shade) for shade in sns.blend_palette([dark, middle, light], count).as_hex()]


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
