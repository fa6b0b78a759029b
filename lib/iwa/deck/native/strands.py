"""The lines to draw: each series cut at its breaks, then the limits and the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iwa.slides import Chart, Series

Values = tuple[float | None, ...]
QUIET = (("accent1", ""), ("accent3", ""), ("accent6", "sysDash"), ("accent3", "sysDash"), ("accent1", "sysDash"))
BESIDE = (("accent3", ""), ("accent6", "sysDash"), ("accent3", "sysDash"), ("accent6", ""))


@dataclass(frozen=True)
class Strand:
    """A line without a break in it; `words` stand at its end."""

    name: str
    values: Values
    role: Literal["data", "limit"]
    colour: str
    text_colour: str
    weight: float
    dash: str = ""
    words: str = ""
    bold: bool = False
    dot: int = 6
    last: bool = True  # the piece of its series that comes last


def strands(chart: Chart) -> tuple[Strand, ...]:
    """Everything that is drawn as a line, in the order of the workbook."""
    found: list[Strand] = []
    for position, series in enumerate(chart.series):
        found += _pieces(chart, position, series)
    return (*found, *_limits(chart))


def _pieces(chart: Chart, position: int, series: Series) -> list[Strand]:
    emphasised = series.name in chart.emphasis
    colour, dash = _look(chart, position, emphasised)
    words = series.name if 1 < len(chart.series) <= 3 else ""
    text = "accent5" if emphasised else ("tx2" if colour == "accent1" else "accent6")
    weight = 2.75 if emphasised or len(chart.series) == 1 else 2.0
    cuts = _cuts(chart)
    pieces = []
    for first, end in zip([0, *cuts], [*cuts, len(series.values)], strict=True):
        values = tuple(v if first <= i < end else None for i, v in enumerate(series.values))
        if any(v is not None for v in values) or not cuts:
            name = series.name if first == 0 else f"{series.name} (depuis {chart.categories[first]})"
            pieces.append(Strand(name, values, "data", colour, text, weight, dash, "", emphasised or text == "tx2",
                                 7 if emphasised else 6, last=False))  # fmt: skip
    if pieces:
        kept = pieces[-1]
        pieces[-1] = Strand(**{**kept.__dict__, "words": words, "last": True})
    return pieces


def _cuts(chart: Chart) -> list[int]:
    """Where a new measure starts: the points before and from there are not joined."""
    starts = {chart.categories.index(m.category) for m in chart.marks if m.is_break and m.category in chart.categories}
    return sorted(starts - {0})


def _look(chart: Chart, position: int, emphasised: bool) -> tuple[str, str]:
    if emphasised:
        return "accent2", ""
    names = [series.name for series in chart.series]
    others = [name for name in names if name not in chart.emphasis]
    looks = BESIDE if len(others) < len(names) else QUIET
    return looks[others.index(names[position]) % len(looks)]


def _limits(chart: Chart) -> list[Strand]:
    length = len(chart.categories)
    lines: list[tuple[str, float, str]] = []
    if chart.limits is not None:
        after = " (provisoire)" if chart.limits.provisional else ""
        lines = [
            (f"seuil haut{after}", chart.limits.high, "dash"),
            ("moyenne", chart.limits.center, "sysDot"),
            (f"seuil bas{after}", chart.limits.low, "dash"),
        ]
    if chart.reference is not None:
        lines.append((chart.reference_label or "référence", chart.reference, "dash"))
    return [
        Strand(name, (value,) * length, "limit", "accent6", "accent6", 1.0, dash, name) for name, value, dash in lines
    ]
