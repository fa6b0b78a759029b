"""One campaign or highlight with its figures, held against its aim."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.client_month import ClientMonth
from iwa.dossier.choices import MEASURES as WORDS
from iwa.dossier.event import Event
from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.steps.monthly.phases import Figures, Phases, Visits, by_phase, networks_of, phases, reached, visits


@dataclass(frozen=True)
class Campaign:
    """An event with its figures by network and phase, and the figure of its own measure (None without)."""

    event: Event
    phases: Phases
    visits: Visits
    networks: dict[str, tuple[Figures, ...]]
    value: float | None

    @property
    def measure(self) -> str:
        """The registry's measure of its aim on the first network it touches; "" without one."""
        return measure_on(self.event.measure, next(iter(self.networks))) if self.event.measure else ""

    @property
    def label(self) -> str:
        """What it counts; in the word of the dossier where networks count differently."""
        names = {measure_on(self.event.measure or "", network) for network in self.networks}
        said_as = next((word for word, measure in WORDS.items() if measure == self.event.measure), "")
        return MEASURES[self.measure].label.lower() if len(names) == 1 else said_as

    @property
    def is_part(self) -> bool:
        """Whether its figure holds only what links tie to posts: the whole may be more."""
        return self.visits.partial and self.measure in ("sessions", "conversions")

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is met; None without a figure or a target, or where a part of the figure falls short."""
        if self.value is None or self.event.target is None:
            return None
        return self.value >= self.event.target or (None if self.is_part else False)


def campaign_of(month: ClientMonth, event: Event) -> Campaign:
    """An event with what is measured around it."""
    around = phases(event, month.month)
    found = visits(month, event, around)
    by_network = {network: by_phase(month, network, around, found) for network in networks_of(month, event)}
    return Campaign(event, around, found, by_network, reached(month, event, around.during, found.rows[1]))
