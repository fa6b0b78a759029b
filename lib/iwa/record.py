"""The executed notebook as the record: the slides found in its outputs."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from pydantic import ValidationError

from iwa.problems import StepFailed
from iwa.slides import MIME, SCHEMA, Slide, from_json

TODO = "Relancez l’étape avec « iwa run » : le notebook sera exécuté à nouveau."


def slides_of(notebook: NotebookNode) -> list[Slide]:
    """Every slide that an executed notebook shows, in the order of its cells and outputs.

    A notebook without slides (one that was not executed) gives an empty list. `StepFailed` when
    a slide was written by another version of the library, or by hand and wrongly.
    """
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    shown = (output["data"][MIME] for output in outputs if MIME in output.get("data", {}))
    return [_slide(data) for data in shown]


def _slide(data: Any) -> Slide:
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise StepFailed(
            "Une diapositive du notebook exécuté vient d’une autre version de l’outil.",
            f"le format {'inconnu' if schema is None else schema}, au lieu du format {SCHEMA}",
            TODO,
        )
    try:
        return from_json(data)
    except ValidationError as error:
        found = ", ".join(".".join(map(str, item["loc"])) or "slide" for item in error.errors()[:3])
        name = data.get("id", "sans nom")
        raise StepFailed(
            f"La diapositive « {name} » du notebook exécuté est illisible.", f"erreur dans {found}", TODO
        ) from error
