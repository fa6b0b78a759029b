"""The line under a slide that says where its figures come from."""

from __future__ import annotations

from pathlib import PurePosixPath

from iwa.slides import Source

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
