"""Texts that know the numbers in them, and the places of a slide that texts stand in.

A step prints a figure with `traced`, which gives its text together with the measure and the filter
that give its rows; `within` makes a sentence or a cell of such texts. Both are texts like any other
until the slide is shown: `with_numbers` then gathers what they know, each number with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from iwa.slides import Blocks, Cards, Exhibit, Figure, Figures, Number, Slide, Table

Change = Callable[[str, str], str]  # of a place and its text

TITLE, SUBTITLE, DECISION = "titre", "chapeau", "décision"
BESIDE = " · "  # between a row and its column


class Traced(str):
    """A text with the numbers printed in it."""

    numbers: tuple[Number, ...] = ()


def traced(text: str, measure: str, table: str, **where: str) -> str:
    """A printed figure with the measure and the rows that give it.

    >>> numbers_in(traced("12", "posts", "closing", network="facebook"))[0].where
    {'network': 'facebook'}
    """
    return _knowing(text, (Number(str(text), measure, table, where),))


def within(text: str, *parts: str) -> str:
    """The text with the numbers of those parts that stand in it.

    >>> count = traced("12", "posts", "closing")
    >>> [number.text for number in numbers_in(within(f"{count} publications", count, "sans rien"))]
    ['12']
    """
    return _knowing(text, tuple(number for part in parts if part in text for number in numbers_in(part)))


def numbers_in(text: str) -> tuple[Number, ...]:
    """What a text knows of its numbers; nothing for a plain one."""
    return text.numbers if isinstance(text, Traced) else ()


def _knowing(text: str, numbers: tuple[Number, ...]) -> str:
    if not numbers:
        return text
    known = Traced(text)
    known.numbers = numbers
    return known


def with_numbers(slide: Slide) -> Slide:
    """The slide with the numbers that its texts know, after those that it names itself."""
    found = [replace(number, place=place) for place, text in texts_of(slide) for number in numbers_in(text)]
    return replace(slide, numbers=(*slide.numbers, *found)) if found else slide


def texts_of(slide: Slide) -> list[tuple[str, str]]:
    """Every text of a slide in which figures stand, by its place: "titre", "message 2", "Facebook · Clics".

    A cell is named by its row and its column, a key figure by its label, the lines of a card or block
    by its heading. Two that would have the same name are told apart.
    """
    found: list[tuple[str, str]] = []

    def seen(place: str, text: str) -> str:
        found.append((place, text))
        return text

    changed_texts(slide, seen)
    return found


def same_place(one: str, other: str) -> bool:
    """Whether two places are one: texts are set with other spaces and apostrophes than they were written with.

    >>> same_place("Portée\u202f· Septembre 2026", "Portée · Septembre\u00a02026")
    True
    """
    return _bare(one) == _bare(other)


def _bare(place: str) -> str:
    return re.sub(r"\s", "", place).replace("'", "’")


def parted(slide: Slide, parts: Sequence[Slide]) -> list[Slide]:
    """The parts that a slide was cut into, each with the numbers that are printed on it.

    Those of the title and the subtitle are on every part; a number that stands in no text (a chart's) is on
    the first part that shows a chart.
    """
    homes = dict(_homes(slide, parts))
    charted = next((rank for rank, part in enumerate(parts) if _is_charted(part)), 0)
    ranks = [(number, homes.get(_bare(number.place), charted)) for number in slide.numbers]
    everywhere = (TITLE, SUBTITLE, "")
    return [
        replace(part, numbers=tuple(n for n, home in ranks if home == rank or n.place in everywhere))
        for rank, part in enumerate(parts)
    ]


def _homes(slide: Slide, parts: Sequence[Slide]) -> Iterator[tuple[str, int]]:
    """Each place of the slide and the rank of the part on which its text stands; the parts keep the order."""
    texts = [(place, text) for place, text in texts_of(slide) if place not in (TITLE, SUBTITLE)]
    for rank, part in enumerate(parts):
        for _, told in texts_of(part):
            found = next((one for one in texts if one[1] == told), None)
            if found:
                texts.remove(found)
                yield _bare(found[0]), rank


def _is_charted(slide: Slide) -> bool:
    return any(exhibit is not None and exhibit.type == "chart" for exhibit in (slide.exhibit, slide.second))


def changed_texts(slide: Slide, change: Change) -> Slide:
    """The slide with each text in which figures stand as `change` makes it of its place and itself."""
    return replace(
        slide,
        title=change(TITLE, slide.title),
        subtitle=change(SUBTITLE, slide.subtitle),
        exhibit=_changed(slide.exhibit, change),
        second=_changed(slide.second, change),
        message=tuple(change(f"message {count}", line) for count, line in enumerate(slide.message, 1)),
        decision=change(DECISION, slide.decision),
    )


def _changed(exhibit: Exhibit | None, change: Change) -> Any:
    if isinstance(exhibit, Table):
        return replace(exhibit, rows=tuple(_rows(exhibit, change)))
    if isinstance(exhibit, Figures):
        labels = _distinct([item.label for item in exhibit.items])
        figures = zip(labels, exhibit.items, strict=True)
        return replace(exhibit, items=tuple(_figure(label, figure, change) for label, figure in figures))
    if isinstance(exhibit, Cards | Blocks):
        held: tuple[Any, ...] = exhibit.items
        headings = zip(_distinct([item.heading for item in held]), held, strict=True)
        items: Any = tuple(replace(item, lines=_lines(heading, item.lines, change)) for heading, item in headings)
        return replace(exhibit, items=items)
    return exhibit


def _rows(table: Table, change: Change) -> Iterator[tuple[str, ...]]:
    headers = _distinct([column.header for column in table.columns])
    for label, row in zip(row_labels(table), table.rows, strict=True):
        yield tuple(change(label + BESIDE + header, cell) for header, cell in zip(headers, row, strict=True))


def _figure(label: str, figure: Figure, change: Change) -> Figure:
    return replace(figure, value=change(label, figure.value), detail=change(f"{label}, dessous", figure.detail))


def _lines(heading: str, lines: Sequence[str], change: Change) -> tuple[str, ...]:
    return tuple(change(f"{heading}, ligne {count}", line) for count, line in enumerate(lines, 1))


def row_labels(table: Table) -> list[str]:
    """What each row is about: its first cell; with the next ones where several rows begin alike."""
    labels = [row[0] for row in table.rows]
    for column in range(1, len(table.columns)):
        if len(set(labels)) == len(labels):
            break
        alike = {label for label in labels if labels.count(label) > 1}
        labels = [
            f"{label}, {row[column]}" if label in alike else label
            for label, row in zip(labels, table.rows, strict=True)
        ]
    return _distinct(labels)


def _distinct(labels: Sequence[str]) -> list[str]:
    """The labels, the second of two that are alike followed by its rank."""
    return [
        f"{label} ({rank})" if (rank := list(labels[: place + 1]).count(label)) > 1 else str(label)
        for place, label in enumerate(labels)
    ]
