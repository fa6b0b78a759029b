"""What a slide may show in words and pictures: cards, blocks, a month, a heat map, a matrix, a process, before and after.

Plain data like the slide itself (`iwa.slides`), by which they are imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Where a line of a checklist or a decision stands, with the sign that goes before the word.
STATE_SIGNS = {"fait": "✓", "en cours": "◐", "à faire": "○", "à compléter": "…", "abandonnée": "×", "sans objet": "–"}
WEEKDAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")


@dataclass(frozen=True)
class Card:
    """One content of a gallery: `picture` is a path inside the client's folder, or empty."""

    heading: str
    text: str
    lines: tuple[str, ...] = ()
    url: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Cards:
    """Up to five contents side by side."""

    items: tuple[Card, ...]
    type: Literal["cards"] = "cards"


@dataclass(frozen=True)
class Comparison:
    """Two texts or pictures side by side; the slide's message says what changed."""

    before: Card
    after: Card
    type: Literal["comparison"] = "comparison"


@dataclass(frozen=True)
class Block:
    """A heading with its short paragraphs."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Blocks:
    """One to four blocks of text side by side: keep, stop, amplify; three tests; the answer."""

    items: tuple[Block, ...]
    type: Literal["blocks"] = "blocks"


@dataclass(frozen=True)
class Axis:
    """What grows along a side of a matrix, and what its two ends are called."""

    name: str
    low: str
    high: str


@dataclass(frozen=True)
class Matrix:
    """Four named quadrants with what is placed in each: top left, top right, bottom left, bottom right."""

    across: Axis
    up: Axis
    items: tuple[Block, Block, Block, Block]
    type: Literal["matrix"] = "matrix"


@dataclass(frozen=True)
class Stage:
    """A stage of a process; `owner` and `duration` are "" where they do not apply."""

    name: str
    lines: tuple[str, ...] = ()
    owner: str = ""
    duration: str = ""


@dataclass(frozen=True)
class Process:
    """Stages in their order; `first` is the rank of the first one."""

    items: tuple[Stage, ...]
    first: int = 1
    type: Literal["process"] = "process"


@dataclass(frozen=True)
class Day:
    """A day of a calendar as it is read ("1er"), and what is dated to it; `day` is "" outside the month.

    The title speaks of the `strong` ones.
    """

    day: str = ""
    entries: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class Calendar:
    """Weeks of seven days, Monday first."""

    weeks: tuple[tuple[Day, ...], ...]
    alt: str
    type: Literal["calendar"] = "calendar"


@dataclass(frozen=True)
class HeatCell:
    """A figure as it is read, and the value that its shade stands for, None where there is none to shade.

    A text without a value says why ("3 publ.", where they are too few for a rate); "" reads "–". The
    title speaks of the `strong` ones.
    """

    text: str = ""
    value: float | None = None
    strong: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A row of a heat map: its name, and one cell for each column."""

    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap:
    """Figures in rows and columns, each on a shade of its size; `corner` is the header of the rows' names.

    The cells of `total` are plain. `missing` and `framed` say in the legend what a cell without a
    value and a strong one stand for. `span` holds the sizes of value at which the shades begin and end
    where they are those of a larger map, of which this is a part.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    alt: str
    total: HeatRow | None = None
    missing: str = "pas de chiffre"
    framed: str = "ce dont parle le titre"
    span: tuple[float, float] | None = None
    type: Literal["heat"] = "heat"


def state_sign(cell: str) -> str:
    """The sign of the state that a cell begins with, "" where that is none.

    >>> state_sign("fait : 4 tournages"), state_sign("sans réponse notée")
    ('✓', '')
    """
    return STATE_SIGNS.get(cell.partition(":")[0].strip(), "")
