"""The figures that a sentence says, and those that a slide shows, as numbers that can be held against one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from iwa.deck.native.formats import shown
from iwa.numbers import MONTH_NAMES
from iwa.slides import Chart, Limits, Slide

SPACES = " \u00a0\u202f"
FIGURE = re.compile(rf"(?<![\w,.])(?:\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d+)(?:[,.]\d+)?(?![\w])")
DAY = rf"\d{{1,2}}(?:er)?(?:[{SPACES}]au[{SPACES}]\d{{1,2}}(?:er)?)?[{SPACES}](?:{'|'.join(MONTH_NAMES)})\b"
DATED = re.compile(
    rf"{DAY}(?:[{SPACES}]20\d\d)?|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b|\b\d{{1,2}}[{SPACES}]?h(?:[{SPACES}]?\d\d)?\b"
    rf"|\b20\d\d\b",
    re.IGNORECASE,
)
# What is no text of the slide: names, addresses, ways of drawing.
NOT_PROSE = frozenset({"id", "url", "picture", "files", "type", "kind", "unit", "align", "alt", "measure", "table", "where", "numbers", "audience", "day", "chapter", "role"})  # fmt: skip


def figures_told(text: str) -> dict[str, Decimal]:
    """The figures of a text as they are written, each with its value; dates, hours and years are none.

    Signs and units do not count: "−20 %" and "une baisse de 20 %" say the same figure.

    >>> figures_told("Le 12 octobre 2026, 1\\u202f234,50 € et 12 % des 3 formats")
    {'1\\u202f234,50': Decimal('1234.5'), '12': Decimal('12'), '3': Decimal('3')}
    """
    undated = DATED.sub(" ", text)
    return {match[0]: _value(match[0]) for match in FIGURE.finditer(undated)}


def _value(written: str) -> Decimal:
    return Decimal(re.sub(rf"[{SPACES}]", "", written).replace(",", ".")).normalize()


def figures_shown(slide: Slide) -> set[Decimal]:
    """Every figure that a slide shows: its texts, its exhibits as they are read, its source line, its notes."""
    return {value for text in texts_in(slide, _drawn, NOT_PROSE) for value in figures_told(text).values()}


def texts_in(part: object, drawn: Callable[[Chart], Iterable[str]], but: Collection[str]) -> Iterator[str]:
    """Every text of a slide, or of a part of one, `but` those of some fields; before a chart's, its figures as `drawn`."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_in(item, drawn, but)
    elif is_dataclass(part):
        if isinstance(part, Chart):
            yield from drawn(part)
        for field in fields(part):
            if field.name not in but:
                yield from texts_in(getattr(part, field.name), drawn, but)


def _drawn(chart: Chart) -> Iterator[str]:
    """The values of a chart as they stand beside their marks."""
    rows = (*(series.values for series in chart.series), chart.low, chart.high, (chart.reference,), _limits(chart.limits))  # fmt: skip
    for row in rows:
        yield from (shown(value, chart.unit, chart.digits) for value in row if value is not None)


def _limits(limits: Limits | None) -> tuple[float | None, ...]:
    return (limits.center, limits.low, limits.high) if limits else ()
