"""The step notebooks: which there are, what they take, and their slides without a kernel."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import nbformat

from iwa.problems import WrongUse
from iwa.show import collecting
from iwa.slides import Slide
from iwa.workspace import shipped

STEPS: dict[int, str] = {
    1: "1_audit_diagnostic",
    2: "2_objectifs_kpis",
    3: "3_architecture_editoriale",
    4: "4_production_workflow",
    5: "5_animation_moderation",
    6: "6_mesure_optimisation",
}
PARAMETERS = ("client", "month")


def template(step: int) -> Path:
    """The notebook of a step; `WrongUse` lists the steps there are."""
    if step not in STEPS:
        raise WrongUse(
            f"L’étape {step} n’a pas de notebook.",
            f"les étapes {', '.join(str(number) for number in STEPS)}",
            "Choisissez-en une.",
        )
    return shipped("notebooks", f"{STEPS[step]}.ipynb")


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


def check_parameters(parameters: Mapping[str, object]) -> None:
    """`WrongUse` for a parameter that no notebook takes: papermill would only warn and go on."""
    unknown = sorted(set(parameters) - set(PARAMETERS))
    if unknown:
        raise WrongUse(
            "Un paramètre de notebook est inconnu.",
            ", ".join(unknown),
            f"Les paramètres sont {', '.join(PARAMETERS)}.",
        )
