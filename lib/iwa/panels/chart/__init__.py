"""The simulator's two charts, drawn as SVG by one plain script: in a panel, and in the file that leaves with a client.

`iwaChart.months(place, data)` draws the months behind and the projection with its range, `iwaChart.curve(place, data)`
what a measure becomes over the cadence. Both redraw in place, on axes that their data give and that never move by
themselves; all texts are set as text.
"""

from __future__ import annotations

from pathlib import Path


def script() -> str:
    """The source of `iwaChart`."""
    return Path(__file__).with_name("chart.js").read_text("utf-8")
