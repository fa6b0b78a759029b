"""The pictures of posts, made small for an HTML page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480  # pixels: twice the width of a card on screen
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def thumbnail(folder: Path, name: str) -> bytes:
    """A picture inside the folder as a small JPEG; empty when there is none that can be read.

    It is drawn anew, so that nothing the file carries (place, camera, author) goes with it. A
    name that leads out of the folder gives nothing.
    """
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return b""
        with Image.open(path, formats=FORMATS) as opened:
            opened.draft("RGB", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError):
        return b""
    upright.thumbnail((SIDE, SIDE))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    buffer = BytesIO()
    flat.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
