"""The ground of a chart: a figure on which shapes are placed by the data, and texts in points beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from matplotlib.transforms import Affine2D, Transform

from iwa.charts.colours import INK, RULE
from iwa.charts.lettering import SIZE

WIDTH = 6.9  # inches: a chart with comments beside it
HALF_WIDTH = 5.0  # beside a second exhibit
FULL_WIDTH = 10.4  # alone on its slide
GAP = 5.0  # points between a mark and its label
EDGE = 3.0  # points kept free at the border of the figure
CAPITAL = 0.66  # height of a capital letter, of the size
HAIR = 0.8  # points: the thinnest line
DOT = 8.0  # points across

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
    """A figure on which shapes and texts are placed by the data: its limits, and what one point is worth.

    There are no axes unless they are asked for: to make them costs more than the rest of a drawing.
    """

    figure: Figure
    across: Range
    upward: Range
    unit_x: float
    unit_y: float
    data: Transform

    def axes(self) -> Axes:
        """Axes that lie on the data and show nothing of their own, for what seaborn draws."""
        left, bottom = self.data.transform((self.across[0], self.upward[0]))
        right, top = self.data.transform((self.across[1], self.upward[1]))
        width, height = self.figure.bbox.size
        box = (left / width, bottom / height, (right - left) / width, (top - bottom) / height)
        axes = self.figure.add_axes(box, zorder=1)
        axes.set_axis_off()
        # Nothing of the axes is drawn; without this seaborn still makes every tick and its label.
        axes.xaxis.set_major_locator(NullLocator())
        axes.yaxis.set_major_locator(NullLocator())
        axes.set(xlim=self.across, ylim=self.upward, autoscale_on=False)
        return axes

    def write(self, x: float, y: float, text: str, **style: Any) -> None:
        """Writes a text at a place of the data, moved by `right` and `up` points, centred upward."""
        right, up = style.pop("right", 0.0), style.pop("up", 0.0)
        options: dict[str, Any] = {"fontsize": SIZE, "color": INK, "va": "center", "linespacing": 1.0} | style
        # matplotlib centres the ink of a text; set on their base line, neighbours stand level.
        if "\n" not in text:
            options["va"], up = "baseline", up - CAPITAL / 2 * options["fontsize"]
        if text:
            x, y = x + right * self.unit_x, y + up * self.unit_y
            self._add(self.figure.texts, Text(x, y, text, transform=self.data, **options))

    def rule(self, x: Range, y: Range, **style: Any) -> None:
        """Draws a thin straight line between two places of the data."""
        self.stroke(x, y, **({"color": RULE, "linewidth": HAIR, "zorder": 0.5} | style))

    def stroke(self, x: Sequence[float], y: Sequence[float], **style: Any) -> None:
        """Draws a line through places of the data."""
        self._add(self.figure.lines, Line2D(x, y, transform=self.data, **style))

    def dot(self, place: tuple[float, float], colour: str, **style: Any) -> None:
        """Draws a round dot with a white edge."""
        look: dict[str, Any] = {"marker": "o", "markersize": DOT, "markerfacecolor": colour}
        look |= {"markeredgecolor": "white", "markeredgewidth": 1.2, "linestyle": "none"} | style
        self.stroke([place[0]], [place[1]], **look)

    def bar(self, corner: tuple[float, float], size: tuple[float, float], colour: str, **style: Any) -> None:
        """Draws a filled rectangle: one corner, and how far the opposite one lies, in units of the data."""
        look: dict[str, Any] = {"facecolor": colour, "linewidth": 0.0, "zorder": 1} | style
        self._add(self.figure.patches, Rectangle(corner, *size, transform=self.data, **look))

    def _add(self, kept: list[Any], artist: Artist) -> None:
        artist.set_figure(self.figure)
        kept.append(artist)


def plane(size: Range, margins: Margins, across: Range, upward: Range) -> Plane:
    """An empty ground of a size in points, with the limits of the data it will hold."""
    width, height = size
    # At 72 dots an inch a dot is a point.
    figure = Figure(figsize=(width / 72, height / 72), facecolor="white", dpi=72)
    inner = width - margins.left - margins.right, height - margins.top - margins.bottom
    unit_x, unit_y = (across[1] - across[0]) / inner[0], (upward[1] - upward[0]) / inner[1]
    points = Affine2D().translate(-across[0], -upward[0]).scale(1 / unit_x, 1 / unit_y)
    inches = points.translate(margins.left, margins.bottom).scale(1 / 72)
    return Plane(figure, across, upward, unit_x, unit_y, inches + figure.dpi_scale_trans)


def widened(ends: Range, room: float, before: float, after: float) -> Range:
    """Limits that leave so many points free before and after the data, in so many points of room."""
    span = (ends[1] - ends[0]) or 1.0
    unit = span / max(room - before - after, room / 4)
    return ends[0] - before * unit, ends[0] + span + after * unit
