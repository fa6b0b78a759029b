"""What is known of a month's slides and verdicts, and of how they differ from another time: plain data.

Nothing heavy is imported: who gives out the work of a batch is told all of it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ToldFigure:
    """A printed figure: which one it is, what it is called, its text."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class ToldSlide:
    """A slide as it was read: `reading` is the hash of all that is seen on it."""

    id: str
    title: str
    step: int
    reading: str
    figures: tuple[ToldFigure, ...] = ()


@dataclass(frozen=True)
class Told:
    """The slides of a month; `unfinished` are the steps whose notebook stopped on its way, of which slides lack."""

    slides: tuple[ToldSlide, ...] = ()
    unfinished: tuple[int, ...] = ()


@dataclass(frozen=True)
class Flip:
    """A verdict that changed: network, question and group in French, the verdict then and now."""

    network: str
    question: str
    group: str
    before: str
    after: str


@dataclass(frozen=True)
class FigureChange:
    """A figure that reads otherwise: what it is, its text then and now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class SlideChange:
    """A slide that reads otherwise: its title then and now, and the figures of both that differ."""

    id: str
    before: str
    after: str
    figures: tuple[FigureChange, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What changed: titles of slides added and removed, slides that read otherwise, verdicts since the month before."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[SlideChange, ...] = ()
    flips: tuple[Flip, ...] = ()
    since: str = ""  # the month before, in French, where a verdict flipped

    @property
    def slides(self) -> int:
        """How many slides are new, gone or read otherwise."""
        return len(self.added) + len(self.removed) + len(self.changed)
