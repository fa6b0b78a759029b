"""What a notebook has read of its month: the slides it shows say so, and a run knows what a change concerns.

A part is a stored table, a tab of the dossier, last month's state… by its name. In a kernel there is
one client's month; a process that opened several, or built one, can no longer tell: `EVERYTHING`.
"""

from __future__ import annotations

from collections.abc import Iterable

EVERYTHING = "*"
PICTURES, PAST, SCENARIOS = "visuels", "livrables", "scenarios"  # what is read beside the stored month

_opened: set[str] = set()
_read: set[str] = set()


def note_opened(month: str) -> None:
    """Notes that a month was opened, by a name of its own."""
    _opened.add(month)
    if len(_opened) > 1:
        _read.add(EVERYTHING)


def note_read(part: str) -> None:
    """Notes that a part was read."""
    _read.add(part)


def parts_read() -> list[str]:
    """The parts read up to now by this process, in one order; `EVERYTHING` alone where it cannot tell."""
    return [EVERYTHING] if EVERYTHING in _read or not _opened else sorted(_read)


def whole(parts: Iterable[str]) -> bool:
    """Whether these parts stand for all that there is."""
    return EVERYTHING in parts


def forget() -> None:
    """Begins anew: a test has one process for many months."""
    _opened.clear()
    _read.clear()
