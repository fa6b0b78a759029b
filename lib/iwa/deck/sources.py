"""What is said of a slide's origin: the source line under it, and its speaker notes."""

from __future__ import annotations

from pathlib import PurePosixPath

from iwa.slides import Slide, Source

NAMED_FILES = 2
ENTERED = "chiffres saisis par l’équipe"


def source_line(source: Source, files: int = NAMED_FILES) -> str:
    """ "Source : a.csv, b.csv ; octobre 2026 ; 48 publications", empty when nothing is known.

    >>> source_line(Source(("exports/posts.csv",), "octobre 2026", "48 publications"))
    'Source\\xa0: posts.csv ; octobre 2026 ; 48 publications'
    """
    origin = source.exports or _files(source.files, files)
    parts = [origin, source.period, source.count, ENTERED if source.entered else ""]
    said = " ; ".join(part.rstrip(".") for part in parts if part)
    return f"Source\u00a0: {said}" if said else ""


def _files(files: tuple[str, ...], named: int) -> str:
    names = list(dict.fromkeys(_name(file) for file in files))
    if len(names) <= named:
        return ", ".join(names)
    rest = len(names) - named
    if not named:
        return f"{len(names)} fichiers" if len(names) > 1 else "1 fichier"
    return f"{', '.join(names[:named])} et {rest} autre{'s' if rest > 1 else ''} fichier{'s' if rest > 1 else ''}"


def _name(file: str) -> str:
    return PurePosixPath(file.replace("\\", "/")).name


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
