"""How a notebook shows its slides, and how a test gathers them without a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from IPython.display import display

from iwa.measures.printed import definitions_of
from iwa.read_parts import parts_read
from iwa.slide_html import Look, html
from iwa.slides import MIME, READ, Slide, to_json
from iwa.traced import with_numbers
from iwa.typography import typeset

_collected: ContextVar[list[Slide] | None] = ContextVar("collected", default=None)


def show(slide: Slide, look: Look | None = None) -> None:
    """Displays the slide; the same output carries it as data, for the deck and the report, and what was read for it.

    `look` gives the client's colours and the folder of its pictures; without it the slide has
    the neutral colours and its cards no picture. The figures that know their rows become its numbers.
    """
    slide = typeset(_defined(with_numbers(slide)))
    collected = _collected.get()
    if collected is not None:
        collected.append(slide)
        return
    bundle = {"text/plain": slide.title, "text/html": html(slide, look or Look()), MIME: to_json(slide)}
    display(bundle, raw=True, metadata={MIME: {READ: parts_read()}})  # type: ignore[no-untyped-call]


def _defined(slide: Slide) -> Slide:
    """The slide, its notes with the definition of each figure printed on it that they do not have yet."""
    lacking = [f"{label} : {text}" for label, text in definitions_of(slide.numbers).items() if text not in slide.notes]
    return replace(slide, notes=" ".join([*([slide.notes] if slide.notes else []), *lacking])) if lacking else slide


@contextmanager
def collecting() -> Iterator[list[Slide]]:
    """Inside it, `show` adds to the list and displays nothing.

    >>> with collecting() as slides:
    ...     show(Slide("audit.formats", "Les vidéos portent le mois."))
    >>> [slide.id for slide in slides]
    ['audit.formats']
    """
    slides: list[Slide] = []
    token = _collected.set(slides)
    try:
        yield slides
    finally:
        _collected.reset(token)
