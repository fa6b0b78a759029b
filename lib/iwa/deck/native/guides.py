"""Reference lines, limits and missing figures on bars, placed by the scale of their chart."""

from __future__ import annotations

from iwa.deck.native.bar_layout import Bars
from iwa.deck.native.notes import Note
from iwa.numbers import MISSING_SHORT


def limit_lines(bars: Bars) -> list[tuple[float, str]]:
    """The values to draw across the plot, each with its words."""
    chart = bars.chart
    lines = []
    if chart.reference is not None:
        lines.append((chart.reference, chart.reference_label))
    if chart.limits is not None:
        after = " (provisoire)" if chart.limits.provisional else ""
        lines += [
            (chart.limits.high, f"seuil haut{after}"),
            (chart.limits.center, "moyenne"),
            (chart.limits.low, f"seuil bas{after}"),
        ]
    return lines


def guide_notes(bars: Bars) -> list[Note]:
    """A dashed line across the plot and its words at the end, for each reference value."""
    notes = []
    for value, words in limit_lines(bars):
        notes += _across(bars, value, words) if bars.horizontal else _along(bars, value, words)
    return notes


def _across(bars: Bars, value: float, words: str) -> list[Note]:
    frame, margins = bars.frame, bars.margins
    place = (margins.left + bars.scale.share(value) * bars.length) / frame.width
    top, bottom = margins.top / frame.height, 1 - margins.bottom / frame.height
    line = Note(place, top, place, bottom)
    below = Note(place - 0.15, bottom, place + 0.15, bottom + 16 / frame.height, words, "ctr")
    return [line, below] if words else [line]


def _along(bars: Bars, value: float, words: str) -> list[Note]:
    frame, margins = bars.frame, bars.margins
    place = (margins.top + (1 - bars.scale.share(value)) * bars.length) / frame.height
    left, right = margins.left / frame.width, 1 - margins.right / frame.width
    line = Note(left, place, right, place)
    above = Note(right - 0.3, place - 15 / frame.height, right, place - 1 / frame.height, words, "r")
    return [line, above] if words else [line]


def missing_notes(bars: Bars) -> list[Note]:
    """ "n. d." where a bar would stand, for the figures that are missing; single series only."""
    chart = bars.chart
    if len(chart.series) != 1:
        return []
    return [missing_note(bars, index) for index, value in enumerate(chart.series[0].values) if value is None]


def missing_note(bars: Bars, index: int) -> Note:
    """ "n. d." at the foot of a category."""
    frame, margins = bars.frame, bars.margins
    across = (index + 0.5) * bars.pitch
    along = bars.scale.share(0.0) * bars.length
    if bars.horizontal:
        left, middle = margins.left + along + 5, margins.top + across
        return Note(left / frame.width, (middle - 8) / frame.height, (left + 60) / frame.width,
                    (middle + 8) / frame.height, MISSING_SHORT)  # fmt: skip
    middle, base = margins.left + across, margins.top + bars.length - along
    return Note((middle - 20) / frame.width, (base - 18) / frame.height, (middle + 20) / frame.width,
                (base - 3) / frame.height, MISSING_SHORT, "ctr")  # fmt: skip
