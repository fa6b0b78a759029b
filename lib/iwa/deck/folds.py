"""What each paragraph of a message is, where a master has no place for the other texts of a slide."""

from __future__ import annotations

from iwa.deck.arrange import folded
from iwa.deck.places import Layout
from iwa.deck.stand_ins import list_lines
from iwa.deck.writing import plain
from iwa.slides import Slide
from iwa.source_lines import source_line

MESSAGE = "message"


def message_fields(slide: Slide, layout: Layout) -> tuple[str, ...]:
    """For each paragraph in the place of the message the field of the slide that it says; none where all are the message.

    "exhibit", "subtitle" open it, "decision", "source" close it.
    """
    shown = folded(slide, layout)
    drawn = list_lines(slide.exhibit) if layout.name == "texte" and slide.exhibit is not None else []
    closing = ["decision"] if slide.decision and not shown.decision else []
    closing += ["source"] if source_line(slide.source) and not source_line(shown.source) else []
    opening = ["subtitle"] * (len(shown.message) - len(slide.message) - len(closing))
    fields = [*("exhibit" for _ in drawn), *opening, *(MESSAGE for _ in slide.message), *closing]
    texts = [*(line.lead + line.text for line in drawn), *shown.message]
    held = tuple(field for field, text in zip(fields, texts, strict=True) if plain(text))
    return held if set(held) - {MESSAGE} else ()


def joined_verdict(slide: Slide, layout: Layout) -> str:
    """The verdict that the subtitle ends with, for want of a place of its own; "" where it has one."""
    return "" if "Verdict" in layout.places else slide.verdict
