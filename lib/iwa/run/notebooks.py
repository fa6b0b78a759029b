"""The step notebooks: which there are, and what they take."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from iwa.problems import WrongUse
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


def check_parameters(parameters: Mapping[str, object]) -> None:
    """`WrongUse` for a parameter that no notebook takes: papermill would only warn and go on."""
    unknown = sorted(set(parameters) - set(PARAMETERS))
    if unknown:
        raise WrongUse(
            "Un paramètre de notebook est inconnu.",
            ", ".join(unknown),
            f"Les paramètres sont {', '.join(PARAMETERS)}.",
        )
