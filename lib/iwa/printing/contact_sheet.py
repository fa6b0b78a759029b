"""All the slides of a deck in one picture, for a person to look over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from iwa.printing.office import to_pdf

ACROSS = 3
WIDTH = 640  # pixels of a slide
GAP = 16
GROUND = "#8A8F98"


def contact_sheet(deck: Path) -> Path:
    """The picture beside the deck, "audit.planche.png" for "audit.pptx", slides in their order, three in a row.

    `StepFailed` without LibreOffice or when it cannot read the deck.
    """
    with TemporaryDirectory() as folder:
        pages = _pages(to_pdf([deck], Path(folder))[0])
    picture = deck.with_suffix(".planche.png")
    _side_by_side(pages).save(picture, optimize=True)
    return picture


def _pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    tall = max(page.height for page in pages)
    rows = -(-len(pages) // ACROSS)
    size = (ACROSS * (WIDTH + GAP) + GAP, rows * (tall + GAP) + GAP)
    sheet = Image.new("RGB", size, GROUND)
    for rank, page in enumerate(pages):
        row, column = divmod(rank, ACROSS)
        sheet.paste(page, (GAP + column * (WIDTH + GAP), GAP + row * (tall + GAP)))
    return sheet
