"""A step's slides without a kernel."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import Any

import nbformat

from iwa.run.notebooks import STEPS, check_parameters, template
from iwa.show import collecting
from iwa.slides import Slide


def slides_in_process(step: int, **parameters: str) -> list[Slide]:
    """The slides a step's notebook shows, its code cells run in this very process.

    A kernel takes seconds to start; this takes the time of the code. The parameters cell is run
    first, then `parameters` over it, as papermill does. What a cell raises is raised.
    """
    check_parameters(parameters)
    namespace: dict[str, Any] = {}
    notebook = nbformat.read(template(step), as_version=4)
    with collecting() as slides, redirect_stdout(io.StringIO()):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, f"{STEPS[step]}:{cell.id}", "exec"), namespace)
                if "parameters" in cell.metadata.get("tags", ()):
                    namespace |= parameters
    return slides
