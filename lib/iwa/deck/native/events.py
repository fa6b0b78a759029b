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
    """An event at a category: its words, in which row from the top, right or left of its line.

    `place` is where its line stands, `start` and `end` what its words cover, in points.
    """

    index: int
    words: str
    level: int
    side: str
    place: float
    start: float
    end: float


def placed_events(chart: Chart, frame: Frame, margins: Margins) -> tuple[tuple[Event, ...], int]:
    """The events in the order of time, and how many rows of words they take.

    Marks at a category that the chart does not have are left out; several at one are joined.
    """
    by_index: dict[int, list[str]] = {}
    for mark in chart.marks:
        if mark.category in chart.categories:
            by_index.setdefault(chart.categories.index(mark.category), []).append(mark.label)
    pitch = (frame.width - margins.left - margins.right) / max(1, len(chart.categories))
    events: list[Event] = []
    for index in sorted(by_index, reverse=True):
        place = margins.left + (index + 0.5) * pitch
        events.insert(0, _placed(index, ", ".join(by_index[index]), place, frame, events))
    return tuple(events), max((event.level + 1 for event in events), default=0)


def _placed(index: int, words: str, place: float, frame: Frame, later: list[Event]) -> Event:
    """The event in the highest row where neither its words nor its line meet those of later events."""
    width = text_width(words, SIZE, Face(frame.stretch)) + 10
    sides = [("r", place, place + width)] if place + width <= frame.width else []
    sides += [("l", place - width, place)] if place - width >= 0 or not sides else []
    tried = (
        Event(index, words, level, side, place, start, end)
        for level in range(len(later) + 1)
        for side, start, end in sides
    )
    last = Event(index, words, len(later), sides[-1][0], place, *sides[-1][1:])
    return next((event for event in tried if not any(_meet(event, other) for other in later)), last)


def _meet(event: Event, other: Event) -> bool:
    if event.level == other.level:
        return event.start < other.end + 6 and other.start < event.end + 6
    lower, upper = (event, other) if event.level > other.level else (other, event)
    return lower.start - 2 < upper.place < lower.end + 2
