"""What a month plans: its posts, the reservoir they are drawn from, the dates it left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from iwa.calendar.row import PlannedPost
from iwa.trials.entry import Draw

NO_PLACE = "plus de place"  # how the reason of a date begins that the rhythm left out


@dataclass(frozen=True, kw_only=True)
class Idea:
    """A subject of the reservoir: a question or an objection received, an error, a project, a proof, a message.

    `quotes` are the client's public in its own words, `count` how often it came, 0 where that is not counted.
    `rubric`, `proof`, `network` and `format` are those that it would be published with, "" for none yet.
    `row` is the identifier of the post that takes it up, in the plan or shortly before it, "" while none does.
    """

    kind: str
    text: str
    quotes: tuple[str, ...] = ()
    count: int = 0
    pillar: str | None = None
    rubric: str = ""
    proof: str = ""
    network: str = ""
    format: str = ""
    row: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A date that the plan does not take up, and why."""

    day: date
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The calendar issued with a month: `first` to `last`, both included.

    `hours` is what its rows cost together, `hours_available` what the team has over the same days, None
    where nobody noted any. `remarks` are French sentences on what could not be planned as asked. `draws` are
    the rows that drew an arm, by test, `reserved` the days kept for those that are only proposed.
    """

    rows: tuple[PlannedPost, ...]
    first: date
    last: date
    ideas: tuple[Idea, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hours: float = 0.0
    hours_available: float | None = None
    remarks: tuple[str, ...] = ()
    draws: Mapping[str, tuple[Draw, ...]] = field(default_factory=dict)
    reserved: Mapping[str, Sequence[date]] = field(default_factory=dict)
