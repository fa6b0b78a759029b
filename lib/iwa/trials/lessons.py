"""What a client has learned from its tests, and what the next calendar makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.networks import NAMES
from iwa.tables import FORMATS
from iwa.trials.entry import Entry
from iwa.trials.register import register


@dataclass(frozen=True)
class Lesson:
    """A test that concluded: what was tried won, or it lost against what was usual."""

    entry: Entry

    @property
    def won(self) -> bool:
        return self.entry.better == "A"

    @property
    def said(self) -> str:
        """The lesson as a row of the calendar quotes it."""
        entry = self.entry
        ratio = entry.looks[-1].ratio
        size = f" : {numbers.change(ratio)} {MEASURED[entry.rule.measure]}" if ratio is not None else ""
        where = f" sur {NAMES[entry.rule.network]}" if entry.rule.network else ""
        return f"{_winner(entry)}{where}{size}, établi par le test {entry.id}."


MEASURED = {"engagement": "d’engagement", "clicks": "de clics"}


def _winner(entry: Entry) -> str:
    if entry.question == "format":
        return f"Format gagnant, {FORMATS[entry.group].lower()}"
    if entry.question == "theme":
        return f"Thème gagnant, « {entry.group} »"
    return f"Essai gagnant, {entry.group}" if entry.question else f"Essai gagnant, « {entry.hypothesis.rstrip('.')} »"


@lru_cache(maxsize=2)
def lessons(month: ClientMonth) -> tuple[Lesson, ...]:
    """The lessons that still stand: the last test of a question on a group overrules those before it."""
    latest: dict[tuple[str, ...], Entry] = {}
    for entry in register(month):
        if entry.is_learned:
            own = (entry.question, entry.group) if entry.question else (entry.id,)
            latest[entry.rule.network, *own] = entry
    return tuple(Lesson(entry) for entry in latest.values())
