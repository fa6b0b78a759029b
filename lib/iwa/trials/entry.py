"""A test of the register, as plain data that goes from a month's state to the next one's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from iwa.findings.experiments import CONCLUDED, Look, Rule

State = Literal["en cours", "terminé", "arrêté"]
RUNNING: State = "en cours"
ENDED: State = "terminé"
STOPPED: State = "arrêté"  # by the team, before its time


@dataclass(frozen=True)
class Draw:
    """A row of the calendar and the arm it drew, whatever becomes of it; `month` is the one it was planned for."""

    row: str
    arm: Literal["A", "B"]
    block: str
    month: str


@dataclass(frozen=True)
class Counted:
    """A post that counts in an arm: the row it comes from, the month of the look that took it in, its log rate then."""

    network: str
    post_id: str
    row: str
    arm: Literal["A", "B"]
    block: str
    month: str
    rate: float


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A test with the rule fixed before it began, the rows drawn, the posts counted so far, what each look saw.

    `question` and `group` are what is compared ("format", "carousel"), "" for a test that the team put in its
    own words. `since` is the month of the first look, `ended` that of the last, "" while it runs. `outcome` is
    "" before the first look. `visible` is the smallest effect that the posts so far could show.
    """

    rule: Rule
    hypothesis: str
    question: str = ""
    group: str = ""
    since: str = ""
    drawn: tuple[Draw, ...] = ()
    posts: tuple[Counted, ...] = ()
    looks: tuple[Look, ...] = ()
    outcome: str = ""
    better: str = ""
    visible: float | None = None
    state: State = RUNNING
    ended: str = ""

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def is_running(self) -> bool:
        return self.state == RUNNING

    @property
    def is_learned(self) -> bool:
        return self.outcome == CONCLUDED


@dataclass(frozen=True)
class Given:
    """What a post to come has drawn: one of the arms of a test."""

    entry: Entry
    arm: Literal["A", "B"]

    @property
    def tries(self) -> bool:
        """Whether it does what is tested; the other arm does as usual."""
        return self.arm == "A"


def to_data(entry: Entry) -> dict[str, Any]:
    """The entry as plain JSON data.

    >>> entry = Entry(rule=Rule("2026-10-t1", "instagram", 12, 3, 0.8), hypothesis="Le soir", since="2026-11")
    >>> entry_of(to_data(entry)) == entry
    True
    """
    return asdict(entry)


def entry_of(data: Mapping[str, Any]) -> Entry:
    """The entry that `to_data` wrote."""
    made = {
        "rule": Rule(**data["rule"]),
        "drawn": tuple(Draw(**one) for one in data["drawn"]),
        "posts": tuple(Counted(**one) for one in data["posts"]),
        "looks": tuple(Look(**one) for one in data["looks"]),
    }
    return Entry(**{**data, **made})


def entries_in(state: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The register in a month's state, the oldest test first; empty where there was none."""
    return tuple(entry_of(one) for one in state.get("register", ()))
