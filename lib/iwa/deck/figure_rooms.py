"""The room for key figures, for a second exhibit under them, and for the message under both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iwa.deck.box import Box, around
from iwa.deck.comments import message_lines, smallest_height
from iwa.deck.figures import figures_fit
from iwa.deck.places import STRIP_HEIGHT, Layout, Places
from iwa.deck.ruled import Exhibit as RuledExhibit
from iwa.deck.ruled import ruled
from iwa.deck.tables import fitted_grid
from iwa.slides import Figures, Slide

# Heights of the figures and of the message, as shares of what they take alone; the second pair is
# for a table that would not fit otherwise, the third for figures with long words, on another's master.
HEIGHTS = ((1.8 / 2.3, 1.0), (1.5 / 2.3, 0.36 / 0.62), (1.0, 0.36 / 0.62))


@dataclass(frozen=True)
class Rooms:
    """Where the figures, the second exhibit and the message stand."""

    figures: Box
    second: Box
    message: Box


def rooms(slide: Slide, layout: Layout, bottom: float) -> Iterator[Rooms]:
    """The ways to divide the content of a slide, the best first; a message that is absent takes nothing."""
    row = around(place.box for place in layout.numbered("Chiffre"))
    needed = smallest_height(layout.message, message_lines(slide))
    for figures, share in HEIGHTS if layout.message.others else HEIGHTS[:2]:
        high = max(share * STRIP_HEIGHT * layout.unit, needed) if slide.message else 0.0
        top = row.to(row.top + figures * row.height)
        foot = Box(layout.area.left, bottom - high, layout.area.width, high)
        start, end = top.bottom + 0.2 * layout.unit, foot.top - (layout.strip_gap if high else 0.0)
        yield Rooms(top, Box(row.left, start, row.width, end - start), foot)


def chosen_rooms(slide: Slide, layout: Layout, bottom: float, places: Places) -> tuple[Rooms, bool]:
    """The first way in which all fits, and whether there is one; else the last."""
    found = list(rooms(slide, layout, bottom))
    fitting = (room for room in found if _fits(slide, layout, room, places))
    chosen = next(fitting, None)
    return chosen or found[min(1, len(found) - 1)], chosen is not None


def _fits(slide: Slide, layout: Layout, room: Rooms, places: Places) -> bool:
    figures, second = slide.exhibit, slide.second
    if layout.message.others and isinstance(figures, Figures) and not figures_fit(figures, layout, room.figures):
        return False
    if not isinstance(second, RuledExhibit):
        return room.second.height >= LOWEST * layout.area.height
    return fitted_grid(ruled(second), room.second, places.face, places.breadth) is not None


LOWEST = 0.3  # of the content's height: a chart under figures is not drawn lower
