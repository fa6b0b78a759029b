"""Everything that is verified of a deck once it is written."""

from __future__ import annotations

from iwa.deck.checks.accessibility import accessibility_faults
from iwa.deck.checks.overflow import overflow_faults
from iwa.deck.checks.package import Package
from iwa.deck.checks.structure import structure_faults


def deck_faults(data: bytes) -> tuple[str, ...]:
    """A French sentence for each fault of a saved deck: structure, texts that do not fit, accessibility.

    A file whose structure is at fault is looked at no further.
    """
    package = Package(data)
    broken = structure_faults(package)
    return tuple(broken or [*overflow_faults(package), *accessibility_faults(package)])
