"""Colours as six hexadecimal digits, and how well they stand out on white."""

from __future__ import annotations

import re

HEX = re.compile(r"[0-9A-Fa-f]{6}")
WHITE = "FFFFFF"
FOR_TEXT = 4.5  # WCAG 2.1, criterion 1.4.3
FOR_GRAPHICS = 3.0  # WCAG 2.1, criterion 1.4.11


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, 0 to 255."""
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.1 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str = WHITE) -> float:
    """Contrast ratio of two colours, 1 to 21.

    >>> round(contrast("000000"), 1), round(contrast("FFFFFF"), 1)
    (21.0, 1.0)
    """
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of the other in it.

    >>> mixed("000000", "FFFFFF", 0.5)
    '808080'
    """
    pairs = zip(channels(colour), channels(other), strict=True)
    return "".join(f"{int(a + (b - a) * share + 0.5):02X}" for a, b in pairs)


def darkened(colour: str, ratio: float) -> str:
    """The colour itself when it stands out enough on white, else the first darker one that does.

    >>> darkened("1F2A44", 4.5), contrast(darkened("FFD400", 4.5)) >= 4.5
    ('1F2A44', True)
    """
    shades = (mixed(colour, "000000", step / 100) for step in range(101))
    return next(shade for shade in shades if contrast(shade) >= ratio).upper()


def lightened(colour: str, ratio: float) -> str:
    """The lightest tint of the colour that still stands out by `ratio` on white."""
    tints = (mixed(colour, WHITE, step / 100) for step in range(100, -1, -1))
    return next((tint for tint in tints if contrast(tint) >= ratio), colour)
