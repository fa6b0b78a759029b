"""The speaker notes of a slide: what to say, then where its figures come from."""

from __future__ import annotations

from iwa.slides import Slide


def speaker_notes(slide: Slide) -> list[str]:
    """The paragraphs of the speaker notes: what to say, then definition, files and decision."""
    source = slide.source
    found = [
        slide.notes,
        f"Définition\u00a0: {source.definition}" if source.definition else "",
        f"Période\u00a0: {source.period}" if source.period else "",
        f"Effectif\u00a0: {source.count}" if source.count else "",
        f"Fichiers\u00a0: {', '.join(source.files)}" if source.files else "",
        "Chiffres saisis par l’équipe." if source.entered else "",
        f"Verdict\u00a0: {slide.verdict}" if slide.verdict else "",
        f"Décision\u00a0: {slide.decision}" if slide.decision else "",
    ]
    return [paragraph for text in found for paragraph in text.split("\n") if paragraph.strip()]
