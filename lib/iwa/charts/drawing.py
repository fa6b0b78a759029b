"""From a chart's description to a figure, and to a picture for an HTML page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import matplotlib
from matplotlib.figure import Figure

from iwa.charts.colours import GREY, Colours
from iwa.charts.columns import columns, grouped
from iwa.charts.glyphs import families
from iwa.charts.lines import lines
from iwa.charts.outlines import letters
from iwa.charts.plane import WIDTH, Margins, plane
from iwa.charts.rows import bars, dots
from iwa.charts.stacked import stacked
from iwa.charts.waterfall import waterfall
from iwa.numbers import is_missing
from iwa.slides import Chart

NO_DATA = "Aucune donnée"
KINDS: dict[str, Callable[[Chart, Colours, float], Figure]] = {
    "bars": bars,
    "columns": columns,
    "grouped": grouped,
    "stacked": stacked,
    "lines": lines,
    "dots": dots,
    "waterfall": waterfall,
}
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def draw(chart: Chart, colours: Colours | None = None, width: float = WIDTH) -> Figure:
    """The chart as a matplotlib figure, `width` inches wide; its height follows from its content.

    A missing value is left out, never drawn as 0; a chart without any value says so in words.
    """
    with matplotlib.rc_context(_settings()):
        return _drawn(chart, colours, width)


def picture(chart: Chart, colours: Colours | None = None, width: float = WIDTH) -> bytes:
    """The chart as SVG: the same bytes for the same chart on the same machine.

    Letters are outlines, so that it looks the same where a font is missing, and holds no text
    that came with the data.
    """
    buffer = BytesIO()
    with matplotlib.rc_context(_settings()):
        figure = _drawn(chart, colours, width)
        texts = list(figure.texts)
        figure.texts.clear()  # matplotlib draws the shapes
        figure.savefig(buffer, format="svg", metadata=NO_METADATA)
    shapes = _slim(buffer.getvalue().decode())
    return shapes.replace("</svg>", letters(texts, figure.bbox.height) + "</svg>").encode()


def _drawn(chart: Chart, colours: Colours | None, width: float) -> Figure:
    if all(is_missing(value) for series in chart.series for value in series.values):
        return _without_data(width * 72)
    return KINDS[chart.kind](_with_none(chart), colours or Colours(), width * 72)


def _settings() -> dict[Any, Any]:
    return {
        "font.family": list(families()),
        "text.parse_math": False,  # a dollar sign in a label is a dollar sign
        "svg.fonttype": "path",
        "svg.hashsalt": "iwa",
    }


def _with_none(chart: Chart) -> Chart:
    """The chart with None for every missing figure (NaN and infinite too)."""
    series = tuple(replace(series, values=_known(series.values)) for series in chart.series)
    return replace(chart, series=series, low=_known(chart.low), high=_known(chart.high))


def _known(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    return tuple(None if is_missing(value) else value for value in values)


def _without_data(width: float) -> Figure:
    ground = plane((width, 110.0), Margins(), (0, 1), (0, 1))
    ground.write(0.5, 0.5, NO_DATA, color=GREY, ha="center", style="italic")
    return ground.figure


def _slim(svg: str) -> str:
    """The drawing without comments, needless blanks and digits that nobody sees."""
    bare = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    joined = re.sub(r">\s+<", "><", bare)
    outlines = re.sub(r' d="[^"]*"', lambda path: re.sub(r"\s*([A-Za-z])\s+", r"\1", path[0]), joined)
    return re.sub(r"(?<!scale\(0)(\.\d{3})\d+", r"\1", outlines)
