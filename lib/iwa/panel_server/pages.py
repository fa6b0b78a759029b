"""The panels that are served, their addresses, and how client and month come into their notebooks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import nbformat

from iwa.workspace import shipped


@dataclass(frozen=True)
class Panel:
    """A panel: the notebook that makes it, and what its browser tab and the terminal call it."""

    name: str
    title: str

    @property
    def notebook(self) -> Path:
        return shipped("notebooks", f"{self.name}.ipynb")


SIMULATOR = Panel("simulateur", "Simulateur")
LABELLING = Panel("etiquetage", "Étiquetage")
MESSAGES = Panel("messages", "Messages reçus")
DESK = Panel("bureau", "Bureau")
PANELS = {panel.name: panel for panel in (SIMULATOR, LABELLING, MESSAGES, DESK)}


def address(panel: Panel, **parameters: str) -> str:
    """The path of a panel on the server, with the parameters that are given.

    >>> address(SIMULATOR, client="boulangerie-marette", month="2026-10"), address(DESK, client="")
    ('/simulateur?client=boulangerie-marette&month=2026-10', '/bureau')
    """
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"/{panel.name}" + (f"?{query}" if query else "")


def with_parameters(notebook: nbformat.NotebookNode, values: Mapping[str, str]) -> nbformat.NotebookNode:
    """The notebook with the values set after its parameters cell, as papermill would; those it does not take are left out.

    A value stands in it as a text, whatever is in it: an address cannot bring code.
    """
    for place, cell in enumerate(notebook.cells):
        if "parameters" in cell.metadata.get("tags", ()):
            taken = {name: value for name, value in values.items() if _takes(cell.source, name)}
            lines = [f"{name} = {str(value)!r}" for name, value in taken.items()]
            injected = nbformat.v4.new_code_cell("\n".join(lines), metadata={"tags": ["injected-parameters"]})
            notebook.cells.insert(place + 1, injected)
            break
    return notebook


def _takes(source: str, name: str) -> bool:
    return re.search(rf"^{re.escape(name)}\b", source, flags=re.MULTILINE) is not None
