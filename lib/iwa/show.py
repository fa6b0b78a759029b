"""How a notebook shows its slides, and how a test gathers them without a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from IPython.display import display

from iwa.slide_html import Look, html
from iwa.slides import MIME, Slide, to_json
from iwa.traced import with_numbers
from iwa.typography import typeset

_collected: ContextVar[list[Slide] | None] = ContextVar("collected", default=None)


def show(slide: Slide, look: Look | None = None) -> None:
    """Displays the slide; the same output carries it as data, for the deck and the report.

    `look` gives the client's colours and the folder of its pictures; without it the slide has
    the neutral colours and its cards no picture. The figures that know their rows become its numbers.
    """
    slide = typeset(with_numbers(slide))
    collected = _collected.get()
    if collected is not None:
        collected.append(slide)
        return
    bundle = {"text/plain": slide.title, "text/html": html(slide, look or Look()), MIME: to_json(slide)}
    display(bundle, raw=True)  # type: ignore[no-untyped-call]


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
