"""The pictures of posts, drawn anew: small for an HTML page, larger for a deck."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480  # pixels: twice the width of a card on screen
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
UNREADABLE = (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError)


def thumbnail(folder: Path, name: str, side: int = SIDE) -> bytes:
    """A picture inside the folder as a JPEG of at most `side` pixels; empty when there is none that can be read.

    It is drawn anew, so that nothing the file carries (place, camera, author) goes with it. A
    name that leads out of the folder gives nothing, nor does a picture too large to be opened safely.
    """
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return b""
        upright = _opened(path, side)
    except UNREADABLE:
        return b""
    upright.thumbnail((side, side))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    buffer = BytesIO()
    flat.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def _opened(path: Path, side: int) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # large, and still opened
        with Image.open(path, formats=FORMATS) as opened:
            opened.draft("RGB", (side, side))
            return ImageOps.exif_transpose(opened).convert("RGBA")
