"""The speaker notes of a slide: what to say, then where its figures come from, and the slide's id."""

from __future__ import annotations

import re

from iwa.slides import Slide

OWN = "deck."  # the ids of the cover, the contents and the page before the annex, which no notebook shows
ENTERED = "Chiffres saisis par l’équipe."
LABELS = ("Définition", "Période", "Effectif", "Fichiers", "Verdict", "Décision", "Repère")
WRITTEN = re.compile(rf"(?:{'|'.join(LABELS)})\s:\s|{re.escape(ENTERED)}")
REFERENCE = re.compile(r"Repère\s:\s+(\S+)\s*")


def speaker_notes(slide: Slide) -> list[str]:
    """The paragraphs of the speaker notes: what to say, then definition, files and decision.

    The last one names the slide's id, by which it is known again once another program has saved the file.
    """
    source = slide.source
    found = [
        slide.notes,
        f"Définition\u00a0: {source.definition}" if source.definition else "",
        f"Période\u00a0: {source.period}" if source.period else "",
        f"Effectif\u00a0: {source.count}" if source.count else "",
        f"Fichiers\u00a0: {', '.join(source.files)}" if source.files else "",
        ENTERED if source.entered else "",
        f"Verdict\u00a0: {slide.verdict}" if slide.verdict else "",
        f"Décision\u00a0: {slide.decision}" if slide.decision else "",
        "" if slide.id.startswith(OWN) else f"Repère\u00a0: {slide.id}",
    ]
    return [paragraph for text in found for paragraph in text.split("\n") if paragraph.strip()]


def is_written(paragraph: str) -> bool:
    """Whether a paragraph of the notes is one that the deck writes of itself, and not what to say.

    >>> is_written("Période : octobre 2026"), is_written("Période de fêtes : à dire.")
    (True, False)
    """
    return WRITTEN.match(paragraph) is not None


def noted_id(paragraphs: list[str]) -> str:
    """The slide's id that the notes end with; "" where there is none.

    >>> noted_id(["À dire d’abord.", "Repère : audit.formats"])
    'audit.formats'
    """
    found = [match[1] for match in map(REFERENCE.fullmatch, paragraphs) if match]
    return found[-1] if found else ""
