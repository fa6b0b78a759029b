"""Dated events on a line chart: where their words go so that none covers another."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.fit import Face, text_width
from iwa.deck.native.drawing import Frame, Margins
from iwa.slides import Chart

EVENT_LINE = 15.0  # height of a row of words, in points
SIZE = 10


@dataclass(frozen=True)
class Event:
    """An event at a category: its words, in which row from the top, right or left of its line."""

    index: int
    words: str
    level: int
    side: str


def placed_events(chart: Chart, frame: Frame, margins: Margins) -> tuple[tuple[Event, ...], int]:
    """The events in the order of time, and how many rows of words they take.

    Marks at a category that the chart does not have are left out; several at one are joined.
    """
    by_index: dict[int, list[str]] = {}
    for mark in chart.marks:
        if mark.category in chart.categories:
            by_index.setdefault(chart.categories.index(mark.category), []).append(mark.label)
    pitch = (frame.width - margins.left - margins.right) / max(1, len(chart.categories))
    ends: list[float] = []  # where the words of each row end so far
    events = []
    for index in sorted(by_index):
        words = ", ".join(by_index[index])
        start, end, side = _stretch(margins.left + (index + 0.5) * pitch, words, frame)
        level = next((row for row, taken in enumerate(ends) if taken + 8 <= start), len(ends))
        ends[level : level + 1] = [end]
        events.append(Event(index, words, level, side))
    return tuple(events), len(ends)


def _stretch(place: float, words: str, frame: Frame) -> tuple[float, float, str]:
    width = text_width(words, SIZE, Face(frame.stretch)) + 6
    if place + 4 + width <= frame.width:
        return place, place + 4 + width, "r"
    return place - 4 - width, place, "l"
