"""Pictures of posts: found inside the client's folder, made light enough for a deck."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 400_000  # bytes; a larger picture is made smaller
LONGEST_SIDE = 1400  # pixels
KEPT = ("PNG", "JPEG")


def picture_bytes(folder: Path | None, name: str) -> BytesIO | None:
    """The picture as PNG or JPEG, None when there is none to show.

    A file outside the client's folder is never opened.
    """
    if folder is None or not name:
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    try:
        with Image.open(path) as image:
            if image.format in KEPT and path.stat().st_size <= LARGEST_FILE:
                return BytesIO(path.read_bytes())
            return _lighter(image)
    except (UnidentifiedImageError, OSError):
        return None


def _lighter(image: Image.Image) -> BytesIO:
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    buffer = BytesIO()
    upright.save(buffer, "JPEG", quality=85)
    buffer.seek(0)
    return buffer
