"""What the template has imported before it forks."""

from __future__ import annotations

import json
import re

import pytest

from iwa.kernels.preloaded import PRELOADED
from iwa.run.notebooks import STEPS, template

IMPORTED = re.compile(r"^(?:from (iwa[\w.]*) import (.+)|import (iwa[\w.]*))", re.MULTILINE)


def imports_of(step: int) -> set[str]:
    """The rooms of the library that the cells of a step's notebook import."""
    cells = json.loads(template(step).read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    found: set[str] = set()
    for room, names, whole in IMPORTED.findall(code):
        parts = {f"{room}.{name.split()[0]}" for name in names.split(", ")} if room in ("iwa", "iwa.steps") else {room}
        found |= parts if room else {whole}
    return found


@pytest.mark.parametrize("step", STEPS)
def test_a_notebook_imports_nothing_that_each_kernel_would_load_for_itself(step: int) -> None:
    assert imports_of(step), "a notebook that imports nothing of the library"
    assert imports_of(step) <= set(PRELOADED)
