"""Where a plan stands while it is made: the places that are free, what is placed, what has been taken up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from iwa.calendar.able import formats_for
from iwa.calendar.moments import Moment
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import Slot, told
from iwa.calendar.subject import Subject
from iwa.calendar.thing_subjects import sides_of
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.findings.keep_stop import STOP

AGAIN = ("sujet", "preuve")  # the sources of what may come back by another side


def told_before(themes: Iterable[str]) -> str:
    """Themes that were told, in which the words of a subject can be looked for."""
    return " | ".join(plain(theme).replace(" : ", ", ") for theme in themes)


@dataclass
class Board:
    """What is placed so far, the places that are free, the names that are used up.

    `used` names what was taken up once, `again` twice, `told` the subjects word by word; `draft` is the first
    day of what is planned as a draft only, None where all is. `lately` is what `told_before` made of the last themes.
    """

    month: ClientMonth
    free: list[Slot]
    subjects: dict[str, tuple[Subject, ...]]
    used: set[str] = field(default_factory=set)
    draft: date | None = None
    again: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    lately: str = ""
    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Moment] = field(default_factory=list)
    reserved: dict[str, tuple[Slot, ...]] = field(
        default_factory=dict
    )  # the places kept for tests that are only proposed

    def pillars(self) -> Counter[str]:
        return Counter(one.pillar for one in self.placed)

    def put(self, one: Placed, instead_of: Slot) -> None:
        """Places a post in a free place, or in one made of it."""
        self.free.remove(instead_of)
        self.again |= self.used & set(one.subject.names)
        self.used |= set(one.subject.names)
        self.told.add(one.subject.words)
        self.placed.append(one)

    def next_subject(
        self, pillar: str, network: str, wanted: Callable[[Subject], bool] = lambda _: True
    ) -> Subject | None:
        """The first subject of a pillar that nothing has taken up, of no theme that is stopped on the network."""
        able = (one for one in self._able(pillar, network) if wanted(one))
        return next((one for one in able if not self.used & set(one.names)), None)

    def new(self, pillar: str, network: str) -> Subject | None:
        """The first subject of a pillar that nothing has taken up, and for which nothing is to be obtained."""
        return self.next_subject(pillar, network, lambda one: not one.is_to_obtain)

    def seen_again(self, pillar: str, network: str) -> Subject | None:
        """A thing of the posts, or a proof, that was taken up before, by another side: where nothing new is left to say."""
        mine = {name for one in self.placed if one.pillar == pillar for name in one.subject.names}
        able = (one for one in self._able(pillar, network) if one.source in AGAIN and not one.is_to_obtain)
        sides = (side for one in able if not (self.again | mine) & set(one.names) for side in sides_of(one))
        return next((one for one in sides if one.words not in self.told and plain(one.words) not in self.lately), None)

    def _able(self, pillar: str, network: str) -> Iterator[Subject]:
        stopped = told(self.month, network, "theme", STOP)
        return (one for one in self.subjects.get(pillar, ()) if one.theme not in stopped)

    def is_able(self, slot: Slot, pillar: str) -> bool:
        """Whether a place can hold a post of a pillar: the network has a format for it."""
        return bool(formats_for(self.month, slot.network, slot.is_story, pillar))
