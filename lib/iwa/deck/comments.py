"""The message of a slide: its paragraphs, the room it takes, and what it leaves to the exhibit."""

from __future__ import annotations

import re

from iwa.deck.box import Box, around
from iwa.deck.places import Layout, Place
from iwa.deck.sizes import BODY
from iwa.deck.writing import Line, height
from iwa.slides import Slide

LEAD = re.compile(r"[^:]{2,30}[ \u00a0\u202f]: (?=.)")
MOST = 0.45  # of the content's height: to which a long message may push up what stands over it


def message_lines(slide: Slide) -> list[Line]:
    """The comments as paragraphs: a bullet when there are several, the words before a colon in bold."""
    several = len(slide.message) > 1
    return [_comment(text, several) for text in slide.message]


def _comment(text: str, bullet: bool) -> Line:
    found = LEAD.match(text)
    lead = found[0] if found else ""
    return Line(text[len(lead) :], bullet=bullet, after=8, lead=lead)


def place_height(place: Place, lines: list[Line], size: float, width: float) -> float:
    """Height in inches of a place of that width that holds the lines, with its margins."""
    left, top, right, bottom = place.inset
    points = height(lines, size, (width - left - right) * 72, place.face) * place.leading
    return points / 72 + top + bottom


def smallest_height(place: Place, lines: list[Line]) -> float:
    """Height of the lines in the smallest size that the place takes."""
    return place_height(place, lines, BODY.on(place)[-1], place.box.width)


def strip(slide: Slide, layout: Layout, bottom: float) -> tuple[Box, float | None]:
    """The place of the message, and where an exhibit over it then ends; None when it stands beside.

    Under an exhibit it is as high as the master has it; on another's master, higher for a text that would not fit.
    """
    place = layout.message
    if not layout.under:
        return layout.lowered(place.name, bottom), None
    high = place.box.height
    if place.others:
        needed = smallest_height(place, message_lines(slide))
        high = max(high, min(needed, MOST * (bottom - layout.area.top)))
    top = bottom - high
    end = top - layout.strip_gap if slide.message else bottom
    return Box(place.box.left, top, place.box.width, high), end


def over(layout: Layout, name: str, end: float | None, bottom: float) -> Box:
    """The box of an exhibit that ends over the message, or at the foot of the content beside it."""
    return layout.lowered(name, bottom) if end is None else layout.places[name].box.to(end)


def span(layout: Layout, end: float | None, bottom: float) -> Box:
    """The box of all places of the content side by side, in the same way."""
    return around(place.box for place in layout.content).to(bottom if end is None else end)


def held(slide: Slide, layout: Layout, bottom: float) -> int:
    """How many paragraphs of the message have room at most, in the smallest size; at least one."""
    room, lines = _room(slide, layout, bottom), message_lines(slide)
    counts = (count for count in range(len(lines), 1, -1) if smallest_height(layout.message, lines[:count]) <= room)
    return next(counts, 1)


def _room(slide: Slide, layout: Layout, bottom: float) -> float:
    place = layout.message
    if layout.name == "texte" or not layout.under:
        return layout.lowered(place.name, bottom).height
    if layout.name == "chiffres" and slide.second is None:
        row = around(figure.box for figure in layout.numbered("Chiffre"))
        return bottom - row.bottom - 0.3 * layout.unit
    return max(place.box.height, MOST * (bottom - layout.area.top))
