"""What a slide is: plain data, shown by the notebook, the HTML report and the deck alike.

A `Slide` travels in the executed notebook as JSON (`MIME`), so that decks and reports can be
made again without running anything. Nothing here draws: `charts` draws with matplotlib and seaborn, `deck`
draws natively in PowerPoint, both from the same `Chart`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from iwa.text_exhibits import Axis as Axis
from iwa.text_exhibits import Block as Block
from iwa.text_exhibits import Blocks as Blocks
from iwa.text_exhibits import Calendar as Calendar
from iwa.text_exhibits import Card as Card
from iwa.text_exhibits import Cards as Cards
from iwa.text_exhibits import Comparison as Comparison
from iwa.text_exhibits import Day as Day
from iwa.text_exhibits import HeatCell as HeatCell
from iwa.text_exhibits import HeatMap as HeatMap
from iwa.text_exhibits import HeatRow as HeatRow
from iwa.text_exhibits import Matrix as Matrix
from iwa.text_exhibits import Process as Process
from iwa.text_exhibits import Stage as Stage

MIME = "application/vnd.iwa.slide+json"
READ = "lu"  # in the metadata of such an output: the parts of the month read up to there
SCHEMA = 1

# "change" is a fraction with its sign: 0.19 reads "+19 %".
Unit = Literal["count", "percent", "change", "ratio", "per_week", "seconds", "euros"]
Verdict = Literal["", "concluant", "indicatif", "non concluant"]
State = Literal["", "signal-hausse", "signal-baisse", "routine", "à compléter", "série trop courte"]


@dataclass(frozen=True)
class Series:
    """One row of figures, one per category; None where there is no figure. Fractions for percent."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Limits:
    """A worry line: the centre and the two limits between which a series is routine."""

    center: float
    low: float
    high: float
    provisional: bool = False


@dataclass(frozen=True)
class Mark:
    """A dated event, or a break in a series, named at a category of a line chart."""

    category: str
    label: str
    is_break: bool = False  # true where the series before and after must not be joined


@dataclass(frozen=True)
class Chart:
    """A chart in words and figures.

    `bars` are horizontal and sorted by the caller, `columns` vertical, `lines` are over time,
    `dots` show an estimate with its interval (`low`, `high`: one value per category).
    A `waterfall` leads from level to level by gains and losses: its first series holds the levels,
    its second the gains and losses, so that a category has a figure in one of the two.
    `emphasis` names the categories (for `lines`, `grouped` and `stacked`: the series) that the
    title speaks of. `reference` is a value drawn as a thin line ("1" on a ratio).
    """

    kind: Literal["bars", "columns", "grouped", "stacked", "lines", "dots", "waterfall"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    alt: str
    digits: int = 0
    emphasis: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    reference: float | None = None
    reference_label: str = ""
    limits: Limits | None = None
    marks: tuple[Mark, ...] = ()
    type: Literal["chart"] = "chart"


@dataclass(frozen=True)
class Column:
    """A column of a table: its header, its share of the width, and how its cells are set.

    The cells of a "strong" column are what the line is about; those of a "state" column say where
    it stands, and get the sign of their first word ("fait", "à faire", "à compléter", "sans objet").
    """

    header: str
    width: float = 1.0
    align: Literal["left", "right", "center"] = "left"
    role: Literal["", "strong", "state"] = ""


@dataclass(frozen=True)
class Table:
    """Cells as they are read, text only; `emphasis` holds the rows (from 0) that stand out.

    A "checklist" says of each line where it stands, "decisions" what is decided, by whom and when.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    emphasis: tuple[int, ...] = ()
    kind: Literal["plain", "checklist", "decisions"] = "plain"
    type: Literal["table"] = "table"


@dataclass(frozen=True)
class Figure:
    """One key figure: what it is, its value in words, what it is held against, and its state."""

    label: str
    value: str
    detail: str = ""
    state: State = ""


@dataclass(frozen=True)
class Figures:
    """Two to four key figures side by side."""

    items: tuple[Figure, ...]
    type: Literal["figures"] = "figures"


Exhibit = Annotated[
    Chart | Table | Figures | Cards | Blocks | Calendar | HeatMap | Matrix | Process | Comparison,
    Field(discriminator="type"),
]


@dataclass(frozen=True)
class Source:
    """Where the figures of a slide come from.

    `exports` says it in words under the slide ("exports Facebook et GA4"); the `files` themselves
    stand in the speaker's notes, and under the slide when there are no words.
    """

    files: tuple[str, ...] = ()
    period: str = ""
    count: str = ""
    definition: str = ""
    entered: bool = False  # true when the figures were typed in by the team
    exports: str = ""


@dataclass(frozen=True)
class Number:
    """A figure printed on the slide, with the measure and the rows that give it.

    `where` is the filter of the month's stored `table` that gives its rows (its keys: `steps.tracing`);
    `place` says where on the slide it stands, as `traced.texts_of` names places.
    """

    text: str
    measure: str
    table: str
    where: dict[str, str]
    place: str = ""


@dataclass(frozen=True)
class Slide:
    """One slide. `id` names its meaning ("audit.formats"), never its number.

    `title` is a sentence that says the fact, `subtitle` what is measured, in which unit and
    period. `message` holds the comments beside the exhibit, `decision` what follows from it
    ("Rien à changer." is a decision). `annex` slides stand at the end of a deck. `audience`
    "interne" never reaches the client; a `hidden` one stays in the deck without being shown. The
    deliverable that takes a slide gives it its `chapter`, "" for what stands before the first one.
    """

    id: str
    title: str
    subtitle: str = ""
    exhibit: Exhibit | None = None
    second: Exhibit | None = None
    message: tuple[str, ...] = ()
    decision: str = ""
    verdict: Verdict = ""
    source: Source = Source()
    notes: str = ""
    numbers: tuple[Number, ...] = ()
    annex: bool = False
    audience: Literal["client", "interne"] = "client"
    hidden: bool = False
    chapter: str = ""
    schema: int = SCHEMA


_SLIDE = TypeAdapter(Slide)


def to_json(slide: Slide) -> dict[str, Any]:
    """The slide as plain JSON data.

    >>> to_json(Slide("audit.formats", "Les vidéos portent le mois."))["id"]
    'audit.formats'
    """
    data: dict[str, Any] = _SLIDE.dump_python(slide, mode="json")
    return data


def from_json(data: dict[str, Any]) -> Slide:
    """The slide that `to_json` wrote, equal to the one it was given.

    >>> slide = Slide("audit.formats", "Les vidéos portent le mois.")
    >>> from_json(to_json(slide)) == slide
    True
    """
    return _SLIDE.validate_python(data)
