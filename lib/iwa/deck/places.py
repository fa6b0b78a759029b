"""The places of a presentation's layouts as plain data: where each is, and how its text is set.

The names are ours, whatever the master calls them. Everything that fills a slide is laid out from
here, so that the same content stands under any master.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from iwa.deck.box import NEAR, Box, around
from iwa.deck.colours import FOR_TEXT, contrast
from iwa.deck.fit import PLAIN, SMALLEST, Face, face_of, half_point
from iwa.deck.theme import Theme

DRAWN_WIDE, DRAWN_FOR = 13.333, 7.5  # inches: the slide for which distances and sizes are thought out
LARGEST_SHARE = 1.15  # of the sizes thought out, whatever the master's own
SMALLEST_SHARE = 0.6  # of the smallest size thought out, on another's master
# Around the content rather than in it.
FRAME = ("Titre", "Chapeau", "Verdict", "Étiquette décision", "Décision", "Source", "Pied de page", "Numéro")
GAP, STRIP_HEIGHT = 0.18, 0.62  # inches, on a slide of that height


@dataclass(frozen=True)
class Place:
    """A place for text, a chart, a table or a picture.

    `idx` is its number in the layout, None when the layout has none and the slide gets an object of
    its own. `colour` is that of its text and `fill` of what it stands on, six digits each; `fill` is ""
    over a picture. `inset` is left, top, right, bottom in inches. The last ones
    say what a slide must overrule for its text to be where it is reckoned to be.
    """

    name: str
    idx: int | None
    box: Box
    kind: str = "body"
    size: float = 16.0
    face: Face = PLAIN
    colour: str = "000000"
    fill: str = "FFFFFF"
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    leading: float = 1.0  # distance of lines, against lines set solid
    spaced: bool = False  # space before paragraphs, or lines at a distance in points
    shrinks: bool = False  # grows or shrinks with its text
    bullets: bool = True  # has bullets of its own
    hangs: bool = True  # by the indent of our bulleted lines
    others: bool = False  # of another's master

    @property
    def legible(self) -> bool:
        """Whether its own colour can be read on what it stands on; over a picture its author has seen to it."""
        return not self.fill or contrast(self.colour, self.fill) >= FOR_TEXT


@dataclass(frozen=True)
class Ladder:
    """Sizes of a text from the largest, thought out for a place whose own size is `at`."""

    at: float
    sizes: tuple[float, ...]

    def on(self, place: Place) -> tuple[float, ...]:
        """The sizes on that place, to half a point, never under 10.

        On another's master smaller ones follow, since its places may be narrower than ours.

        >>> Ladder(26, (26, 24, 22)).on(Place("Titre", 0, Box(0, 0, 12, 1), size=26))
        (26.0, 24.0, 22.0)
        >>> Ladder(16, (16, 14)).on(Place("Message", 1, Box(0, 0, 1, 1), size=12, others=True))
        (12.0, 10.5, 10.0)
        """
        share = min(place.size / self.at, LARGEST_SHARE)
        scaled = [half_point(size * share) for size in self.sizes]
        if place.others:
            lowest = max(float(SMALLEST), SMALLEST_SHARE * self.sizes[-1])
            scaled += [lowest + step for step in range(int(max(0.0, scaled[-1] - lowest)), -1, -1)]
        return tuple(sorted(set(scaled), reverse=True))


@dataclass(frozen=True)
class Layout:
    """A layout: `name` is ours and says how it is filled, `own` is its name in the presentation."""

    name: str
    own: str
    places: Mapping[str, Place]
    slide: Box
    ink: str = "000000"  # of plain text
    ground: str = "FFFFFF"  # of the slide
    face: Face = PLAIN  # of plain text

    @property
    def unit(self) -> float:
        """By how much distances thought out for a slide of 7.5 inches grow or shrink on this one."""
        return self.slide.height / DRAWN_FOR

    @property
    def area(self) -> Box:
        """All that the content may cover on a slide with a decision."""
        return around([place.box for place in self.places.values() if place.name not in FRAME])

    @property
    def low(self) -> float:
        """Where the content may end on a slide without decision: over the place of the decision."""
        area, decision = self.area, self.places.get("Décision")
        under = decision is not None and decision.box.top >= area.bottom - NEAR and not decision.box.beside(area)
        return decision.box.bottom if decision is not None and under else area.bottom

    def numbered(self, stem: str) -> list[Place]:
        """The places "Chiffre 1", "Chiffre 2", …, in that order."""
        ranks = range(1, len(self.places) + 1)
        return [self.places[name] for rank in ranks if (name := f"{stem} {rank}") in self.places]

    def gap(self, stem: str) -> float:
        """What lies between two numbered places that stand side by side."""
        boxes = [place.box for place in self.numbered(stem)]
        gaps = [right.left - left.right for left, right in pairwise(boxes)]
        return next((gap for gap in gaps if gap > 0), 2 * GAP * self.unit)

    def lowered(self, name: str, bottom: float) -> Box:
        """The box of a place, which reaches as low as the content when it is the lowest of the layout."""
        box = self.places[name].box
        return box.to(bottom) if box.bottom >= self.area.bottom - NEAR else box

    @property
    def message(self) -> Place:
        """The place of the message, which is that of the comments where the layout has one."""
        return self.places.get("Commentaires") or self.places["Message"]

    @property
    def under(self) -> bool:
        """Whether the message stands under what it comments, at the foot of the content."""
        box, shown = self.message.box, [place.box for place in self.content]
        return box.bottom >= self.area.bottom - NEAR and not any(box.beside(other) for other in shown)

    @property
    def content(self) -> list[Place]:
        """The places of the content, the message excepted."""
        return [place for place in self.places.values() if place.name not in (*FRAME, "Message", "Commentaires")]

    @property
    def strip_gap(self) -> float:
        """What lies between an exhibit and the message under it."""
        gap = self.message.box.top - max((place.box.bottom for place in self.content), default=self.message.box.top)
        return max(gap, GAP / 2 * self.unit) if gap > 0 else GAP * self.unit


@dataclass(frozen=True)
class Places:
    """The layouts of a presentation by our names, the theme of its content, and what is worth telling of it."""

    layouts: Mapping[str, Layout]
    theme: Theme
    remarks: tuple[str, ...] = ()

    @property
    def face(self) -> Face:
        """How plain text of charts and tables is set."""
        return face_of(self.theme.minor)

    @property
    def breadth(self) -> float:
        """By how much what is set in columns is larger or smaller than on our slides."""
        return min(LARGEST_SHARE, self.layouts["graphique"].slide.width / DRAWN_WIDE)


def with_message(layout: Layout, bottom: float) -> Layout:
    """The layout with a place for the message, as a text box when the master has none.

    It stands between the content and `bottom` where there is room, else at the foot of the content.
    """
    if "Message" in layout.places:
        return layout
    area, height, gap = layout.area, STRIP_HEIGHT * layout.unit, GAP * layout.unit
    box = Box(area.left, area.bottom - height, area.width, height)
    if bottom - area.bottom >= height + gap:
        box = replace(box, top=area.bottom + gap, height=bottom - area.bottom - gap)
    return replace(layout, places={**layout.places, "Message": text_box("Message", box, layout)})


def text_box(name: str, box: Box, layout: Layout) -> Place:
    """A place that the layout does not have: plain text on the ground of the slide."""
    return Place(name, None, box, "text", max(float(SMALLEST), round(16 * layout.unit)), colour=layout.ink,
                 fill=layout.ground, face=layout.face, shrinks=True, bullets=False, others=True)  # fmt: skip


def in_halves(layout: Layout) -> Layout:
    """The layout whose "Graphique 1" gives its right half to a "Graphique 2"."""
    whole = layout.places["Graphique 1"]
    left, right = whole.box.columns(2, 3 * GAP * layout.unit)
    halves = {
        "Graphique 1": replace(whole, box=left),
        "Graphique 2": replace(whole, name="Graphique 2", idx=None, box=right),
    }
    return replace(layout, places={**layout.places, **halves})
