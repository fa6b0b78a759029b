"""Which cell of which executed notebook shows a slide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from iwa.record import slides_of
from iwa.run.notebooks import STEPS
from iwa.slides import Slide
from iwa.workspace import RunFolder


@dataclass(frozen=True)
class Cell:
    """The cell that shows a slide: its notebook, its rank among the code cells, its question, what it calls."""

    step: int
    notebook: Path
    rank: int
    question: str
    call: str
    slide: Slide


def cell_of(run: RunFolder, slide_id: str) -> Cell | None:
    """The cell of a month's executed notebooks that shows a slide; None where none does."""
    for step, name in STEPS.items():
        file = run.notebooks / f"{name}.ipynb"
        found = _in_notebook(step, file, slide_id) if file.is_file() else None
        if found:
            return found
    return None


def _in_notebook(step: int, file: Path, slide_id: str) -> Cell | None:
    notebook = nbformat.read(file, as_version=4)
    rank, question = 0, ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            headings = re.findall(r"^#+ +(.+?) *$", cell.source, flags=re.MULTILINE)
            question = headings[-1] if headings else question
            continue
        rank += cell.cell_type == "code"
        shown = {slide.id: slide for slide in slides_of(nbformat.v4.new_notebook(cells=[cell]))}
        if slide_id in shown:
            return Cell(step, file, rank, question, cell.source, shown[slide_id])
    return None
