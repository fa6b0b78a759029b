"""Pictures of posts: found inside the client's folder, drawn anew and light enough for a deck."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from iwa.slide_pictures import thumbnail

LONGEST_SIDE = 1400  # pixels


def picture_bytes(folder: Path | None, name: str) -> BytesIO | None:
    """The picture as a JPEG, None when there is none to show.

    A file outside the client's folder is never opened, and one that cannot be read is not laid in
    the deck: PowerPoint would show a red cross.
    """
    drawn = thumbnail(folder, name, LONGEST_SIDE) if folder is not None and name else b""
    return BytesIO(drawn) if drawn else None
