"""A post to come, before it is worded: its place, what brings it there, what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.calendar.moments import Moment
from iwa.calendar.rhythm import Slot
from iwa.calendar.series import Series
from iwa.calendar.subject import Subject
from iwa.trials.entry import Given


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A post to come: its place, its pillar, what brings it there (a series or a moment), its subject, the arm it drew."""

    slot: Slot
    pillar: str
    kind: str
    subject: Subject
    series: Series | None = None
    moment: Moment | None = None
    trial: Given | None = None

    @property
    def is_loose(self) -> bool:
        """Whether nothing holds it: no series, no date, no test, no question that is owed a content."""
        held = self.series or self.moment or self.trial
        return held is None and not self.subject.is_due
