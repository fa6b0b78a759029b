"""The ground of a chart: a figure without ticks or frame, on which texts are placed in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import NullLocator

from iwa.charts.colours import INK, RULE
from iwa.charts.lettering import SIZE

WIDTH = 6.9  # inches: a chart with comments beside it
HALF_WIDTH = 5.0  # beside a second exhibit
FULL_WIDTH = 10.4  # alone on its slide
GAP = 5.0  # points between a mark and its label
EDGE = 3.0  # points kept free at the border of the figure
CAPITAL = 0.66  # height of a capital letter, of the size
HAIR = 0.8  # points: the thinnest line

Range = tuple[float, float]


@dataclass(frozen=True)
class Margins:
    """What stays free around the data, in points."""

    left: float = EDGE
    right: float = EDGE
    top: float = EDGE
    bottom: float = EDGE


@dataclass(frozen=True)
class Plane:
    """The axes, their limits, and how much of the data one point is worth in each direction."""

    figure: Figure
    axes: Axes
    across: Range
    upward: Range
    unit_x: float
    unit_y: float

    def write(self, x: float, y: float, text: str, **style: Any) -> None:
        """Writes a text at a place of the data, moved by `right` and `up` points, centred upward."""
        right, up = style.pop("right", 0.0), style.pop("up", 0.0)
        options: dict[str, Any] = {"fontsize": SIZE, "color": INK, "va": "center", "linespacing": 1.1} | style
        # matplotlib centres the ink of a text; set on their base line, neighbours stand level.
        if "\n" not in text:
            options["va"], up = "baseline", up - CAPITAL / 2 * options["fontsize"]
        if text:
            self.axes.text(x + right * self.unit_x, y + up * self.unit_y, text, **options)

    def rule(self, x: Range, y: Range, **style: Any) -> None:
        """Draws a thin straight line between two places of the data."""
        options: dict[str, Any] = {"color": RULE, "linewidth": HAIR, "zorder": 0.5, "clip_on": False} | style
        self.axes.add_line(Line2D(x, y, **options))  # `plot` would also look for new limits, which are set


def plane(size: Range, margins: Margins, across: Range, upward: Range) -> Plane:
    """An empty ground of a size in points, with the limits of the data it will hold."""
    width, height = size
    figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
    inner = width - margins.left - margins.right, height - margins.top - margins.bottom
    box = (margins.left / width, margins.bottom / height, inner[0] / width, inner[1] / height)
    axes = figure.add_axes(box)
    axes.set_axis_off()
    # Nothing of the axes is drawn; without this seaborn still makes every tick and its label.
    axes.xaxis.set_major_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.set(xlim=across, ylim=upward, autoscale_on=False)
    return Plane(figure, axes, across, upward, (across[1] - across[0]) / inner[0], (upward[1] - upward[0]) / inner[1])


def widened(ends: Range, room: float, before: float, after: float) -> Range:
    """Limits that leave so many points free before and after the data, in so many points of room."""
    span = (ends[1] - ends[0]) or 1.0
    unit = span / max(room - before - after, room / 4)
    return ends[0] - before * unit, ends[0] + span + after * unit
